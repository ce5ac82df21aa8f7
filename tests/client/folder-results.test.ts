import { afterEach, describe, expect, test } from 'vitest';
import { toFolderChoices } from '../../client/src/census.ts';
import {
  buildFolderTree,
  type FolderResults,
  type Grouping,
  mergeResults,
  summarise,
} from '../../client/src/folder-results.ts';
import type { CheckFolderAnswer, FolderFinding, FolderReport } from '../../client/src/protocol.ts';
import { speak } from '../../client/src/say.ts';

afterEach(() => speak('zh-cn'));

const finding = (
  rule: string,
  title: string,
  severity: FolderFinding['severity'],
  message: string,
  line: number,
): FolderFinding => ({
  rule,
  title,
  severity,
  message,
  range: { start: { line, character: 2 }, end: { line, character: 5 } },
  place: null,
});
const total = (line: number) => finding('total-mismatch', '合计不符', 'error', `合计不符（${line}）`, line);
const blank = (line: number) => finding('unfilled-placeholder', '空白待填', 'warning', `没有填（${line}）`, line);
const report = (name: string, findings: readonly FolderFinding[], more = 0): FolderReport => ({
  uri: `file:///报送/${name}`,
  name,
  encoding: 'utf-8',
  leftOut: '',
  profile: { id: 'work-report', name: '工作报告' },
  unrecognised: false,
  findings,
  more,
  ignored: 0,
});

const ANSWER: CheckFolderAnswer = {
  reports: [
    report('一.txt', [total(3), blank(8)], 2),
    report('二.txt', [], 1),
    { ...report('丁/三.md', [blank(1)]), profile: null, unrecognised: true, ignored: 2 },
    report('丁/四.txt', [total(0), total(6)]),
  ],
  unchecked: [
    { uri: 'file:///报送/五.doc', name: '五.doc', reason: '请另存为文本' },
    { uri: 'file:///报送/丁/jiaohe.settings.json', name: '丁/jiaohe.settings.json', reason: '没有用上，第2行：……' },
  ],
  total: 4,
  done: 4,
  cancelled: false,
};
const RESULTS: FolderResults = { folder: 'file:///报送', name: '报送', subfolders: true, answer: ANSWER };

/** The view as one would draw it. */
function draw(results: FolderResults, grouping: Grouping = 'file'): readonly string[] {
  const { roots, lines } = buildFolderTree(results, grouping);
  const below = (key: string, depth: number): string[] => {
    const { mark, label, description, place, file, open, children, parent } = lines.get(key)!;
    for (const child of children) expect(lines.get(child)?.parent).toBe(key);
    expect(parent === null).toBe(depth === 0);
    const leads = place
      ? ` → ${decodeURI(place.uri.slice('file:///报送/'.length))}${place.range ? `:${place.range.start.line}` : ''}`
      : '';
    const line = `${'  '.repeat(depth)}[${mark}] ${label} ${description}${open ? ' ▾' : ''}${file ? ' ↻' : ''}${leads}`;
    return [line, ...children.flatMap((child) => below(child, depth + 1))];
  };
  return roots.flatMap((key) => below(key, 0));
}

