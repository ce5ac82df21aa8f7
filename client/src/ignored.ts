import * as vscode from 'vscode';
import { parseIgnored } from './ignored-text.ts';
import { currentDocument } from './places.ts';
import { UNSUPPRESS_COMMAND, type UnsuppressArguments } from './protocol.ts';
import { say } from './say.ts';

/** Lists what the author ignored in the report before the user, and takes one back. */
export async function showIgnored(ruleNames: ReadonlyMap<string, string>): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  const file = document.uri.with({ path: `${document.uri.path}.jiaohe.json` });
  const text = await vscode.workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '{ "ignored": [] }',
  );
  const ignored = parseIgnored(text);
  if (!ignored) {
    const show = say('打开');
    const answer = await vscode.window.showWarningMessage(say('忽略记录写得不对，读不出来。'), show);
    if (answer === show) await vscode.window.showTextDocument(file);
    return;
  }
  if (ignored.length === 0) {
    void vscode.window.showInformationMessage(say('这份报告没有忽略过的提示。'));
    return;
  }
  const items = ignored.map(({ index, rule, quote, sentence, reason }) => {
    const description = reason === '' ? quote : say('{0} · 理由：{1}', quote, reason);
    return { index, label: ruleNames.get(rule) ?? rule, description, detail: sentence };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: say('已忽略的提示'),
    placeHolder: say('选择一处，撤销忽略'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  const argument: UnsuppressArguments = { uri: document.uri.toString(), index: picked.index };
  await vscode.commands.executeCommand(UNSUPPRESS_COMMAND, argument);
}
