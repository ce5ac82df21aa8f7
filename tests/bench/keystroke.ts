import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import terms from '../../server/profiles/terms.json' with { type: 'json' };
import { rewriteTheMiddle, writeReport } from '../server/long-report.ts';
import { installPeers, peerScript } from './peers.ts';

// From a keystroke to its diagnostics over standard input and output: our built server beside a bare one that finds nothing
// (the floor), beside a bare one that sends as many diagnostics as ours every time without having looked (what is left of
// the floor once there is something to say), beside one that finds nothing but keeps the text (what is left of it once there
// is something to look at), and beside the servers of AutoCorrect and prh.
// Other lengths than the usual ones: npm run bench:keystroke -- 8000
// Without the peers and their installation: JIAOHE_NO_PEERS=1 npm run bench:keystroke
// `node --cpu-prof` and the like for ours: JIAOHE_NODE_OPTIONS='--cpu-prof --cpu-prof-dir=profiles' npm run bench:keystroke

const WARM_UP = 200;
const EDITS = 600;
const LENGTHS = [8000, 80_000, 800_000];
/** In Markdown, lines that follow each other are one paragraph, here of some eight hundred characters; in plain text, each is one. */
const FORMS = ['Markdown', 'plain text'] as const;
type Form = (typeof FORMS)[number];
/** The peers read the whole text anew at every keystroke; so many edits of a text of so many characters take seconds. */
const PEER_CHARACTERS = 8_000_000;
const MOST_PEER_EDITS = 100;

interface Contender {
  readonly name: string;
  readonly words: readonly string[];
  /** Diagnostics that it sends by itself after a change, the last of which counts; null where it is asked. */
  readonly pushes: number | null;
}

/** How long a server takes for a keystroke, and how much it says then. */
export interface Row {
  readonly characters: number;
  readonly name: string;
  readonly median: number;
  readonly late: number;
  readonly ratio: number;
  readonly diagnostics: number;
  /** Of the answers, the part that named all diagnostics anew. */
  readonly full: number;
}

interface Running {
  readonly contender: Contender;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly uri: string;
  readonly times: number[];
  diagnostics: number;
  /** The name of the last answer, for which a server may answer that nothing is new; as editors do it. */
  resultId: string | undefined;
  /** How many answers said more. */
  full: number;
  /** Told of each set of diagnostics that comes by itself. */
  pushed: (count: number) => void;
}

const bare = path.join(import.meta.dirname, 'bare-server.ts');
const built = path.join(import.meta.dirname, '../../dist/cli.js');
const OURS: readonly Contender[] = [
  { name: 'vscode-languageserver, empty', words: [bare], pushes: null },
  { name: 'the same, our diagnostics ready made', words: [bare], pushes: null },
  { name: 'the same, empty, the text kept', words: [bare, '--keep-text'], pushes: null },
  {
    name: 'jiaohe',
    words: [...(process.env.JIAOHE_NODE_OPTIONS?.split(' ') ?? []), built, 'server', '--stdio'],
    pushes: null,
  },
];
/** For prh, a rule for each of the dated terms that we look for ourselves. */
const RULES = new Set(
  terms.terms.flatMap(({ patterns = [] }) => patterns).filter((term) => /^\p{Script=Han}+$/u.test(term)),
);

async function start(contender: Contender, text: string, folder: string, form: Form): Promise<Running> {
  const words = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...contender.words];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'], cwd: folder });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout.pipe(withoutBanner())),
    new StreamMessageWriter(child.stdin),
  );
  const uri = pathToFileURL(path.join(folder, `2024年法治政府建设年度报告.${form === 'Markdown' ? 'md' : 'txt'}`)).href;
  const running: Running = {
    contender,
    process: child,
    connection,
    uri,
    times: [],
    diagnostics: 0,
    resultId: undefined,
    full: 0,
    pushed: () => {},
  };
  connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
    running.pushed(diagnostics.length),
  );
  connection.onNotification('window/logMessage', () => {});
  connection.onRequest('window/showMessageRequest', ({ message }) => console.error(`${contender.name}: ${message}`));
  connection.listen();
  const capabilities = contender.pushes === null ? { textDocument: { diagnostic: { relatedInformation: true } } } : {};
  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', { processId: process.pid, rootUri, rootPath: folder, capabilities });
  await connection.sendNotification('initialized', {});
  if (contender.name === 'prh') {
    const prh = { enable: true, configFiles: ['prh.yml'], trace: { server: 'off' } };
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: { prh } });
  }
  const opened = contender.pushes === null ? null : nextPush(running);
  const languageId = contender.pushes === null ? 'gongwen' : 'markdown';
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  await opened;
  return running;
}

