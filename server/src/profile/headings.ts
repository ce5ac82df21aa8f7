import type { Analysis } from '../analysis/analyze.ts';
import { fromFrame } from '../analysis/frame.ts';
import { onceFor } from '../analysis/memory.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import { remember } from '../analysis/remember.ts';
import type { Span } from '../analysis/span.ts';
import { normalise } from './phrases/normal-form.ts';
import {
  areSeparate,
  compilePhrases,
  compileWords,
  type Extent,
  findPhrases,
  findWords,
  hasPhrase,
  type Matcher,
  mergePhrases,
  type Phrases,
} from './phrases.ts';
import type { Content, Profile } from './schema.ts';
import { isStatement, wordsOf } from './text.ts';

/** A section and what its heading says it is about. */
export interface HeadedSection {
  readonly section: Section;
  /** 1 at the top. */
  readonly level: number;
  readonly ids: readonly string[];
  /** What its own heading and those above it are about. */
  readonly within: readonly string[];
}

/** Every section, with the contents its heading names. */
export function findHeadedSections(
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): readonly HeadedSection[] {
  return toSections(readHeaded(analysis, profile, year), analysis);
}

/** Those of them whose heading names one content. */
export function findSectionsAbout(
  id: string,
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): readonly HeadedSection[] {
  return toSections(
    readHeaded(analysis, profile, year).filter(({ ids }) => ids.includes(id)),
    analysis,
  );
}

/**
 * The contents that stand under a heading with these words, in the profile's order: usually one, the first by
 * precedence; more where what is left of the heading names another (存在的问题及下一步工作计划). Level 1 is the top.
 */
export function matchHeading(
  profile: Profile,
  heading: string,
  level: number,
  year: number | null = null,
): readonly string[] {
  const { matched } = compile(profile);
  const key = `${level > 1 ? 'below' : 'top'} ${year}`;
  let match = matched.get(key);
  if (!match) {
    match = remember((words) => findContents(profile, words, level, year));
    matched.set(key, match);
  }
  return match(heading);
}

/** The sections that stand at the top of a report: those below its one outermost heading where that is no content of its own. */
export function topSections(profile: Profile, analysis: Analysis): readonly Section[] {
  let { children } = analysis.outline;
  while (children.length === 1 && children[0]!.children.length > 1) {
    if (matchHeading(profile, wordsOf(analysis.source.text, children[0]!.heading), 1).length > 0) break;
    children = children[0]!.children;
  }
  return children;
}

/**
 * 知短板：存在的不足和原因 names a content behind its colon where nothing but these words stands there, and a heading that is
 * broken in two names it with the line behind it.
 */
function matchSection(
  profile: Profile,
  text: string,
  { heading, blocks }: Section,
  level: number,
  year: number | null,
): readonly string[] {
  const words = wordsOf(text, heading);
  const [, explained] = EXPLAINED.exec(words) ?? [];
  const explains = explained === undefined ? [] : matchHeading(profile, explained, level, year);
  const named = explains.length > 0 ? explains : matchHeading(profile, words, level, year);
  if (named.length > 0 || level > 1 || !heading || heading.body || !isShort(heading.title)) return named;
  const [rest, prose] = blocks;
  if (rest && prose && rest.kind === 'paragraph' && prose.kind === 'paragraph' && isRest(text, heading.end, rest)) {
    return matchHeading(profile, words + text.slice(rest.start, rest.end), level, year);
  }
  return matchHeading(profile, text.slice(heading.title.start + words.length + 1, heading.title.end), level, year);
}

/** 全面依法履职，提升行政效能（主要举措和成效） says in brackets what it is. */
const EXPLAINED = /[（(]([^（）()]{2,40})[）)]$/;

/** Whether a line right behind a heading is short and no sentence. */
function isRest(text: string, end: number, rest: Span): boolean {
  if (rest.end - rest.start > LONGEST_REST || /\n\s*\n/.test(text.slice(end, rest.start))) return false;
  return !/[。；;！!：:，,、]/.test(text.slice(rest.start, rest.end));
}

const LONGEST_REST = 24;

function isShort({ start, end }: Span): boolean {
  return end - start <= LONGEST_LOWER_HEADING;
}

/** What a heading says its section is about. */
interface Headed extends Omit<HeadedSection, 'section'> {
  /** Which of all sections it is, in the order of the text. */
  readonly at: number;
}

