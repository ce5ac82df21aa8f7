import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../server/src/command-line.ts';

const known = {
  version: '1.2.3',
  formatIds: ['text', 'json'],
  batchFormats: [
    { id: 'html', use: '网页' },
    { id: 'csv', use: '表格' },
  ],
  ledgerFormatIds: ['text', 'csv', 'json'],
  settingsFormatIds: ['text', 'json'],
  profiles: [{ id: 'rule-of-law-annual-report', name: '法治政府建设年度报告' }],
};

test('what is not said is left to the settings', () => {
  expect(parse('check a.txt b')).toEqual({
    kind: 'check',
    options: { paths: ['a.txt', 'b'], format: 'text', failOn: 'warning', report: null },
  });
});

test('every option, before and behind the paths', () => {
  expect(parse('check --format=json - --profile none --year 2023 --fail-on never -- --a.txt')).toEqual({
    kind: 'check',
    options: { paths: ['-', '--a.txt'], format: 'json', failOn: 'never', report: null, profile: 'none', year: 2023 },
  });
});

test('files to be written: what they hold, and where they go', () => {
  expect(parse('check a --report html,CSV,html -o 结果 --jobs 3')).toEqual({
    kind: 'check',
    options: {
      paths: ['a'],
      format: null,
      failOn: 'warning',
      report: { formats: ['html', 'csv'], folder: '结果' },
      jobs: 3,
    },
  });
  expect(parse('check a --report=csv --format text')).toMatchObject({
    options: { format: 'text', report: { formats: ['csv'], folder: '.' } },
  });
});

test('an earlier result to compare with, and what was accepted', () => {
  expect(parse('check a --baseline 上次.json --new-only --accepted 清单.csv')).toMatchObject({
    options: { baseline: '上次.json', newOnly: true, accepted: '清单.csv' },
  });
});

test('the ledger takes paths and a format', () => {
  expect(parse('ledger a.txt')).toEqual({ kind: 'ledger', options: { paths: ['a.txt'], format: 'text', out: null } });
  expect(parse('ledger - --format=csv -o 台账.csv')).toEqual({
    kind: 'ledger',
    options: { paths: ['-'], format: 'csv', out: '台账.csv' },
  });
});

test('so do the settings', () => {
  expect(parse('settings a.txt --format json')).toEqual({
    kind: 'settings',
    options: { paths: ['a.txt'], format: 'json' },
  });
});

test('an export takes one report, and says where it goes', () => {
  expect(parse('export a.txt')).toEqual({
    kind: 'export',
    options: { path: 'a.txt', out: null, comments: false, force: false, profile: null, year: null, lastYear: null },
  });
  expect(parse('export --comments a.md -o 乙.docx --force --year 2024 --last-year 旧.docx')).toMatchObject({
    options: { path: 'a.md', out: '乙.docx', comments: true, force: true, year: 2024, lastYear: '旧.docx' },
  });
});

test('help and version', async () => {
  expect(parse('--version')).toEqual({ kind: 'answer', text: '1.2.3' });
  await expect(answer('--help')).toMatchFileSnapshot('help.golden');
  await expect(answer('export --help')).toMatchFileSnapshot('export-help.golden');
  await expect(answer('check --help')).toMatchFileSnapshot('check-help.golden');
  await expect(answer('ledger --help')).toMatchFileSnapshot('ledger-help.golden');
  await expect(answer('import --help')).toMatchFileSnapshot('import-help.golden');
  await expect(answer('letter-template --help')).toMatchFileSnapshot('letter-template-help.golden');
  await expect(answer('settings --help')).toMatchFileSnapshot('settings-help.golden');
  for (const line of ['-h', 'help', 'help --help']) expect(answer(line), line).toBe(answer('--help'));
  expect([answer('check a.txt -h'), answer('help check')]).toEqual([answer('check --help'), answer('check --help')]);
});

