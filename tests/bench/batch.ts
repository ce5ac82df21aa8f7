import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeLongWord } from '../batch/made-up-batch.ts';

// Three hundred Word files of 8,000 characters, checked by us (with all results written, and with JSON alone), and read by
// mammoth and gone through by AutoCorrect, in turn. The peers are fetched into a temporary folder; without them ours is measured
// alone. Other numbers: npm run bench:batch -- 300 8000

const [count = 300, length = 8000] = process.argv.slice(2).map(Number);
const ROUNDS = 3;
const PEERS = { mammoth: '1.13.0', 'autocorrect-node': '2.14.0' } as const;

const program = path.join(import.meta.dirname, '../../dist/cli.js');
const root = mkdtempSync(path.join(tmpdir(), 'jiaohe-bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const reports = path.join(root, 'reports');
mkdirSync(reports);
let bytes = 0;
for (let number = 0; number < count; number++) {
  const file = path.join(reports, `${String(number).padStart(4, '0')}.docx`);
  writeFileSync(file, writeLongWord(number, length));
  bytes += statSync(file).size;
}

/** Writes what a process took, where it ends: memory at most in KB, and seconds of all cores. Threads count with their process. */
const hook = path.join(root, 'hook.cjs');
const taken = path.join(root, 'taken');
writeFileSync(
  hook,
  `if (require('node:worker_threads').isMainThread)
    process.on('exit', () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
      require('node:fs').writeFileSync(${JSON.stringify(taken)}, JSON.stringify([maxRSS, (userCPUTime + systemCPUTime) / 1e6]));
    });`,
);

interface Contender {
  readonly name: string;
  readonly words: readonly string[];
}

const check = [program, 'check', reports, '--fail-on', 'never'];
const ours: readonly Contender[] = [
  {
    name: 'jiaohe, html + xlsx + csv + json',
    words: [...check, '--report', 'html,xlsx,csv,json', '-o', path.join(root, 'out')],
  },
  { name: 'jiaohe, json', words: [...check, '--format', 'json'] },
  { name: 'jiaohe, 2 threads, json', words: [...check, '--format', 'json', '--jobs', '2'] },
];
const contenders = [...ours, ...readPeers()];
const runs = new Map(contenders.map(({ name }) => [name, [] as Run[]]));
for (let round = 0; round < ROUNDS; round++)
  for (const contender of contenders) runs.get(contender.name)!.push(run(contender));

console.log(
  `${count} .docx of ${length} characters (${(bytes / 1e6).toFixed(1)} MB), median of ${ROUNDS} rounds in turn, node ${process.versions.node}`,
);
console.table(
  Object.fromEntries(
    [...runs].map(([name, all]) => [
      name,
      {
        seconds: median(all.map(({ seconds }) => seconds)).toFixed(2),
        'CPU seconds': median(all.map(({ work }) => work)).toFixed(2),
        'peak MB': Math.round(median(all.map(({ megabytes }) => megabytes))),
      },
    ]),
  ),
);

interface Run {
  readonly seconds: number;
  /** Of all cores together: this holds on a busy machine too. */
  readonly work: number;
  readonly megabytes: number;
}

function run({ name, words }: Contender): Run {
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - before) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  const [kilobytes, work] = JSON.parse(readFileSync(taken, 'utf8')) as [number, number];
  return { seconds, work, megabytes: kilobytes / 1024 };
}

/** The peers, fetched where they can be had. */
function readPeers(): readonly Contender[] {
  const folder = path.join(tmpdir(), 'jiaohe-bench-batch-peers');
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  if (!Object.keys(PEERS).every((name) => existsSync(path.join(folder, 'node_modules', name)))) {
    mkdirSync(folder, { recursive: true });
    // Else npm would take the nearest project above.
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    try {
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted], {
        cwd: folder,
        stdio: 'ignore',
        shell: process.platform === 'win32',
      });
    } catch {
      console.log(`Without ${wanted.join(' and ')}: the npm registry cannot be reached.`);
      return [];
    }
  }
  const script = path.join(folder, 'peer.cjs');
  writeFileSync(
    script,
    `const fs = require('node:fs');
    const path = require('node:path');
    const mammoth = require('mammoth');
    const autocorrect = process.argv[3] === 'lint' ? require('autocorrect-node') : null;
    (async () => {
      for (const name of fs.readdirSync(process.argv[2])) {
        const { value } = await mammoth.extractRawText({ path: path.join(process.argv[2], name) });
        if (autocorrect) autocorrect.lintFor(value, 'a.txt');
      }
    })();`,
  );
  return [
    { name: `mammoth ${PEERS.mammoth} alone`, words: [script, reports] },
    { name: `mammoth + autocorrect-node ${PEERS['autocorrect-node']}`, words: [script, reports, 'lint'] },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
