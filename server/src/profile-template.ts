import type { Analysis } from './analysis/analyze.ts';
import type { Heading } from './analysis/blocks.ts';
import { toMark } from './analysis/marks.ts';
import type { Section } from './analysis/outline.ts';
import type { Span } from './analysis/span.ts';
import { type Content, type ContentState, matchHeading, type Profile, topSections } from './profile.ts';

/** A text that is to stand at a place; nothing is taken away. */
export interface Insertion extends Span {
  readonly text: string;
}

/** Where a content's template goes and the heading it gets there. */
export interface SectionInsertion extends Insertion {
  /** With its ordinal. */
  readonly heading: string;
}

/** What the template's placeholders stand for; without a year, 上一年度 and 下一年度. */
export function fillTemplate(line: string, year: number | null): string {
  const filled =
    year === null ? line.replaceAll('{year}年度', '上一年度').replaceAll('{nextYear}年度', '下一年度') : line;
  return filled
    .replaceAll('{year}', year === null ? '20__' : String(year))
    .replaceAll('{nextYear}', year === null ? '20__' : String(year + 1));
}

/**
 * The template of a missing content as a section of its own: behind the contents that the profile names before it, else
 * before the first section, and always before signature and date. Its ordinal follows the section before it; the
 * ordinals behind it stay as they are.
 */
export function insertSection(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  contents: readonly ContentState[],
  year: number | null,
): SectionInsertion {
  const sections = topSections(profile, analysis);
  const behind = findSectionBefore(profile, content, analysis, contents, sections, year);
  const model = sections.find((section) => section.heading?.mark)?.heading ?? sections[0]?.heading ?? null;
  const ordinal = (behind?.heading?.mark?.ordinal ?? 0) + 1;
  const heading = markLike(model, ordinal) + fillTemplate(content.template.heading, year);
  const gap = gapOf(analysis, sections);
  const block = [heading, ...content.template.body.map((line) => fillTemplate(line, year))].join(gap);
  const end = endOfBody(analysis);
  const first = behind ? null : (sections[0] ?? (end === null ? analysis.blocks[0] : null));
  if (first) return { start: first.start, end: first.start, text: `${block}${gap}`, heading };
  if (end === null) return { start: 0, end: 0, text: block, heading };
  const at = Math.min(behind?.end ?? end, end);
  return { start: at, end: at, text: `${gap}${block}`, heading };
}

/** The template's lines below a heading that has nothing under it. */
export function insertBody(content: Content, analysis: Analysis, heading: Heading, year: number | null): Insertion {
  const gap = gapOf(analysis, analysis.outline.children);
  const lines = content.template.body.map((line) => `${gap}${fillTemplate(line, year)}`);
  return { start: heading.end, end: heading.end, text: lines.join('') };
}

/** The last top-level section that belongs before the content; null where none does. */
function findSectionBefore(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  contents: readonly ContentState[],
  sections: readonly Section[],
  year: number | null,
): Section | null {
  const order = profile.contents.findIndex(({ id }) => id === content.id);
  let last: number | null = null;
  for (const { place, status, id } of contents) {
    const earlier = profile.contents.findIndex((other) => other.id === id) < order;
    const topical =
      status === 'implied' && profile.contents.some((other) => other.id === id && other.implied?.by === 'topics');
    if (!place || !earlier || (status === 'implied' && !topical)) continue;
    let at = sections.findIndex((section) => place.start >= section.start && place.start < section.end);
    if (topical) while (sections[at + 1] && isTopic(profile, analysis, sections[at + 1]!, year)) at++;
    if (at >= 0 && (last === null || at > last)) last = at;
  }
  return last === null ? null : sections[last]!;
}

function isTopic(profile: Profile, analysis: Analysis, section: Section, year: number | null): boolean {
  const { heading } = section;
  return (
    !heading ||
    matchHeading(profile, analysis.source.text.slice(heading.title.start, heading.title.end), 1, year).length === 0
  );
}

function markLike(model: Heading | null, ordinal: number): string {
  if (!model) return toMark('chinese', ordinal);
  const hashes = model.hashes > 0 ? `${'#'.repeat(model.hashes)} ` : '';
  if (!model.mark) return hashes;
  const mark = toMark(model.mark.style, ordinal);
  return `${hashes}${mark}${model.mark.style === 'part' ? ' ' : ''}`;
}

/** What the report puts between one line and the next: with a blank line where its sections are told apart by one. */
function gapOf(analysis: Analysis, sections: readonly Section[]): string {
  const { text } = analysis.source;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const first = sections[0]?.heading;
  if (!first) return lineEnd;
  let lines = 0;
  for (let at = first.end; at < text.length && /\s/.test(text[at]!); at++) if (text[at] === '\n') lines++;
  return lines > 1 ? lineEnd.repeat(2) : lineEnd;
}

/** Behind the last block that is neither signature, date nor what the web page adds; null where there is no other. */
function endOfBody(analysis: Analysis): number | null {
  const end = analysis.blocks.findLast(
    ({ kind }) => kind !== 'signature' && kind !== 'date' && kind !== 'residue',
  )?.end;
  return end ?? null;
}
