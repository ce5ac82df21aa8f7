import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { setContext } from './context.ts';
import { onDidChangeLanguage } from './language.ts';
import {
  arrangeLedger,
  childrenOf,
  figureAt,
  figureOf,
  type Ledger,
  type LedgerTree,
  parentOf,
  shownFigures,
} from './ledger.ts';
import type { WantedFigures } from './ledger-export.ts';
import { type FilterBox, openFilterBox } from './ledger-filter.ts';
import type { Grouping } from './ledger-groups.ts';
import { toTreeItem } from './ledger-item.ts';
import { changedGroups, type LedgerLine, lineOf, stepAfter } from './ledger-lines.ts';
import { toTooltip } from './ledger-tooltip.ts';
import { Ledgers } from './ledgers.ts';
import { currentDocument, selectPlace } from './places.ts';
import type { LedgerAnswer, Position } from './protocol.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** How long after the cursor moved the view follows it. */
const FOLLOW_DELAY = 100;

/** Where the choice of grouping is remembered. */
const GROUPING = 'jiaohe.ledger.grouping';

/** 数字台账: every figure of the report before the user and what it adds up with. Its elements are the keys of its lines. */
export class LedgerView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #connection: Connection;
  readonly #ledgers: Ledgers;
  readonly #reports: Reports;
  readonly #memory: vscode.Memento;
  readonly #view: vscode.TreeView<string>;
  readonly #change = new vscode.EventEmitter<string[] | undefined>();
  readonly #subscriptions: vscode.Disposable;
  /** Whether the user unfolded a line, by its id. */
  readonly #unfolded = new Map<string, boolean>();
  #document: vscode.TextDocument | null = null;
  #tree: LedgerTree | null = null;
  #grouping: Grouping;
  #filter = '';
  /** The report that the filter was typed for. */
  #filtered: vscode.TextDocument | null = null;
  /** The place that the view itself put the cursor at. */
  #shown: Position | null = null;
  /** The line whose places are being walked through. */
  #walked: string | null = null;
  /** The box in which a filter is being typed. */
  #box: FilterBox | null = null;
  #followTimer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(connection: Connection, reports: Reports, memory: vscode.Memento) {
    this.#connection = connection;
    this.#ledgers = new Ledgers(connection);
    this.#reports = reports;
    this.#memory = memory;
    this.#grouping = memory.get<Grouping>(GROUPING) === 'indicator' ? 'indicator' : 'section';
    this.#view = vscode.window.createTreeView('jiaohe.ledger', { treeDataProvider: this, showCollapseAll: true });
    const command = vscode.commands.registerCommand;
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#change,
      reports.onDidChangeCurrent(() => this.#update()),
      onDidChangeLanguage(() => {
        this.#update();
        this.#change.fire(undefined);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#box?.keep();
        if (textEditor.document === this.#document) this.#followSoon();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#update()),
      this.#view.onDidExpandElement(({ element }) => this.#unfolded.set(this.#idOf(element), true)),
      this.#view.onDidCollapseElement(({ element }) => this.#unfolded.set(this.#idOf(element), false)),
      command('jiaohe.showFigure', (key: string) => this.#show(key)),
      command('jiaohe.walkFigure', (key?: string) => this.#walk(key)),
      command('jiaohe.groupBySection', () => this.#group('section')),
      command('jiaohe.groupByIndicator', () => this.#group('indicator')),
      // From the title of the view, the line that has the focus is handed over.
      command('jiaohe.filterLedger', (wanted?: unknown) => {
        const { words } = Object(wanted) as { readonly words?: unknown };
        if (typeof words === 'string') this.#find(words);
        else this.#askFilter();
      }),
      command('jiaohe.clearLedgerFilter', () => this.#find('')),
      command('jiaohe.copyLedger', async () => (await import('./ledger-export.ts')).copyLedger(await this.#wanted())),
      command('jiaohe.saveLedger', async (file?: unknown) =>
        (await import('./ledger-export.ts')).saveLedger(await this.#wanted(), file),
      ),
    );
    setContext('jiaohe.ledgerGrouping', this.#grouping);
    this.#update();
  }

  /** What the view shows now; null where it shows nothing. */
  get tree(): LedgerTree | null {
    return this.#tree;
  }

  getChildren(key?: string): string[] {
    return this.#tree ? [...childrenOf(this.#tree, key)] : [];
  }

  getParent(key: string): string | null {
    return parentOf(key);
  }

  getTreeItem(key: string): vscode.TreeItem {
    const line = this.#tree && lineOf(this.#tree, key);
    const id = this.#idOf(key);
    return toTreeItem(line, id, this.#unfolded.get(id) ?? (line !== null && this.#unfoldsByItself(line)));
  }

  /** What a figure is, with the sentence it stands in, is worded when somebody asks for it. */
  resolveTreeItem(item: vscode.TreeItem, key: string): vscode.TreeItem {
    if (this.#tree && this.#document) item.tooltip = toTooltip(this.#tree, key, this.#document);
    return item;
  }

  dispose(): void {
    clearTimeout(this.#followTimer);
    this.#subscriptions.dispose();
  }

  #update(): void {
    const document = currentDocument();
    const report = document && this.#reports.get(document);
    const moved = document !== this.#document;
    this.#document = document;
    if (report && this.#filtered && document !== this.#filtered) this.#find('');
    const known = document && report ? this.#ledgers.latest(document) : null;
    if (moved || !report) this.#display(known, moved ? 'other' : 'same');
    if (document && report && this.#view.visible) void this.#refresh(document);
  }

  async #refresh(document: vscode.TextDocument): Promise<void> {
    const ledger = await this.#ledgers.ask(document);
    if (ledger && document === this.#document) this.#display(ledger, 'same');
  }

  #forget(document: vscode.TextDocument): void {
    this.#ledgers.forget(document);
    const own = `${document.uri.toString()} `;
    for (const id of this.#unfolded.keys()) if (id.startsWith(own)) this.#unfolded.delete(id);
  }

  /** Shows a ledger in place of the one before, which was of the same report or of another. */
  #display(ledger: Ledger | null, report: 'same' | 'other'): void {
    const before = this.#tree;
    const tree = ledger && arrangeLedger(ledger, { grouping: this.#grouping, filter: this.#filter });
    this.#tree = tree;
    this.#view.description = ledger ? wordCoverage(ledger.answer) : '';
    this.#view.message = tree && this.#filter !== '' ? wordFilter(tree) : '';
    setContext('jiaohe.ledger', tree ? (tree.ledger.answer.figures.length > 0 ? 'filled' : 'empty') : undefined);
    const groups = before && tree && report === 'same' ? changedGroups(before, tree) : null;
    if (groups === null && (before || tree)) this.#change.fire(undefined);
    if (groups && groups.length > 0) this.#change.fire([...groups]);
    if (tree) this.#followSoon();
  }

  /** The tree for the present text of the document before the user, also while the view is hidden; null where there is none. */
  async #fresh(): Promise<LedgerTree | null> {
    const document = this.#document;
    if (!document) return null;
    if (this.#tree?.ledger.answer.version !== document.version) await this.#refresh(document);
    return document === this.#document && this.#tree?.ledger.answer.version === document.version ? this.#tree : null;
  }

  #group(grouping: Grouping): void {
    this.#grouping = grouping;
    setContext('jiaohe.ledgerGrouping', grouping);
    void this.#memory.update(GROUPING, grouping);
    if (this.#tree) this.#display(this.#tree.ledger, 'same');
  }

  #find(filter: string): void {
    this.#filter = filter.trim();
    this.#filtered = this.#filter === '' ? null : this.#document;
    setContext('jiaohe.ledgerFiltered', this.#filter !== '');
    if (this.#tree) this.#display(this.#tree.ledger, 'same');
  }

  #askFilter(): void {
    this.#box?.keep();
    const document = this.#document;
    this.#box = openFilterBox(
      this.#filter,
      (words) => document === this.#document && this.#find(words),
      () => {
        this.#box = null;
      },
    );
  }

  async #show(key: string): Promise<void> {
    this.#box?.keep();
    const tree = await this.#fresh();
    const place = tree && lineOf(tree, key)?.place;
    if (!this.#document || !place) return;
    this.#shown = place.start;
    this.#walked = null;
    await selectPlace(this.#document, place);
  }

  /** Shows the next place of a line, or else of the figure at the cursor and the sums it stands in. */
  async #walk(named?: string): Promise<void> {
    const tree = await this.#fresh();
    const document = this.#document;
    const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
    if (!tree || !document) return;
    const cursor = editor?.selection.start ?? START;
    const key = named ?? this.#walkedAt(cursor) ?? figureAt(unfiltered(tree, this.#grouping), cursor);
    if (key === null) return tell(say('请把光标放在一个数字上。'));
    const steps = (lineOf(tree, key) ?? lineOf(unfiltered(tree, this.#grouping), key))?.steps ?? [];
    if (steps.length === 0) return tell(say('文中没有可以和这个数字核对的数字。'));
    const next = stepAfter(steps, cursor);
    const { range, words } = steps[next]!;
    this.#shown = range.start;
    this.#walked = key;
    await selectPlace(document, range, named !== undefined);
    tell(say('第{0}处，共{1}处：{2}', next + 1, steps.length, words));
  }

  /** The line that is being walked through, as long as the cursor was not moved meanwhile. */
  #walkedAt(cursor: Position): string | null {
    return this.#shown && isSame(this.#shown, cursor) ? this.#walked : null;
  }

  /** The figures that are shown, to be taken along; all where nothing is filtered. */
  async #wanted(): Promise<WantedFigures | null> {
    const tree = await this.#fresh();
    if (!tree || !this.#document) return null;
    return {
      connection: this.#connection,
      document: this.#document,
      version: tree.ledger.answer.version,
      figures: shownFigures(tree),
      count: tree.count,
    };
  }

  #followSoon(): void {
    clearTimeout(this.#followTimer);
    this.#followTimer = setTimeout(() => this.#follow(), FOLLOW_DELAY);
  }

  /** Selects the figure at the cursor, unless it is selected already or the view itself put the cursor there. */
  #follow(): void {
    const editor = vscode.window.activeTextEditor;
    const tree = this.#tree;
    if (!this.#view.visible || this.#box || !tree || !editor || editor.document !== this.#document) return;
    if (tree.ledger.answer.version !== editor.document.version) return;
    if (this.#shown && isSame(this.#shown, editor.selection.start)) return;
    const key = figureAt(tree, editor.selection.active);
    const selected = this.#view.selection[0];
    if (key === null || (selected !== undefined && figureOf(tree, selected) === figureOf(tree, key))) return;
    // A line that is gone by now is no fault: the next change follows again.
    this.#view.reveal(key, { select: true, focus: false }).then(undefined, () => {});
  }

  #unfoldsByItself({ kind, mark, key }: LedgerLine): boolean {
    if (kind === 'claim' || kind === 'part') return true;
    return (
      kind === 'group' && (mark === 'failing' || (this.#filter !== '' && childrenOf(this.#tree!, key).length < MANY))
    );
  }

  /** Lines of two reports may have the same key. */
  #idOf(key: string): string {
    return `${this.#document?.uri.toString()} ${key}`;
  }
}

/** A group of more figures is not unfolded by itself. */
const MANY = 50;

const START: Position = { line: 0, character: 0 };

function isSame(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}

function unfiltered({ ledger }: LedgerTree, grouping: Grouping): LedgerTree {
  return arrangeLedger(ledger, { grouping, filter: '' });
}

function wordCoverage({ coverage: { checked, quantities } }: LedgerAnswer): string {
  return quantities === 0 ? '' : say('已核对 {0} / {1}', checked, quantities);
}

function wordFilter({ filter, count }: LedgerTree): string {
  return count === 0 ? say('筛选：{0}（没有找到）', filter) : say('筛选：{0}（{1}个数字）', filter, count);
}
