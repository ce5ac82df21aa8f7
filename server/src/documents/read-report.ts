import { promises, statSync } from 'node:fs';
import type { StyledHeading } from '../analysis/styled.ts';
import type { Decoded, Encoding } from './decode.ts';
import { toFileProblem, toKindProblem } from './file-problem.ts';
import { isWord } from './kinds.ts';
import {
  LARGEST_DOCX,
  LARGEST_TEXT_REPORT,
  LONGEST_TEXT,
  MOST_PIECES,
  TOO_LONG,
  TOO_MANY_LINES,
  wordTooLarge,
} from './limits.ts';
import { readStandardInput, readTextFile } from './read-text.ts';

/** A report's text as its file holds it, or why it cannot be read. */
export type ReportReading = ReadReport | (Decoded & { readonly ok: false });

/** What was read of a report. */
export interface ReadReport {
  readonly ok: true;
  readonly text: string;
  /** How a text file's bytes stand for characters; null for a Word file. */
  readonly encoding: Encoding | null;
  /** What only a Word file tells; null for a text file. */
  readonly word: WordNotes | null;
}

/** What a Word file tells besides its text. */
export interface WordNotes {
  /** The headings that its outline tells. To be handed on to the check: they also say that the text has no lines one could name. */
  readonly headings: readonly StyledHeading[];
  /** What it holds and was not read, in words; empty where it holds nothing else. */
  readonly leftOut: string;
}

/** Reads a report. What is called like no report is tried as text. Never fails. Whoever wants the bytes as well, hears them. */
export async function readReport(file: string, hear: (bytes: Uint8Array) => void = () => {}): Promise<ReportReading> {
  if (isWord(file)) return readWord(file, hear);
  return toReading(readTextFile(file, hear, LARGEST_TEXT_REPORT));
}

/** Reads a report that comes in on standard input. Never fails. */
export async function readTyped(input: AsyncIterable<Uint8Array>): Promise<ReportReading> {
  return toReading(await readStandardInput(input, LARGEST_TEXT_REPORT));
}

function toReading(decoded: Decoded): ReportReading {
  if (!decoded.ok) return decoded;
  if (decoded.text.length > LONGEST_TEXT) return { ok: false, reason: TOO_LONG };
  return hasTooManyLines(decoded.text) ? { ok: false, reason: TOO_MANY_LINES } : { ...decoded, word: null };
}

function hasTooManyLines(text: string): boolean {
  let lines = 1;
  for (const _ of text.matchAll(/\r\n?|\n/g)) lines++;
  return lines > MOST_PIECES;
}

/** Said of a report at which we ourselves stumbled. */
export function wordOwnFault(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `检查这份报告时校核出了错（${detail}），这是校核的问题，请告诉开发者`;
}

/** The reader is loaded only where there is a Word file. */
async function readWord(file: string, hear: (bytes: Uint8Array) => void): Promise<ReportReading> {
  const { readDocx, wordLeftOut } = await import('./docx/read-docx.ts');
  try {
    const stats = statSync(file);
    const odd = toKindProblem(stats);
    if (odd !== null) return { ok: false, reason: odd };
    if (stats.size > LARGEST_DOCX) return { ok: false, reason: wordTooLarge(LARGEST_DOCX) };
    const bytes = await promises.readFile(file);
    hear(bytes);
    const reading = readDocx(bytes);
    if (!reading.ok) return reading;
    const { text, headings, leftOut } = reading;
    return { ok: true, text, encoding: null, word: { headings, leftOut: wordLeftOut(leftOut) } };
  } catch (error) {
    return { ok: false, reason: toFileProblem(error) };
  }
}
