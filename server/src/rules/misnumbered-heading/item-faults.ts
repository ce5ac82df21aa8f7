import type { PlacedParagraph } from '../../analysis/analyze.ts';
import { enumeratorsOf, writeOrdinal } from '../../analysis/enumerators.ts';
import { fromStretches } from '../../analysis/stretches.ts';
import { moveDraft } from '../paragraphs.ts';
import type { Draft, Edit, Fix } from '../rule.ts';
import { type Item, type ItemFault, type ItemSeries, mentionOf, readItemSeries } from './item-series.ts';

/** So many lists of one item are told of at most. */
const MOST_LONE = 8;

/** Items of lists in prose (一是……二是……) that do not count on from each other, stretch by stretch between two headings. */
export const findMisnumberedItems = fromStretches<Draft>(({ paragraphs, blocks, source }, { from, to }) => {
  const stretch = paragraphs.slice(from, to).filter(({ block }) => block.kind !== 'table');
  if (stretch.every(({ paragraph }) => enumeratorsOf(paragraph).length === 0)) return [];
  const ended = to < paragraphs.length || blocks.some(({ kind }) => kind === 'signature' || kind === 'date');
  const series = readItemSeries(stretch, source.text);
  const faults = series.flatMap((each) => each.faults.map((fault) => word(each, fault, source.text)));
  return ended ? [...faults, ...findLone(series, stretch, source.text)] : faults;
}, moveDraft);

/** 一是 that no 二是 follows, in no wording. */
function findLone(
  series: readonly ItemSeries[],
  paragraphs: readonly PlacedParagraph[],
  text: string,
): readonly Draft[] {
  const last = paragraphs.at(-1)!;
  return series
    .filter(({ counting, items }) => counting === 'clause' && items.length === 1 && items[0]!.ordinal === 1)
    .slice(0, MOST_LONE)
    .filter(({ items }) => paragraphs[items[0]!.paragraph]!.paragraph.placeholders.length === 0)
    .filter(({ items }) => !mentionOf(2).test(text.slice(items[0]!.end, last.start + last.paragraph.text.length)))
    .map(({ items: [item] }) => ({
      start: item!.start,
      end: item!.end,
      severity: 'hint' as const,
      message: `只有“${wordsOf(item!, text)}”，后面没有第二项。如果漏了一项，请补上；确实只有一项的，一般不编号（惯例）。`,
    }));
}

function word(series: ItemSeries, { kind, at, due }: ItemFault, text: string): Draft {
  const item = series.items[at]!;
  const written = wordsOf(item, text);
  const severity = series.counting === 'adverb' ? { severity: 'hint' as const } : {};
  const place = { start: item.start, end: item.end, ...severity };
  const fixes = renumber(series, at, due, text);
  const before = series.items[at - 1];
  if (!before) {
    const wanted = wordsOf(item, text, due);
    return { ...place, message: `序号有误：这里是“${written}”，但前面没有“${wanted}”。`, fixes };
  }
  const previous = wordsOf(before, text);
  const defect = kind === 'repeat' ? '重复' : kind === 'gap' ? '跳号' : '倒退';
  return {
    ...place,
    message: `序号${defect}：上一项是“${previous}”，这里${kind === 'repeat' ? '又' : ''}是“${written}”，按顺序应为“${wordsOf(item, text, due)}”。`,
    related: [{ start: before.start, end: before.end, message: `上一项“${previous}”` }],
    fixes,
  };
}

/** The item and those that count on from it. */
function renumber({ counting, items }: ItemSeries, at: number, due: number, whole: string): readonly Fix[] {
  let end = at + 1;
  while (end < items.length && items[end]!.ordinal === items[end - 1]!.ordinal + 1) end++;
  const moved = items.slice(at, end);
  const edits: Edit[] = [];
  for (const [index, { numeral }] of moved.entries()) {
    const text = writeOrdinal(counting, due + index);
    if (text === null) return [];
    edits.push({ ...numeral, text });
  }
  const range = (words: readonly string[]): string =>
    words.length === 1 ? `“${words[0]}”` : `“${words[0]}”至“${words.at(-1)}”`;
  const before = range(moved.map((item) => wordsOf(item, whole)));
  const after = range(moved.map((item, index) => wordsOf(item, whole, due + index)));
  return [{ title: `把${before}改为${after}`, safe: false, edits }];
}

/** An item as written, or as written with another ordinal. */
function wordsOf({ start, end, numeral, counting }: Item, text: string, ordinal?: number): string {
  if (ordinal === undefined) return text.slice(start, end);
  const other = writeOrdinal(counting, ordinal) ?? '';
  return text.slice(start, numeral.start) + other + text.slice(numeral.end, end);
}
