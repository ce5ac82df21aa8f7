// Run after esbuild: writes beside the program a fingerprint of everything that decides what is a finding, so that a result
// can say by which rules it came about; and at the end of what the command line runs one of all that stands before, by which
// what was compiled of it is known again (see src/compiled.ts).
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findJudges } from './judges.mts';

const ROOT = path.join(import.meta.dirname, '..');
const SERVER = 'server/';

const files = findJudges(JSON.parse(readFileSync(path.join(ROOT, 'dist/bundled.json'), 'utf8')));
const hash = createHash('sha256');
// However the repository was checked out, lines end alike.
for (const file of files) {
  const text = readFileSync(path.join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');
  hash.update(`${file.slice(SERVER.length)}\n${text}\n`);
}
writeFileSync(path.join(ROOT, 'dist/rules.sha256'), `${hash.digest('hex')}\n`);

for (const name of ['program.js', 'server.js', 'many-reports.js']) {
  const bundle = path.join(ROOT, 'dist', name);
  appendFileSync(bundle, `\n// ${createHash('sha256').update(readFileSync(bundle)).digest('hex')}\n`);
}
