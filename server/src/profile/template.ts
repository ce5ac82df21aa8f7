import type { Analysis } from '../analysis/analyze.ts';
import type { Heading } from '../analysis/blocks.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import type { Reporter } from '../analysis/issuer.ts';
import { replaceOrdinal, toMark } from '../analysis/marks.ts';
import type { Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { Content, ContentState, Profile } from '../profile.ts';
import { matchHeading, topSections } from './headings.ts';

/** A text that is to stand at a place; nothing is taken away. */
export interface Insertion extends Span {
  readonly text: string;
}

/** Where a content's heading goes, with its template or before a paragraph that stands there. */
export interface SectionInsertion extends Insertion {
  /** With its ordinal. */
  readonly heading: string;
  readonly ordinal: number;
  /** The sections behind it at its level, whose ordinals it may push on. */
  readonly following: readonly Section[];
}

/** What a template may depend on; null where it is not known. */
export interface Occasion {
  readonly reporter: Reporter | null;
  readonly year: number | null;
}

/** The words for a content as this reporter writes them in this year. */
export function templateFor({ template }: Content, occasion: Occasion): Pick<Content['template'], 'heading' | 'body'> {
  const variant = template.variants?.find((one) => fits(one, occasion));
  return { heading: variant?.heading ?? template.heading, body: variant?.body ?? template.body };
}

/** Whether a variant is meant for an occasion. A year that is not known may be any; a reporter that is not known is none. */
export function fits(
  variant: {
    readonly reporters?: readonly Reporter[] | undefined;
    readonly from?: number | undefined;
    readonly to?: number | undefined;
  },
  { reporter, year }: Occasion,
): boolean {
  if (variant.reporters && !(reporter && variant.reporters.includes(reporter))) return false;
  return year === null || ((variant.from ?? year) <= year && year <= (variant.to ?? year));
}

/** The first of some variants to say something. */
export function firstFitting<V, T>(variants: readonly V[], said: (variant: V) => T | undefined): T | undefined {
  for (const variant of variants) {
    const value = said(variant);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the template's placeholders stand for; without a year, 上一年度 and 下一年度. */
export function fillTemplate(line: string, year: number | null): string {
  const filled =
    year === null ? line.replaceAll('{year}年度', '上一年度').replaceAll('{nextYear}年度', '下一年度') : line;
  return fillYears(filled, year);
}

/** What stands for a year that is not known. */
export const BLANK_YEAR = '20__';

/** Puts the year reported on and the next one where a text has their placeholders. */
export function fillYears(text: string, year: number | null): string {
  return text
    .replaceAll('{year}', year === null ? BLANK_YEAR : String(year))
    .replaceAll('{nextYear}', year === null ? BLANK_YEAR : String(year + 1));
}

/**
 * The template of a missing content as a section of its own: behind the contents that the profile names before it, else
 * before the first section, and always before signature and date. Its ordinal follows the section before it and the
 * `inserted` ones that are put before it at the same time; the ordinals behind it stay as they are.
 */
export function insertSection(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  contents: readonly ContentState[],
  year: number | null,
  reporter: Reporter | null = null,
  inserted = 0,
): SectionInsertion {
  const sections = topSections(profile, analysis);
  const behind = findSectionBefore(profile, content, analysis, contents, sections, year);
  const model = sections.find((section) => section.heading?.mark)?.heading ?? sections[0]?.heading ?? null;
  const ordinal = (behind?.heading?.mark?.ordinal ?? 0) + 1 + inserted;
  const following = behind ? sections.slice(sections.indexOf(behind) + 1) : sections;
  const template = templateFor(content, { reporter, year });
  const heading = markLike(analysis, model, ordinal) + fillTemplate(template.heading, year);
  const gap = gapOf(analysis, sections);
  const indented = indentOf(analysis, model) + heading;
  const block = [indented, ...fillBody(analysis, template.body, year)].join(gap);
  const end = endOfBody(analysis);
  const first = behind ? null : (sections[0] ?? (end === null ? analysis.blocks[0] : null));
  if (first) {
    const start = first.start - indentOf(analysis, first).length;
    return { start, end: start, text: `${block}${gap}`, heading, ordinal, following };
  }
  if (end === null) return { start: 0, end: 0, text: block, heading, ordinal, following };
  const at = Math.min(behind?.end ?? end, end);
  return { start: at, end: at, text: `${gap}${block}`, heading, ordinal, following };
}

/** The template's lines below a heading that has nothing under it. */
export function insertBody(
  content: Content,
  analysis: Analysis,
  heading: Heading,
  year: number | null,
  reporter: Reporter | null = null,
): Insertion {
  const gap = gapOf(analysis, analysis.outline.children);
  const { body } = templateFor(content, { reporter, year });
  const lines = fillBody(analysis, body, year).map((line) => `${gap}${line}`);
  return { start: heading.end, end: heading.end, text: lines.join('') };
}

/** The lines of a template, indented as the report's paragraphs are. */
export function fillBody(analysis: Analysis, body: readonly string[], year: number | null): readonly string[] {
  const heading = analysis.outline.children[0];
  const model = analysis.blocks.find(({ kind, start }) => kind === 'paragraph' && heading && start > heading.start);
  const indent = indentOf(analysis, model ?? null);
  return body.map((line) => indent + fillTemplate(line, year));
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

/** The mark of a model heading with another ordinal, as it is written there, its # before it. */
export function markLike({ source: { text } }: Analysis, model: Heading | null, ordinal: number): string {
  if (!model) return toMark('chinese', ordinal);
  const hashes = model.hashes > 0 ? `${'#'.repeat(model.hashes)} ` : '';
  const { mark, title } = model;
  if (!mark) return hashes;
  const { start, end, text: numeral } = replaceOrdinal(text, mark, ordinal);
  const behind = /^[ \u3000]{0,4}/.exec(text.slice(mark.end, title.start))![0];
  return hashes + text.slice(mark.start, start) + numeral + text.slice(end, mark.end) + behind;
}

/** The spaces before a line's first word; in Markdown they mean something else. */
export function indentOf({ source: { text }, markdown }: Analysis, line: Span | null): string {
  if (!line || markdown) return '';
  let start = line.start;
  while (start > 0 && kindAt(text, start - 1) === Kind.space) start--;
  return start === 0 || kindAt(text, start - 1) === Kind.lineEnd ? text.slice(start, line.start) : '';
}

/** What the report puts between one line and the next: with a blank line where its sections are told apart by one. */
export function gapOf(analysis: Analysis, sections: readonly Section[]): string {
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
