import type { Analysis } from '../analysis/analyze.ts';
import { fromFrame } from '../analysis/frame.ts';
import { onceFor } from '../analysis/memory.ts';
import { openingOf } from '../analysis/year.ts';
import { builtInProfiles, type Profile } from '../profile.ts';
import { findHeadedSections, type HeadedSection } from './headings.ts';
import { normalise, normaliseProse } from './phrases/normal-form.ts';
import { compilePhrases, compileWords, hasPhrase, type Matcher, matchesWords, type Phrases } from './phrases.ts';
import { wordsOf } from './text.ts';

/**
 * The kind of report a text is, by its title, file name, opening or mandated headings, else by what its opening and its
 * headings are about together; null where none fits.
 */
export const recogniseProfile: (
  analysis: Analysis,
  fileName?: string,
  profiles?: readonly Profile[],
) => Profile | null = fromFrame(recognise, (profile) => profile);

function recognise(analysis: Analysis, fileName = '', profiles: readonly Profile[] = builtInProfiles): Profile | null {
  const signs: Signs = {
    title: normalise(analysis.title || titleOfPage(analysis)),
    fileName: normalise(fileName.replace(/\.[^.]{1,8}$/, '')),
    opening: readOpening(analysis).map(normaliseProse),
  };
  let best: Profile | null = null;
  let strongest: number = EVIDENCE.none;
  for (const profile of profiles) {
    const evidence = evidenceIn(signs, profile);
    if (evidence > strongest) {
      best = profile;
      strongest = evidence;
    }
  }
  return (
    best ??
    profiles.find((profile) => tellByHeadings(signs, analysis, profile)) ??
    profiles.find((profile) => tellBySubject(signs, analysis, profile)) ??
    null
  );
}

/** What surely tells a kind of report, normalised. */
interface Signs {
  readonly title: string;
  readonly fileName: string;
  /** The sentences before the first heading. */
  readonly opening: readonly string[];
}

/** The surest last. A general kind gives way to any other that is named by one of these. */
const EVIDENCE = { none: 0, general: 1, opening: 2, fileName: 3, title: 4 } as const;

interface CompiledRecognition {
  readonly titles: Matcher;
  readonly fileNames: Matcher;
  readonly openings: Matcher;
  readonly naming: Phrases;
  readonly leading: Phrases;
  readonly subject: Matcher | null;
  readonly papers: Phrases;
  readonly topics: readonly Matcher[];
}

/** Profiles never change, so the phrases of each are made ready once. */
const compile = onceFor((profile: Profile): CompiledRecognition => {
  const { titles, fileNames, openings, headings, subject } = profile.recognition;
  return {
    titles: compileWords(titles),
    fileNames: compileWords(fileNames ?? { contain: [] }),
    openings: compileWords(openings ?? { contain: [] }),
    naming: compilePhrases(headings?.naming ?? []),
    leading: compilePhrases(headings?.leading ?? []),
    subject: subject ? compileWords(subject.opening) : null,
    papers: compilePhrases(subject?.papers ?? []),
    topics: (subject?.topics.contain ?? []).map((topic) =>
      compileWords({ contain: [topic], not: subject?.topics.not }),
    ),
  };
});

function evidenceIn({ title, fileName, opening }: Signs, profile: Profile): number {
  const { titles, fileNames, openings } = compile(profile);
  const { general } = profile.recognition;
  if (hasPhrase(titles.not, title, null)) return EVIDENCE.none;
  if (matchesWords(titles, title)) return general ? EVIDENCE.general : EVIDENCE.title;
  if (matchesWords(fileNames, fileName)) return general ? EVIDENCE.general : EVIDENCE.fileName;
  if (!opening.some((words) => matchesWords(openings, words))) return EVIDENCE.none;
  return general ? EVIDENCE.general : EVIDENCE.opening;
}

/** What the page that a text was copied from calls it, in a table before it: | 标题：云溪县2025年度法治政府建设情况的报告 |; empty where none does. */
function titleOfPage({ blocks, source: { text } }: Analysis): string {
  for (const { kind, start, end } of blocks.slice(0, FIRST_ROWS)) {
    if (kind === 'heading') break;
    const told = kind === 'table' || kind === 'residue' ? TITLED.exec(text.slice(start, end)) : null;
    if (told) return told[1]!;
  }
  return '';
}

const FIRST_ROWS = 16;
const TITLED = /^[|｜[［【\s]{0,4}(?:标\s{0,2}题|名\s{0,2}称)\s{0,2}[:：|｜\]］】][\s:：|｜]{0,4}([^|｜\n]{8,80})/;

/** Whether enough headings are those of mandated contents and one of them names the kind, or one of the first does so beyond doubt. */
function tellByHeadings({ title, opening }: Signs, analysis: Analysis, profile: Profile): boolean {
  const { titles, openings, naming, leading } = compile(profile);
  const { headings } = profile.recognition;
  if (!headings || hasPhrase(titles.not, title, null)) return false;
  const headed = findHeadedSections(profile, analysis, null);
  const about = headed.filter(({ ids }) => ids.length > 0);
  const names = (phrases: Phrases, section: HeadedSection): boolean =>
    hasPhrase(phrases, headingOf(analysis, section), null);
  if (new Set(about.flatMap(({ ids }) => ids)).size >= headings.atLeast && about.some((one) => names(naming, one)))
    return true;
  if (opening.some((sentence) => hasPhrase(openings.not, sentence, null))) return false;
  const first = headed.filter(({ level }) => level === 1).slice(0, FIRST_HEADINGS);
  return first.some((one) => one.ids.length > 0 && names(leading, one));
}

