import * as vscode from 'vscode';
import { currentDocument } from './places.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** The encoding of Chinese texts from before UTF-8, as the editor calls it; it includes GBK and GB2312. */
const GB18030 = 'gb18030';

/** Opens the document before the user again, read as GB18030. What was typed meanwhile would be lost: then nothing is done. */
export async function reopenWithEncoding(): Promise<void> {
  const document = currentDocument();
  if (!document || document.isUntitled) return;
  if (document.isDirty) return tell(say('文件改过，还没有保存。请先撤销改动（不要保存乱码），再重新打开。'));
  if (readsEncodings(document)) {
    await openInEncoding(document, GB18030);
    return;
  }
  // An editor from before 1.100 lets only its user choose.
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
  tell(say('请选“通过编码重新打开”，再选 GB18030。'), 20_000);
}

/** A document read in another encoding, where the editor can do that and nothing typed would be lost; else as it is. */
export async function openInEncoding(document: vscode.TextDocument, encoding: string): Promise<vscode.TextDocument> {
  if (!readsEncodings(document) || document.isDirty || document.encoding === encoding) return document;
  const open = vscode.workspace.openTextDocument as OpenWithEncoding;
  return open(document.uri, { encoding });
}

/** Younger than the editor's interface that we are held to. */
type OpenWithEncoding = (uri: vscode.Uri, options: { readonly encoding: string }) => Thenable<vscode.TextDocument>;

function readsEncodings(
  document: vscode.TextDocument,
): document is vscode.TextDocument & { readonly encoding: string } {
  return 'encoding' in document;
}
