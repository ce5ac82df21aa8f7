import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { setContext } from './context.ts';
import { onDidChangeLanguage } from './language.ts';
import { type LineIcon, toThemeIcon } from './line-icon.ts';
import {
  buildOutline,
  changedItems,
  type Mark,
  neighbourOf,
  type Outline,
  type OutlineItem,
  sectionAt,
} from './outline.ts';
import { currentDocument, showPlace } from './places.ts';
import type { ReportAnswer } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import { wordLastYear } from './status-text.ts';
import { tell } from './tell.ts';

const NOTHING: Outline = { roots: [], items: new Map() };

const NO_PROFILE = '没有按报告类型检查，只核对数字和序号。';

/** How long after the cursor moved the view follows it. */
const FOLLOW_DELAY = 100;

/** What a line of the view that is dragged is known by. */
const DRAGGED = 'application/vnd.code.tree.jiaohe.outline';

/**
 * 报告大纲: what must be written and whether it is, then the headings, which can be dragged to another place. Its elements are
 * the keys of an outline's items.
 */
export class ReportView
  implements vscode.TreeDataProvider<string>, vscode.TreeDragAndDropController<string>, vscode.Disposable
{
  readonly #reports: Reports;
  readonly #connection: Connection;
  readonly #view: vscode.TreeView<string>;
  readonly #change = new vscode.EventEmitter<string[] | undefined>();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | null = null;
  #outline = NOTHING;
  /** The version of the document that the outline is of. */
  #version = -1;
  #followTimer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#change.event;
  readonly dragMimeTypes = [DRAGGED];
  readonly dropMimeTypes = [DRAGGED];

  constructor(reports: Reports, connection: Connection) {
    this.#reports = reports;
    this.#connection = connection;
    this.#view = vscode.window.createTreeView('jiaohe.outline', {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#change,
      reports.onDidChangeCurrent(() => this.#update()),
      onDidChangeLanguage(() => this.#update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) this.#followSoon();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#followSoon()),
      vscode.commands.registerCommand('jiaohe.showPlace', (key: string) => this.#show(key)),
      vscode.commands.registerCommand('jiaohe.moveSectionUp', (key?: string) => this.#step(key, -1)),
      vscode.commands.registerCommand('jiaohe.moveSectionDown', (key?: string) => this.#step(key, 1)),
    );
    this.#update();
  }

  /** What the view shows now, from top to bottom, folded or not. */
  get lines(): readonly OutlineItem[] {
    const { roots, items } = this.#outline;
    const below = (key: string): OutlineItem[] => {
      const item = items.get(key);
      return item ? [item, ...item.children.flatMap(below)] : [];
    };
    return roots.flatMap(below);
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

  handleDrag(keys: readonly string[], dragged: vscode.DataTransfer): void {
    const sections = keys.filter((key) => this.#outline.items.get(key)?.mark === 'section');
    if (sections.length === 1) dragged.set(DRAGGED, new vscode.DataTransferItem(sections[0]));
  }

  async handleDrop(target: string | undefined, dragged: vscode.DataTransfer): Promise<void> {
    const key: unknown = dragged.get(DRAGGED)?.value;
    if (typeof key === 'string' && target !== undefined && target !== key) await this.#move(key, target);
  }

  dispose(): void {
    clearTimeout(this.#followTimer);
    this.#subscriptions.dispose();
  }

  #update(): void {
    const document = currentDocument();
    const report = document && this.#reports.get(document);
    const outline = report ? buildOutline(report) : NOTHING;
    const changed = document === this.#document ? changedItems(this.#outline, outline) : null;
    this.#document = document;
    this.#outline = outline;
    this.#version = report?.version ?? -1;
    this.#view.description = report ? describe(report) : '';
    this.#view.message = report && outline.roots.length > 0 ? wordMessage(report) : '';
    setContext('jiaohe.outlineEmpty', Boolean(report && outline.roots.length === 0));
    if (changed?.length !== 0) this.#change.fire(changed ? [...changed] : undefined);
    if (report) this.#followSoon();
  }

  async #show(key: string): Promise<void> {
    const place = this.#outline.items.get(key)?.place;
    if (this.#document && place) await showPlace(this.#document, place);
  }

  /** Moves a section, the one around the cursor where none is named, past its neighbour. */
  async #step(named: string | undefined, step: -1 | 1): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const isHere = editor !== undefined && editor.document === this.#document;
    const key = named ?? (isHere ? sectionAt(this.#outline, editor.selection.active.line) : null);
    if (key === null) return tell(say('请先在报告大纲里选一节，或者把光标放在要移动的一节里。'));
    const neighbour = neighbourOf(this.#outline, key, step);
    if (!neighbour) return tell(step < 0 ? say('已经是第一节。') : say('已经是最后一节。'));
    await this.#move(key, neighbour.key);
  }

  async #move(key: string, target: string): Promise<void> {
    const document = this.#document;
    const [from, to] = [key, target].map((one) => this.#outline.items.get(one));
    if (!document || !from?.place || from.mark !== 'section') return;
    if (!to?.place || to.mark !== 'section') return tell(say('这一节不能移到那里。'));
    if (document.version !== this.#version) return tell(say('报告刚刚改过，请再试一次。'));
    const { moveSection } = await import('./move-section.ts');
    await moveSection(this.#connection, document, from.place.start, to.place.start);
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

/** What a reader of the view should know besides; what is as it should be needs no words. */
function wordMessage({ profile, lastYear }: ReportAnswer): string {
  const parts = [profile ? '' : say(NO_PROFILE), lastYear && lastYear.fault !== null ? wordLastYear(lastYear) : ''];
  return parts.filter((part) => part !== '').join('\n');
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
  tree.iconPath = toThemeIcon(item.mark === 'section' ? SECTION_ICONS[item.worst ?? 'none'] : ICONS[item.mark]);
  if (item.place) tree.command = { command: 'jiaohe.showPlace', title: say('转到'), arguments: [item.key] };
  return tree;
}

/** By the gravest finding; what wants a correction is told in words too. */
const SECTION_ICONS: Readonly<Record<NonNullable<OutlineItem['worst']> | 'none', LineIcon>> = {
  error: ['circle-filled', 'problemsErrorIcon.foreground'],
  warning: ['circle-filled', 'problemsWarningIcon.foreground'],
  information: ['circle-outline', null],
  hint: ['circle-outline', null],
  none: ['circle-outline', null],
};

const ICONS: Readonly<Record<Exclude<Mark, 'section'>, LineIcon>> = {
  contents: ['checklist', null],
  sections: ['list-tree', null],
  present: ['pass', 'testing.iconPassed'],
  implied: ['info', 'problemsInfoIcon.foreground'],
  empty: ['circle-large-outline', 'problemsWarningIcon.foreground'],
  missing: ['error', 'problemsErrorIcon.foreground'],
  optional: ['dash', null],
};
