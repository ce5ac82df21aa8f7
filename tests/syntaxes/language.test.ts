import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What of a language configuration is looked at. */
interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly brackets: readonly (readonly [open: string, close: string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly string[])[];
  readonly autoCloseBefore: string;
  readonly colorizedBracketPairs: readonly unknown[];
  readonly onEnterRules: readonly [{ readonly beforeText: string; readonly action: object }];
}

/** What of package.json is looked at. */
interface Manifest {
  readonly contributes: {
    readonly languages: readonly [
      {
        readonly extensions: readonly string[];
        readonly filenamePatterns: readonly string[];
        readonly firstLine: string;
      },
    ];
  };
}

const configuration: LanguageConfiguration = readJson('syntaxes/language-configuration.json');
const manifest: Manifest = readJson('package.json');
const [language] = manifest.contributes.languages;

describe('a word', () => {
  const { pattern, flags } = configuration.wordPattern;
  const wordsOf = (line: string): string[] => line.match(new RegExp(pattern, `g${flags}`)) ?? [];

  test.each([
    ['投入1,234.5万元。', ['投入', '1,234.5万元']],
    ['服务4000余人次，占98.5%', ['服务', '4000余人次', '占', '98.5%']],
    ['提高3.2个百分点', ['提高', '3.2个百分点']],
    ['受理12件案件', ['受理', '12件', '案件']],
    ['来访7批15人次', ['来访', '7批', '15人次']],
    ['12支部、３０户', ['12', '支部', '３０户']],
    ['12345热线', ['12345', '热线']],
    ['2023年12月', ['2023', '年', '12', '月']],
    ['走访两百零五户', ['走访两百零五户']],
    ['𠮷县、二〇二三年', ['𠮷县', '二〇二三年']],
    ['一、主要举措（试行）', ['一', '主要举措', '试行']],
    ['用COVID-19和5G', ['用', 'COVID-19', '和', '5', 'G']],
    ['《》“”——', []],
  ])('%s', (line, words) => expect(wordsOf(line)).toEqual(words));

  test.each(['1', '1,', '1,234', '一', '.', 'a-', '余', '1万', ' ', '《'])('100,000 times %j', (piece) => {
    const line = piece.repeat(100_000 / piece.length);
    expect(wordsOf(line).join('').length).toBeLessThanOrEqual(line.length);
  });
});

describe('marks in pairs', () => {
  const { brackets } = configuration;
  const closing = configuration.autoClosingPairs.map(({ open, close }) => open + close);
  const surrounding = configuration.surroundingPairs.map((pair) => pair.join(''));

  test('a mark opens or closes one pair', () => {
    const marks = brackets.flat();
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks.every((mark) => mark.length === 1)).toBe(true);
  });

  test('every pair is closed, and put around what is selected', () => {
    expect(closing).toEqual([...brackets.map((pair) => pair.join('')), '""']);
    expect(surrounding).toEqual(closing);
  });

  test('a pair is closed before whatever closes another', () => {
    for (const [, close] of brackets) expect(configuration.autoCloseBefore).toContain(close);
    expect(configuration.autoCloseBefore).not.toMatch(/[\p{L}\p{N}]/u);
  });

  test('they are not coloured like code: 一） has no partner and is no mistake', () => {
    expect(configuration.colorizedBracketPairs).toEqual([]);
  });
});

describe('Enter', () => {
  const [{ beforeText, action }] = configuration.onEnterRules;

  test.each([
    ['　　全年办结3件。', true],
    ['　　', false],
    ['全年办结3件。', false],
    ['　全年', false],
  ])('behind %j keeps the indentation of two characters: %j', (line, keeps) => {
    expect(new RegExp(beforeText).test(line)).toBe(keeps);
    expect(action).toEqual({ indent: 'none', appendText: '　　' });
  });
});

describe('files of the language', () => {
  /** As the editor compares names: whole, case aside, * for anything. */
  const isOurs = (name: string): boolean =>
    language.extensions.some((extension) => name.toLowerCase().endsWith(extension)) ||
    language.filenamePatterns.some((pattern) => {
      const source = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${source.join('.*')}$`, 'i').test(name);
    });

  test.each([
    '临江县2023年法治政府建设年度报告.txt',
    '01 望岳区（定稿2）法治政府建设情况报告.TXT',
    '2023年依法行政工作情况报告.txt',
    '法制建设工作报告.txt',
    '司法局2024年度报告.txt',
    '政府工作报告（征求意见稿）.txt',
    '民政局2024年工作总结.txt',
    '2024年述法报告.txt',
    '随手记.gongwen',
  ])('%s is one', (name) => expect(isOurs(name)).toBe(true));

  test.each([
    '临江县2023年法治政府建设年度报告.md',
    '临江县2023年法治政府建设年度报告.docx',
    '年度报告.txt.bak',
    'readme.txt',
    '会议纪要.txt',
    '工作方案.txt',
    '依法行政考核办法.txt',
    'robots.txt',
    '服务器年度日志.txt',
  ])('%s is none', (name) => expect(isOurs(name)).toBe(false));

  test('the reports of the tests are, unless they are Markdown', () => {
    const names = readdirSync(join(root, 'tests/reports'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:txt|md)$/.test(name),
    );
    for (const name of names) expect([name, isOurs(name)]).toEqual([name, name.endsWith('.txt')]);
  });

  test.each([
    ['临江县民政局2023年法治政府建设年度报告', true],
    ['\uFEFF2023年度依法行政工作总结', true],
    ['今天讨论了法治政府建设，形成报告', false],
    ['关于法治政府建设的通知', false],
    ['# Report', false],
  ])('the first line %j tells: %j', (line, tells) => expect(new RegExp(language.firstLine).test(line)).toBe(tells));

  test('a first line of 100,000 characters is no delay', () => {
    for (const piece of ['1', '.', ' ', '法治建设', '的']) {
      expect(new RegExp(language.firstLine).test(piece.repeat(100_000))).toBe(false);
    }
  });
});

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}
