import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  expectCodes,
  extension,
  PATIENCE,
  serverProcesses,
  showReport,
  type,
  WRONG_TOTAL,
} from './reports.ts';

afterEach(closeAll);

describe.skipIf(process.platform === 'win32')('the server', () => {
  test('is one process, however many reports are open', async () => {
    const first = await showReport('甲.gongwen', WRONG_TOTAL);
    const second = await showReport('乙.gongwen', WRONG_TOTAL);
    await expectCodes(first, 'total-mismatch');
    await expectCodes(second, 'total-mismatch');
    expect(serverProcesses()).toHaveLength(1);
  });

  test('comes back when it is killed, and its findings with it', async () => {
    const document = await showReport('重来.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const [pid] = serverProcesses();
    process.kill(pid!, 'SIGKILL');
    await type(document, '120件', '140件');
    await expect.poll(serverProcesses, PATIENCE).toEqual([expect.not.closeTo(pid!)]);
    await expect.poll(() => extension.exports.serverState(), PATIENCE).toBe('running');
    await expect
      .poll(() => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message), PATIENCE)
      .toEqual([expect.stringContaining('140件')]);
    await type(document, '140件', '130件');
    await expectCodes(document);
  });

  test('is started anew by command', async () => {
    const document = await showReport('重启.gongwen', WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    const [before] = serverProcesses();
    await vscode.commands.executeCommand('jiaohe.restart');
    await expectCodes(document, 'total-mismatch');
    await expect.poll(serverProcesses, PATIENCE).toEqual([expect.not.closeTo(before!)]);
  });
});
