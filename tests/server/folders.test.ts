import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CancellationTokenSource, ProgressType, type WorkDoneProgressReport } from 'vscode-languageserver/node';
import {
  CHECK_FOLDER_REQUEST,
  type CheckFolderAnswer,
  SURVEY_REQUEST,
  type SurveyAnswer,
} from '../../server/src/features/protocol.ts';
import { type Client, startClient } from './client.ts';
import { WRONG } from './texts.ts';

const REPORTS = 9;

const folderProcess = path.join(import.meta.dirname, '../../dist/many-reports.js');

let scratch: string;
let root: string;
let folder: string;
let client: Client;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'folders-'));
  root = path.join(scratch, '校核 各镇[2025]（终）');
  folder = pathToFileURL(root).href;
  mkdirSync(path.join(root, '镇'), { recursive: true });
  for (let at = 1; at <= REPORTS; at++) writeFileSync(path.join(root, '镇', `${at} 报告.txt`), WRONG);
  writeFileSync(path.join(root, '一.txt'), WRONG);
  writeFileSync(path.join(root, '二.doc'), 'x');
  client = await startClient({ folderProcess });
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const survey = (): Promise<SurveyAnswer> => client.connection.sendRequest(SURVEY_REQUEST, { folder });

test('a folder is surveyed', async () => {
  expect(await survey()).toEqual({
    all: { readable: [{ kind: 'text', count: REPORTS + 1 }], unreadable: [{ ending: '.doc', count: 1 }] },
    direct: { readable: [{ kind: 'text', count: 1 }], unreadable: [{ ending: '.doc', count: 1 }] },
  });
});

test('a folder is checked with the settings of the editor, as its open reports are', async () => {
  const settings = () => ({ rules: { 'total-mismatch': 'warning' } });
  const other = await startClient({ folderProcess, settings });
  const answer = await other.connection.sendRequest(CHECK_FOLDER_REQUEST, { folder, subfolders: false });
  expect(answer).toEqual({
    reports: [
      expect.objectContaining({
        name: '一.txt',
        findings: [expect.objectContaining({ rule: 'total-mismatch', severity: 'warning' })],
      }),
    ],
    unchecked: [expect.objectContaining({ name: '二.doc' })],
    total: 1,
    done: 1,
    cancelled: false,
  });
});

describe('while a folder is checked', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient({ folderProcess: writeHaltingProcess() });
  });

  test('what is typed is answered, progress is told, and after a cancellation what is known is given', async () => {
    const told: WorkDoneProgressReport[] = [];
    client.connection.onProgress(
      new ProgressType<WorkDoneProgressReport>(),
      '进度',
      (progress) => void told.push(progress),
    );
    const source = new CancellationTokenSource();
    const params = { folder, subfolders: true, workDoneToken: '进度' };
    const checking: Promise<CheckFolderAnswer> = client.connection.sendRequest(
      CHECK_FOLDER_REQUEST,
      params,
      source.token,
    );
    await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(2), { timeout: 20_000 });
    client.open('untitled:报告', WRONG);
    expect(await client.diagnose('untitled:报告')).toHaveLength(1);
    source.cancel();
    const { reports, total, done, cancelled } = await checking;
    expect({ total, cancelled }).toEqual({ total: REPORTS + 1, cancelled: true });
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(total);
    expect(reports).toHaveLength(done);
    expect(told[0]).toMatchObject({ kind: 'begin' });
    expect(told.at(-1)).toEqual({ kind: 'end' });
    expect(told[1]).toEqual({
      kind: 'report',
      message: expect.stringMatching(/^1／10　.*\.txt$/),
      percentage: expect.any(Number),
    });
  });

  test('the next one finds everything as before', async () => {
    const answer: CheckFolderAnswer = await client.connection.sendRequest(CHECK_FOLDER_REQUEST, {
      folder,
      subfolders: true,
      files: [pathToFileURL(path.join(root, '一.txt')).href],
    });
    expect(answer).toMatchObject({ total: 1, done: 1, cancelled: false });
  });

  /**
   * The process that checks folders, but standing still for ever once it has told of two reports: however fast the machine, the
   * folder is never done, and an answer that waited for the process would never come.
   */
  function writeHaltingProcess(): string {
    const script = path.join(scratch, 'folder.js');
    const lines = [
      'const send = process.send.bind(process);',
      'const halt = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
      'let reports = 0;',
      "process.send = (message, told) => send(message, message.kind === 'report' && ++reports === 2 ? halt : told);",
      `require(${JSON.stringify(folderProcess)});`,
    ];
    writeFileSync(script, lines.join('\n'));
    return script;
  }
});

test.each([
  ['no folder on this machine', { folder: 'vscode-vfs://github/a/b', subfolders: true }],
  ['no folder at all', {}],
  ['files that are none', { folder: 'file:///tmp', subfolders: true, files: [1] }],
])('%s is refused', async (_, params) => {
  await expect(client.connection.sendRequest(CHECK_FOLDER_REQUEST, params)).rejects.toThrow('只能检查本机的文件夹');
});

test('a server without the process for it refuses', async () => {
  const { connection } = await startClient();
  await expect(connection.sendRequest(SURVEY_REQUEST, { folder })).rejects.toThrow('这里不能检查文件夹');
});
