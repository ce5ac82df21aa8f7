import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadJieba } from '../../server/src/jieba.ts';
import { annotate, readExamples } from '../rules/page.ts';

// How much is read and found on the rules' own pages, against the marks on them; and, where a folder of labelled reports and
// the script that scores a checker on it are given, what that script says:
// npm run bench:accuracy [-- FOLDER SCORER], or JIAOHE_LABELLED=FOLDER JIAOHE_SCORER=SCORER npm run bench:accuracy

const root = path.join(import.meta.dirname, '../..');
const pages = path.join(root, 'tests/rules');

/** One mark of a page: ✓ total, ▲ total-mismatch; with its place, so that marks can be compared. */
interface Mark {
  readonly sign: string;
  readonly name: string;
  readonly place: string;
}

function readMarks(marked: string, block: string): readonly Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  for (const text of marked.split('\n')) {
    const mark = /^([✓✗?▲]) ([a-z-]+)/.exec(text);
    if (!mark) line++;
    else marks.push({ sign: mark[1]!, name: mark[2]!, place: `${block}:${line}` });
  }
  return marks;
}

function toKey({ sign, name, place }: Mark): string {
  return `${sign} ${name} ${place}`;
}

/** How many of `some` are among `others`, each of which counts once. */
function countShared(some: readonly Mark[], others: readonly Mark[]): number {
  const left = new Map<string, number>();
  for (const mark of others) left.set(toKey(mark), (left.get(toKey(mark)) ?? 0) + 1);
  return some.filter((mark) => {
    const count = left.get(toKey(mark)) ?? 0;
    left.set(toKey(mark), count - 1);
    return count > 0;
  }).length;
}

function toPercent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

function namesOf(marks: readonly Mark[]): readonly string[] {
  return [...new Set(marks.map(({ name }) => name))].sort();
}

const { segment } = await loadJieba();
const wanted: Mark[] = [];
const told: Mark[] = [];
for (const name of readdirSync(pages).filter((file) => file.endsWith('.md'))) {
  for (const example of readExamples(readFileSync(path.join(pages, name), 'utf8'))) {
    wanted.push(...readMarks(example.marked, `${name}:${example.line}`));
    told.push(...readMarks(annotate(example, segment), `${name}:${example.line}`));
  }
}

const claims = told.filter(({ sign }) => sign !== '▲');
console.log('Claims read on the pages');
console.table(
  Object.fromEntries(
    [...namesOf(claims), 'all'].map((kind) => {
      const own = claims.filter(({ name }) => kind === 'all' || name === kind);
      const count = (sign: string): number => own.filter((claim) => claim.sign === sign).length;
      return [kind, { read: own.length, holding: count('✓'), failing: count('✗'), unclear: count('?') }];
    }),
  ),
);

console.log('Findings against the marks on the pages');
console.table(
  Object.fromEntries(
    [...namesOf([...wanted, ...told].filter(({ sign }) => sign === '▲')), 'all'].map((rule) => {
      const isOwn = ({ sign, name }: Mark): boolean => sign === '▲' && (rule === 'all' || name === rule);
      const [marked, found] = [wanted.filter(isOwn), told.filter(isOwn)];
      const right = countShared(found, marked);
      const precision = toPercent(right, found.length);
      return [rule, { marked: marked.length, found: found.length, precision, recall: toPercent(right, marked.length) }];
    }),
  ),
);

const [folder = process.env.JIAOHE_LABELLED, scorer = process.env.JIAOHE_SCORER] = process.argv.slice(2);
if (folder && scorer) {
  const check = 'npx --no jiaohe check --format json';
  const run = spawnSync(process.execPath, [scorer, '--list', '--check', check, folder], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else if (folder) {
  console.error('A folder of labelled reports is scored by a script: give it as well.');
  process.exitCode = 2;
}
