import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { setContext } from './context.ts';
import { openFile } from './files.ts';
import { type IgnoredLine, type IgnoredMark, listIgnored } from './ignored-lines.ts';
import { onDidChangeLanguage } from './language.ts';
import { currentDocument, selectPlace } from './places.ts';
import { IGNORED_REQUEST, type IgnoredAnswer, type IgnoredParams } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';

/** 已忽略: what is said to be none in the report before the user, and the way to take it back. Its elements are lines. */
export class IgnoredView implements vscode.TreeDataProvider<IgnoredLine>, vscode.Disposable {
  readonly #connection: Connection;
  readonly #reports: Reports;
  readonly #view: vscode.TreeView<IgnoredLine>;
  readonly #name: string;
  readonly #change = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | null = null;
  #lines: readonly IgnoredLine[] = [];

  readonly onDidChangeTreeData = this.#change.event;

  constructor(connection: Connection, reports: Reports) {
    this.#connection = connection;
    this.#reports = reports;
    this.#view = vscode.window.createTreeView('jiaohe.ignored', { treeDataProvider: this });
    this.#name = this.#view.title ?? '';
    const command = vscode.commands.registerCommand;
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#change,
      reports.onDidChangeCurrent(() => this.#update()),
      onDidChangeLanguage(() => this.#update()),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#update()),
      command('jiaohe.showIgnoredPlace', (line: IgnoredLine) => this.#show(line)),
      command('jiaohe.undoIgnored', undo),
      command('jiaohe.removeIgnored', undo),
    );
    this.#update();
  }

  /** What the view shows now. */
  get lines(): readonly IgnoredLine[] {
    return this.#lines;
  }

  getChildren(line?: IgnoredLine): IgnoredLine[] {
    return [...(line ? line.children : this.#lines)];
  }

  getTreeItem(line: IgnoredLine): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const { key, label, description, mark, spoken, tooltip, place, file, undo, children } = line;
    const item = new vscode.TreeItem(label, children.length > 0 ? Collapsed : None);
    item.id = `${this.#document?.uri.toString()} ${key}`;
    item.description = description;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: spoken };
    item.iconPath = new vscode.ThemeIcon(ICONS[mark]);
    item.contextValue = mark === 'stale' ? 'stale' : undo ? 'ignored' : mark;
    if (place || file || mark === 'setting')
      item.command = { command: 'jiaohe.showIgnoredPlace', title: say('转到'), arguments: [line] };
    return item;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const document = currentDocument();
    const report = document && this.#reports.get(document);
    const moved = document !== this.#document;
    this.#document = document;
    // The title shows also where the view is folded.
    this.#view.title =
      report && report.counts.ignored > 0 ? say('{0}（{1}）', this.#name, report.counts.ignored) : this.#name;
    if (moved || !report) this.#display(null);
    // There before the view opens: the editor may lose what changes while it draws a view for the first time.
    if (document && report && (this.#view.visible || report.counts.ignored > 0)) void this.#refresh(document);
  }

  async #refresh(document: vscode.TextDocument): Promise<void> {
    const params: IgnoredParams = { textDocument: { uri: document.uri.toString() } };
    const answer = await this.#connection.ask<IgnoredAnswer>(IGNORED_REQUEST, params).catch(() => null);
    if (answer?.version === document.version && document === this.#document) this.#display(answer);
  }

  #display(answer: IgnoredAnswer | null): void {
    const lines = answer ? listIgnored(answer) : [];
    const same = JSON.stringify(lines) === JSON.stringify(this.#lines);
    setContext('jiaohe.ignored', answer ? (lines.length > 0 ? 'filled' : 'empty') : undefined);
    if (same) return;
    this.#lines = lines;
    this.#change.fire(undefined);
  }

  async #show({ key, place, file, mark }: IgnoredLine): Promise<void> {
    // What was clicked on is where it is now.
    const now = this.#lines.flatMap((line) => [line, ...line.children]).find((line) => line.key === key);
    const there = now ? now.place : place;
    const opened = there || !file ? null : await openFile(vscode.Uri.parse(file));
    if (this.#document && there) await selectPlace(this.#document, there);
    else if (opened) await vscode.window.showTextDocument(opened);
    else if (mark === 'setting') await vscode.commands.executeCommand('workbench.action.openSettings', 'jiaohe.rules');
  }
}

async function undo(line?: IgnoredLine): Promise<void> {
  if (line?.undo) await vscode.commands.executeCommand(line.undo.command, line.undo.argument);
}

/** The icon of each kind of line; the words beside it say the same. */
const ICONS: Readonly<Record<IgnoredMark, string>> = {
  finding: 'eye-closed',
  stale: 'history',
  rule: 'circle-slash',
  place: 'arrow-small-right',
  setting: 'gear',
  damaged: 'warning',
};
