import { type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  CancellationTokenSource,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  LSPErrorCodes,
} from 'vscode-languageserver/node';
import { USER_NODE } from '../cli/user-node.ts';
import { type Client, type ClientOptions, connectClient } from './client.ts';
import { rewriteTheMiddle, writeReport } from './long-report.ts';
import { uri, WRONG } from './texts.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');

interface Served {
  readonly process: ChildProcessWithoutNullStreams;
  readonly client: Client;
  /** The exit code, once the process has ended. */
  readonly exit: Promise<number | null>;
  readonly stderr: () => string;
}

const running = new Set<ChildProcessWithoutNullStreams>();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jiaohe-stdio-'));
});
afterAll(async () => {
  for (const child of running) child.kill();
  await rm(folder, { recursive: true });
});

function start(words: readonly string[] = []): ChildProcessWithoutNullStreams {
  const child = spawn(USER_NODE, [...words, program, 'server', '--stdio']);
  running.add(child);
  return child;
}

async function startServed(options: ClientOptions = {}, words: readonly string[] = []): Promise<Served> {
  const child = start(words);
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    process: child,
    client: await connectClient(child.stdout, child.stdin, options),
    exit,
    stderr: () => stderr,
  };
}

describe.concurrent('a process on standard input and output', { timeout: 30_000 }, () => {
  test('sees after five hundred edits what a fresh one sees, and leaves when told', async () => {
    const [edited, fresh] = await Promise.all([startServed(), startServed()]);
    let text = writeReport(8000);
    const writing = rewriteTheMiddle(text);
    edited.client.open(uri, text);
    for (let count = 0; count < 500; count++) {
      const { change, after } = writing.next().value;
      edited.client.change(uri, change);
      text = after;
      if (count % 50 === 0) await edited.client.pull(uri);
      if (count % 50 === 25) {
        const source = new CancellationTokenSource();
        const asked = edited.client.connection.sendRequest(
          DocumentSymbolRequest.type,
          { textDocument: { uri } },
          source.token,
        );
        source.cancel();
        // It may have been answered before the word came.
        await asked.catch((error) => expect(error).toMatchObject({ code: LSPErrorCodes.RequestCancelled }));
      }
    }
    fresh.client.open(uri, text);
    const [seen, due] = await Promise.all([edited, fresh].map(({ client }) => everything(client)));
    expect(seen!.items.length).toBeGreaterThan(0);
    expect(seen).toEqual(due);
    for (const { client, exit, stderr } of [edited, fresh]) {
      expect(await client.connection.sendRequest('shutdown')).toBeNull();
      void client.connection.sendNotification('exit');
      expect([await exit, stderr()]).toEqual([0, '']);
    }
  });

  test('that is told to exit without shutdown says so', async () => {
    const { client, exit } = await startServed();
    void client.connection.sendNotification('exit');
    expect(await exit).toBe(1);
  });

  test('ends when nobody writes to it any more', async () => {
    const { process: child, exit } = await startServed();
    child.stdin.end();
    expect(await exit).toBe(1);
  });

  test('ends when the process that it was started for is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const { exit } = await startServed({ processId: parent.pid! });
    parent.kill();
    expect(await exit).toBe(1);
  });

  test('ends when its channel to the editor is cut', async () => {
    const child = fork(program, ['server', '--node-ipc'], { execArgv: [], silent: true });
    const answered = once(child, 'message');
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    expect(await answered).toMatchObject([{ id: 1, result: { serverInfo: { name: 'jiaohe' } } }, undefined]);
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([1, null]);
  });

  test('keeps its standard output for the protocol, and outlives what nobody caught', async () => {
    const slips = path.join(folder, 'slips.cjs');
    writeFileSync(
      slips,
      `process.on('SIGUSR2', () => {
        console.log('来自控制台');
        console.info('%s', { a: 1 });
        setTimeout(() => { throw new Error('没有人接'); });
        Promise.reject(new Error('没有人等'));
      });`,
    );
    const { client, process: child, stderr } = await startServed({}, ['--require', slips]);
    client.open(uri, WRONG);
    child.kill('SIGUSR2');
    await vi.waitFor(() => expect(client.log.length).toBeGreaterThanOrEqual(4));
    expect(client.log.join('\n')).toMatch(/来自控制台.*没有人/s);
    expect(client.log.join('\n')).toContain('没有人接');
    expect(await client.diagnose(uri)).toMatchObject([{ code: 'total-mismatch' }]);
    expect(stderr()).toBe('');
  });

  test('outlives what is no message, and what nobody waits for', async () => {
    const { client, process: child } = await startServed();
    for (const bytes of [
      'Content-Length: 3\r\n\r\n{x}',
      'Content-Length: 4\r\n\r\nnull',
      frame({ jsonrpc: '2.0', method: '$/cancelRequest' }),
      frame({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: null } }),
      frame({ jsonrpc: '2.0', id: 'x', method: 'textDocument/unknown' }),
      frame({ jsonrpc: '2.0', id: 99, result: null }),
    ]) {
      child.stdin.write(bytes);
      client.open(uri, WRONG);
      expect(await client.diagnose(uri)).toMatchObject([{ code: 'total-mismatch' }]);
    }
  });
});

function frame(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What a server tells of the report, without the version it had. */
async function everything({ connection, diagnose }: Client) {
  const textDocument = { uri };
  const [items, symbols, folds, report] = await Promise.all([
    diagnose(uri),
    connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
    connection.sendRequest<{ version: number }>('jiaohe/report', { textDocument }),
  ]);
  return {
    items,
    symbols,
    folds,
    report: { ...report, version: 0 },
  };
}
