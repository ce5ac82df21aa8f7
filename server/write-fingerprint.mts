// Run after esbuild: writes beside the program a fingerprint of everything that decides what is a finding, so that a result
// can say by which rules it came about; and at the end of what the command line runs one of all that stands before, by which
// what was compiled of it is known again (see src/compiled.ts).
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SERVER = import.meta.dirname;
const JUDGING =
  /^(?:profiles\/.*\.json|src\/(?:analysis|claims|rules)\/.*|src\/(?:profile|terms|check|jieba)[^/]*\.ts)$/;

const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => JUDGING.test(file) && /\.(?:ts|json)$/.test(file))
  .toSorted();
const hash = createHash('sha256');
// However the repository was checked out, lines end alike.
for (const file of files) {
  hash.update(`${file}\n${readFileSync(path.join(SERVER, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
}
writeFileSync(path.join(SERVER, '../dist/rules.sha256'), `${hash.digest('hex')}\n`);

for (const name of ['program.js', 'server.js']) {
  const bundle = path.join(SERVER, '../dist', name);
  appendFileSync(bundle, `\n// ${createHash('sha256').update(readFileSync(bundle)).digest('hex')}\n`);
}
