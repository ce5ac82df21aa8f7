import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReport } from '../server/long-report.ts';
import { installPeers, peerScript } from './peers.ts';

// What a command costs from its start to its end, beside its peers: the version, one report, 500 reports of 8,000 characters.
// Each round runs every command once, in turn; the medians of the rounds are compared. Processor time is told on Linux and macOS.

const REPORTS = 500;
const ROUNDS = 3;
/** What takes longer than so many seconds is run once. */
const PATIENCE = 8;

interface Command {
  readonly name: string;
  readonly words: readonly string[];
}

interface Cost {
  readonly wall: number;
  readonly processor: number;
}

const built = path.join(import.meta.dirname, '../../dist/cli.js');

/** Prints both tables. */
export function benchCommandLine(): void {
  const peers = installPeers();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiaohe-bench-'));
  const reports = path.join(folder, 'reports');
  const wordless = path.join(folder, 'wordless');
  for (const one of [reports, wordless]) {
    mkdirSync(one);
    for (let seed = 1; seed <= REPORTS; seed++) {
      writeFileSync(path.join(one, `${seed}街道2024年法治政府建设年度报告.md`), writeReport(8000, seed));
    }
  }
  writeFileSync(path.join(wordless, 'jiaohe.settings.json'), '{ "rules": { "repeat-mismatch": "off" } }');
  writeFileSync(path.join(folder, '.textlintrc.json'), '{ "rules": { "no-todo": true } }');
  const one = `${wordless}/1街道2024年法治政府建设年度报告.md`;
  const other = (name: string, script: string, ...words: readonly string[]): readonly Command[] =>
    peers ? [{ name, words: [peerScript(peers, script), ...words] }] : [];
  compare(`start-up, ${2 * ROUNDS + 1} rounds`, folder, 2 * ROUNDS + 1, [
    { name: 'node, which does nothing', words: ['-e', '0'] },
    { name: 'jiaohe --version', words: [built, '--version'] },
    { name: 'jiaohe check, one report without words', words: [built, 'check', '--fail-on', 'never', one] },
    { name: 'jiaohe check, one report', words: [built, 'check', '--fail-on', 'never', one.replace(wordless, reports)] },
    ...other('AutoCorrect, one report', 'autocorrect-node/cli.js', '--lint', one),
  ]);
  const all = [
    { name: 'jiaohe, checks that need no words', words: [built, 'check', '--fail-on', 'never', wordless] },
    { name: 'jiaohe, every check', words: [built, 'check', '--fail-on', 'never', reports] },
    ...other('AutoCorrect', 'autocorrect-node/cli.js', '--lint', reports),
    ...other('markdownlint-cli2', 'markdownlint-cli2/markdownlint-cli2-bin.mjs', 'reports/*.md'),
    ...other('textlint, one rule', 'textlint/bin/textlint.js', 'reports/*.md'),
    ...other('lint-md', '@lint-md/cli/lib/src/lint-md.js', 'reports/*.md'),
    ...other('zhlint', 'zhlint/bin/index.js', 'reports/*.md'),
  ];
  const fastest = peers ? all.findIndex(({ name }) => name === 'AutoCorrect') : 0;
  compare(`${REPORTS} reports of 8,000 characters, ${ROUNDS} rounds`, folder, ROUNDS, all, fastest);
  rmSync(folder, { recursive: true, force: true });
}

function compare(title: string, folder: string, rounds: number, commands: readonly Command[], floor = 0): void {
  const costs = commands.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, { words }] of commands.entries()) {
      if (round === 0 || costs[at]![0]!.wall < PATIENCE) costs[at]!.push(run(words, folder));
    }
  }
  const medians = costs.map((one) => ({
    wall: median(one.map(({ wall }) => wall)),
    processor: median(one.map(({ processor }) => processor)),
  }));
  console.log(`\n${title}, ${os.cpus().length} cores, node ${process.versions.node}\n`);
  console.log('| command | s | ratio | processor s | ratio |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [at, { name }] of commands.entries()) {
    const { wall, processor } = medians[at]!;
    const ratios = [wall / medians[floor]!.wall, processor / medians[floor]!.processor].map(
      (ratio) => `${ratio.toFixed(2)}×`,
    );
    console.log(`| ${name} | ${wall.toFixed(3)} | ${ratios[0]} | ${processor.toFixed(3)} | ${ratios[1]} |`);
  }
}

function run(words: readonly string[], folder: string): Cost {
  const begin = performance.now();
  if (process.platform === 'win32') {
    spawnSync(process.execPath, words, { cwd: folder, stdio: 'ignore' });
    return { wall: (performance.now() - begin) / 1000, processor: Number.NaN };
  }
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'bash', process.execPath, ...words];
  const { stderr } = spawnSync('bash', timed, { cwd: folder, encoding: 'utf8' });
  const wall = (performance.now() - begin) / 1000;
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  return { wall, processor: user + system };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchCommandLine();
