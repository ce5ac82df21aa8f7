import * as vscode from 'vscode';
import { setContext } from './context.ts';
import { openInEncoding } from './encodings.ts';
import { openFile } from './files.ts';
import {
  buildFolderTree,
  type FolderLine,
  type FolderMark,
  type FolderResults,
  type FolderTree,
  type Grouping,
  type ReportedPlace,
  summarise,
} from './folder-results.ts';
import { onDidChangeLanguage } from './language.ts';
import { type LineIcon, toThemeIcon } from './line-icon.ts';
import { showPlace } from './places.ts';
import type { ServedDocuments } from './served.ts';
import type { WordFiles } from './word-files.ts';

const NOTHING: FolderTree = { roots: [], lines: new Map() };

/** 文件夹核对结果: what was found when a folder was checked, by file or by rule. Its elements are the keys of lines. */
export class FolderView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #served: ServedDocuments;
  readonly #words: WordFiles;
  readonly #view: vscode.TreeView<string>;
  readonly #change = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #results: FolderResults | null = null;
  #grouping: Grouping = 'file';
  #tree = NOTHING;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(served: ServedDocuments, words: WordFiles) {
    this.#served = served;
    this.#words = words;
    this.#view = vscode.window.createTreeView('jiaohe.folder', { treeDataProvider: this, showCollapseAll: true });
    const command = vscode.commands.registerCommand;
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#change,
      onDidChangeLanguage(() => this.#update()),
      command('jiaohe.folderByRule', () => this.#group('rule')),
      command('jiaohe.folderByFile', () => this.#group('file')),
      command('jiaohe.clearFolder', () => this.set(null)),
      command('jiaohe.openReported', (key: string) => this.#open(key)),
    );
    this.#update();
  }

  /** What the view shows now. */
  get results(): FolderResults | null {
    return this.#results;
  }

  get tree(): FolderTree {
    return this.#tree;
  }

  /** What it shows, from top to bottom, folded or not. */
  get lines(): readonly FolderLine[] {
    const below = (key: string): FolderLine[] => {
      const line = this.#tree.lines.get(key);
      return line ? [line, ...line.children.flatMap(below)] : [];
    };
    return this.#tree.roots.flatMap(below);
  }

  /** Shows other results; null for none. */
  set(results: FolderResults | null): void {
    this.#results = results;
    this.#update();
  }

  /** Brings the view before the user, who asked for what it shows. */
  async reveal(): Promise<void> {
    const [first] = this.#tree.roots;
    if (first === undefined) await vscode.commands.executeCommand('jiaohe.folder.focus');
    else await this.#view.reveal(first, { select: false, focus: true });
  }

  getChildren(key?: string): string[] {
    return [...(key === undefined ? this.#tree.roots : (this.#tree.lines.get(key)?.children ?? []))];
  }

  getParent(key: string): string | null {
    return this.#tree.lines.get(key)?.parent ?? null;
  }

  getTreeItem(key: string): vscode.TreeItem {
    const line = this.#tree.lines.get(key);
    return line ? toTreeItem(line) : new vscode.TreeItem('');
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #group(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#update();
  }

  #update(): void {
    const results = this.#results;
    this.#tree = results ? buildFolderTree(results, this.#grouping) : NOTHING;
    this.#view.message = results ? summarise(results) : '';
    setContext('jiaohe.folderResults', results ? this.#grouping : false);
    this.#change.fire(undefined);
  }

  async #open(key: string): Promise<void> {
    const place = this.#tree.lines.get(key)?.place;
    if (place) await openReported(place, this.#served, this.#words);
  }
}

/** Opens a file at what was found in it, read as it was when it was checked, and checks it. */
async function openReported(
  { uri, range, encoding }: ReportedPlace,
  served: ServedDocuments,
  words: WordFiles,
): Promise<void> {
  if (/\.docx$/i.test(uri)) {
    const shown = await (await import('./word-commands.ts')).showWord(words, vscode.Uri.parse(uri));
    if (shown && range) await showPlace(shown, range);
    return;
  }
  const opened = await openFile(vscode.Uri.parse(uri));
  if (!opened) return;
  const document = encoding === 'gb18030' ? await openInEncoding(opened, encoding) : opened;
  if (range) await showPlace(document, range);
  else await vscode.window.showTextDocument(document);
  // What was checked in the folder is checked in the editor, though it may not look like a report.
  if (encoding !== null && served.verdictOn(document) === 'not-a-report') served.choose(document, 'check');
}

function toTreeItem(line: FolderLine): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const folds = line.children.length > 0;
  const tree = new vscode.TreeItem(line.label, folds ? (line.open ? Expanded : Collapsed) : None);
  tree.id = line.key;
  tree.description = line.description;
  tree.tooltip = line.tooltip;
  tree.accessibilityInformation = { label: line.spoken };
  tree.contextValue = line.file === null ? line.mark : 'report';
  tree.iconPath = toThemeIcon(ICONS[line.mark]);
  // A click on what has lines below it shows them.
  if (line.place && !folds) {
    tree.command = { command: 'jiaohe.openReported', title: line.spoken, arguments: [line.key] };
  }
  return tree;
}

const ICONS: Readonly<Record<FolderMark, LineIcon>> = {
  must: ['error', 'problemsErrorIcon.foreground'],
  should: ['warning', 'problemsWarningIcon.foreground'],
  passed: ['pass', 'testing.iconPassed'],
  unchecked: ['circle-slash', null],
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  file: ['file', null],
};
