import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { startClient } from './client.ts';
import { writeReport } from './long-report.ts';
import { uri, WRONG } from './texts.ts';

const program = path.join(import.meta.dirname, '../../dist/server.js');
const textDocument = { uri };

interface Answer {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
  readonly method?: string;
  readonly params?: { readonly diagnostics?: readonly { readonly code: string }[] };
}

/** A server process that is sent bytes, with all that it answered. */
class Raw {
  readonly process: ChildProcessWithoutNullStreams;
  readonly answers: Answer[] = [];
  readonly exit: Promise<number | null>;
  #rest = Buffer.alloc(0);

  constructor() {
    this.process = spawn(process.execPath, [program, '--stdio']);
    started.add(this.process);
    this.exit = once(this.process, 'exit').then(([code]) => code as number | null);
    // One that is gone takes nothing more.
    this.process.stdin.on('error', () => {});
    this.process.stdout.on('data', (data: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, data]);
      for (;;) {
        const head = this.#rest.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/Content-Length: (\d+)/.exec(this.#rest.subarray(0, head).toString())![1]);
        if (this.#rest.length < head + 4 + length) return;
        this.answers.push(JSON.parse(this.#rest.subarray(head + 4, head + 4 + length).toString()));
        this.#rest = this.#rest.subarray(head + 4 + length);
      }
    });
  }

  send(...messages: readonly (object | string)[]): void {
    this.process.stdin.write(messages.map((one) => (typeof one === 'string' ? one : frame(one))).join(''));
  }

  initialize(): void {
    this.send({ ...request(0, 'initialize'), params: { processId: null, rootUri: null, capabilities: {} } });
    this.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
  }

  open(text: string, version = 1): void {
    const opened = { uri, languageId: 'gongwen', version, text };
    this.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: opened } });
  }

  async answerTo(id: number): Promise<Answer> {
    await vi.waitUntil(() => this.answers.some((answer) => answer.id === id), { timeout: 20_000 });
    return this.answers.find((answer) => answer.id === id)!;
  }
}

const started = new Set<ChildProcessWithoutNullStreams>();
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

function request(id: number, method: string) {
  return { jsonrpc: '2.0', id, method, params: { textDocument, position: { line: 0, character: 5 } } };
}

