// Writes nodejieba's dictionary as far as reports need it: reading all of its 350,000 words takes a second and 250 MB. Kept are the
// words that are frequent anywhere, and those that our own reports, rules and profiles have, however rare they are elsewhere.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const RAREST = 50;
const LONGEST_WORD = 16;

const root = path.join(import.meta.dirname, '..');
const stock = path.join(root, 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');

if (existsSync(stock)) {
  const dist = path.join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  const own = wordsWithin(readOwnTexts());
  const lines = readFileSync(stock, 'utf8').split('\n');
  const kept = lines.filter((line) => {
    const [word = '', frequency = ''] = line.split(' ');
    return Number(frequency) >= RAREST || own.has(word);
  });
  writeFileSync(path.join(dist, 'jieba-words.utf8'), `${kept.join('\n')}\n`);
  // How much a word tells about a text is not asked; nodejieba wants one line.
  writeFileSync(path.join(dist, 'jieba-weights.utf8'), '报告 1\n');
} else console.warn('没有安装 nodejieba，词典没有写 / nodejieba is not installed, its dictionary was not written');

function readOwnTexts(): string {
  return ['tests/reports', 'tests/rules', 'server/profiles']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(root, folder, name),
      ),
    )
    .filter((file) => /\.(?:txt|md|json)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** Every piece of a text that could be a word. */
function wordsWithin(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let start = 0; start < run.length; start++) {
      for (let length = 1; length <= Math.min(LONGEST_WORD, run.length - start); length++) {
        words.add(run.slice(start, start + length));
      }
    }
  }
  return words;
}
