import type { Heading } from '../analysis/blocks.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import { phrasesIn } from '../profile/body.ts';
import { findHeadedSections } from '../profile/headings.ts';
import { normalise } from '../profile/phrases/normal-form.ts';
import { placeOfHeading } from '../profile/places.ts';
import { indentOf } from '../profile/template.ts';
import { LONGEST_BLANK, saysSomething, wordsOf } from '../profile/text.ts';
import type { Profile } from '../profile.ts';
import { quote } from './demand.ts';
import { inFrame } from './paragraphs.ts';
import { renumber, seriesFrom, wordRenumbering } from './renumbering.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** Two sections side by side with the same heading, or about the same mandated content. */
export const duplicateSection: Rule = {
  id: 'duplicate-section',
  title: '章节重复',
  family: 'structure',
  severity: 'warning',
  find,
};

/** What is looked at of a report. */
type Headed = Pick<Report, 'analysis' | 'profile' | 'year'>;

type HeadedSection = Section & { readonly heading: Heading };

interface Pair {
  readonly siblings: readonly HeadedSection[];
  /** Their indexes among the siblings. */
  readonly at: readonly [number, number];
  readonly first: HeadedSection;
  readonly second: HeadedSection;
  /** The content both are about; null where their headings are the same. */
  readonly content: string | null;
  /** Whether their headings tell them apart, so that only an empty one is too many. */
  readonly apart: boolean;
}

const findPairsIn = inFrame(
  (analysis, profile: Report['profile'], year: Report['year']) => findDuplicates({ analysis, profile, year }),
  LONGEST_BLANK,
);

function find({ analysis, profile, year }: Report): readonly Draft[] {
  return findPairsIn(analysis, profile, year);
}

function findDuplicates(report: Headed): readonly Draft[] {
  const drafts: Draft[] = [];
  const contentOf = readContents(report);
  const isBare = bareness(report);
  const { blocks, outline } = report.analysis;
  const endings = blocks.filter(({ kind }) => kind === 'signature' || kind === 'date').map(({ start }) => start);
  for (const parent of allSections(outline)) {
    for (const siblings of runsOf(parent.children, endings)) {
      for (const pair of findPairs(report, siblings, contentOf, isBare, contentOf.get(parent))) {
        if (drafts.length === MOST) return drafts;
        if (!isContentsList(pair, isBare)) drafts.push(word(report, pair, isBare));
      }
    }
  }
  return drafts;
}

/** A heading of a form that nobody has worded yet. */
const PROMPT = /〔此处/;
/** A text with more repeated headings is something else than a report with a section written twice. */
const MOST = 50;

/** Siblings that belong together: an annex behind the signature is a text of its own, and so is what is numbered from 1 again. */
function runsOf(siblings: readonly Section[], endings: readonly number[]): readonly (readonly HeadedSection[])[] {
  const runs: HeadedSection[][] = [];
  let before: HeadedSection | null = null;
  for (const section of siblings) {
    if (!isHeaded(section)) continue;
    if (!before || startsAnew(section, before) || endings.some((at) => at > before!.start && at < section.start))
      runs.push([]);
    runs.at(-1)!.push(section);
    before = section;
  }
  return runs;
}

function isHeaded(section: Section): section is HeadedSection {
  return section.heading !== null;
}

const LIST_STYLES = ['arabic', 'bracketed-arabic', 'circled'];

/** Lists always; headings where more than one stands before. */
function startsAnew({ heading: { mark } }: HeadedSection, before: HeadedSection): boolean {
  if (mark?.ordinal !== 1) return false;
  return LIST_STYLES.includes(mark.style) || (before.heading.mark?.ordinal ?? 1) > 1;
}

/** Which content a section is about, where it is about exactly one. What may be written by topics has many sections by nature. */
function readContents({ analysis, profile, year }: Headed): ReadonlyMap<Section, string> {
  const known = new Map<Section, string>();
  if (!profile) return known;
  for (const { section, ids } of findHeadedSections(profile, analysis, year)) {
    const [id, another] = ids;
    const content = another === undefined ? profile.contents.find((one) => one.id === id) : undefined;
    if (content && section.heading && content.implied?.by !== 'topics') known.set(section, content.id);
  }
  return known;
}

