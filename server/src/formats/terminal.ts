import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { positionAt } from '../analysis/source.ts';
import { STATE_NAMES } from '../baseline.ts';
import type { TotalComparison } from './format.ts';

/** What words can be set in on a screen. */
export type Ink = 'bold' | 'red' | 'yellow' | 'cyan' | 'grey';
/** Sets words in an ink. */
export type Paint = (ink: Ink, words: string) => string;

/** Colours words where the screen shows colours. */
export function painter(colours: boolean): Paint {
  return colours ? (ink, words) => `\x1b[${CODES[ink]}m${words}\x1b[0m` : (_ink, words) => words;
}

/** A place as people count it: line and column from 1; in a Word file, section and paragraph. */
export function placeIn(analysis: Analysis, offset: number): string {
  if (analysis.fromWord) return visible(wordAddress(addressOf(analysis, offset)));
  const { line, character } = positionAt(analysis.source, offset);
  return `${line + 1}:${character + 1}`;
}

/** A report or file name may hold characters that would command the reader's terminal. */
export function visible(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  return words.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd');
}

/** What has become of all findings since an earlier check, line by line. */
export function wordComparison({ file, new: added, unchanged, fixed, gone }: TotalComparison): readonly string[] {
  const counts = `${STATE_NAMES.new} ${added} 处，${STATE_NAMES.unchanged} ${unchanged} 处，${STATE_NAMES.fixed} ${fixed} 处`;
  const missing = gone.map((name) => `    ${visible(name)}`);
  return [
    `同上次的结果（${visible(file)}）比：${counts}。`,
    ...(missing.length > 0 ? [`上次的 ${missing.length} 份报告这次没有检查：`, ...missing] : []),
  ];
}

const CODES: Readonly<Record<Ink, number>> = { bold: 1, red: 31, yellow: 33, cyan: 36, grey: 90 };
