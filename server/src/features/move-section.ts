import { type Analysis, analyze } from '../analysis/analyze.ts';
import { type Mark, replaceOrdinal } from '../analysis/marks.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import { createSource, lineSpan, positionAt, type Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { renumber, seriesFrom } from '../rules/renumbering.ts';
import type { Edit } from '../rules/rule.ts';
import { applyEdits, carry, composeEdits } from './edits.ts';
import { offsetAt, toRange } from './lsp.ts';
import type { MoveSectionAnswer, MoveSectionParams } from './protocol.ts';
import { nameOf } from './symbols.ts';

/**
 * The edits that move a whole section to where another one stands: before a sibling that it stood behind, behind one that it
 * stood before, to the end of a section of the level above. Null where there is no such section, or the report would be
 * divided in another way.
 */
export function toMove(
  { analysis }: Result,
  version: number,
  params: Pick<MoveSectionParams, 'section' | 'target'>,
): MoveSectionAnswer | null {
  const { source } = analysis;
  const moved = sectionAt(analysis, offsetAt(source, params.section));
  const target = sectionAt(analysis, offsetAt(source, params.target));
  const landing = moved && target ? findLanding(analysis, moved, target) : null;
  if (!moved || !landing) return null;
  const edits = cutAndPaste(analysis, moved, landing);
  const text = applyEdits(source.text, edits);
  const later = analyze(text, { markdown: analysis.markdown, previous: analysis });
  const start = startAfter(analysis, edits, moved, landing);
  const after = sectionAt(later, start);
  if (!after || !isSameDivision(analysis.outline, later.outline, moved, after)) return null;
  const numbered = keepDivision(later, renumberAfter(analysis, later, moved, after, landing, edits));
  const toTextEdits = (made: readonly Edit[]): MoveSectionAnswer['edits'] =>
    made.map((edit) => ({ range: toRange(source, edit), newText: edit.text }));
  return {
    version,
    name: nameOf(source, moved),
    edits: toTextEdits(edits),
    renumbered: numbered.length === 0 ? null : toTextEdits(composeEdits(source.text, edits, numbered)),
    renumbering: wordAll(later, numbered),
    place: positionAt(createSource(text), start),
  };
}

/** Where a section is to stand: next to another one, or at the end of a parent. */
interface Landing {
  readonly beside: Section;
  readonly side: 'before' | 'behind';
  readonly parent: Section;
}

function sectionAt({ outline }: Analysis, offset: number): Section | null {
  for (const section of allSections(outline)) {
    if (section.heading && section.heading.start <= offset && offset <= section.heading.end) return section;
    if (section.start > offset) return null;
  }
  return null;
}

function findLanding({ outline }: Analysis, moved: Section, target: Section): Landing | null {
  const path = pathTo(outline, target);
  if (path.includes(moved)) return null;
  const beside = path.find(({ level, heading }) => heading && level === moved.level);
  if (beside) {
    const parent = path[path.indexOf(beside) - 1]!;
    return { beside, side: moved.start > beside.start ? 'before' : 'behind', parent };
  }
  const last = target.children.at(-1);
  if (target.level !== moved.level - 1 || last === moved) return null;
  return { beside: target, side: 'behind', parent: target };
}

/** The sections from the root to one of them. */
function pathTo(root: Section, section: Section): readonly Section[] {
  const path = [root];
  while (path.at(-1) !== section) {
    const next = path.at(-1)!.children.find(({ start, end }) => start <= section.start && section.start <= end);
    if (!next) break;
    path.push(next);
  }
  return path;
}

/** Whole lines go, with the blank lines that divide them from where they go to. */
function cutAndPaste(analysis: Analysis, moved: Section, { beside, side }: Landing): readonly Edit[] {
  const { source } = analysis;
  const lines = linesOf(source, moved);
  const words = source.text.slice(lines.start, lines.end);
  const before = lineBefore(source, lines.start) ?? lines.start;
  const behind = lineBehind(source, lines.end) ?? lines.end;
  const goesDown = beside.start > moved.start;
  const cut = goesDown ? { start: lines.start, end: behind } : { start: before, end: lines.end };
  const gap = goesDown ? source.text.slice(lines.end, behind) : source.text.slice(before, lines.start);
  const at = linesOf(source, beside);
  return [
    { ...cut, text: '' },
    side === 'before'
      ? { start: at.start, end: at.start, text: words + gap }
      : { start: at.end, end: at.end, text: gap + words },
  ];
}

