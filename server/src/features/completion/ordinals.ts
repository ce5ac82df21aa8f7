import type { Analysis } from '../../analysis/analyze.ts';
import type { Heading } from '../../analysis/blocks.ts';
import { shorten } from '../../analysis/characters.ts';
import { MARK_STYLES, type MarkStyle, toMark } from '../../analysis/marks.ts';
import { allSections, type Section } from '../../analysis/outline.ts';
import { markLike } from '../../profile/template.ts';
import { endOf, type Opening, spaced, type WritingPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** A mark that a new heading at a place can have. */
export interface NextMark {
  /** As the report writes it, without #: （三）, 3. */
  readonly mark: string;
  readonly hashes: string;
  /** The section that the new one would follow; null where it would be the first below its parent. */
  readonly follows: Section | null;
  /** The section that the new one would stand in; the root at the top. */
  readonly parent: Section;
}

/** The style in which a heading below one of a style is usually numbered. */
const BELOW: Readonly<Record<MarkStyle, MarkStyle>> = {
  part: 'chinese',
  chinese: 'bracketed-chinese',
  'bracketed-chinese': 'arabic',
  arabic: 'bracketed-arabic',
  'bracketed-arabic': 'circled',
  circled: 'circled',
};

/** The sections around a place, the root first: a heading on its own line is none yet, and behind the signature there are none. */
export function sectionsAbove({ outline, blocks }: Analysis, { line }: WritingPlace): readonly Section[] {
  const path = [outline];
  for (;;) {
    const next = path.at(-1)!.children.findLast(({ start }) => start < line.start);
    if (!next) break;
    path.push(next);
  }
  const { start } = path.at(-1)!;
  const isOver = blocks.some(
    (block) => (block.kind === 'signature' || block.kind === 'date') && block.start > start && block.end < line.start,
  );
  return isOver && path.length > 1 ? [] : path;
}

/** The marks that a heading at a place can have, the innermost first: one that goes on at each level, and one that begins a level. */
export function nextMarks(analysis: Analysis, place: WritingPlace): readonly NextMark[] {
  const path = sectionsAbove(analysis, place);
  const innermost = path.at(-1);
  if (!innermost) return [];
  const going = path.toReversed().flatMap((follows, at): readonly NextMark[] => {
    const parent = path[path.length - 2 - at];
    const ordinal = follows.heading?.mark?.ordinal;
    if (!parent || !follows.heading || ordinal === undefined || ordinal >= 99) return [];
    return [{ ...toParts(markLike(analysis, follows.heading, ordinal + 1)), follows, parent }];
  });
  const first = firstBelow(analysis, innermost);
  if (!first) return going;
  const beginning = { ...toParts(first), follows: null, parent: innermost };
  // Right below a heading, its first part is more likely than its next sibling.
  return innermost.blocks.some(({ start }) => start < place.line.start) ? [...going, beginning] : [beginning, ...going];
}

/** What a mark that is written or begun can become. */
export function marksFor(marks: readonly NextMark[], { hashes, mark }: Opening): readonly NextMark[] {
  const begun = plain(mark);
  return marks.filter(
    (next) =>
      plain(next.mark).startsWith(begun) &&
      (hashes === '' || next.hashes === '' || next.hashes.trim() === hashes.trim()),
  );
}

/** The next ordinals at the start of a line, as far as its mark is still to be written. */
export function suggestOrdinals(
  { source: { text } }: Analysis,
  place: WritingPlace,
  marks: readonly NextMark[],
): readonly Suggestion[] {
  const { opening, line } = place;
  if (opening?.words !== '') return [];
  return marksFor(marks, opening)
    .filter(({ mark }) => plain(mark) !== plain(opening.mark))
    .map(({ hashes, mark, follows, parent }) => ({
      kind: 'ordinal',
      label: mark.trim(),
      start: line.start + opening.indent.length,
      end: endOf(place, mark),
      text: (spaced(opening.hashes) || hashes) + mark,
      detail: follows ? `接着“${nameOf(text, follows)}”` : `“${nameOf(text, parent)}”下的第一项`,
      source: '按本报告各级标题的序号和写法。',
    }));
}

/** Whether two marks are the same but for the width of their brackets and points. */
function plain(mark: string): string {
  return mark.replace(/[(]/g, '（').replace(/[)]/g, '）').replace(/．/g, '.').trim();
}

/** A heading's mark and the # before it. */
export function toParts(mark: string): Pick<NextMark, 'hashes' | 'mark'> {
  const hashes = /^#{1,6} /.exec(mark)?.[0] ?? '';
  return { hashes, mark: mark.slice(hashes.length) };
}

/** The mark of the first heading below a section that has none, as elsewhere in the report; null where nothing tells. */
function firstBelow(analysis: Analysis, parent: Section): string | null {
  const { heading, children } = parent;
  if (children.length > 0) return null;
  if (!heading) return toMark('chinese', 1);
  const style = heading.mark?.style;
  const model = modelBelow(analysis, parent);
  if (model) return markLike(analysis, model, 1);
  if (!style || MARK_STYLES.indexOf(style) > MARK_STYLES.indexOf('arabic')) return null;
  return (heading.hashes > 0 ? `${'#'.repeat(Math.min(6, heading.hashes + 1))} ` : '') + toMark(BELOW[style], 1);
}

function modelBelow({ outline }: Analysis, { heading }: Section): Heading | null {
  for (const section of allSections(outline)) {
    if (section.heading?.mark?.style !== heading?.mark?.style || !section.heading) continue;
    const model = section.children.find((child) => child.heading?.mark)?.heading;
    if (model) return model;
  }
  return null;
}

const LONGEST_NAME = 16;

function nameOf(text: string, { heading }: Section): string {
  if (!heading) return '报告';
  const words = text.slice(heading.start, Math.max(heading.title.end, heading.mark?.end ?? 0)).replace(/^[#\s]+/, '');
  return shorten(words, LONGEST_NAME);
}
