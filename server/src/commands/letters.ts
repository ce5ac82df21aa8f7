import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import { readSignature } from '../analysis/dates.ts';
import { wordDate } from '../clock.ts';
import { readTextFile } from '../documents/read-text.ts';
import { prepareFolder, type ResultFile, writeResults } from '../documents/write-results.ts';
import { type Exporter, loadExporter } from '../export-report.ts';
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
  const letters = writeLetters(reports, template, wordDate(new Date()));
  const files: ResultFile[] = [];
  if (letters.length > 0) {
    const { toWordFile } = await loadExporter();
    for (const letter of letters) files.push(...(await toFiles(folder, letter, toWordFile)));
  }
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

/** A letter as text and as a Word file, under a name that takes nothing away; nothing where it is there already. */
async function toFiles(
  folder: string,
  { name, text }: Letter,
  toWordFile: Exporter['toWordFile'],
): Promise<readonly ResultFile[]> {
  // Old editors know by the byte-order mark that it is UTF-8.
  const content = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  for (let count = 1; ; count++) {
    const stem = count === 1 ? name : `${name}（${count}）`;
    const place = path.join(folder, `${stem}.txt`);
    if (holds(place, content)) return [];
    if (existsSync(place) || existsSync(path.join(folder, `${stem}.docx`))) continue;
    const analysis = analyze(text);
    const signed = readSignature(analysis);
    const { bytes } = await toWordFile({ analysis, signed, unit: '', notes: [], time: new Date() });
    return [
      { name: `${stem}.txt`, content },
      { name: `${stem}.docx`, content: bytes },
    ];
  }
}

function holds(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
