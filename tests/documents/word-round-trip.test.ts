import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { REPORTERS } from '../../server/src/analysis/issuer.ts';
import { type CheckOptions, check, type Result } from '../../server/src/check.ts';
import { isOpen, toNotes } from '../../server/src/documents/docx/notes.ts';
import { type DocxText, readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { writeDocx } from '../../server/src/documents/docx/write-docx.ts';
import { buildSkeleton } from '../../server/src/profile/skeleton.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { generateReport } from '../properties/generated-reports.ts';
import fc from '../seeded.ts';
import { saidIn } from './said.ts';

/** What is written as a Word file and read again is the same report: it has the same headings, figures, sums and faults. */
const time = new Date(Date.UTC(2025, 0, 10, 9, 30));
const folder = path.join(import.meta.dirname, '../reports');

const reports = ['clean', 'faulty'].flatMap((name) =>
  readdirSync(path.join(folder, name))
    .filter((file) => /\.(?:txt|md)$/.test(file) && !file.endsWith('.expected.txt'))
    .map((file) => [file, readFileSync(path.join(folder, name, file), 'utf8')] as const),
);

const optionsFor = (fileName: string) => ({ fileName, markdown: fileName.endsWith('.md') });
const commented = reports.filter(([fileName, text]) => check(text, optionsFor(fileName)).findings.some(isOpen));

test.each(reports)('%s says the same', async (fileName, text) => {
  const result = check(text, optionsFor(fileName));
  expect(saidIn(check(...(await readBack(result, fileName))))).toEqual(saidIn(result));
});

test.each(commented)('%s says the same with comments', async (fileName, text) => {
  const result = check(text, optionsFor(fileName));
  expect(await throughWord(result, true)).toEqual({ ...(await throughWord(result)), leftOut: expect.anything() });
});

const skeletons = builtInProfiles.flatMap((profile) =>
  REPORTERS.map(
    (reporter) =>
      [profile.name, reporter, buildSkeleton(profile, { reporter, unit: '云溪县民政局', year: 2024 })] as const,
  ),
);

test.each(skeletons)('the skeleton of %s, of a %s', async (_name, _reporter, { text }) => {
  const result = check(text);
  expect(saidIn(check(...(await readBack(result))))).toEqual(saidIn(result));
});

test('reports made up at random', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
      const { text, markdown } = generateReport(seed);
      const result = check(text, { markdown });
      expect(saidIn(check(...(await readBack(result))))).toEqual(saidIn(result));
    }),
    { numRuns: 25 },
  );
});

/** What checking the written file is given. */
async function readBack(result: Result, fileName = ''): Promise<[string, CheckOptions]> {
  const { text, headings } = await throughWord(result);
  return [text, { fileName, headings }];
}

async function throughWord(result: Result, comments = false): Promise<DocxText> {
  const { analysis, signed } = result;
  const notes = comments ? toNotes(result) : [];
  const reading = readDocx(await writeDocx({ analysis, signed, unit: '', notes, time }));
  if (!reading.ok) throw new Error(reading.reason);
  expect(reading.leftOut.comments).toBe(notes.length);
  return reading;
}
