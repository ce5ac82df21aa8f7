import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { check } from '../../server/src/check.ts';
import { weighClaims } from '../../server/src/claims/index.ts';

// What reading and checking costs for 8,000 characters once the program is warm, nothing of a text known from before: over the
// project's own clean reports or the files named. Of each text the fastest run counts: what else the machine does only adds to it.

const RUNS = 250;
const UNASKED = { segment: () => null, year: null };
const folder = path.join(import.meta.dirname, '../reports/clean');

/** Prints the table. */
export function benchEngine(named: readonly string[]): void {
  const files = named.length > 0 ? named : readdirSync(folder).map((name) => path.join(folder, name));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const measure = (work: (text: string) => unknown): number => {
    const fastest = texts.map(() => Number.POSITIVE_INFINITY);
    for (let run = 0; run < RUNS; run++) {
      for (const [at, text] of texts.entries()) {
        const begin = performance.now();
        work(text);
        fastest[at] = Math.min(fastest[at]!, performance.now() - begin);
      }
    }
    return (fastest.reduce((sum, one) => sum + one) * 8000) / characters;
  };
  const rows = {
    analysis: measure((text) => analyze(text)),
    'analysis and claims that need no guess': measure((text) => weighClaims(analyze(text), UNASKED).sure),
    'analysis and claims': measure((text) => weighClaims(analyze(text), UNASKED).all),
    'check without a kind of report': measure((text) => check(text, { settings: { rules: {}, profile: 'none' } })),
    check: measure((text) => check(text)),
  };
  console.log(`\nengine, ${files.length} reports, ${characters} characters, node ${process.versions.node}\n`);
  console.log('| | ms for 8,000 characters | million characters a second |\n| --- | --- | --- |');
  for (const [what, ms] of Object.entries(rows)) console.log(`| ${what} | ${ms.toFixed(2)} | ${(8 / ms).toFixed(1)} |`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchEngine(process.argv.slice(2));
