import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { LEAN } from '../../client/src/lean.ts';
import { rewriteTheMiddle, writeReport } from '../server/long-report.ts';

// What the server keeps in memory, started with what the extension starts it with: ten reports open, before and after its words are
// loaded, and after 5,000 edits. Linux only: what the system says is resident. That grows also where nothing is kept, because what
// nobody needs any more is collected at leisure; so what is alive is told too, which is what is left of the heap when everything
// else has been collected.
// Other options of the server's engine: JIAOHE_NODE_OPTIONS='--max-semi-space-size=4' npm run bench:memory

const REPORTS = 10;
const EDITS = 5000;
const built = path.join(import.meta.dirname, '../../dist/cli.js');

/** Prints the table. */
export async function benchMemory(): Promise<void> {
  if (process.platform !== 'linux') return console.log('\nmemory of the server: measured on Linux only');
  const wordless = await measure({ rules: { 'repeat-mismatch': 'off' } });
  const whole = await measure({ rules: {} });
  console.log(`\nmemory of the server, ${REPORTS} reports of 8,000 characters open, node ${process.versions.node}\n`);
  console.log('| | MB |\n| --- | --- |');
  console.log(`| before words are loaded | ${wordless.opened.toFixed(0)} |`);
  console.log(`| with words | ${whole.opened.toFixed(0)} |`);
  console.log(`| more after ${EDITS} edits, without words | ${wordless.grown.toFixed(1)} |`);
  console.log(`| more after ${EDITS} edits, with words | ${whole.grown.toFixed(1)} |`);
  console.log(`| alive, without words | ${wordless.alive.toFixed(1)} |`);
  console.log(`| more alive after ${EDITS} edits, without words | ${wordless.aliveMore.toFixed(1)} |`);
  console.log(`| alive, with words | ${whole.alive.toFixed(1)} |`);
  console.log(`| more alive after ${EDITS} edits, with words | ${whole.aliveMore.toFixed(1)} |`);
}

/** In megabytes. */
interface Memory {
  /** Resident with all reports open. */
  readonly opened: number;
  /** Resident after the edits and not before. */
  readonly grown: number;
  readonly alive: number;
  readonly aliveMore: number;
}

/** Has the server, and not its threads, tell what is alive in its heap when it is asked to. */
const PROBE = `if (process.channel) {
  process.on('message', () => { gc(); gc(); process.send(process.memoryUsage().heapUsed); });
  process.channel.unref();
}`;

async function measure(settings: object): Promise<Memory> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiaohe-memory-'));
  const probe = path.join(folder, 'probe.cjs');
  writeFileSync(probe, PROBE);
  const options = process.env.JIAOHE_NODE_OPTIONS?.split(' ') ?? [];
  const child = spawn(process.execPath, [...options, '--expose-gc', '--require', probe, built, 'server', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...LEAN },
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  connection.onNotification('window/logMessage', () => {});
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: { jiaohe: settings } });
  const uris = Array.from({ length: REPORTS }, (_, at) => `untitled:报告${at}`);
  const text = writeReport(8000, 1);
  const writing = rewriteTheMiddle(text);
  for (const [at, uri] of uris.entries()) {
    const opened = at === 0 ? text : writeReport(8000, at + 1);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'gongwen', version: 1, text: opened },
    });
    await ask(connection, uri);
  }
  const edit = async (from: number, to: number): Promise<void> => {
    for (let count = from; count < to; count++) {
      const { change } = writing.next().value;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uris[0]!, version: count + 2 },
        contentChanges: [change],
      });
      await ask(connection, uris[0]!);
    }
  };
  await settled();
  const opened = residentOf(child);
  // The heap has its working size only once there was some work.
  await edit(0, EDITS / 10);
  await settled();
  const warm = residentOf(child);
  await edit(EDITS / 10, EDITS / 10 + EDITS);
  await settled();
  const grown = residentOf(child) - warm;
  // Both after everything else has been measured: to collect is to change what is resident.
  const alive = await aliveIn(child);
  await edit(EDITS / 10 + EDITS, EDITS / 10 + 2 * EDITS);
  const aliveLater = await aliveIn(child);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  rmSync(folder, { recursive: true, force: true });
  return { opened, grown, alive, aliveMore: aliveLater - alive };
}

function aliveIn(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (bytes) => resolve(Number(bytes) / 1e6));
    child.send('alive');
  });
}

function ask(connection: ProtocolConnection, uri: string): Promise<unknown> {
  return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}

/** Long enough for words to be loaded and for memory to be given back. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4000));
}

function residentOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchMemory();
