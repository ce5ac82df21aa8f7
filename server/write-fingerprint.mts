// Run after esbuild: writes beside the program a fingerprint of everything that decides what is a finding, so that a result
// can say by which rules it came about; and at the end of what the command line runs one of all that stands before, by which
// what was compiled of it is known again (see src/compiled.ts).
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const SERVER = 'server/';
/** What judges a report, and what divides its text into words; whatever they import judges with them. */
const JUDGES = ['server/src/check.ts', 'server/src/jieba.ts'];

/** What of esbuild's account is looked at. */
interface Account {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
}

const { inputs }: Account = JSON.parse(readFileSync(path.join(ROOT, 'dist/bundled.json'), 'utf8'));
const judging = new Set(JUDGES);
for (const file of judging) for (const imported of inputs[file]?.imports ?? []) judging.add(imported.path);
const files = [...judging].filter((file) => file.startsWith(SERVER)).toSorted();
const hash = createHash('sha256');
// However the repository was checked out, lines end alike.
for (const file of files) {
  const text = readFileSync(path.join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');
  hash.update(`${file.slice(SERVER.length)}\n${text}\n`);
}
writeFileSync(path.join(ROOT, 'dist/rules.sha256'), `${hash.digest('hex')}\n`);

for (const name of ['program.js', 'server.js']) {
  const bundle = path.join(ROOT, 'dist', name);
  appendFileSync(bundle, `\n// ${createHash('sha256').update(readFileSync(bundle)).digest('hex')}\n`);
}
