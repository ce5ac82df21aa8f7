import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import {
  closeAll,
  expectCodes,
  extension,
  PATIENCE,
  removeFile,
  showReport,
  takeQuickFix,
  type,
  WRONG_TOTAL,
  WRONG_TOTAL_IGNORED,
  writeFile,
} from './reports.ts';

const REPORT = '忽略.gongwen';
const IGNORED = `${REPORT}.jiaohe.json`;

beforeEach(() => removeFile(IGNORED));
afterEach(closeAll);

describe('a finding that the author says is none', () => {
  test('goes, is kept beside the report, and comes back when that is taken back', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    const beside = `${document.uri.fsPath}.jiaohe.json`;
    await expectCodes(document, 'total-mismatch');

    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'));
    await expectCodes(document);
    expect(readFileSync(beside, 'utf8')).toBe(WRONG_TOTAL_IGNORED);
    await expect.poll(() => extension.exports.status(), PATIENCE).toMatchObject({ detail: '已忽略1处' });

    await answering(vscode.commands.executeCommand('jiaohe.showIgnored'));
    await expectCodes(document, 'total-mismatch');
  });

  test('stays away while other sentences change, and comes back when its own does', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'));
    await expectCodes(document);
    await type(document, '全年', '工作有序推进。\n\n全年');
    await type(document, '类45件。', '类45件。另有回访300件，其中电话200件、上门90件。');
    await expectCodes(document, 'total-mismatch');
    await type(document, '90件', '100件');
    await expectCodes(document);
    await type(document, '劳动类', '劳务类');
    await expectCodes(document, 'total-mismatch');
  });

  test('is not ignored where the user thinks better of it', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    await answering(takeQuickFix(document, 'total-mismatch', '这不是错误'), 'workbench.action.closeQuickOpen');
    await expectCodes(document, 'total-mismatch');
    expect(existsSync(`${document.uri.fsPath}.jiaohe.json`)).toBe(false);
  });

  test('is also known where the file came from somebody else', async () => {
    const document = await showReport(REPORT, WRONG_TOTAL);
    await expectCodes(document, 'total-mismatch');
    writeFile(IGNORED, WRONG_TOTAL_IGNORED);
    await expectCodes(document);
  });
});

/** Presses Enter, or does what else is named, whenever the editor asks something, until this is done. */
async function answering(
  done: Thenable<unknown>,
  answer = 'workbench.action.acceptSelectedQuickOpenItem',
): Promise<void> {
  let waiting = true;
  const settled = Promise.resolve(done).finally(() => {
    waiting = false;
  });
  await expect
    .poll(async () => {
      await vscode.commands.executeCommand(answer);
      return waiting;
    }, PATIENCE)
    .toBe(false);
  await settled;
}
