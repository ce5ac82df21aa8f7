import type { Analysis } from '../analysis/analyze.ts';
import { fromFrame } from '../analysis/frame.ts';
import { onceFor } from '../analysis/memory.ts';
import { builtInProfiles, type Profile } from '../profile.ts';
import { findHeadedSections } from './headings.ts';
import {
  compilePhrases,
  compileWords,
  hasPhrase,
  type Matcher,
  matchesWords,
  normalise,
  type Phrases,
} from './phrases.ts';
import { wordsOf } from './text.ts';

/** The kind of report a text is, by its title, file name, opening or mandated headings; null where none fits. */
export const recogniseProfile: (
  analysis: Analysis,
  fileName?: string,
  profiles?: readonly Profile[],
) => Profile | null = fromFrame(recognise, (profile) => profile);

function recognise(analysis: Analysis, fileName = '', profiles: readonly Profile[] = builtInProfiles): Profile | null {
  const signs: Signs = {
    title: normalise(analysis.title),
    fileName: normalise(fileName.replace(/\.[^.]{1,8}$/, '')),
    opening: readOpening(analysis).map(normalise),
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
  return best ?? profiles.find((profile) => tellByHeadings(signs, analysis, profile)) ?? null;
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
}

/** Profiles never change, so the phrases of each are made ready once. */
const compile = onceFor((profile: Profile): CompiledRecognition => {
  const { titles, fileNames, openings, headings } = profile.recognition;
  return {
    titles: compileWords(titles),
    fileNames: compileWords(fileNames ?? { contain: [] }),
    openings: compileWords(openings ?? { contain: [] }),
    naming: compilePhrases(headings?.naming ?? []),
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

/** Whether enough headings are those of mandated contents, and one of them names the kind of report. */
function tellByHeadings({ title }: Signs, analysis: Analysis, profile: Profile): boolean {
  const { titles, naming } = compile(profile);
  const { headings } = profile.recognition;
  if (!headings || hasPhrase(titles.not, title, null)) return false;
  const headed = findHeadedSections(profile, analysis, null).filter(({ ids }) => ids.length > 0);
  if (new Set(headed.flatMap(({ ids }) => ids)).size < headings.atLeast) return false;
  const { text } = analysis.source;
  return headed.some(({ section }) => hasPhrase(naming, normalise(wordsOf(text, section.heading)), null));
}

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