const mistakes: readonly (readonly [line: string, answer: string])[] = [
  ['chek a.txt', '没有名为“chek”的命令，是否想写“check”？'],
  ['a.txt', '没有名为“a.txt”的命令。要检查文件，请写：jiaohe check 文件或文件夹'],
  ['help chek', '没有名为“chek”的命令，是否想写“check”？'],
  [
    'help 报告',
    '没有名为“报告”的命令，可以写 check、ledger、settings、import、export、folder、letter-template、server',
  ],
  ['--versoin', '没有名为“--versoin”的选项，是否想写“--version”？'],
  ['check', '没有说要检查哪些文件。请写：jiaohe check 文件或文件夹（jiaohe check --help 有说明）'],
  ['check --formt json a.txt', '没有名为“--formt”的选项，是否想写“--format”？'],
  [
    'check --jsonlines a.txt',
    '没有名为“--jsonlines”的选项，可以用 --format、--profile、--year、--last-year、--fail-on、--report、--out、--jobs、--baseline、--accepted、--letters、--letter-template、--new-only、--help',
  ],
  [
    'check a.txt -x',
    '没有名为“-x”的选项，可以用 --format、--profile、--year、--last-year、--fail-on、--report、--out、--jobs、--baseline、--accepted、--letters、--letter-template、--new-only、--help',
  ],
  ['check --format jsn a.txt', '--format 的值不能是“jsn”，是否想写“json”？'],
  ['check --format xml a.txt', '--format 的值不能是“xml”，可以写 text、json'],
  ['check --fail-on warn a.txt', '--fail-on 的值不能是“warn”，是否想写“warning”？'],
  ['check --year 23 a.txt', '--year 的值不能是“23”，要写四位数的年份，例如 2024'],
  ['check a.txt --year', '--year 后面要写一个值，例如 --year 2024'],
  ['check a.txt --last-year', '--last-year 后面要写一个值，例如 --last-year 2023年报告.txt'],
  ['check --last-year a.txt b.txt c.txt', '--last-year 只能同一份报告一起用：每份报告有自己的上年报告'],
  ['check --format --year 2023 a.txt', '--format 后面要写一个值，例如 --format json'],
  ['leger a.txt', '没有名为“leger”的命令，是否想写“ledger”？'],
  ['ledger', '没有说要读哪些文件。请写：jiaohe ledger 文件或文件夹（jiaohe ledger --help 有说明）'],
  ['ledger --fail-on error a.txt', '没有名为“--fail-on”的选项，可以用 --format、--out、--help'],
  ['ledger --format csvs a.txt', '--format 的值不能是“csvs”，是否想写“csv”？'],
  ['ledger --format', '--format 后面要写一个值，例如 --format csv'],
  ['settings', '没有说是哪一份报告。请写：jiaohe settings 文件或文件夹（jiaohe settings --help 有说明）'],
  ['settings --format csv a.txt', '--format 的值不能是“csv”，可以写 text、json'],
  ['check a --report htm', '--report 的值不能是“htm”，是否想写“html”？'],
  ['check a --report html,pdf', '--report 的值不能是“pdf”，可以写 html、csv'],
  ['check a -o 结果', '-o 是结果文件放的地方，还要写明做成哪几种：--report html,csv'],
  ['check a --report', '--report 后面要写一个值，例如 --report html,csv'],
  ['check a --report html -o', '-o 后面要写一个值，例如 -o 核对结果'],
  ['letter-template 模板.txt', '要把模板存成文件，请写：jiaohe letter-template -o 退回意见模板.txt'],
  ['check a --letter-template x', '--letter-template 是退回意见的模板，还要写明退回意见放在哪里：--letters 文件夹'],
  ['check a --new-only', '--new-only 只按新增的问题算，还要写明同哪一次比：--baseline 上次的结果.json'],
  ['check a --new-only=1', '--new-only 后面不用写值'],
  ['check a --jobs 0', '--jobs 的值不能是“0”，要写 1 到 99 的数，例如 2'],
  ['export', '没有说要导出哪份报告。请写：jiaohe export 文件（jiaohe export --help 有说明）'],
  ['export a b', '一次只导出一份报告'],
  ['export -', '从标准输入读取时，要用 -o 写明导出到哪个文件'],
  ['export a --force=no', '--force 后面不用写值'],
  ['export a --comment', '没有名为“--comment”的选项，是否想写“--comments”？'],
  ['export a --year 24', '--year 的值不能是“24”，要写四位数的年份，例如 2024'],
  ['check --fail-on= a.txt', '--fail-on 后面要写一个值，例如 --fail-on error'],
];

describe('a mistake is answered in one line with what was meant', () => {
  test.each(mistakes)('%s', (line, message) => {
    expect(parse(line)).toEqual({ kind: 'mistake', message });
  });
});

test('nothing at all is answered with the help', () => {
  expect(parseCommandLine([], known)).toEqual({
    kind: 'mistake',
    message: expect.stringContaining(answer('--help').trim()),
  });
});

function parse(line: string) {
  return parseCommandLine(line.split(' '), known);
}

function answer(line: string): string {
  const asked = parse(line);
  return asked.kind === 'answer' ? `${asked.text}\n` : '';
}
