import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { type Paragraph, readParagraph } from '../../server/src/analysis/paragraph.ts';
import { check } from '../../server/src/check.ts';
import type { Claim } from '../../server/src/claims/claim.ts';
import type { CheckedReport, Format, Screen, Tally } from '../../server/src/formats/format.ts';
import { parseOwnProfile } from '../../server/src/own-profile.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import type { Report, Rule } from '../../server/src/rules/rule.ts';

/** What the README shows to those who want to add something works as it stands there. */
const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const chapter = /^## 怎样参与\n([\s\S]*?)^---$/m.exec(readme)![1]!;
// Within the project, whose packages are found from there, and where nothing of it is kept.
mkdirSync(join(root, 'dist'), { recursive: true });
const scratch = mkdtempSync(join(root, 'dist/readme-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The code that is shown behind the mention of a file, written as if it stood there; its place on the disk. */
function writeExample(file: string): string {
  const shown = chapter.slice(chapter.indexOf(`\`${file}\``));
  const [, code] = /^```ts\n([\s\S]*?)^```$/m.exec(shown)!;
  const written = join(scratch, file.replaceAll('/', '-'));
  const folder = join(root, file, '..');
  writeFileSync(
    written,
    code!.replace(/(?<=from ')\.{1,2}\/[^']+/g, (name) => join(folder, name)),
  );
  return written;
}

const rule = writeExample('server/src/rules/wide-percent.ts');
const feature = writeExample('server/src/features/selection-ranges.ts');
const format = writeExample('server/src/formats/names.ts');
const reader = writeExample('server/src/claims/gaps.ts');
const SCREEN: Screen = { colours: false };
const checked = check('一、工作\n\n（一）听证\n\n共120件，其中自然人85件、法人45件。\n', {});

test('names files that are there, but for those that are shown', () => {
  const shown = ['rules/wide-percent.ts', 'claims/gaps.ts', 'features/selection-ranges.ts', 'formats/names.ts'];
  const named = [...chapter.matchAll(/`(server\/src\/[^`]+\.ts)`/g)].map(([, file]) => file!);
  const others = named.filter((file) => !shown.some((name) => file.endsWith(name)));
  expect(others.length).toBeGreaterThan(3);
  expect(others.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('what newcomers are told to read is there, and what they are told to use is to be had there', () => {
  const guide = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8');
  const named = [...guide.matchAll(/`((?:server|client|tests)\/[^`*]+\.ts)`/g)].map(([, file]) => file!);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const told = [...guide.matchAll(/^\| .* \| (`\w+`.*)，见 `([^`]+)` \|$/gm)];
  expect(told.length).toBeGreaterThan(4);
  for (const [, words, file] of told) {
    const places = [file!, 'server/src/rules/paragraphs.ts'].map((place) => readFileSync(join(root, place), 'utf8'));
    const missing = [...words!.matchAll(/`(\w+)`/g)].filter(([, name]) => {
      return !places.some(
        (text) => text.includes(`export function ${name}<`) || text.includes(`export function ${name}(`),
      );
    });
    expect(missing).toEqual([]);
  }
});

test('is accepted by the compiler and by the linter', () => {
  const project = join(scratch, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }));
  const run = (script: string, ...words: readonly string[]): string =>
    execFileSync(process.execPath, [join(root, 'node_modules', script), ...words], { cwd: root, encoding: 'utf8' });
  expect(run('typescript/bin/tsc', '-p', project)).toBe('');
  for (const file of [rule, reader, feature, format])
    run('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '--vcs-use-ignore-file=false', file);
});

describe('the rule', async () => {
  const { widePercent } = (await import(rule)) as { readonly widePercent: Rule };
  const page = /^````md\n([\s\S]*?)^````$/m.exec(chapter)![1]!;
  const [found, innocent] = [...page.matchAll(/^```report\n([\s\S]*?)^```$/gm)].map(([, text]) => text!);
  const draftsIn = (text: string) => widePercent.find({ analysis: analyze(text) } as Report);

  test('finds what its page shows, and puts it right', () => {
    const [draft, ...others] = draftsIn(found!);
    expect(others).toEqual([]);
    const [{ start, end, text }] = draft!.fixes![0]!.edits as [{ start: number; end: number; text: string }];
    expect(found!.slice(0, start) + text + found!.slice(end)).toBe(found!.replace('％', '%'));
  });

  test('accuses nobody else', () => expect(draftsIn(innocent!)).toEqual([]));

  test('has a page that opens with what it is called', () => {
    expect(page.split('\n')[0]).toBe(`# ${widePercent.title}（\`${widePercent.id}\`）`);
  });
});

describe('the reader of sums', async () => {
  const { readGaps } = (await import(reader)) as { readonly readGaps: (paragraph: Paragraph) => readonly Claim[] };
  const formulasOf = (text: string) => readGaps(readParagraph(text)).map(({ verdict, formula }) => [verdict, formula]);

  test('does again what its sentence says', () => {
    expect(formulasOf('甲村受理62件，乙村受理48件，两村相差14件。')).toEqual([['holds', '62 - 48 = 14']]);
    expect(formulasOf('甲村受理62件，乙村受理48件，两村相差15件。')).toEqual([['fails', '62 - 48 ≠ 15']]);
  });

  test('reads nothing else', () => {
    expect(formulasOf('甲村受理62件，乙村受理48件。两村相差15件。')).toEqual([]);
    expect(formulasOf('甲村走访62人，乙村受理48件，两村相差15件。')).toEqual([]);
  });
});

test('the kind of report is one', () => {
  const [, json] = /^```json\n([\s\S]*?)^```$/m.exec(chapter)!;
  expect(parseOwnProfile(json!, builtInProfiles)).toMatchObject({ ok: true, profile: { id: 'audit-report' } });
});

test('the feature finds the sections around a place', async () => {
  const { toSelectionRanges } = await import(feature);
  const [innermost] = toSelectionRanges(checked, [{ line: 4, character: 3 }]);
  const lines: number[] = [];
  for (let at = innermost; at; at = at.parent) lines.push(at.range.start.line);
  expect(lines).toEqual([2, 0, 0]);
});

test('the format prints the names of reports in which something was found', async () => {
  const { names } = (await import(format)) as { readonly names: Format };
  const clean = { file: 'b.txt', result: check('工作有序推进。\n', {}) } as CheckedReport;
  const printed = [{ file: 'a.txt', result: checked } as CheckedReport, clean].map((report) =>
    names.printReport(report, SCREEN),
  );
  expect(names.print(printed, {} as Tally, SCREEN)).toBe('a.txt\n');
});
