import * as vscode from 'vscode';
import { buildOutline, looksSame, type Mark, type Outline, type OutlineItem, sectionAt } from './outline.ts';
import { currentDocument, onDidChangeCurrentDocument, showPlace } from './places.ts';
import type { ReportAnswer } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';

const NOTHING: Outline = { roots: [], items: new Map() };

const NO_PROFILE = '没有按报告类型检查，只核对数字和序号。';

/** How long after the cursor moved the view follows it. */
const FOLLOW_DELAY = 100;

/** 报告大纲: what must be written and whether it is, then the headings. Its elements are the keys of an outline's items. */
export class ReportView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #reports: Reports;
  readonly #view: vscode.TreeView<string>;
  readonly #change = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | null = null;
  #outline = NOTHING;
  #followTimer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(reports: Reports) {
    this.#reports = reports;
    this.#view = vscode.window.createTreeView('jiaohe.outline', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#change,
      reports.onDidChange((uri) => uri.toString() === currentDocument()?.uri.toString() && this.#update()),
      onDidChangeCurrentDocument(() => this.#update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) this.#followSoon();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#followSoon()),
      vscode.commands.registerCommand('jiaohe.showPlace', (key: string) => this.#show(key)),
    );
    this.#update();
  }

  /** What the view shows now. */
  get outline(): Outline {
    return this.#outline;
  }

  /** The content to insert that an item of the view stands for; null where it stands for none. */
  insertableOf(key: string): string | null {
    return this.#outline.items.get(key)?.insertable ?? null;
  }

  getChildren(key?: string): string[] {
    return [...(key === undefined ? this.#outline.roots : (this.#outline.items.get(key)?.children ?? []))];
  }

  getParent(key: string): string | null {
    return this.#outline.items.get(key)?.parent ?? null;
  }

  getTreeItem(key: string): vscode.TreeItem {
    const item = this.#outline.items.get(key);
    return item ? toTreeItem(item) : new vscode.TreeItem('');
  }

  dispose(): void {
    clearTimeout(this.#followTimer);
    this.#subscriptions.dispose();
  }

  #update(): void {
    const document = currentDocument();
    const report = document && this.#reports.get(document);
    const outline = report ? buildOutline(report) : NOTHING;
    const same = document === this.#document && looksSame(outline, this.#outline);
    this.#document = document;
    this.#outline = outline;
    this.#view.description = report ? describe(report) : '';
    this.#view.message = report && !report.profile && outline.roots.length > 0 ? say(NO_PROFILE) : '';
    if (!same) this.#change.fire(undefined);
    if (report) this.#followSoon();
  }

  async #show(key: string): Promise<void> {
    const place = this.#outline.items.get(key)?.place;
    if (this.#document && place) await showPlace(this.#document, place);
  }

  #followSoon(): void {
    clearTimeout(this.#followTimer);
    this.#followTimer = setTimeout(() => this.#follow(), FOLLOW_DELAY);
  }

  /** Selects the section that the cursor is in, unless what is selected stands there as well. */
  #follow(): void {
    const editor = vscode.window.activeTextEditor;
    if (!this.#view.visible || !editor || editor.document !== this.#document) return;
    const { line } = editor.selection.active;
    const selected = this.#view.selection[0];
    const place = selected === undefined ? null : this.#outline.items.get(selected)?.place;
    if (place && place.start.line === line) return;
    const key = sectionAt(this.#outline, line);
    if (key === null || key === selected) return;
    // An item that is gone by now is no fault: the next change follows again.
    this.#view.reveal(key, { select: true, focus: false }).then(undefined, () => {});
  }
}

function describe({ profile, year }: ReportAnswer): string {
  if (!profile) return '';
  return year === null ? profile.name : say('{0} · {1}年', profile.name, year);
}

function toTreeItem(item: OutlineItem): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const open = item.parent === null || item.parent === 'sections' ? Expanded : Collapsed;
  const tree = new vscode.TreeItem(item.label, item.children.length > 0 ? open : None);
  tree.id = item.key;
  tree.description = item.description;
  tree.tooltip = item.description === '' ? item.label : say('{0}（{1}）', item.label, item.description);
  tree.accessibilityInformation = { label: item.spoken };
  tree.contextValue = item.insertable === null ? item.mark : 'insertable';
  const [icon, colour] = ICONS[item.mark];
  if (icon) tree.iconPath = new vscode.ThemeIcon(icon, colour ? new vscode.ThemeColor(colour) : undefined);
  if (item.place) tree.command = { command: 'jiaohe.showPlace', title: say('转到'), arguments: [item.key] };
  return tree;
}

/** The icon of each kind of line, and its colour; the words beside it say the same. */
const ICONS: Readonly<Record<Mark, readonly [icon: string | null, colour: string | null]>> = {
  contents: ['checklist', null],
  sections: ['list-tree', null],
  section: [null, null],
  present: ['pass', 'testing.iconPassed'],
  implied: ['info', 'problemsInfoIcon.foreground'],
  empty: ['circle-large-outline', 'problemsWarningIcon.foreground'],
  missing: ['error', 'problemsErrorIcon.foreground'],
  optional: ['dash', null],
};