describe('the results of a folder', () => {
  test('by file: the gravest first, what was not checked last', () => {
    expect(draw(RESULTS)).toMatchInlineSnapshot(`
      [
        "[must] 必须修改 2份 ▾",
        "  [file] 一.txt 2处需改，另有2处供参考 ↻ → 一.txt",
        "    [error] 合计不符（3） 第4行 → 一.txt:3",
        "    [warning] 没有填（8） 第9行 → 一.txt:8",
        "  [file] 四.txt 2处需改 · 丁 ↻ → 丁/四.txt",
        "    [error] 合计不符（0） 第1行 → 丁/四.txt:0",
        "    [error] 合计不符（6） 第7行 → 丁/四.txt:6",
        "[should] 建议核实 1份",
        "  [file] 三.md 1处需改，已忽略2处，没有认出报告类型，没有核对必备内容 · 丁 ↻ → 丁/三.md",
        "    [warning] 没有填（1） 第2行 → 丁/三.md:1",
        "[passed] 通过 1份",
        "  [file] 二.txt 另有1处供参考 ↻ → 二.txt",
        "[unchecked] 未能检查 2份",
        "  [unchecked] 五.doc 请另存为文本",
        "  [unchecked] jiaohe.settings.json 没有用上，第2行：…… → 丁/jiaohe.settings.json",
      ]
    `);
  });

  test('by rule: what is grave and frequent first', () => {
    expect(draw(RESULTS, 'rule')).toMatchInlineSnapshot(`
      [
        "[must] 合计不符 3处，2份",
        "  [error] 一.txt 合计不符（3） → 一.txt:3",
        "  [error] 四.txt 合计不符（0） → 丁/四.txt:0",
        "  [error] 四.txt 合计不符（6） → 丁/四.txt:6",
        "[should] 空白待填 2处，2份",
        "  [warning] 一.txt 没有填（8） → 一.txt:8",
        "  [warning] 三.md 没有填（1） → 丁/三.md:1",
        "[unchecked] 未能检查 2份",
        "  [unchecked] 五.doc 请另存为文本",
        "  [unchecked] jiaohe.settings.json 没有用上，第2行：…… → 丁/jiaohe.settings.json",
      ]
    `);
  });

  test('by rule: of equally grave ones, first what stands in more reports, then what is told more often', () => {
    const other = (rule: string, line: number) => finding(rule, rule, 'warning', '', line);
    const reports = [
      report('一.txt', [
        other('在一份里', 1),
        other('在一份里三次', 1),
        other('在一份里三次', 2),
        other('在一份里三次', 3),
      ]),
      report('二.txt', [other('在两份里', 1)]),
      report('三.txt', [other('在两份里', 1)]),
    ];
    const drawn = draw({ ...RESULTS, answer: { ...ANSWER, reports, unchecked: [] } }, 'rule');
    expect(drawn.filter((line) => line.startsWith('['))).toEqual([
      '[should] 在两份里 2处，2份',
      '[should] 在一份里三次 3处，1份',
      '[should] 在一份里 1处，1份',
    ]);
  });

  test('tell a report as the saved tables do: what is slight and what is no known report pass no more than there', () => {
    const implied = finding('implied-section', '内容没有单独的标题', 'information', '没有单独的标题', 4);
    const reports = [
      report('一.txt', [implied], 1),
      { ...report('二.txt', []), profile: null, unrecognised: true },
      { ...report('三.txt', []), profile: null },
    ];
    expect(draw({ ...RESULTS, answer: { ...ANSWER, reports, unchecked: [] } })).toMatchInlineSnapshot(`
      [
        "[should] 建议核实 2份",
        "  [file] 一.txt 另有2处供参考 ↻ → 一.txt",
        "    [information] 没有单独的标题 第5行 → 一.txt:4",
        "  [file] 二.txt 没有认出报告类型，没有核对必备内容 ↻ → 二.txt",
        "[passed] 通过 1份",
        "  [file] 三.txt  ↻ → 三.txt",
      ]
    `);
  });

  test('speak in full, in either language', () => {
    const spoken = () => [...buildFolderTree(RESULTS, 'file').lines.values()].slice(0, 4).map((line) => line.spoken);
    expect(spoken()).toMatchInlineSnapshot(`
      [
        "必须修改：合计不符（3） 一.txt，第4行",
        "建议核实：没有填（8） 一.txt，第9行",
        "一.txt，2处需改，另有2处供参考",
        "必须修改：合计不符（0） 丁/四.txt，第1行",
      ]
    `);
    speak('en');
    expect(spoken()).toMatchInlineSnapshot(`
      [
        "Must Be Corrected: 合计不符（3） 一.txt, line 4",
        "To Be Verified: 没有填（8） 一.txt, line 9",
        "一.txt, 2 to correct, 2 more to consider",
        "Must Be Corrected: 合计不符（0） 丁/四.txt, line 1",
      ]
    `);
  });

  test('are summed up, and what was cancelled is said to be', () => {
    expect(summarise(RESULTS)).toBe('“报送”：必须修改2份，建议核实1份，通过1份，未能检查2份。');
    const cancelled = { ...RESULTS, answer: { ...ANSWER, total: 250, done: 137, cancelled: true } };
    expect(summarise(cancelled)).toMatch(/^已取消，查了137／250。“报送”：必须修改2份/);
    speak('en');
    expect(summarise(cancelled)).toMatch(/^Cancelled after 137 of 250\. “报送”: 2 must be corrected/);
  });
});