const readHeaded = fromFrame(
  (analysis, profile: Profile, year: number | null): readonly Headed[] => {
    const { text } = analysis.source;
    const outsides = new Map(profile.contents.map((content) => [content.id, content.outside ?? []]));
    const places = new Map(Array.from(allSections(analysis.outline), (section, at) => [section, at]));
    const headed: Headed[] = [];
    const visit = (section: Section, level: number, above: readonly string[]): void => {
      const named = level > 1 && isStatement(text, section) ? [] : matchSection(profile, text, section, level, year);
      const ids = named.filter((id) => !outsides.get(id)?.some((other) => above.includes(other)));
      const within = [...above, ...ids];
      headed.push({ at: places.get(section)!, level, ids, within });
      for (const child of section.children) visit(child, level + 1, within);
    };
    for (const section of topSections(profile, analysis)) visit(section, 1, []);
    return headed;
  },
  (headed) => headed,
);

function toSections(headed: readonly Headed[], { outline }: Analysis): readonly HeadedSection[] {
  const sections = [...allSections(outline)];
  return headed.map(({ at, level, ids, within }) => ({ section: sections[at]!, level, ids, within }));
}

/** A heading below the top level that is longer is a statement, and what it mentions is not its subject. */
const LONGEST_LOWER_HEADING = 40;

function findContents(profile: Profile, heading: string, level: number, year: number | null): readonly string[] {
  const text = normalise(heading);
  if (level > 1 && text.length > LONGEST_LOWER_HEADING) return [];
  const { contents, top, below } = compile(profile);
  if (!hasPhrase(level > 1 ? below : top, text, year)) return [];
  const taken: Extent[] = [];
  const found = new Set<string>();
  // Twice: 问题和下一步工作 names a shortcoming only when the plan is taken out.
  for (const [at, id] of [...profile.precedence, ...profile.precedence].entries()) {
    if (at >= profile.precedence.length && found.size === 0) break;
    const content = contents.get(id);
    if (!content || found.has(id) || (level > 1 && content.topOnly)) continue;
    const matches = freeMatches(level > 1 ? content.below : content.top, text, taken, year);
    if (matches.length === 0) continue;
    found.add(id);
    taken.push(...matches, ...findPhrases(content.belong, text, year));
  }
  return profile.contents.map((content) => content.id).filter((id) => found.has(id));
}

interface CompiledContent {
  readonly topOnly: boolean;
  readonly top: Matcher;
  readonly below: Matcher;
  readonly belong: Phrases;
}

interface CompiledProfile {
  readonly contents: ReadonlyMap<string, CompiledContent>;
  /** Every phrase that can make a heading match; most headings hold none. */
  readonly top: Phrases;
  readonly below: Phrases;
  /** What headings name, by their words, for each year and level: the same ones are asked about at every keystroke. */
  readonly matched: Map<string, (heading: string) => readonly string[]>;
}

/** Profiles never change, so the phrases of each are made ready once. */
const compile = onceFor((profile: Profile): CompiledProfile => {
  const contents = new Map(profile.contents.map((content) => [content.id, compileContent(content)]));
  const all = [...contents.values()];
  return {
    contents,
    top: mergePhrases(all.flatMap(({ top }) => [top.contain, top.startWith, top.endWith, top.whole])),
    below: mergePhrases(all.filter(({ topOnly }) => !topOnly).map(({ below }) => below.contain)),
    matched: new Map(),
  };
});

function compileContent(content: Content): CompiledContent {
  const { contain, not = [], belong = [] } = content.headings;
  return {
    topOnly: content.levels === 'top',
    top: compileWords(content.headings),
    below: compileWords({ contain, not }),
    belong: compilePhrases(belong),
  };
}

/** Matches in what other contents have left of the text, and clearly apart from those. */
function freeMatches(matcher: Matcher, text: string, taken: readonly Extent[], year: number | null): readonly Extent[] {
  if (taken.length === 0) return findWords(matcher, text, year);
  return piecesOf(text, taken).flatMap((piece) =>
    findWords(matcher, text, year, piece).filter((match) => taken.every((other) => areSeparate(text, other, match))),
  );
}

/** What is left of a text between the stretches taken, without the 和 and commas at the seams. */
function piecesOf(text: string, taken: readonly Extent[]): readonly Extent[] {
  const pieces: Extent[] = [];
  let from = 0;
  for (const extent of [...taken, { start: text.length, end: text.length }].sort((a, b) => a.start - b.start)) {
    let start = from;
    let end = extent.start;
    while (start < end && '和,;'.includes(text[start]!)) start++;
    while (end > start && '和,;'.includes(text[end - 1]!)) end--;
    if (start < end) pieces.push({ start, end });
    from = Math.max(from, extent.end);
  }
  return pieces;
}
