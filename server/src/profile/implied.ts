import type { Analysis } from '../analysis/analyze.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { HeadedSection } from './headings.ts';
import { findDeeds } from './implied/deeds.ts';
import { LONGEST_PLACE, placeOfHeading, toPhrase } from './places.ts';
import type { Content } from './schema.ts';
import { saysSomething, wordsOf } from './text.ts';

/** The first of several sibling headings about topics; siblings below a heading that is a mandated content are part of that. */
export function findTopics(
  content: Content,
  analysis: Analysis,
  headed: readonly HeadedSection[],
  words: readonly string[],
  atLeast: number,
): Span | null {
  const { text } = analysis.source;
  const free = new Set(headed.filter(({ within }) => within.length === 0).map(({ section }) => section));
  const top = headed.filter(({ level }) => level === 1).map(({ section }) => section);
  for (const siblings of [top, ...top.filter((section) => free.has(section)).map((section) => section.children)]) {
    const topical = siblings.filter((section) => {
      const title = wordsOf(text, section.heading);
      return free.has(section) && words.some((word) => title.includes(word)) && saysSomething(text, section, content);
    });
    const first = topical[0]?.heading;
    if (first && topical.length >= atLeast) return placeOfHeading(text, first);
  }
  return findBetween(content, analysis, headed, words) ?? findTold(analysis, headed, words);
}

/**
 * Where a report whose headings name no topics begins to tell what was done: several paragraphs about topics, each of some
 * length, outside of every section about a content. What stands above the first heading, or before anything else, is the opening.
 */
function findTold(analysis: Analysis, headed: readonly HeadedSection[], words: readonly string[]): Span | null {
  const { text } = analysis.source;
  const sections = headed.length > 0 ? headed.filter(({ within }) => within.length === 0) : [];
  const bodies = sections.map(({ section }) => section.heading?.body ?? null);
  const prose = headed.length > 0 ? sections.flatMap(({ section }) => section.blocks) : analysis.outline.blocks;
  const paragraphs = prose.filter(({ kind }) => kind === 'paragraph').slice(headed.length > 0 ? 0 : 1);
  const told = [...bodies, ...paragraphs].filter((span): span is Span => {
    if (!span || span.end - span.start < SHORTEST_TOLD) return false;
    const said = text.slice(span.start, Math.min(span.end, span.start + LONGEST_READ));
    return words.some((word) => said.includes(word));
  });
  const first = told[0];
  if (!first || told.length < LEAST_TOLD) return null;
  const heading = sections.find(({ section }) => section.start <= first.start && first.start < section.end)?.section
    .heading;
  return heading ? placeOfHeading(text, heading) : toPhrase(first);
}

/** Fewer paragraphs, or shorter ones, are no account of a year. */
const LEAST_TOLD = 4;
const SHORTEST_TOLD = 60;
/** A paragraph says what it is about before. */
const LONGEST_READ = 400;

/**
 * The first heading about topics at the top that stands before a mandated content: what stands there besides these is what was
 * done. The more of them have headings of their own, so that the text is a report in all its parts, the fewer topics it takes.
 */
function findBetween(
  content: Content,
  analysis: Analysis,
  headed: readonly HeadedSection[],
  words: readonly string[],
): Span | null {
  const { text } = analysis.source;
  const top = headed.filter(({ level }) => level === 1);
  const others = new Set(top.flatMap(({ ids }) => ids)).size;
  const last = top.findLastIndex(({ ids }) => ids.length > 0);
  const isTopical = (section: Section): boolean => {
    const title = wordsOf(text, section.heading);
    return words.some((word) => title.includes(word)) && saysSomething(text, section, content);
  };
  const own = top.slice(0, last).filter(({ ids }) => ids.length === 0);
  const told = own.filter(({ section }) => saysSomething(text, section, content));
  const topical = own.filter(({ section }) => isTopical(section) || section.children.some(isTopical));
  // 高位推动，把稳“方向盘”: headings that say nothing of their topics have parts under them all the same.
  const done =
    (others > 0 && topical.length + others > 2 ? topical[0] : undefined) ??
    (others > 1 && told.length + others > 3 ? told[0] : undefined);
  return done?.section.heading ? placeOfHeading(text, done.section.heading) : null;
}

/**
 * The clause in which the first word stands, of the first paragraph that has all the words of one set; where none has, the
 * first sentence that tells the deeds.
 */
export function findNamingParagraph(
  analysis: Analysis,
  headed: readonly HeadedSection[],
  { words, orWords = [], deeds }: Extract<Content['implied'], { by: 'paragraph' }>,
  outside: readonly string[],
): Span | null {
  const { text } = analysis.source;
  const sets = [words, ...orWords];
  let told: Span | null = null;
  const subjects = new Map(headed.map(({ section, within }) => [section, within]));
  for (const section of allSections(analysis.outline)) {
    if (subjects.get(section)?.some((id) => outside.includes(id))) continue;
    const { heading } = section;
    const paragraphs: readonly Span[] = section.blocks.filter(({ kind }) => kind === 'paragraph');
    // 1.镇长履行第一责任人职责，主持召开……会议。 looks like a heading and is a sentence.
    const own = heading && { start: heading.title.start, end: heading.end };
    for (const prose of own ? [own, ...paragraphs] : paragraphs) {
      const paragraph = text.slice(prose.start, prose.end);
      const found = sets.find((all) => all.every((word) => paragraph.includes(word)))?.[0];
      if (found) return clauseAround(text, prose, prose.start + paragraph.indexOf(found), found.length);
      told ??= deeds ? findDeeds(deeds, prose, paragraph) : null;
    }
  }
  return told;
}

function clauseAround(text: string, paragraph: Span, at: number, length: number): Span {
  const limits = '。，,；;：:！？\n';
  let start = at;
  while (start > paragraph.start && at + length - start < LONGEST_PLACE && !limits.includes(text[start - 1]!)) start--;
  if (start > paragraph.start && !limits.includes(text[start - 1]!)) start += lengthUpTo(text.slice(start, at));
  let end = at + length;
  while (end < paragraph.end && end - start < LONGEST_PLACE && !limits.includes(text[end]!)) end++;
  if (end < paragraph.end && !limits.includes(text[end]!)) {
    end = at + length + (lengthUpTo(text.slice(at + length, end)) || end - at - length);
    if (text[end - 1] === '、') end--;
  }
  return { start, end };
}

/** How long a part of a clause is up to its last joint, so that no word is cut in two: 《甲规定》、《乙办 up to 、. */
function lengthUpTo(clause: string): number {
  return Math.max(clause.lastIndexOf('、'), clause.lastIndexOf('》')) + 1;
}