describe('a file that was checked again', () => {
  const again = (answer: Partial<CheckFolderAnswer>): readonly string[] => {
    const whole = { ...ANSWER, reports: [], unchecked: [], total: 1, done: 1, ...answer };
    return draw(mergeResults(RESULTS, ['file:///报送/一.txt'], whole)).filter((line) => /一|三|settings/.test(line));
  };

  test('takes the place of itself', () => {
    expect(again({ reports: [report('一.txt', [])] })).toEqual([
      '  [file] 三.md 1处需改，已忽略2处，没有认出报告类型，没有核对必备内容 · 丁 ↻ → 丁/三.md',
      '    [warning] 没有填（1） 第2行 → 丁/三.md:1',
      '  [file] 一.txt  ↻ → 一.txt',
      '  [unchecked] jiaohe.settings.json 没有用上，第2行：…… → 丁/jiaohe.settings.json',
    ]);
  });

  test('that is gone is no report any more', () => {
    const gone = { uri: 'file:///报送/一.txt', name: '一.txt', reason: '找不到' };
    expect(again({ unchecked: [gone] })).toContain('  [unchecked] 一.txt 找不到');
  });

  test('does not repeat what is said of the files of ours', () => {
    const [, settings] = ANSWER.unchecked;
    expect(again({ reports: [report('一.txt', [])], unchecked: [settings!] }).join()).toMatch(/settings.*settings/);
    expect(again({ reports: [report('一.txt', [])], unchecked: [settings!] })).toHaveLength(4);
  });
});

describe('what is offered before a folder is checked', () => {
  const CENSUS = {
    readable: [{ kind: 'text', count: 40 }],
    unreadable: [
      { ending: '.doc', count: 25 },
      { ending: '.pdf', count: 10 },
      { ending: '', count: 1 },
    ],
  } as const;
  const NOTHING = { readable: [], unreadable: [] };

  test('what lies in it, with and without the folders in it', () => {
    const direct = { readable: [{ kind: 'text', count: 12 }], unreadable: [] } as const;
    expect(toFolderChoices({ all: CENSUS, direct })).toEqual([
      {
        label: '含子文件夹',
        description: '可检查 40（文本 40）',
        detail: '不能检查 36（.doc 25、.pdf 10、打不开的 1）',
        subfolders: true,
      },
      { label: '只查这一层', description: '可检查 12（文本 12）', detail: '', subfolders: false },
    ]);
  });

  test('one choice where there are no folders in it, or all lies in those', () => {
    expect(toFolderChoices({ all: CENSUS, direct: CENSUS }).map(({ label }) => label)).toEqual(['检查这个文件夹']);
    expect(toFolderChoices({ all: CENSUS, direct: NOTHING }).map(({ label }) => label)).toEqual(['含子文件夹']);
  });

  test('what cannot be checked alone is told of; nothing is offered where there is nothing', () => {
    const [choice] = toFolderChoices({ all: { ...CENSUS, readable: [] }, direct: NOTHING });
    expect(choice?.description).toBe('没有可以检查的报告');
    expect(toFolderChoices({ all: NOTHING, direct: NOTHING })).toEqual([]);
  });
});
