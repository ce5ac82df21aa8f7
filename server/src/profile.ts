import governmentInformationAnnualReport from '../profiles/government-information-annual-report.json' with {
  type: 'json',
};
import ruleOfLawAnnualReport from '../profiles/rule-of-law-annual-report.json' with { type: 'json' };
import workReport from '../profiles/work-report.json' with { type: 'json' };
import type { Analysis } from './analysis/analyze.ts';
import type { Heading } from './analysis/blocks.ts';
import { follow, fromFrame } from './analysis/frame.ts';
import { allSections, type Section } from './analysis/outline.ts';
import { remember } from './analysis/remember.ts';
import type { Span } from './analysis/span.ts';
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
  normalise,
  type Phrases,
} from './profile/phrases.ts';
import type { Content, Profile } from './profile/schema.ts';
import { isStatement, LONGEST_BLANK, saysSomething, wordsOf } from './profile/text.ts';

export type { Content, Profile } from './profile/schema.ts';

/** Whether a mandated content is there. */
export type ContentStatus = 'present' | 'implied' | 'empty' | 'missing';

/** One mandated content in one report; `place` is absent where it is missing. */
export interface ContentState {
  readonly id: string;
  readonly status: ContentStatus;
  readonly place?: Span;
}

/** The kinds of report that come with the program. A test holds them to the schema, so that start-up need not. */
export const builtInProfiles: readonly Profile[] = [
  ruleOfLawAnnualReport as Profile,
  governmentInformationAnnualReport as Profile,
  workReport as Profile,
];

/** No finding and no place is longer: a phrase, never a paragraph. */
export const LONGEST_PLACE = 40;

/** A heading below the top level that is longer is a statement, and what it mentions is not its subject. */
const LONGEST_LOWER_HEADING = 40;

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

/** One state for each content the profile mandates, in its order. */
export function judgeContents(
  profile: Profile,
  analysis: Analysis,
  year: number | null = null,
): readonly ContentState[] {
  const byHeadings = judgeByHeadings(analysis, profile, year);
  return profile.contents.map(
    (content, at) =>
      byHeadings[at] ?? judgeByParagraph(content, profile, analysis, year) ?? { id: content.id, status: 'missing' },
  );
}

/** The states that follow from headings and from whether anything stands below them; null where none does. */
const judgeByHeadings = fromFrame(
  (analysis, profile: Profile, year: number | null): readonly (ContentState | null)[] => {
    const headed = findHeadedSections(profile, analysis, year);
    return profile.contents.map((content) => {
      const sections = headed.filter((section) => section.ids.includes(content.id));
      return judgeSections(content, analysis, sections) ?? judgeByTopics(content, analysis, headed);
    });
  },
  (states, change) => states.map((state) => (state?.place ? { ...state, place: follow(state.place, change) } : state)),
  LONGEST_BLANK,
);

/** The sections that stand at the top of a report: those below its one outermost heading where that is no content of its own. */
export function topSections(profile: Profile, analysis: Analysis): readonly Section[] {
  let { children } = analysis.outline;
  while (children.length === 1 && children[0]!.children.length > 1) {
    if (matchHeading(profile, wordsOf(analysis.source.text, children[0]!.heading), 1).length > 0) break;
    children = children[0]!.children;
  }
  return children;
}

/** Who demands a content: the regulation of its kind of report, or whoever else its profile names. */
export interface Demander {
  readonly name: string;
  readonly basis?: Profile['basis'];
  readonly demandedBy?: string | undefined;
}

/** A content that was added to a kind of report is not demanded by that kind's regulation. */
export function demanderOf(profile: Profile, { demandedBy }: Content): Demander {
  return demandedBy === undefined ? profile : { name: profile.name, demandedBy };
}

/** Who demands a content, in words: the regulation with its chapter, else whoever is named, else the kind of report itself. */
export function wordSource({ basis, demandedBy, name }: Demander): string {
  return basis ? `《${basis.name}》${basis.chapter}` : (demandedBy ?? `报告类型“${name}”`);
}

/** Whether a report is about a year in which its regulation did not hold yet. */
export function isBeforeBasis({ basis }: Demander, year: number | null): boolean {
  return basis !== undefined && year !== null && year < basis.firstYear;
}

/** The beginning of a stretch, short enough to point at. */
export function toPhrase(span: Span): Span {
  return { start: span.start, end: Math.min(span.end, span.start + LONGEST_PLACE) };
}