/** AutoCorrect greets on standard output before its first header. */
function withoutBanner(): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!head) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      const at = head.indexOf('Content-Length');
      if (at < 0) return done();
      const rest = head.subarray(at);
      head = null;
      done(null, rest);
    },
  });
}

/** Waits for the last of the diagnostics that follow upon a change. */
function nextPush(running: Running): Promise<number> {
  let left = running.contender.pushes ?? 1;
  return new Promise((resolve) => {
    running.pushed = (count) => {
      if (--left === 0) resolve(count);
    };
  });
}

function ask({ connection, uri, resultId }: Running): Promise<DocumentDiagnosticReport> {
  return connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...(resultId !== undefined && { previousResultId: resultId }),
  });
}

/** The peers take no part of a text, only all of it. */
async function press(
  running: Running,
  version: number,
  change: TextDocumentContentChangeEvent,
  after: string,
): Promise<void> {
  const { connection, times, uri, contender } = running;
  const pushed = contender.pushes === null ? null : nextPush(running);
  const begin = performance.now();
  void connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [contender.pushes === null ? change : { text: after }],
  });
  if (pushed) {
    running.diagnostics = await pushed;
    running.full++;
  } else {
    const report = await ask(running);
    running.resultId = report.resultId;
    if (report.kind === 'full') {
      running.diagnostics = report.items.length;
      running.full++;
    }
  }
  times.push(performance.now() - begin);
}

async function stop({ contender, process: child, connection }: Running): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  if (contender.pushes === null) {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
  } else child.kill();
  await exit;
}

/** Measures every contender at the same moments, one edit after another in turn. */
async function measureKeystrokes(length: number, form: Form, peers: string | null): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiaohe-bench-'));
  const rules = [...RULES].map((term) => `  - expected: ※\n    pattern: ${JSON.stringify(term)}\n`);
  writeFileSync(path.join(folder, 'prh.yml'), `version: 1\nrules:\n${rules.join('')}`);
  const text = writeReport(length);
  const writing = rewriteTheMiddle(text);
  const characters = text.length;
  const others: readonly Contender[] = peers
    ? [
        { name: 'prh', words: [peerScript(peers, 'prh-languageserver/lib/index.js'), '--stdio'], pushes: 1 },
        // It takes back what it said before it says anything.
        { name: 'AutoCorrect', words: [peerScript(peers, 'autocorrect-node/cli.js'), 'server'], pushes: 2 },
      ]
    : [];
  const running = await Promise.all([...OURS, ...others].map((contender) => start(contender, text, folder, form)));
  await running[1]!.connection.sendRequest('bench/answerWith', await ask(running[3]!));
  const peerEdits = Math.min(MOST_PEER_EDITS, Math.max(10, Math.floor(PEER_CHARACTERS / characters)));
  for (let count = 0; count < WARM_UP + EDITS; count++) {
    const { change, after } = writing.next().value;
    const turn = running.filter(({ contender }) => contender.pushes === null || count >= WARM_UP + EDITS - peerEdits);
    for (const one of count % 2 === 0 ? turn : turn.toReversed()) await press(one, count + 2, change, after);
    if (count !== WARM_UP - 1) continue;
    for (const one of running) {
      one.times.length = 0;
      one.full = 0;
    }
  }
  await Promise.all(running.map(stop));
  rmSync(folder, { recursive: true, force: true });
  const floor = quantile(running[0]!.times, 0.5);
  return running.map(({ contender: { name }, times, diagnostics, full }) => {
    const [median, late] = [quantile(times, 0.5), quantile(times, 0.95)];
    return { characters, name, median, late, ratio: median / floor, diagnostics, full: full / times.length };
  });
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!;
}

/** Prints the table, length by length. */
export async function benchKeystrokes(lengths: readonly number[] = LENGTHS): Promise<void> {
  const peers = process.env.JIAOHE_NO_PEERS ? null : installPeers();
  console.log(`\nkeystroke → diagnostics over stdio, ${EDITS} edits in the middle, node ${process.versions.node}\n`);
  console.log('| form | characters | server | median ms | 95 % ms | ratio | diagnostics | named anew |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const form of FORMS) {
    for (const length of lengths) {
      // The peers read plain text as they read Markdown.
      const rows = await measureKeystrokes(length, form, form === 'Markdown' ? peers : null);
      for (const { characters, name, median, late, ratio, diagnostics, full } of rows) {
        const times = `${median.toFixed(2)} | ${late.toFixed(2)} | ${ratio.toFixed(1)}×`;
        console.log(`| ${form} | ${characters} | ${name} | ${times} | ${diagnostics} | ${Math.round(100 * full)} % |`);
      }
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2).map(Number);
  await benchKeystrokes(named.length > 0 ? named : LENGTHS);
}
