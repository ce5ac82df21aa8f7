import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findOnPath } from '../../../server/apt.mts';
import { check } from '../../../server/src/check.ts';
import { toNotes } from '../../../server/src/documents/docx/notes.ts';
import { writeDocx } from '../../../server/src/documents/docx/write-docx.ts';

const run = promisify(execFile);

/** The report that is rendered: made up, with all that the layout knows. */
const SAMPLE = path.join(import.meta.dirname, '青石县2024年法治政府建设情况报告.txt');

/** What puts a Word file on paper, and what looks at the paper; undefined where one of them is not installed. */
const office = findOnPath('soffice', 'libreoffice');
export const canRender =
  office !== undefined && ['pdfinfo', 'pdftotext', 'pdffonts', 'pdftoppm'].every((name) => findOnPath(name));

/** Fonts that Debian has in place of those of official documents, so that each is seen to be asked for by its name. */
const STAND_INS: Readonly<Record<string, readonly [family: string, weight?: string]>> = {
  方正小标宋简体: ['Noto Serif CJK SC', 'bold'],
  仿宋_GB2312: ['Noto Serif CJK SC'],
  楷体_GB2312: ['AR PL UKai CN'],
  黑体: ['Noto Sans CJK SC'],
  宋体: ['Noto Serif CJK SC'],
};

/** The sample as a Word file. */
export function writeSample(comments = false): Promise<Uint8Array> {
  const result = check(readFileSync(SAMPLE, 'utf8'), { fileName: path.basename(SAMPLE) });
  const { analysis, signed, issuer } = result;
  const notes = comments ? toNotes(result) : [];
  return writeDocx({ analysis, signed, unit: issuer?.name ?? '', notes, time: new Date(Date.UTC(2025, 0, 20)) });
}

/** Puts a Word file on paper, in a folder of its own; the path of the PDF. */
export async function toPdf(docx: Uint8Array, folder: string): Promise<string> {
  const file = path.join(folder, 'report.docx');
  writeFileSync(file, docx);
  const fonts = path.join(folder, 'fonts.conf');
  writeFileSync(fonts, toFontConfig());
  mkdirSync(path.join(folder, 'office'));
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'office')).href}`;
  await run(office!, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    timeout: 100_000,
  });
  return file.replace(/docx$/, 'pdf');
}

/** The pages of a PDF as grey pixels. */
export async function toPages(pdf: string, dotsPerInch: number): Promise<readonly Page[]> {
  const stem = pdf.replace(/\.pdf$/, '-page');
  await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', pdf, stem]);
  const folder = path.dirname(pdf);
  const files = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
  return files.sort().map((name) => readPage(readFileSync(path.join(folder, name))));
}

/** One byte a pixel, row by row. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

function readPage(pgm: Buffer): Page {
  const [head, width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(pgm.subarray(0, 40).toString('latin1'))!;
  return { width: Number(width), height: Number(height), pixels: pgm.subarray(head.length) };
}

function toFontConfig(): string {
  const matches = Object.entries(STAND_INS).map(
    ([name, [family, weight]]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>${weight ? `<edit name="weight" mode="assign"><const>${weight}</const></edit>` : ''}</match>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${matches.join('')}</fontconfig>`;
}
