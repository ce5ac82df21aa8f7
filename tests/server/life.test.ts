import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { connectClient } from './client.ts';
import { writeReport } from './long-report.ts';

/** The server as the editor starts it: the bundle, over an IPC channel. */
const program = path.join(import.meta.dirname, '../../dist/server.js');
const started = new Set<ChildProcess>();
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: process.pid, rootUri: null, capabilities: {} },
};

/** Whether the system tells how long a process worked, which does not depend on what else the machine does. */
const COUNTED = process.platform === 'linux';

describe('a server', { timeout: 60_000 }, () => {
  test.skipIf(!COUNTED)('has answered before it worked for 300 ms', async () => {
    const child = fork(program, ['--node-ipc'], { execArgv: [], silent: true });
    started.add(child);
    const answered = once(child, 'message');
    child.send(INITIALIZE);
    await answered;
    expect(workOf(child.pid!)).toBeLessThan(300);
  });

  test.skipIf(!COUNTED)('with a report open does nothing while nobody asks', async () => {
    const child = spawn(process.execPath, [program, '--stdio']);
    started.add(child);
    const client = await connectClient(child.stdout, child.stdin);
    client.open('untitled:报告', writeReport(8000));
    await client.diagnose('untitled:报告');
    // The dictionary is loaded behind the first answer.
    await expect.poll(() => client.log, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^分词：/));
    await client.diagnose('untitled:报告');
    await sleep(3000);
    const before = workOf(child.pid!);
    await sleep(3000);
    // A collection of what was left over may come late.
    expect(workOf(child.pid!) - before).toBeLessThanOrEqual(50);
  });

  test.skipIf(process.platform === 'win32')('is gone within five seconds when the editor is killed', async () => {
    const editor = spawn(process.execPath, ['-e', EDITOR, program], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.add(editor);
    const [line] = (await once(editor.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    editor.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5000, interval: 50 }).toBe(false);
  });
});

/** An editor that has a server answer, tells its process, and waits. */
const EDITOR = `
  const child = require('node:child_process').fork(process.argv[1], ['--node-ipc'], { execArgv: [], silent: true });
  child.once('message', () => console.log(child.pid));
  child.send({ ...${JSON.stringify(INITIALIZE)}, params: { processId: process.pid, rootUri: null, capabilities: {} } });
`;

/** How many milliseconds a process has worked. */
function workOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** One that has ended and that nobody waits for is gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