function frame(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe.concurrent('a server', { timeout: 60_000 }, () => {
  test('refuses what comes before it is initialized, again, or after it was shut down', async () => {
    const raw = new Raw();
    raw.send(request(1, 'textDocument/hover'));
    raw.open(WRONG);
    raw.initialize();
    raw.send(request(2, 'textDocument/hover'), { ...request(3, 'initialize'), params: { capabilities: {} } });
    raw.open(WRONG);
    raw.send(request(4, 'textDocument/hover'), request(5, 'shutdown'));
    raw.send(request(6, 'textDocument/hover'), request(7, 'shutdown'), request(8, 'initialize'));
    raw.open('走访XX户。', 2);
    // Who is told to exit leaves at once, whatever is still to be answered.
    for (const id of [4, 8]) await raw.answerTo(id);
    raw.send({ jsonrpc: '2.0', method: 'exit' });
    expect(await raw.exit).toBe(0);
    const answers = new Map(raw.answers.map(({ id, result, error }) => [id, error?.code ?? result]));
    expect(answers.get(1)).toBe(ErrorCodes.ServerNotInitialized);
    expect(answers.get(2)).toBeNull();
    expect(answers.get(3)).toBe(ErrorCodes.InvalidRequest);
    expect(answers.get(4)).toMatchObject({ contents: expect.anything() });
    expect(answers.get(5)).toBeNull();
    for (const id of [6, 7, 8]) expect(answers.get(id)).toBe(ErrorCodes.InvalidRequest);
  });

  test('that is told to exit before anything leaves', async () => {
    const raw = new Raw();
    raw.send({ jsonrpc: '2.0', method: 'exit' });
    expect(await raw.exit).toBe(1);
  });

  test.each([
    ['half a header', 'Content-Len'],
    ['a header without a body', 'Content-Length: 500\r\n\r\n'],
    ['half a body', frame(request(2, 'textDocument/hover')).slice(0, -30)],
    ['nothing', ''],
  ])('that is left after %s ends', async (_, bytes) => {
    const raw = new Raw();
    raw.initialize();
    await raw.answerTo(0);
    raw.send(bytes);
    raw.process.stdin.end();
    expect(await raw.exit).toBe(1);
  });

  test.each([
    ['byte by byte', 1],
    ['in pieces that cut characters', 7],
  ])('hears what comes %s', async (_, size) => {
    const raw = new Raw();
    raw.initialize();
    const opened = { uri, languageId: 'gongwen', version: 1, text: WRONG };
    const bytes = Buffer.from(
      frame({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: opened } }),
    );
    for (let at = 0; at < bytes.length; at += size) {
      raw.process.stdin.write(bytes.subarray(at, at + size));
      if (at % (size * 20) === 0) await new Promise(setImmediate);
    }
    raw.send(request(1, 'textDocument/hover'));
    expect((await raw.answerTo(1)).result).toMatchObject({ contents: expect.anything() });
  });

  test('answers ten thousand requests that came at once, cancelled or not, each once, and keeps nothing of them', async () => {
    const raw = new Raw();
    raw.initialize();
    raw.open(writeReport(8000));
    await raw.answerTo(0);
    const methods = [
      'textDocument/hover',
      'textDocument/documentSymbol',
      'textDocument/foldingRange',
      'jiaohe/nothing',
    ];
    const flood = (first: number): void => {
      for (let id = first; id < first + 10_000; id += 100) {
        const ids = Array.from({ length: 100 }, (_, at) => id + at);
        raw.send(...ids.map((one) => request(one, methods[one % methods.length]!)));
        const cancelled = ids.filter((one) => one % 3 === 0);
        raw.send(...cancelled.map((one) => ({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: one } })));
      }
    };
    const drain = async (first: number): Promise<number> => {
      const inside = ({ id }: Answer): boolean => id != null && id >= first && id < first + 10_000;
      await vi.waitUntil(() => raw.answers.filter(inside).length >= 10_000, { timeout: 40_000, interval: 200 });
      expect(raw.answers.filter(inside)).toHaveLength(10_000);
      expect(new Set(raw.answers.filter(inside).map(({ id }) => id)).size).toBe(10_000);
      const codes = new Set(raw.answers.filter(inside).map(({ error }) => error?.code));
      expect([...codes].sort()).toEqual([undefined, LSPErrorCodes.RequestCancelled, ErrorCodes.MethodNotFound].sort());
      raw.answers.length = 0;
      return memoryOf(raw.process.pid!);
    };
    flood(10_000);
    const before = await drain(10_000);
    for (const first of [20_000, 30_000]) {
      flood(first);
      const after = await drain(first);
      if (process.platform === 'linux') expect(after - before).toBeLessThan(60);
    }
  });
});

describe('versions', () => {
  test('that are older, the same or none are no obstacle: the edits count in the order they came', async () => {
    const client = await startClient();
    client.open(uri, `${WRONG}完`);
    for (const version of [9, 3, 3, -1, null]) {
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '共' }],
      });
    }
    expect(await client.diagnose(uri)).toMatchObject([
      { code: 'total-mismatch', range: { start: { line: 0, character: 9 } } },
    ]);
  });

  test('a document that is opened twice is what it was last', async () => {
    const client = await startClient();
    client.open(uri, WRONG);
    client.open(uri, '一切照旧。');
    expect(await client.diagnose(uri)).toEqual([]);
    client.close(uri);
    client.close(uri);
    expect(await client.diagnose(uri)).toEqual([]);
  });
});

/** How much memory a process holds, in megabytes. */
function memoryOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
