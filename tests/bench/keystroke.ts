import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { editInTheMiddle, writeReport } from '../server/long-report.ts';

// From a keystroke to its diagnostics over standard input and output: our built server beside a bare one that finds nothing
// (the floor), and beside a bare one that sends as many diagnostics as ours every time without having looked (what is left of
// the floor once there is something to say). Other lengths than the usual ones: npm run bench:keystroke -- 8000
// `node --cpu-prof` and the like for ours: JIAOHE_NODE_OPTIONS='--cpu-prof --cpu-prof-dir=profiles' npm run bench:keystroke

const WARM_UP = 200;
const EDITS = 600;
const LENGTHS = [8000, 80_000, 800_000];
const uri = 'untitled:报告';

interface Contender {
  readonly name: string;
  readonly words: readonly string[];
}

const bare = path.join(import.meta.dirname, 'bare-server.ts');
const built = path.join(import.meta.dirname, '../../dist/cli.js');
const contenders: readonly Contender[] = [
  { name: 'vscode-languageserver, empty', words: [bare] },
  { name: 'the same, our diagnostics ready made', words: [bare] },
  { name: 'jiaohe', words: [...(process.env.JIAOHE_NODE_OPTIONS?.split(' ') ?? []), built, 'server', '--stdio'] },
];

interface Running {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly times: number[];
  diagnostics: number;
}

async function start({ words }: Contender, text: string): Promise<Running> {
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: { relatedInformation: true } } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'gongwen', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  return { process: child, connection, times: [], diagnostics: 0 };
}

function ask({ connection }: Running): Promise<DocumentDiagnosticReport> {
  return connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
}

async function press(running: Running, version: number, change: TextDocumentContentChangeEvent): Promise<void> {
  const { connection, times } = running;
  const begin = performance.now();
  void connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [change],
  });
  const report = await ask(running);
  times.push(performance.now() - begin);
  running.diagnostics = report.kind === 'full' ? report.items.length : running.diagnostics;
}

async function stop({ process: child, connection }: Running): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await exit;
}

/** Measures every contender at the same moments, one edit after another in turn. */
async function measure(length: number): Promise<void> {
  let text = writeReport(length);
  const characters = text.length;
  const running = await Promise.all(contenders.map((contender) => start(contender, text)));
  const [, readyMade, ours] = running;
  await readyMade!.connection.sendRequest('bench/answerWith', await ask(ours!));
  for (let count = 0; count < WARM_UP + EDITS; count++) {
    const { change, after } = editInTheMiddle(text, count);
    text = after;
    for (const one of count % 2 === 0 ? running : running.toReversed()) await press(one, count + 2, change);
    if (count === WARM_UP - 1) for (const one of running) one.times.length = 0;
  }
  const floor = quantile(running[0]!.times, 0.5);
  for (const [at, { name }] of contenders.entries()) {
    const { times, diagnostics } = running[at]!;
    const [median, late] = [quantile(times, 0.5), quantile(times, 0.95)];
    const cells = [
      characters,
      name,
      median.toFixed(2),
      late.toFixed(2),
      `${(median / floor).toFixed(1)}×`,
      diagnostics,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  await Promise.all(running.map(stop));
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!;
}

console.log(`keystroke → diagnostics over stdio, ${EDITS} edits in the middle, node ${process.versions.node}\n`);
console.log('| characters | server | median ms | 95 % ms | ratio | diagnostics |');
console.log('| --- | --- | --- | --- | --- | --- |');
const named = process.argv.slice(2).map(Number);
for (const length of named.length > 0 ? named : LENGTHS) await measure(length);
