import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { check } from '../../server/src/check.ts';
import { readClaims } from '../../server/src/claims/index.ts';

/** Prints what reading and checking costs for 8,000 characters, warm, over the project's own clean reports or the files named. */
const folder = path.join(import.meta.dirname, '../reports/clean');
const named = process.argv.slice(2);
const files = named.length > 0 ? named : readdirSync(folder).map((name) => path.join(folder, name));
const texts = files.map((file) => readFileSync(file, 'utf8'));
const characters = texts.reduce((sum, { length }) => sum + length, 0);

const WARMING = 60;
const RUNS = 200;

/** The median cost of doing something with every text, per 8,000 characters. */
function measure(work: (text: string) => unknown): number {
  const times: number[] = [];
  for (let run = -WARMING; run < RUNS; run++) {
    const before = performance.now();
    for (const text of texts) work(text);
    if (run >= 0) times.push(performance.now() - before);
  }
  return (times.sort((a, b) => a - b)[RUNS / 2]! * 8000) / characters;
}

const rows = {
  analysis: measure((text) => analyze(text)),
  'analysis and claims': measure((text) => readClaims(analyze(text), { segment: () => null, year: null })),
  'check without a kind of report': measure((text) => check(text, { settings: { rules: {}, profile: 'none' } })),
  check: measure((text) => check(text)),
};
console.log(`${files.length} reports, ${characters} characters, node ${process.versions.node}`);
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([what, ms]) => [what, { 'ms per 8,000 characters': Number(ms.toFixed(3)) }]),
  ),
);
