import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { DEFAULT_TEMPLATE, type LetterTemplate, parseTemplate } from '../../server/src/formats/letter-template.ts';
import { type Letter, writeLetters } from '../../server/src/formats/letters.ts';
import { type ReportSummary, toSummary } from '../../server/src/formats/summary.ts';
import { timeOf } from '../properties/growth.ts';

const DAY = '2026年2月3日';

const faulty = `青石街道2025年法治政府建设年度报告

一、主要举措和成效

全年受理群众诉求120件，分别是咨询85件、投诉45件。

二、党政主要负责人履行推进法治建设第一责任人职责情况

书记主持召开法治建设会议4次，带头学习宪法。。

三、2026年度主要安排

修订行政执法清单。
`;

describe('a letter', () => {
  test('asks for what is missing, tells the arithmetic, and words what is doubtful as a question', async () => {
    await expect(lettersOf([['各镇/a.docx', faulty]])[0]!.text).toMatchFileSnapshot('letter.golden');
  });

  test('goes to nobody who passes, and leaves out what nobody need do', () => {
    expect(lettersOf([['a.txt', '云上镇工作有序推进。\n']])).toEqual([]);
    const [letter] = lettersOf([['a.txt', '全年受理诉求120件，分别是咨询85件、投诉45件。\n']]);
    expect(letter!.text).toContain('请补充、修改：');
    expect(letter!.text).not.toContain('请核实，');
    expect(letter!.text).not.toMatch(/\n\n\n/);
  });

  test('is one for all reports of a unit on one year, which it tells apart by their files', () => {
    const letters = lettersOf([
      ['青石街道.txt', faulty],
      ['青石街道（定稿）.txt', faulty],
      ['临溪镇.txt', faulty.replaceAll('青石街道', '临溪镇')],
      ['青石街道2024.txt', faulty.replaceAll('2025', '2024').replaceAll('2026', '2025')],
    ]);
    expect(letters.map(({ name }) => name)).toEqual(['青石街道-退回意见', '临溪镇-退回意见', '青石街道-退回意见（2）']);
    expect(letters[0]!.text).toContain('\n（2）一、主要举措和成效 第1段');
    expect(letters[0]!.text).not.toContain('《青石街道');
    expect(letters[0]!.text).toContain('有3处请修改或者核实');
    expect(letters[0]!.text).toContain('（青石街道.txt、青石街道（定稿）.txt）');
  });

  test('names the files once before what not all of them have to do', () => {
    const other = faulty.replace('投诉45件', '投诉35件').replace('全年', '全年宣讲9场，其中机关4场、村6场。全年');
    const [letter] = lettersOf([
      ['青石街道.txt', faulty],
      ['青石街道（定稿）.txt', faulty],
      ['青石街道（改）.txt', other],
    ]);
    const lines = letter!.text.split('\n').map((line) => line.slice(0, 16));
    expect(lines.slice(6, 16)).toEqual([
      '请补充、修改：',
      '各份都有的：',
      '（1）请补充“存在的不足和原因”',
      '《青石街道》、《青石街道（定稿）》'.slice(0, 16),
      '（2）一、主要举措和成效 第1段',
      '《青石街道（改）》：',
      '（3）一、主要举措和成效 第1段',
      '',
      '请核实，确实无误的请说明：',
      '（1）二、党政主要负责人履行推进法治'.slice(0, 16),
    ]);
    expect(letter!.text).toContain('《青石街道》、《青石街道（定稿）》：\n');
  });

  test('to a unit that nothing names is called by the file, as every system allows', () => {
    const [letter] = lettersOf([['x/..a:b?*.txt', '全年受理诉求120件，分别是咨询85件、投诉45件。\n']]);
    expect(letter!.name).toBe('a_b__-退回意见');
    expect(letter!.text).toContain('“..a:b?*”报送单位：');
  });

  test('quotes of a long sentence what tells the place', () => {
    const text = `${'经过认真组织，'.repeat(9)}受理诉求120件，分别是咨询85件、投诉45件。\n`;
    expect(lettersOf([['a.txt', text]])[0]!.text).toMatch(/“……[^“”]{10,60}”：合计不符/);
  });

  test('quotes clauses from their beginning to their end where those are near', () => {
    const text =
      '青石镇2025年度工作报告\n\n一、主要工作\n\n镇里受理各类群众来信来访和咨询，全年办理行政处罚案件共128件，比上年的112件增长16.3%，其中综合执法类案件76件、交通运输类案件32件、水利类案件20件，都按期办结了，没有一件被提起复议。\n';
    expect(lettersOf([['a.txt', text]])[0]!.text).toContain(
      '“……全年办理行政处罚案件共128件，比上年的112件增长16.3%，其中综合执法类案件76件……”：增减不符',
    );
  });
});