/** What a report's own part about the year stands behind at most: that on its leaders. */
const FIRST_HEADINGS = 2;

/**
 * Whether the opening of a text speaks of a year and of the kind's subject and announces nothing else, and its headings are
 * about that subject in several ways: one of these alone may be said in any summary of a year.
 */
function tellBySubject({ title }: Signs, analysis: Analysis, profile: Profile): boolean {
  const { titles, subject, papers, topics } = compile(profile);
  const atLeast = profile.recognition.subject?.atLeast;
  if (!subject || !atLeast || hasPhrase(titles.not, title, null)) return false;
  const beginning = readBeginning(analysis);
  const sentences = beginning.split('。').map((sentence) => normaliseProse(sentence.replace(NAMED, '')));
  if (!OF_A_YEAR.test(normaliseProse(beginning))) return false;
  if (sentences.some((sentence) => hasPhrase(subject.not, sentence, null))) return false;
  const isSubject = (words: string): boolean => hasPhrase(subject.contain, words, null);
  const cites = [...beginning.matchAll(NAMED)].some(([paper]) => hasPhrase(papers, normaliseProse(paper), null));
  if (!cites && !sentences.some(isSubject)) return false;
  const announced = sentences.flatMap((sentence) => ANNOUNCED.exec(sentence)?.[1] ?? []);
  if (announced.some((words) => !isSubject(words) && words.replace(SAYS_NOTHING, '') !== '')) return false;
  const said = sentences
    .join(',')
    .replace(ANNOUNCED, '')
    .split(/[,;:]/)
    .filter((clause) => clause !== '');
  const comesDownToIt = cites || said.slice(-2).some(isSubject);
  return topicsIn(profile, analysis, topics) >= (comesDownToIt ? atLeast : atLeast + 1);
}

/** How many of the topics the headings have of what was done; 0 where most of these are about something else. */
function topicsIn(profile: Profile, analysis: Analysis, topics: readonly Matcher[]): number {
  const headed = findHeadedSections(profile, analysis, null);
  const top = headed.filter(({ level }) => level === 1);
  const done = top.find(({ ids, section }) => ids.length > 0 && section.children.length > 0);
  const own = top.filter(({ ids }) => ids.length === 0);
  const parts = done && own.length < 2 ? headed.filter(({ section }) => done.section.children.includes(section)) : top;
  const words = parts.map((part) => headingOf(analysis, part));
  const usual = profile.contents.flatMap(({ implied }) => (implied?.by === 'topics' ? implied.words : []));
  const isTopic = (heading: string, at: number): boolean =>
    parts[at]!.ids.length > 0 ||
    topics.some((topic) => matchesWords(topic, heading)) ||
    usual.some((word) => heading.includes(word));
  if (words.filter(isTopic).length * 2 < words.length) return 0;
  return topics.filter((topic) => words.some((heading) => matchesWords(topic, heading))).length;
}

function headingOf(analysis: Analysis, { section }: HeadedSection): string {
  return normalise(wordsOf(analysis.source.text, section.heading));
}

/** That a paper is named says nothing of what this one is about, unless the profile lists it. */
const NAMED = /《[^《》]{0,80}》/g;
const OF_A_YEAR = /20\d\d年|一年来|今年|全年|本年度/;
const ANNOUNCED = /现(?:就|对)?[将把就对](.{0,60}?)(?:报告|汇报|总结|公布|通报)如下/;
/** 现将我局2023年度有关工作情况报告如下 */
const SAYS_NOTHING =
  /20\d\d年度?(?:以来)?|今年(?:以来)?|一年来|这一年|全年|上?一?年度|本年度?|我[局镇乡县区市厅委部办院省州旗]|(?:我|本)?(?:街道|单位)|有关|相关|主要|具体|简要|总体|整体|各项|全部|工作|建设|任务|重点|所做|做法|成效|开展|推进|推动|落实|进展|完成|情况|内容|总结|[和等,]/g;

const LONGEST_OPENING = 1500;

/** The sentences before the first heading, bounded. */
function readOpening(analysis: Analysis): readonly string[] {
  const { text } = analysis.source;
  const sentences: string[] = [];
  for (const block of analysis.outline.blocks) {
    if (block.kind !== 'paragraph') continue;
    const firstHeading = analysis.outline.children[0]?.start ?? text.length;
    if (block.start > firstHeading) break;
    sentences.push(...text.slice(block.start, Math.min(block.end, block.start + LONGEST_OPENING)).split('。'));
    if (sentences.length > 60) break;
  }
  return sentences;
}

/** The opening, else what stands directly under the first heading, bounded. */
function readBeginning(analysis: Analysis): string {
  const { text } = analysis.source;
  const toText = (spans: readonly { readonly start: number; readonly end: number }[]): string =>
    spans
      .map(({ start, end }) => text.slice(start, end))
      .join('。')
      .slice(0, LONGEST_OPENING);
  const opening = toText(openingOf(analysis));
  if (opening !== '') return opening;
  return toText(analysis.outline.children[0]?.blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 3) ?? []);
}
