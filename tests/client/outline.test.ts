import { expect, test } from 'vitest';
import {
  buildOutline,
  changedItems,
  insertableContents,
  neighbourOf,
  type Outline,
  sectionAt,
} from '../../client/src/outline.ts';
import type { ContentItem, Range, ReportAnswer, SectionItem } from '../../client/src/protocol.ts';

const lines = (from: number, to: number): Range => ({
  start: { line: from, character: 0 },
  end: { line: to, character: 0 },
});
const section = (
  mark: string,
  title: string,
  from: number,
  to: number,
  children: readonly SectionItem[] = [],
  open = 0,
): SectionItem => ({
  mark,
  title,
  length: (to - from) * 620,
  open,
  worst: open > 0 ? 'error' : null,
  range: lines(from, to),
  selectionRange: lines(from, from),
  children,
});
const content = (id: string, name: string, status: ContentItem['status'], line: number | null): ContentItem => ({
  id,
  name,
  status,
  mandatory: id !== 'other',
  range: line === null ? null : lines(line, line),
});

const REPORT: ReportAnswer = {
  version: 3,
  profile: { id: 'rule-of-law-annual-report', name: '法治政府建设年度报告' },
  year: 2024,
  lastYear: null,
  contents: [
    content('measures', '主要举措和成效', 'present', 2),
    content('problems', '存在的不足和原因', 'empty', 8),
    content('duty', '履行第一责任人职责', 'implied', 4),
    content('plans', '下一年度主要安排', 'missing', null),
    content('other', '其他需要报告的情况', 'missing', null),
  ],
  sections: [
    section(
      '一、',
      '主要举措和成效',
      2,
      8,
      [section('（一）', '制度', 3, 5), section('（一）', '制度', 5, 8, [], 2)],
      2,
    ),
    section('二、', '存在的不足和原因', 8, 12),
  ],
  blanks: [],
  counts: { error: 1, warning: 0, information: 0, hint: 0, unwritten: 2, blanks: 0, ignored: 0 },
};

/** The outline as one would draw it: each line as it is shown, and as it is spoken. */
function draw({ roots, items }: Outline): string[] {
  const below = (key: string, depth: number): string[] => {
    const { mark, label, description, spoken, insertable, children } = items.get(key)!;
    const line = `${'  '.repeat(depth)}[${mark}] ${label} ${description}${insertable ? ' +' : ''} | ${spoken}`;
    return [line, ...children.flatMap((child) => below(child, depth + 1))];
  };
  return roots.flatMap((key) => below(key, 0));
}

test('what is mandated stands first, then the headings; every line speaks', () => {
  expect(draw(buildOutline(REPORT))).toMatchInlineSnapshot(`
    [
      "[contents] 必备内容 2项未写 | 必备内容，2项未写",
      "  [present] 主要举措和成效 已写 | 必备内容：主要举措和成效，已写，第3行",
      "  [empty] 存在的不足和原因 有标题，待填写 + | 必备内容：存在的不足和原因，有标题，待填写，第9行",
      "  [implied] 履行第一责任人职责 有内容，无单独标题 | 必备内容：履行第一责任人职责，有内容，无单独标题，第5行",
      "  [missing] 下一年度主要安排 未写 + | 必备内容：下一年度主要安排，未写",
      "  [optional] 其他需要报告的情况 可不写 + | 必备内容：其他需要报告的情况，可不写",
      "[sections] 章节  | 章节",
      "  [section] 一、主要举措和成效 3,720字 · 2处 | 标题：一、主要举措和成效，第3行，3,720字，2处需改，下有2个标题",
      "    [section] （一）制度 1,240字 | 标题：（一）制度，第4行，1,240字",
      "    [section] （一）制度 1,860字 · 2处 | 标题：（一）制度，第6行，1,860字，2处需改",
      "  [section] 二、存在的不足和原因 2,480字 | 标题：二、存在的不足和原因，第9行，2,480字",
    ]
  `);
});

test('a report of no known kind has headings only; one without headings has nothing', () => {
  const unknown = { ...REPORT, profile: null, contents: [] };
  expect(buildOutline(unknown).roots).toEqual(['sections']);
  expect(buildOutline({ ...unknown, sections: [] }).roots).toEqual([]);
});

test('keys are unique, and every item but the roots has its parent', () => {
  const { roots, items } = buildOutline(REPORT);
  for (const [key, item] of items) {
    expect(item.key).toBe(key);
    if (item.parent === null) expect(roots).toContain(key);
    else expect(items.get(item.parent)!.children).toContain(key);
  }
});

test.each([
  [0, null],
  [2, 'sections/主要举措和成效'],
  [4, 'sections/主要举措和成效/制度'],
  [5, 'sections/主要举措和成效/制度#1'],
  [8, 'sections/存在的不足和原因'],
  [99, null],
])('line %i stands in %s', (line, key) => expect(sectionAt(buildOutline(REPORT), line)).toBe(key));

test('an outline that only moved looks the same', () => {
  const one = buildOutline(REPORT);
  const moved = REPORT.contents.map((item) => ({ ...item }));
  expect(changedItems(one, buildOutline({ ...REPORT, contents: moved, version: 4 }))).toEqual([]);
  const [first, ...rest] = REPORT.sections;
  expect(
    changedItems(one, buildOutline({ ...REPORT, sections: [{ ...first!, title: '主要举措' }, ...rest] })),
  ).toBeNull();
  expect(changedItems(one, buildOutline({ ...REPORT, sections: rest }))).toBeNull();
});

test('what changed is told line by line, as long as the lines are the same', () => {
  const one = buildOutline(REPORT);
  const [first, second] = REPORT.sections;
  const longer = { ...second!, length: 9000, worst: 'warning' as const };
  expect(changedItems(one, buildOutline({ ...REPORT, sections: [first!, longer] }))).toEqual([
    'sections/存在的不足和原因',
  ]);
  const renumbered = { ...second!, mark: '三、' };
  expect(changedItems(one, buildOutline({ ...REPORT, sections: [first!, renumbered] }))).toEqual([
    'sections/存在的不足和原因',
  ]);
  expect(changedItems(one, buildOutline({ ...REPORT, sections: [second!, first!] }))).toBeNull();
});

test.each([
  ['sections/主要举措和成效', 1, 'sections/存在的不足和原因'],
  ['sections/主要举措和成效', -1, undefined],
  ['sections/存在的不足和原因', 1, undefined],
  ['sections/主要举措和成效/制度#1', -1, 'sections/主要举措和成效/制度'],
  ['contents/measures', 1, undefined],
  ['sections', 1, undefined],
  ['nowhere', 1, undefined],
] as const)('%s has beside it (%i): %s', (key, step, neighbour) => {
  expect(neighbourOf(buildOutline(REPORT), key, step)?.key).toBe(neighbour);
});

test('what must be written is offered before what may be', () => {
  expect(insertableContents(REPORT).map(({ id }) => id)).toEqual(['problems', 'plans', 'other']);
});
