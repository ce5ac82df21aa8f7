import * as vscode from 'vscode';
import type { ShowRuleArguments } from './protocol.ts';

/** Shows the page of a rule, which came with the extension, beside the report; our settings have it shown as a page. */
export async function showRule(extension: vscode.Uri, argument: unknown): Promise<void> {
  const { rule } = Object(argument) as Partial<ShowRuleArguments>;
  if (typeof rule !== 'string' || !/^[a-z-]+$/.test(rule)) return;
  const page = vscode.Uri.joinPath(extension, 'dist', 'rules', `${rule}.md`);
  // In a browser the page is a file of the web, which the editor would open as one.
  if (page.scheme !== 'file') await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  else await vscode.commands.executeCommand('vscode.open', page, { viewColumn: vscode.ViewColumn.Beside });
}
