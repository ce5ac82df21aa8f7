import { describe, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import { createSource } from '../../server/src/analysis/source.ts';
import type { CheckOptions } from '../../server/src/check.ts';
import { toCompletions } from '../../server/src/features/completion.ts';
import { offsetAt } from '../../server/src/features/lsp.ts';
import { builtInProfiles, type Profile } from '../../server/src/profile.ts';
import { timeOf } from '../properties/growth.ts';
import fc from '../seeded.ts';
import { checkAtCursor } from './cursor.ts';

const TITLE = '青石街道办事处2025年法治政府建设年度报告\n\n';
const MEASURES =
  '一、2025年度推进法治政府建设的主要举措和成效\n（一）加强组织领导\n落实“三项制度”，完善“三项制度”，联合临溪市市场监督管理局开展检查，会同临溪市市场监督管理局培训。\n（二）规范文件制定和行政决策\n贯彻《青石街道法治建设三年规划》，一是办好讲座；二是用好阵地。';
const PROBLEMS = '\n二、存在的不足和原因\n一是人员不足，原因是编制少。\n二是经费不足，原因是财力有限。\n';
const TODAY = { year: 2026, month: 1, day: 15 };

interface Asking extends CheckOptions {
  readonly typed?: boolean;
  readonly snippets?: boolean;
}

function complete(
  marked: string,
  { typed = false, snippets = true, ...options }: Asking = {},
): readonly CompletionItem[] {
  const { result, position } = checkAtCursor(marked, options);
  return toCompletions(result, position, { snippets, typed, today: TODAY });
}

function labels(marked: string, options?: Asking): readonly string[] {
  return complete(marked, options).map(({ label }) => label);
}

/** The text after the item with this label was chosen. */
function choose(marked: string, label: string, options: Asking = {}): string {
  const item = complete(marked, { snippets: false, ...options }).find((one) => one.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  const { range, newText } = item.textEdit as TextEdit;
  const source = createSource(marked.replace('$0', ''));
  return source.text.slice(0, offsetAt(source, range.start)) + newText + source.text.slice(offsetAt(source, range.end));
}

/** The line of a text that the cursor stood in, and those that a choice put below it. */
function chosen(marked: string, label: string, options?: Asking): string {
  const before = marked.slice(0, marked.indexOf('$0'));
  const behind = marked.slice(marked.indexOf('$0') + 2);
  const text = choose(marked, label, options);
  return text.slice(before.lastIndexOf('\n') + 1, text.length - behind.slice(behind.indexOf('\n')).length);
}

describe('the next ordinal', () => {
  test.each([
    ['$0', ['（三）', '二、', '1.']],
    ['（$0', ['（三）']],
    ['($0', ['（三）']],
    ['（三$0', ['（三）']],
    ['二$0', ['二、']],
    ['1$0', ['1.']],
    ['（三）$0', []],
    ['（四$0', []],
    ['3.$0', []],
  ])('after （二） at %j: %j', (line, expected) => {
    const ordinals = complete(`${TITLE}${MEASURES}\n${line}`).filter(({ detail }) => /^接着|下的第一项$/.test(detail!));
    expect(ordinals.map(({ label }) => label)).toEqual(expected);
  });

  test('closes the bracket that was opened, also where the editor has closed it', () => {
    expect(choose(`${TITLE}${MEASURES}\n（$0`, '（三）')).toBe(`${TITLE}${MEASURES}\n（三）`);
    expect(choose(`${TITLE}${MEASURES}\n（$0）`, '（三）')).toBe(`${TITLE}${MEASURES}\n（三）`);
  });

  test('is written as those before it', () => {
    const loose = `${TITLE}一）甲\n甲文。\n二）乙\n乙文。\n$0`;
    expect(labels(loose)).toContain('三）');
    expect(labels(`${TITLE}1．甲\n甲文。\n$0`)).toContain('2．');
    expect(labels(`# ${TITLE}## 一、甲\n\n甲文。\n\n## $0`, { markdown: true })).toContain('二、');
    expect(chosen(`# ${TITLE}## 一、甲\n\n甲文。\n\n$0`, '二、', { markdown: true })).toBe('## 二、');
  });

  test('begins with one where there is no heading yet, and ends with the signature', () => {
    expect(labels(`${TITLE}$0`)[0]).toBe('一、');
    expect(labels(`${TITLE}${MEASURES}${PROBLEMS}\n青石街道办事处\n2026年1月10日\n$0`)).not.toContain('三、');
  });

  test('is not the first one again where there is one behind', () => {
    expect(labels(`${TITLE}一、甲\n$0\n（一）乙\n乙文。\n`)).not.toContain('（一）');
    expect(labels(`${TITLE}一、甲\n$0\n二、乙\n（一）丙\n`)).toContain('（一）');
  });

  test('goes on in a paragraph whose list runs, and in the next one', () => {
    expect(labels(`${TITLE}${MEASURES}$0`)[0]).toBe('三是');
    expect(choose(`${TITLE}${MEASURES}三$0`, '三是')).toBe(`${TITLE}${MEASURES}三是`);
    expect(labels(`${TITLE}${MEASURES}${PROBLEMS}$0`)[0]).toBe('三是');
    expect(labels(`${TITLE}${MEASURES}其中$0`)).not.toContain('三是');
    expect(labels(`${TITLE}二是办会，办好会议。\n一句别的话。\n另一句别的话。\n$0`)).toContain('三是');
    expect(labels(`${TITLE}二是办会，办好会议。\n一句别的话。\n另一句别的话。\n又一句别的话。\n$0`)).not.toContain(
      '三是',
    );
    expect(labels(`${TITLE}重点抓好三件事：（1）学法；（2）普法；$0`)).toContain('（3）');
    expect(labels(`${TITLE}首先，学法。其次，普法。$0`)).toContain('再次');
  });
});

describe('a section', () => {
  const headings = (marked: string, options?: Asking): readonly string[] =>
    complete(marked, options).flatMap(({ label, documentation }) =>
      String(documentation).includes('第四章 年度报告') && !label.startsWith('法治政府') ? [label] : [],
    );

  test('that is mandated and missing is offered at the start of a line, with its ordinal and its years', () => {
    const at = `${TITLE}${MEASURES}\n$0`;
    expect(headings(at)).toEqual([
      '存在的不足和原因',
      '党政主要负责人履行推进法治建设第一责任人职责情况',
      '下一年度主要安排',
      '其他需要报告的情况',
    ]);
    expect(chosen(at, '下一年度主要安排')).toMatch(
      /^二、2026年度推进法治政府建设的主要安排\n2026年，将重点做好以下工作：\n一是/,
    );
  });

  test('is worded for the reporter', () => {
    const body = '2025年法治政府建设年度报告\n\n一、主要举措和成效\n学法。\n$0';
    const label = '党政主要负责人履行推进法治建设第一责任人职责情况';
    expect(chosen(`青石街道办事处${body}`, label)).toContain('党（工）委、政府（办事处）主要负责人');
    expect(chosen(`临溪市司法局${body}`, label)).toContain('部门主要负责人');
  });

  test('keeps the ordinal that is there, behind 、 too', () => {
    const at = `${TITLE}${MEASURES}${PROBLEMS}四、$0`;
    expect(headings(at, { typed: true })).toHaveLength(3);
    expect(chosen(at, '下一年度主要安排')).toMatch(/^四、2026年度/);
    expect(labels(`${TITLE}${MEASURES}${PROBLEMS}四、下$0`, { typed: true })).toEqual([]);
    expect(headings(`${TITLE}${MEASURES}\n（三）$0`)).toEqual([]);
  });

  test('is found by words of its name', () => {
    expect(labels(`${TITLE}${MEASURES}\n不足$0`)).toEqual(['存在的不足和原因']);
    expect(chosen(`${TITLE}${MEASURES}\n二、存在$0`, '存在的不足和原因')).toMatch(
      /^二、2025年度推进法治政府建设存在的不足和原因\n/,
    );
  });

  test('is set as the report is: # and blank lines, or an indent', () => {
    const markdown = `# ${TITLE}## 一、主要举措和成效\n\n学法。\n\n## $0`;
    expect(chosen(markdown, '其他需要报告的情况', { markdown: true })).toBe('## 二、其他需要报告的情况\n\n无。');
    const indented = `${TITLE}　　一、主要举措和成效\n　　学法。\n$0`;
    expect(chosen(indented, '其他需要报告的情况')).toBe('　　二、其他需要报告的情况\n　　无。');
  });

  test('holds tab stops, or none', () => {
    const texts = (snippets: boolean) =>
      complete(`${TITLE}${MEASURES}\n$0`, { snippets }).map(({ textEdit }) => (textEdit as TextEdit).newText);
    expect(texts(true).some((text) => /\$\{\d/.test(text))).toBe(true);
    expect(texts(false).some((text) => /\$\{\d/.test(text))).toBe(false);
  });

  test('is not offered where text stands behind the cursor', () => {
    expect(headings(`${TITLE}${MEASURES}\n$0加强监督。\n`)).toEqual([]);
  });

  test('has the parts that its reporters usually write, without those that are there', () => {
    const parts = labels(`${TITLE}${MEASURES}\n（$0`).filter((label) => label.length > 3);
    expect(parts).toContain('（三）推进综合行政执法，规范执法行为');
    expect(parts.filter((label) => label.includes('规范文件制定'))).toEqual([]);
    expect(chosen(`${TITLE}${MEASURES}\n（$0）`, '（三）推进综合行政执法，规范执法行为')).toMatch(
      /^（三）推进综合行政执法，规范执法行为\n〔此处填写：/,
    );
    expect(labels(`${TITLE}${MEASURES}${PROBLEMS}（$0`).filter((label) => label.length > 3)).toEqual([]);
  });

  test('has the parts of a sample of one’s own, however they are marked', () => {
    const [base] = builtInProfiles;
    const own = JSON.parse(JSON.stringify(base).replace(/"（[一二三四五六七八九十]）/g, '"1.')) as Profile;
    expect(labels(`${TITLE}${MEASURES}\n（$0`, { profiles: [own] })).toContain('（三）推进综合行政执法，规范执法行为');
  });

  test('is offered nowhere in a report of no kind; an empty text can become any', () => {
    expect(headings('会议纪要\n\n一、议题\n学法。\n$0')).toEqual([]);
    expect(labels('$0')).toEqual(['法治政府建设年度报告', '政府信息公开工作年度报告', '工作总结、工作报告']);
    expect(choose('$0', '法治政府建设年度报告')).toMatch(/^〔此处填写：单位名称〕2025年法治政府建设年度报告\n/);
  });
});

describe('within 《', () => {
  const at = (year: number, typed = '', behind = ''): string =>
    `青石街道办事处${year}年法治政府建设年度报告\n\n一、主要举措和成效\n贯彻《青石街道法治建设规划》，落实《${typed}$0${behind}\n`;

  test('stand the titles that the report has, then those that hold at its date', () => {
    const titles = labels(at(2025), { typed: true });
    expect(titles.slice(0, 2)).toEqual(['青石街道法治建设规划', '法治政府建设与责任落实督察工作规定']);
    expect(titles).toContain('法治政府建设实施纲要（2021—2025年）');
    expect(titles).toContain('法治中国建设规划（2020—2025年）');
    expect(titles).toContain('中华人民共和国行政处罚法');
    expect(titles).not.toContain('法治政府建设实施纲要（2015—2020年）');
    const often = '落实《青石街道普法规划》，学习《青石街道普法规划》。';
    expect(labels(at(2025).replace('贯彻', `${often}贯彻`)).slice(0, 2)).toEqual([
      '青石街道普法规划',
      '青石街道法治建设规划',
    ]);
  });

  test.each([
    [2018, '法治政府建设实施纲要（2015—2020年）', '法治政府建设实施纲要（2021—2025年）'],
    [2022, '法治政府建设实施纲要（2021—2025年）', '中华人民共和国民营经济促进法'],
    [2019, '信访条例', '信访工作条例'],
    [2023, '信访工作条例', '信访条例'],
  ])('in %i: 《%s》 and not 《%s》', (year, valid, other) => {
    expect(labels(at(year))).toContain(valid);
    expect(labels(at(year))).not.toContain(other);
  });

  test('are found by any part of their names, and closed once', () => {
    expect(labels(at(2025, '信访'))).toEqual(['信访工作条例']);
    const done = at(2025).replace('$0', '信访工作条例》');
    expect(choose(at(2025, '信访'), '信访工作条例')).toBe(done);
    expect(choose(at(2025, '信访', '》'), '信访工作条例')).toBe(done);
  });

  test('stand those that a profile of one’s own knows, and no terms that are no titles', () => {
    const [base] = builtInProfiles;
    const term = { id: 'town-plan', kind: 'plan', term: '临溪市法治建设规划（2021-2025年）', verified: true } as const;
    const revised = { ...term, id: 'town-rule', kind: 'rule', term: '临溪市执法规定（2024年修订）' } as const;
    const own = { ...base!, id: 'town', terms: [term, revised] };
    const options = { profiles: [own, ...builtInProfiles], settings: { rules: {}, profile: 'town' } };
    expect(labels(at(2025, '临溪'), options)).toEqual(['临溪市法治建设规划（2021—2025年）']);
    expect(labels(at(2025, '一规划'))).toEqual([]);
    expect(labels(at(2025, '废止的'))).toEqual([]);
  });

  test('no other things are offered, and none behind 》', () => {
    expect(labels(at(2025, '某某局'))).toEqual([]);
    expect(labels(at(2025, '纲要》'), { typed: true })).toEqual([]);
  });
});

describe('in a sentence', () => {
  const at = (words: string): string => `${TITLE}${MEASURES}\n会上，${words}`;

  test('stand the reporting unit, its short forms, and names and terms that recur', () => {
    expect(labels(at('$0'))).toEqual(
      expect.arrayContaining(['青石街道办事处', '青石街道', '我街道', '临溪市市场监督管理局', '“三项制度”']),
    );
  });

  test.each([
    ['临溪市司法局2025年法治政府建设年度报告', ['临溪市司法局', '市司法局', '我局']],
    ['望岳区人民政府2025年法治政府建设情况报告', ['望岳区人民政府', '区政府', '我区']],
    ['梧桐镇2025年法治政府建设年度报告', ['梧桐镇', '我镇']],
  ])('of %s: %j', (title, names) => {
    expect(labels(`${title}\n\n一、主要举措和成效\n会上，$0`)).toEqual(expect.arrayContaining(names));
  });

  test('what is begun is finished, and then nothing else is offered', () => {
    expect(labels(at('青石$0'))).toEqual(['青石街道办事处', '青石街道']);
    expect(choose(at('青石$0'), '青石街道办事处')).toBe(at('青石街道办事处'));
    expect(choose(at('落实“三$0”'), '“三项制度”')).toBe(at('落实“三项制度”'));
    expect(choose(at('落实三项$0'), '“三项制度”')).toBe(at('落实“三项制度”'));
  });

  test('known terms of its time are offered where they are begun', () => {
    expect(labels(at('学习习近平法$0'))).toEqual(['习近平法治思想']);
    expect(labels(at('党的二十届$0'))).toContain('党的二十届四中全会');
    expect(labels(at('党的二十届$0'))).not.toContain('党的二十届五中全会');
    expect(labels(at('$0'))).not.toContain('习近平法治思想');
  });

  test('dates are those of the report and of today', () => {
    expect(labels(at('截至$0'))).toEqual(['截至2025年12月31日']);
    expect(choose(at('截至2025年$0'), '截至2025年12月31日')).toBe(at('截至2025年12月31日'));
    expect(labels(at('2026年$0'))).toEqual(['2026年1月15日']);
    expect(labels(`${TITLE}截至2025年11月30日，办结3件。另外，截至$0`)[0]).toBe('截至2025年11月30日');
    const often = '截至2025年11月30日，办结3件。';
    expect(labels(`${TITLE}截至2025年6月30日，收到5件。${often}${often}截至$0`)[0]).toBe('截至2025年11月30日');
  });

  test('nothing comes up behind 、', () => {
    expect(labels(at('学法、$0'), { typed: true })).toEqual([]);
    expect(labels(at('12.、$0'), { typed: true })).toEqual([]);
  });
});

test('every item says what it is and where it comes from', () => {
  for (const line of ['$0', '（$0', '会上，$0', '落实《$0', '落实《法$0》', '习$0']) {
    for (const item of complete(`${TITLE}${MEASURES}\n${line}`)) {
      expect(item.detail, item.label).not.toBe('');
      expect(String(item.documentation), item.label).not.toBe('');
    }
  }
});

test('whatever stands around the cursor, what is replaced stands on its line and holds the cursor', () => {
  const pieces = fc.constantFrom(
    ...[
      '一、',
      '（二）',
      '（',
      '）',
      '《',
      '》',
      '“',
      '”',
      '三是',
      '2.',
      '# ',
      '。',
      '\n',
      '\r\n',
      '　',
      '青石街道',
      '😀',
      '2025年',
      '12件',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 14 }).map((chosen) => chosen.join(''));
  fc.assert(
    fc.property(texts, texts, fc.boolean(), fc.boolean(), (before, behind, titled, markdown) => {
      const { result, position } = checkAtCursor(`${titled ? TITLE : ''}${before}$0${behind}`, { markdown });
      for (const item of toCompletions(result, position, { snippets: true, typed: false, today: TODAY })) {
        const { range } = item.textEdit as TextEdit;
        expect([range.start.line, range.end.line]).toEqual([position.line, position.line]);
        expect(range.start.character).toBeLessThanOrEqual(position.character);
        expect(range.end.character).toBeGreaterThanOrEqual(position.character);
        const typed = result.analysis.source.text.slice(
          offsetAt(result.analysis.source, range.start),
          offsetAt(result.analysis.source, position),
        );
        expect(item.filterText?.startsWith(typed)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(['《', '“', '局', '一是', '（一）\n', '青石街道办事处', '、'])(
  '20,000 characters of %j take no time',
  (piece) => {
    const text = `${TITLE}${piece.repeat(20_000 / piece.length)}`;
    const { result } = checkAtCursor(`${text}\n$0`);
    const { lineStarts } = result.analysis.source;
    const taken = timeOf(() => {
      for (const line of [0, 2, lineStarts.length - 2, lineStarts.length - 1]) {
        for (const character of [0, 9_999_999]) {
          toCompletions(result, { line, character }, { snippets: true, typed: false, today: TODAY });
        }
      }
    });
    expect(taken).toBeLessThan(1000);
  },
);