/** The words of a heading as a place; its mark where it has no words yet. */
export function placeOfHeading(text: string, heading: Heading): Span {
  const { start } = heading.title;
  const words = wordsOf(text, heading).trimEnd();
  return toPhrase(words === '' ? { start: heading.start, end: heading.end } : { start, end: start + words.length });
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

/** A section and what its heading says it is about. */
export interface HeadedSection {
  readonly section: Section;
  /** 1 at the top. */
  readonly level: number;
  readonly ids: readonly string[];
  /** What its own heading and those above it are about. */
  readonly within: readonly string[];
}

/** Profiles never change, so the phrases of each are made ready once. */
const compiledProfiles = new WeakMap<Profile, CompiledProfile>();

function compile(profile: Profile): CompiledProfile {
  let compiled = compiledProfiles.get(profile);
  if (!compiled) {
    const contents = new Map(profile.contents.map((content) => [content.id, compileContent(content)]));
    const all = [...contents.values()];
    compiled = {
      contents,
      top: mergePhrases(all.flatMap(({ top }) => [top.contain, top.endWith, top.whole])),
      below: mergePhrases(all.filter(({ topOnly }) => !topOnly).map(({ below }) => below.contain)),
      matched: new Map(),
    };
    compiledProfiles.set(profile, compiled);
  }
  return compiled;
}

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

/** Every section, with the contents its heading names. */
export function findHeadedSections(
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): readonly HeadedSection[] {
  const known = headedSections.get(analysis);
  if (known?.profile === profile && known.year === year) return known.headed;
  const headed = readHeadedSections(profile, analysis, year);
  headedSections.set(analysis, { profile, year, headed });
  return headed;
}

/** What was found last in an analysis: several rules ask for the same. */
const headedSections = new WeakMap<
  Analysis,
  { readonly profile: Profile; readonly year: number | null; readonly headed: readonly HeadedSection[] }
>();

function readHeadedSections(profile: Profile, analysis: Analysis, year: number | null): readonly HeadedSection[] {
  const { text } = analysis.source;
  const outsides = new Map(profile.contents.map((content) => [content.id, content.outside ?? []]));
  const headed: HeadedSection[] = [];
  const visit = (section: Section, level: number, above: readonly string[]): void => {
    const named =
      level > 1 && isStatement(text, section) ? [] : matchHeading(profile, wordsOf(text, section.heading), level, year);
    const ids = named.filter((id) => !outsides.get(id)?.some((other) => above.includes(other)));
    const within = [...above, ...ids];
    headed.push({ section, level, ids, within });
    for (const child of section.children) visit(child, level + 1, within);
  };
  for (const section of topSections(profile, analysis)) visit(section, 1, []);
  return headed;
}

function judgeSections(content: Content, analysis: Analysis, sections: readonly HeadedSection[]): ContentState | null {
  const highest = sections.some(({ level }) => level === 1) ? sections.filter(({ level }) => level === 1) : sections;
  if (highest.length === 0) return null;
  const { text } = analysis.source;
  const full = highest.find(({ section }) => saysSomething(text, section, content));
  const { heading } = (full ?? highest[0]!).section;
  return { id: content.id, status: full ? 'present' : 'empty', place: placeOfHeading(text, heading!) };
}

function judgeByTopics(content: Content, analysis: Analysis, headed: readonly HeadedSection[]): ContentState | null {
  const { id, implied } = content;
  if (implied?.by !== 'topics') return null;
  const place = findTopics(content, analysis, headed, implied.words, implied.atLeast);
  return place && { id, status: 'implied', place };
}

function judgeByParagraph(
  { id, implied }: Content,
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): ContentState | null {
  if (implied?.by !== 'paragraph') return null;
  const headed = findHeadedSections(profile, analysis, year);
  const place = findNamingParagraph(analysis, headed, implied.words, [id, ...(implied.outside ?? [])]);
  return place && { id, status: 'implied', place };
}

/** The first of several sibling headings about topics; siblings below a heading that is a mandated content are part of that. */
function findTopics(
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
  return null;
}

/** The clause in which the first word stands, of the first paragraph that has all the words. */
function findNamingParagraph(
  analysis: Analysis,
  headed: readonly HeadedSection[],
  words: readonly string[],
  outside: readonly string[],
): Span | null {
  const { text } = analysis.source;
  const subjects = new Map(headed.map(({ section, within }) => [section, within]));
  for (const section of allSections(analysis.outline)) {
    if (subjects.get(section)?.some((id) => outside.includes(id))) continue;
    const { heading } = section;
    const paragraphs: readonly Span[] = section.blocks.filter(({ kind }) => kind === 'paragraph');
    // 1.镇长履行第一责任人职责，主持召开……会议。 looks like a heading and is a sentence.
    const own = heading && { start: heading.title.start, end: heading.end };
    for (const prose of own ? [own, ...paragraphs] : paragraphs) {
      const paragraph = text.slice(prose.start, prose.end);
      if (!words.every((word) => paragraph.includes(word))) continue;
      return clauseAround(text, prose, prose.start + paragraph.indexOf(words[0]!), words[0]!.length);
    }
  }
  return null;
}

function clauseAround(text: string, paragraph: Span, at: number, length: number): Span {
  const limits = '。，,；;：:！？\n';
  let start = at;
  while (start > paragraph.start && at + length - start < LONGEST_PLACE && !limits.includes(text[start - 1]!)) start--;
  let end = at + length;
  while (end < paragraph.end && end - start < LONGEST_PLACE && !limits.includes(text[end]!)) end++;
  return { start, end };
}