describe('the quotation in a letter', () => {
  test('never ends or begins within a figure', () => {
    for (let length = 0; length < 12; length++) {
      const text = `${'中'.repeat(length)}宣讲1234人次${'文'.repeat(10)}受理诉求120件，分别是咨询85件、投诉45件，${'字'.repeat(length)}培训5678人次。\n`;
      const quoted = /“(.*?)”：合计不符/.exec(lettersOf([['a.txt', text]])[0]!.text)![1]!;
      for (const figure of quoted.match(/\d+/g)!) expect(['1234', '120', '85', '45', '5678']).toContain(figure);
    }
  });

  test('does not say again the heading that is the place', () => {
    const text = faulty.replace('三、2026', '四、2026');
    expect(lettersOf([['a.txt', text]])[0]!.text).toContain('四、2026年度主要安排：标题序号跳号');
  });
});

describe('a template', () => {
  test('of ours can be followed, and uses every list', () => {
    expect(parseTemplate(DEFAULT_TEMPLATE)).toMatchObject({ ok: true });
    for (const list of ['{{必须修改}}', '{{建议核实}}']) expect(DEFAULT_TEMPLATE).toContain(list);
  });

  test('of one’s own decides every word, typed with whichever keyboard and lines', () => {
    const own =
      '致｛｛ 单位 ｝｝\r\n（共{{条数}}处，其中{{必须修改条数}}处、{{建议核实条数}}处）\r\n\r\n\r\n{{必须修改}}\r\n{{建议核实}}\r\n';
    const text = lettersOf([['a.txt', faulty]], templateOf(own))[0]!.text;
    expect(text.split('\n').map((line) => line.slice(0, 16))).toEqual([
      '致青石街道',
      '（共3处，其中2处、1处）',
      '',
      '（1）请补充“存在的不足和原因”',
      '（2）一、主要举措和成效 第1段',
      '（1）二、党政主要负责人履行推进法治'.slice(0, 16),
      '',
    ]);
  });

  test('takes words of a report as words, whatever braces are in them', () => {
    const text = faulty.replace('分别是咨询', '{{日期}}分别是咨询');
    expect(lettersOf([['{{单位}}.txt', text]])[0]!.text).toContain('（{{单位}}.txt）');
  });

  test.each<[string, readonly [line: number, column: number, message: string | RegExp][]]>([
    ['{{单位名}}：', [[1, 1, '不能填“单位名”，是否想写“单位”？']]],
    ['\n  {{xyz}}', [[2, 3, /^不能填“xyz”；可以写 必须修改、建议核实、单位、/]]],
    ['如下：{{必须修改}}', [[1, 4, '“必须修改”是一份清单，要单独占一行']]],
    ['{{单位}}：\n{{日期', [[2, 1, '“{{”后面没有写完，缺少“}}”']]],
    [
      '{{}}{{{{',
      [
        [1, 1, /^不能填“”/],
        [1, 5, /没有写完/],
      ],
    ],
    [' \n', [[1, 1, '模板是空的；删除它就用原来的模板']]],
  ])('%j is told where it cannot be followed', (text, problems) => {
    const parsed = parseTemplate(text);
    expect(parsed).toEqual({
      ok: false,
      problems: problems.map(([line, column, message]) => ({
        line,
        column,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      })),
    });
  });

  test('that is hostile is read soon', () => {
    for (const piece of ['{{', '{', '}}{{', '{{a', '\n']) {
      expect(timeOf(() => parseTemplate(piece.repeat(100_000)))).toBeLessThan(1_000);
    }
  });
});

function lettersOf(
  reports: readonly (readonly [file: string, text: string])[],
  template = templateOf(DEFAULT_TEMPLATE),
): readonly Letter[] {
  const summaries = reports.map(([file, text]): ReportSummary => toSummary({ file, result: check(text) }));
  return writeLetters(summaries, template, DAY);
}

function templateOf(text: string): LetterTemplate {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]!.message);
  return parsed.template;
}