/** Where the heading of the moved section begins afterwards. */
function startAfter({ source }: Analysis, [cut, paste]: readonly Edit[], moved: Section, { side }: Landing): number {
  const lines = linesOf(source, moved);
  const shift = paste!.start >= cut!.end ? cut!.end - cut!.start : 0;
  const gap = side === 'before' ? 0 : paste!.text.length - (lines.end - lines.start);
  return paste!.start - shift + gap + moved.start - lines.start;
}

function linesOf(source: Source, { start, end }: Span): Span {
  return {
    start: lineSpan(source, positionAt(source, start).line).start,
    end: lineSpan(source, positionAt(source, end).line).end,
  };
}

/** The end of the last line before an offset that is not blank; null where there is none. */
function lineBefore(source: Source, offset: number): number | null {
  for (let line = positionAt(source, offset).line - 1; line >= 0; line--) {
    const { start, end } = lineSpan(source, line);
    if (source.text.slice(start, end).trim() !== '') return end;
  }
  return null;
}

/** The beginning of the first line behind an offset that is not blank; null where there is none. */
function lineBehind(source: Source, offset: number): number | null {
  for (let line = positionAt(source, offset).line + 1; line < source.lineStarts.length; line++) {
    const { start, end } = lineSpan(source, line);
    if (source.text.slice(start, end).trim() !== '') return start;
  }
  return null;
}

/** Whether every section has kept its level, and the moved one all that stood below it. */
function isSameDivision(before: Section, after: Section, moved: Section, again: Section): boolean {
  const levels = (section: Section): string => [...allSections(section)].map(({ level }) => level).join();
  const sorted = (section: Section): string => levels(section).split(',').sort().join();
  return levels(moved) === levels(again) && sorted(before) === sorted(after);
}

/** What a heading ranks can depend on the ordinals around it: edits of ordinals that would divide a report in another way are none. */
function keepDivision(analysis: Analysis, edits: readonly Edit[]): readonly Edit[] {
  const { source, outline, markdown } = analysis;
  const after = analyze(applyEdits(source.text, edits), { markdown, previous: analysis });
  const levels = (root: Section): string => [...allSections(root)].map(({ level }) => level).join();
  return levels(outline) === levels(after.outline) ? edits : [];
}

/** The edits, of the text after the move, that give every heading the number of its place. */
function renumberAfter(
  before: Analysis,
  after: Analysis,
  moved: Section,
  again: Section,
  { parent: goal }: Landing,
  edits: readonly Edit[],
): readonly Edit[] {
  const mark = moved.heading?.mark;
  if (!mark) return [];
  const { text } = after.source;
  const from = pathTo(before.outline, moved).at(-2)!;
  const parent = pathTo(after.outline, again).at(-2)!;
  if (from === goal) {
    const ordinals = markedLike(from, mark).map((one) => one.ordinal);
    const marks = markedLike(parent, mark);
    if (marks.length !== ordinals.length) return [];
    return marks.flatMap((one, at) => (one.ordinal === ordinals[at] ? [] : [replaceOrdinal(text, one, ordinals[at]!)]));
  }
  const place = parent.children.indexOf(again);
  const previous = parent.children.slice(0, place).findLast(({ heading }) => heading?.mark?.style === mark.style);
  const following = seriesFrom(parent.children, place + 1);
  const ordinal = (previous?.heading?.mark?.ordinal ?? 0) + 1;
  const isPushed = following[0]?.heading?.mark?.ordinal === ordinal;
  const pushed = renumber(text, isPushed ? [again, ...following] : [again], ordinal);
  const left = seriesFrom(from.children, from.children.indexOf(moved)).slice(1);
  const closing = left.flatMap((section) => sectionAt(after, carry(section, edits).start) ?? []);
  return [...pushed, ...renumber(text, closing, mark.ordinal)].toSorted((a, b) => a.start - b.start);
}

function markedLike({ children }: Section, { style }: Mark): readonly Mark[] {
  return children.flatMap(({ heading }) => (heading?.mark?.style === style ? [heading.mark] : []));
}

const MOST_WORDS = 3;

/** “二、”改为“三、”，“三、”改为“二、” */
function wordAll({ source: { text }, outline }: Analysis, edits: readonly Edit[]): string {
  const marks = [...allSections(outline)].flatMap(({ heading }) => heading?.mark ?? []);
  const words = edits.flatMap((edit) => {
    const mark = marks.find(({ start, end }) => start <= edit.start && edit.end <= end);
    if (!mark) return [];
    const written = text.slice(mark.start, mark.end).trim();
    const renumbered = (text.slice(mark.start, edit.start) + edit.text + text.slice(edit.end, mark.end)).trim();
    return [`“${written}”改为“${renumbered}”`];
  });
  const more = words.length > MOST_WORDS ? `等${words.length}处` : '';
  return words.slice(0, MOST_WORDS).join('，') + more;
}
