import type { PlacedParagraph } from '../../analysis/analyze.ts';
import { type Counting, type Enumerator, enumeratorsOf } from '../../analysis/enumerators.ts';
import { mapEach } from '../../analysis/map-each.ts';
import type { Paragraph } from '../../analysis/paragraph.ts';
import { type Span, shift } from '../../analysis/span.ts';

/** A list whose items are counted by their first words: 一是…二是…, 第一，…第二，…, ①…②…. */
export interface Enumeration {
  /** Where its first item begins; the end of the paragraph where all of them stand in those behind. */
  readonly start: number;
  /** Where the text goes on to something else. */
  readonly end: number;
  /** The opening words of its items, in the order of the text. */
  readonly items: readonly Span[];
  /** The items in every other way to tell this list from those within it or behind it. */
  readonly otherwise: readonly (readonly Span[])[];
  /** How many of the items stand in paragraphs behind this one. */
  readonly behind: number;
}

/** Ways of counting that open a paragraph without making it a heading. */
const IN_PARAGRAPHS: readonly Counting[] = ['clause', 'rank', 'each', 'adverb'];
/** No report has more items in one paragraph; a text that does repeats itself. */
const MOST_MARKS = 60;

/** The lists that begin in a paragraph, or right behind it. Places are relative to it. */
export function readEnumerationsFrom(paragraphs: readonly PlacedParagraph[], index: number): readonly Enumeration[] {
  const { start, paragraph } = paragraphs[index]!;
  const end = paragraph.text.length;
  const marks = enumeratorsOf(paragraph);
  if (marks.length > MOST_MARKS) return [];
  const lists = [...new Set(marks.map(({ counting }) => counting))].flatMap((counting) =>
    listsOf(
      marks.filter((mark) => mark.counting === counting),
      end,
    ),
  );
  const last = lists.findLast((list) => list.end === end);
  const further = last
    ? itemsBehind(paragraphs, index, last.items.length, countingOf(marks, last))
    : itemsBehind(paragraphs, index, 0);
  if (further === null) return lists.filter((list) => list !== last);
  if (further.length === 0) return lists;
  const behind = further.map((item) => shift(item, -start));
  const open: Enumeration = last ?? { start: end, end, items: [], otherwise: [], behind: 0 };
  const longer: Enumeration = {
    ...open,
    items: [...open.items, ...behind],
    otherwise: open.otherwise.map((items) => [...items, ...behind]),
    behind: behind.length,
  };
  return [...lists.filter((list) => list !== last), longer];
}

/** Whether a paragraph begins with an item, which may go on with a list of the one before it. */
export function opensWithItem(paragraph: Paragraph): boolean {
  return enumeratorsOf(paragraph)[0]?.start === 0;
}

function countingOf(marks: readonly Enumerator[], { start }: Enumeration): Counting {
  return marks.find((mark) => mark.start === start)!.counting;
}

/** The lists among marks of one way of counting; none where these are not in order. */
function listsOf(marks: readonly Enumerator[], end: number): readonly Enumeration[] {
  if (!areInOrder(marks)) return [];
  const starts = marks.flatMap(({ ordinal }, at) => (ordinal === 1 ? [at] : []));
  return mapEach(starts, (first, index): Enumeration => {
    const [own, ...otherwise] = [...itemsFrom(marks, first).values()] as [readonly Span[], ...(readonly Span[])[]];
    const next = marks[starts[index + 1] ?? marks.length];
    return { start: marks[first]!.start, end: next?.start ?? end, items: own, otherwise, behind: 0 };
  });
}

/** Whether every mark opens a list or goes on with one that is open: 一是 二是 一是 二是 三是, 一是 (一是 二是) 二是. */
function areInOrder(marks: readonly Enumerator[]): boolean {
  const open: number[] = [];
  for (const { ordinal } of marks) {
    if (ordinal === 1) {
      open.push(1);
      continue;
    }
    while (open.length > 0 && ordinal !== 0 && open.at(-1)! + 1 !== ordinal) open.pop();
    if (open.length === 0) return false;
    open.push(open.pop()! + 1);
  }
  return true;
}

/** What the list that begins at a mark can consist of, by its length: it may end where another begins, or go on behind that. */
function itemsFrom(marks: readonly Enumerator[], first: number): ReadonlyMap<number, readonly Span[]> {
  const lists = new Map<number, readonly Span[]>();
  const seen = new Set<string>();
  const follow = (from: number, taken: readonly Enumerator[]): void => {
    const key = `${from} ${taken.length}`;
    if (seen.has(key)) return;
    seen.add(key);
    const items = [...taken];
    let at = from;
    while (at < marks.length && continues(marks[at]!, items)) items.push(marks[at++]!);
    if (!lists.has(items.length)) lists.set(items.length, mapEach(items, toSpan));
    if (marks[at]?.ordinal !== 1) return;
    for (let behind = at + 1; behind < marks.length; behind++) {
      if (continues(marks[behind]!, items)) follow(behind + 1, [...items, marks[behind]!]);
    }
  };
  follow(first + 1, [marks[first]!]);
  return lists;
}

/** 最后 goes on with any list, and ends it. */
function continues({ ordinal }: Enumerator, items: readonly Enumerator[]): boolean {
  return items.at(-1)!.ordinal !== 0 && (ordinal === items.length + 1 || ordinal === 0);
}

function toSpan({ start, end }: Enumerator): Span {
  return { start, end };
}

/** The items that go on from `count` of them at the head of the paragraphs behind; null where these are not in order. */
function itemsBehind(
  paragraphs: readonly PlacedParagraph[],
  index: number,
  count: number,
  counting: Counting | null = null,
): readonly Span[] | null {
  const items: Span[] = [];
  let own = counting;
  for (let at = index + 1; at < paragraphs.length; at++) {
    const { start, paragraph } = paragraphs[at]!;
    const [mark, ...rest] = enumeratorsOf(paragraph);
    const expected = count + items.length + 1;
    if (mark?.start !== 0 || mark.ordinal !== expected || !IN_PARAGRAPHS.includes(mark.counting)) break;
    own ??= mark.counting;
    if (mark.counting !== own) break;
    const more = rest.filter(({ counting: other }) => other === own);
    const row = [mark, ...more];
    const straight = row.every(({ ordinal }, step) => ordinal === expected + step);
    if (!straight && more.some(({ ordinal }) => ordinal === expected + 1)) return null;
    items.push(...(straight ? row : [mark]).map((item) => shift(toSpan(item), start)));
  }
  return items;
}
