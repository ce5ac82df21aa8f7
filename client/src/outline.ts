import type { ContentItem, Range, ReportAnswer, SectionItem } from './protocol.ts';
import { say } from './say.ts';

/** What the outline shows of a report, free of the editor. */
export interface Outline {
  /** The keys at the top. */
  readonly roots: readonly string[];
  readonly items: ReadonlyMap<string, OutlineItem>;
}

/** One line of the outline. Its key stays the same while the report is edited elsewhere. */
export interface OutlineItem {
  readonly key: string;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly label: string;
  readonly description: string;
  readonly mark: Mark;
  /** The gravest finding in a section; null where there is none, and for other lines. */
  readonly worst: SectionItem['worst'];
  /** The whole line in words, for a screen reader. */
  readonly spoken: string;
  /** Where a click leads; null where there is no such place. */
  readonly place: Range | null;
  /** The whole stretch of text it stands for; null where there is none. */
  readonly extent: Range | null;
  /** The id of the content that can be inserted here; null where nothing can. */
  readonly insertable: string | null;
}

/** What kind of line it is, which tells its icon. */
export type Mark = 'contents' | 'sections' | 'section' | 'present' | 'implied' | 'empty' | 'missing' | 'optional';

/** Builds the outline of a report: what is mandated first, then the headings. */
export function buildOutline(report: ReportAnswer): Outline {
  const items = new Map<string, OutlineItem>();
  const roots: string[] = [];
  if (report.contents.length > 0) {
    const children = report.contents.map((content) => add(items, toContent(content)));
    const { unwritten } = report.counts;
    const description = unwritten === 0 ? say('已写全') : say('{0}项未写', unwritten);
    const spoken = say('必备内容，{0}', description);
    roots.push(
      add(items, { ...GROUP, key: CONTENTS, label: say('必备内容'), description, mark: 'contents', spoken, children }),
    );
  }
  if (report.sections.length > 0) {
    const children = addSections(items, report.sections, SECTIONS);
    roots.push(
      add(items, { ...GROUP, key: SECTIONS, label: say('章节'), mark: 'sections', spoken: say('章节'), children }),
    );
  }
  return { roots, items };
}

/** The key of the innermost section that a line of the report stands in; null where it stands in none. */
export function sectionAt({ items }: Outline, line: number): string | null {
  let found: OutlineItem | null = null;
  let keys: readonly string[] = items.get(SECTIONS)?.children ?? [];
  for (;;) {
    const inner = keys.map((key) => items.get(key)!).findLast((item) => holdsLine(item.extent, line));
    if (!inner) return found?.key ?? null;
    found = inner;
    keys = inner.children;
  }
}

/** The section right before or behind another one below the same heading; null where there is none. */
export function neighbourOf({ items }: Outline, key: string, step: -1 | 1): OutlineItem | null {
  const item = items.get(key);
  const siblings = item?.mark === 'section' && item.parent !== null ? items.get(item.parent)!.children : [];
  return items.get(siblings[siblings.indexOf(key) + step] ?? '') ?? null;
}

/** The lines of an outline that look otherwise in a later one with the same lines; null where the lines are others. */
export function changedItems(before: Outline, after: Outline): readonly string[] | null {
  const keys = [...after.items.keys()];
  const known = [...before.items.keys()];
  if (keys.length !== known.length || keys.some((key, at) => key !== known[at])) return null;
  return keys.filter((key) => !isAlike(before.items.get(key)!, after.items.get(key)!));
}

/** The contents that can be inserted, those that must be written first. */
export function insertableContents(report: ReportAnswer): readonly ContentItem[] {
  const missing = report.contents.filter(({ status }) => status === 'missing' || status === 'empty');
  return [...missing.filter(({ mandatory }) => mandatory), ...missing.filter(({ mandatory }) => !mandatory)];
}

/** What is said of a mandated content. */
export function wordStatus({ status, mandatory }: ContentItem): string {
  return status === 'missing' && !mandatory ? say('可不写') : say(STATUS_WORDS[status]);
}

const CONTENTS = 'contents';
const SECTIONS = 'sections';

const GROUP = { parent: null, description: '', worst: null, place: null, extent: null, insertable: null } as const;

const STATUS_WORDS: Readonly<Record<ContentItem['status'], string>> = {
  present: '已写',
  implied: '有内容，无单独标题',
  empty: '有标题，待填写',
  missing: '未写',
};

function add(items: Map<string, OutlineItem>, item: OutlineItem): string {
  items.set(item.key, item);
  return item.key;
}

function toContent(content: ContentItem): OutlineItem {
  const { id, name, status, mandatory, range } = content;
  const insertable = status === 'missing' || status === 'empty';
  const words = wordStatus(content);
  return {
    key: `${CONTENTS}/${id}`,
    parent: CONTENTS,
    children: [],
    label: name,
    description: words,
    mark: status === 'missing' && !mandatory ? 'optional' : status,
    worst: null,
    spoken: range
      ? say('必备内容：{0}，{1}，第{2}行', name, words, range.start.line + 1)
      : say('必备内容：{0}，{1}', name, words),
    place: range,
    extent: range,
    insertable: insertable ? id : null,
  };
}

function addSections(items: Map<string, OutlineItem>, sections: readonly SectionItem[], parent: string): string[] {
  const seen = new Map<string, number>();
  return sections.map((section) => {
    const { mark, title, selectionRange, range } = section;
    const label = mark + title;
    // Without its ordinal, which is another one after a section was moved.
    const name = title || mark;
    const twin = seen.get(name) ?? 0;
    seen.set(name, twin + 1);
    const key = `${parent}/${name}${twin > 0 ? `#${twin}` : ''}`;
    const children = addSections(items, section.children, key);
    const line = selectionRange.start.line + 1;
    return add(items, {
      key,
      parent,
      children,
      label,
      description: wordSection(section),
      mark: 'section',
      worst: section.worst,
      spoken: [
        say('标题：{0}，第{1}行', label, line),
        wordLength(section),
        ...(section.open > 0 ? [say('{0}处需改', section.open)] : []),
        ...(children.length > 0 ? [say('下有{0}个标题', children.length)] : []),
      ].join(say('，')),
      place: selectionRange,
      extent: range,
      insertable: null,
    });
  });
}

/** How long a section is, and what wants a correction in it: 1,240字 · 2处 */
function wordSection(section: SectionItem): string {
  const length = wordLength(section);
  return section.open > 0 ? say('{0} · {1}处', length, section.open) : length;
}

function wordLength({ length }: SectionItem): string {
  return say('{0}字', String(length).replace(/\B(?=(?:\d{3})+$)/g, ','));
}

function holdsLine(extent: Range | null, line: number): boolean {
  return extent !== null && extent.start.line <= line && line <= extent.end.line;
}

function isAlike(item: OutlineItem, other: OutlineItem): boolean {
  return (
    item.spoken === other.spoken &&
    item.mark === other.mark &&
    item.worst === other.worst &&
    item.label === other.label &&
    item.description === other.description
  );
}
