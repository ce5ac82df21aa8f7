import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { positionAt } from '../analysis/source.ts';

export type Ink = 'bold' | 'red' | 'yellow' | 'cyan' | 'grey';
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

const CODES: Readonly<Record<Ink, number>> = { bold: 1, red: 31, yellow: 33, cyan: 36, grey: 90 };
