import governmentInformationAnnualReport from '../profiles/government-information-annual-report.json' with {
  type: 'json',
};
import ruleOfLawAnnualReport from '../profiles/rule-of-law-annual-report.json' with { type: 'json' };
import workReport from '../profiles/work-report.json' with { type: 'json' };
import type { Analysis } from './analysis/analyze.ts';
import { follow, fromFrame } from './analysis/frame.ts';
import type { Mark } from './analysis/marks.ts';
import type { Span } from './analysis/span.ts';
import { findHeadedSections, type HeadedSection } from './profile/headings.ts';
import { findNamingParagraph, findTopics } from './profile/implied.ts';
import { placeOfHeading } from './profile/places.ts';
import type { Content, Profile } from './profile/schema.ts';
import { LONGEST_BLANK, saysSomething } from './profile/text.ts';
import { findUnheaded } from './profile/unheaded.ts';

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

/** One state for each content the profile mandates, in its order. */
export function judgeContents(
  profile: Profile,
  analysis: Analysis,
  year: number | null = null,
): readonly ContentState[] {
  const byHeadings = judgeByHeadings(analysis, profile, year);
  return profile.contents.map(
    (content, at) =>
      byHeadings[at] ??
      judgeByParagraph(content, profile, analysis, year) ??
      judgeByClosing(content, profile, analysis, year) ?? { id: content.id, status: 'missing' },
  );
}

/** The states that follow from headings and from whether anything stands below them; null where none does. */
const judgeByHeadings = fromFrame(
  (analysis, profile: Profile, year: number | null): readonly (ContentState | null)[] => {
    const headed = findHeadedSections(profile, analysis, year);
    return profile.contents.map((content) => {
      const sections = headed.filter((section) => section.ids.includes(content.id));
      return judgeSections(content, analysis, sections, headed) ?? judgeByTopics(content, analysis, headed);
    });
  },
  (states, change) => states.map((state) => (state?.place ? { ...state, place: follow(state.place, change) } : state)),
  LONGEST_BLANK,
);

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

function judgeSections(
  content: Content,
  analysis: Analysis,
  sections: readonly HeadedSection[],
  headed: readonly HeadedSection[],
): ContentState | null {
  const highest = sections.some(({ level }) => level === 1) ? sections.filter(({ level }) => level === 1) : sections;
  if (highest.length === 0) return null;
  const { text } = analysis.source;
  const full = highest.find((one) => {
    const { section } = one;
    if (saysSomething(text, section, content)) return true;
    // 一、主要举措 and right behind it 一、严格执法: the wrong number is told elsewhere, and what it opens is part of the first.
    const next = headed[headed.indexOf(one) + 1]?.section;
    const mark = next?.heading?.mark;
    return mark?.ordinal === 1 && isSameMark(mark, section.heading?.mark) && saysSomething(text, next!, content);
  });
  const { heading } = (full ?? highest[0]!).section;
  return { id: content.id, status: full ? 'present' : 'empty', place: placeOfHeading(text, heading!) };
}

function isSameMark(mark: Mark, other: Mark | null | undefined): boolean {
  return other?.style === mark.style && other.ordinal === mark.ordinal;
}

function judgeByTopics(content: Content, analysis: Analysis, headed: readonly HeadedSection[]): ContentState | null {
  const { id, implied } = content;
  if (implied?.by !== 'topics') return null;
  const place = findTopics(content, analysis, headed, implied.words, implied.atLeast);
  return place && { id, status: 'implied', place };
}

/** What is told at the end of a report without a heading, at some length, is there; a heading is not demanded. */
function judgeByClosing(
  content: Content,
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): ContentState | null {
  const unheaded = findUnheaded(profile, content, analysis, year);
  return unheaded?.tells ? { id: content.id, status: 'implied', place: unheaded.place } : null;
}

function judgeByParagraph(
  { id, implied }: Content,
  profile: Profile,
  analysis: Analysis,
  year: number | null,
): ContentState | null {
  if (implied?.by !== 'paragraph') return null;
  const headed = findHeadedSections(profile, analysis, year);
  const place = findNamingParagraph(analysis, headed, implied, [id, ...(implied.outside ?? [])]);
  return place && { id, status: 'implied', place };
}
