import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wordTime } from '../clock.ts';
import { readTextFile } from '../documents/read-text.ts';
import { prepareFolder, type ResultFile, writeResults } from '../documents/write-results.ts';
import { DEFAULT_TEMPLATE, type LetterTemplate, parseTemplate, TEMPLATE_FILE } from '../formats/letter-template.ts';
import { type Letter, writeLetters } from '../formats/letters.ts';
import type { ReportSummary } from '../formats/summary.ts';
import { visible } from '../formats/terminal.ts';
import { complain } from './reading.ts';

/** The letters that are asked for. */
export interface LetterArguments {
  readonly folder: string;
  /** The file with a template of one's own; null where the folder's own is taken, else ours. */
  readonly template: string | null;
}

/** What is needed to write letters. */
export interface LetterDesk {
  readonly folder: string;
  readonly template: LetterTemplate;
}

/** Makes sure that letters can be written, before anything is checked; null where they cannot, which has been said then. */
export function openLetterDesk({ folder, template }: LetterArguments): LetterDesk | null {
  const reason = prepareFolder(folder);
  if (reason !== null) {
    complain(`${visible(folder)}：${reason}`);
    return null;
  }
  const read = readTemplate(template ?? path.join(folder, TEMPLATE_FILE), template !== null);
  return read && { folder, template: read };
}

/** Writes the letters and tells where they are; false where they could not be written. A letter that somebody may have changed is never overwritten. */
export async function sendLetters(
  { folder, template }: LetterDesk,
  reports: readonly ReportSummary[],
): Promise<boolean> {
  const now = new Date();
  const letters = writeLetters(reports, template, wordTime(now).replace(/ .*/, ''));
  const files: ResultFile[] = [];
  for (const letter of letters) files.push(...toFiles(folder, letter));
  const written = writeResults(folder, files);
  if (!written.ok) {
    complain(`${visible(written.file)}：退回意见没有写成，${written.reason}`);
    return false;
  }
  complain(
    letters.length > 0 ? `退回意见 ${letters.length} 份，在 ${visible(folder)}` : '没有要退回的报告，没有写退回意见。',
  );
  return true;
}

function readTemplate(file: string, named: boolean): LetterTemplate | null {
  const read = readTextFile(file);
  if (!read.ok && (named || !read.missing)) {
    complain(`${visible(file)}：${read.reason}`);
    return null;
  }
  const parsed = parseTemplate(read.ok ? read.text : DEFAULT_TEMPLATE);
  if (parsed.ok) return parsed.template;
  for (const { line, column, message } of parsed.problems) complain(`${visible(file)}:${line}:${column} ${message}`);
  return null;
}

/** A letter as text, with a byte-order mark for old editors, under a name that takes nothing away. */
function toFiles(folder: string, { name, text }: Letter): readonly ResultFile[] {
  const content = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  for (let count = 1; ; count++) {
    const file = `${count === 1 ? name : `${name}（${count}）`}.txt`;
    const place = path.join(folder, file);
    if (!existsSync(place)) return [{ name: file, content }];
    if (holds(place, content)) return [];
  }
}

function holds(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