function findPairs(
  report: Headed,
  siblings: readonly HeadedSection[],
  contentOf: ReadonlyMap<Section, string>,
  isBare: Bareness,
  /** The content that the section around them is about: what it is divided into are its points. */
  around: string | undefined,
): readonly Pair[] {
  const { text } = report.analysis.source;
  const byWords = new Map<string, number>();
  const byContent = new Map<string, number>();
  const pairs: Pair[] = [];
  const pair = (first: number, second: number, { content, apart }: Pick<Pair, 'content' | 'apart'>): number =>
    pairs.push({ siblings, at: [first, second], first: siblings[first]!, second: siblings[second]!, content, apart });
  for (const [at, section] of siblings.entries()) {
    const words = normalise(wordsOf(text, section.heading));
    if (words.length < 2 || PROMPT.test(words)) continue;
    const same = byWords.get(words);
    if (same !== undefined) {
      pair(same, at, { content: null, apart: false });
      continue;
    }
    byWords.set(words, at);
    const content = contentOf.get(section);
    if (!report.profile || content === undefined || content === around) continue;
    const key = `${content} ${keyOf(report, report.profile, content, words)}`;
    const alike = byContent.get(key);
    const other = byContent.get(content);
    if (other !== undefined && isBare(siblings[other]!) !== isBare(section)) pair(other, at, { content, apart: true });
    else if (alike !== undefined) pair(alike, at, { content, apart: false });
    if (alike === undefined) byContent.set(key, at);
    if (other === undefined) byContent.set(content, at);
  }
  return pairs;
}

/** Which of the words that tell sections about one content apart stand in a heading. */
function keyOf({ year }: Headed, profile: Profile, id: string, words: string): string {
  const several = profile.contents.find((content) => content.id === id)?.several;
  return several ? phrasesIn(words, several, year).join(' ') : '';
}

/** A list of contents without page numbers: bare headings in a row. */
function isContentsList({ siblings, at }: Pair, isBare: Bareness): boolean {
  return at.some((index) => {
    const neighbours = [index - 1, index + 1].filter((next) => !at.includes(next));
    return isBare(siblings[index]!) && neighbours.some((next) => siblings[next] && isBare(siblings[next]));
  });
}

/** Whether a section has no more than its heading. */
type Bareness = (section: Section) => boolean;

function bareness({ analysis }: Headed): Bareness {
  const known = new Map<Section, boolean>();
  return (section) => {
    const bare = known.get(section) ?? !saysSomething(analysis.source.text, section);
    known.set(section, bare);
    return bare;
  };
}

function word(report: Headed, pair: Pair, isBare: Bareness): Draft {
  const { text } = report.analysis.source;
  const { first, second, content, apart } = pair;
  const place = placeOfHeading(text, second.heading);
  const other = placeOfHeading(text, first.heading);
  const name = report.profile?.contents.find(({ id }) => id === content)?.name;
  if (apart) return wordEmpty(report, pair, isBare, name ?? '');
  const message = name
    ? `${quote(text, other)}和${quote(text, place)}两节写的都是“${name}”。请合并为一节，或者改标题把两节的内容分清。`
    : `标题${quote(text, place)}在同一级里出现了两次。请合并为一节，或者改标题把两节的内容分清。`;
  return {
    ...place,
    message,
    related: [{ ...other, message: '前面的一节' }],
    fixes: fixesOf(report, pair, isBare),
  };
}

/** Two headings that tell their sections apart, if both had something under them. */
function wordEmpty(report: Headed, pair: Pair, isBare: Bareness, name: string): Draft {
  const { text } = report.analysis.source;
  const [empty, full] = isBare(pair.first) ? [pair.first, pair.second] : [pair.second, pair.first];
  const place = placeOfHeading(text, empty.heading);
  const other = placeOfHeading(text, full.heading);
  return {
    ...place,
    message: `${quote(text, place)}下面没有内容，“${name}”写在${quote(text, other)}一节。请补写，或者删去空着的标题。`,
    related: [{ ...other, message: '写了内容的一节' }],
    fixes: fixesOf(report, pair, isBare),
  };
}

/** Of two sections of which one is a heading only, that heading can go. */
function fixesOf(report: Headed, { siblings, at }: Pair, isBare: Bareness): readonly Fix[] {
  const { text } = report.analysis.source;
  const index = at.findLast((one) => isBare(siblings[one]!)) ?? -1;
  const section = siblings[index];
  if (!section || section.blocks.length > 0 || section.children.length > 0) return [];
  const { heading } = section;
  const series = seriesFrom(siblings, index + 1);
  const { mark } = heading;
  const moves = mark !== null && series[0]?.heading?.mark?.ordinal === mark.ordinal + 1;
  const words = moves ? wordRenumbering(text, series, mark.ordinal) : '';
  const title = `删去空着的标题“${text
    .slice(heading.start, heading.end)
    .replace(/^#{1,6} /, '')
    .slice(0, 30)}”`;
  const start = heading.start - indentOf(report.analysis, heading).length;
  const end = lineEndBehind(text, heading.end);
  return [
    {
      title: words === '' ? title : `${title}，后面的${words}`,
      safe: false,
      edits: [{ start, end, text: '' }, ...(moves ? renumber(text, series, mark.ordinal) : [])],
    },
  ];
}

function lineEndBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t' || text[at] === '\u3000')) at++;
  if (text[at] === '\r') at++;
  return text[at] === '\n' ? at + 1 : from;
}
