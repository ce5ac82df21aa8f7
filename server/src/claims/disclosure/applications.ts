import { type Mark, readMark } from '../../analysis/marks.ts';
import { LEGAL_PERSONS } from '../../analysis/tables/disclosure-form.ts';
import type { Claim } from '../claim.ts';
import type { Grid, Member } from '../tables/grid.ts';
import { gather, type Said, type Sum, saidAt, toBalanceClaim, toSumClaim } from './sums.ts';

/** What becomes of applications, in the order of the form for reports on 政府信息公开. */
const OUTCOMES = ['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];
/** How many reasons the form lists under an outcome; where fewer are there, some may have been left out. */
const REASONS: ReadonlyMap<string, number> = new Map([
  ['不予公开', 8],
  ['无法提供', 3],
  ['不予处理', 5],
  ['其他处理', 3],
]);
const TOTAL = /^(?:本?年?度?办理(?:结果)?)?(?:总计|合计)$/;
/** No label in a message is longer. */
const LONGEST_NAME = 14;

/** One outcome and the reasons under it, as far as the table has rows for them. */
export interface Outcome {
  readonly name: string;
  readonly ordinal: number | null;
  readonly row: Member | null;
  readonly reasons: readonly Member[];
}

/** The rows of a table of applications. Where one is null, the table has none. */
export interface Applications {
  readonly received: Member;
  readonly carried: Member | null;
  /** Empty where it is not plain which figures are whose. */
  readonly outcomes: readonly Outcome[];
  /** Whether no outcome is left out. */
  readonly complete: boolean;
  readonly handled: Member | null;
  readonly next: Member | null;
}

/** The rows of a table of applications by their names; null where it is none. */
export function findApplications({ rows, table }: Grid): Applications | null {
  const found: { received?: Member; carried?: Member; handled?: Member; next?: Member } = {};
  const outcomes: OpenOutcome[] = [];
  const open = ({ words, mark }: Name, row: Member | null): void => {
    outcomes.push({ name: words, ordinal: mark?.ordinal ?? null, row, reasons: [], ordinals: [] });
  };
  let last: number | null = null;
  let stray = false;
  for (const row of rows) {
    const names = table.rows[row.at]!.names.flatMap(cutName).map(toName);
    const own = names.at(-1) ?? NAMELESS;
    const above = names.slice(0, -1).find(({ words }) => isOutcome(words));
    if (above && above.words !== outcomes.at(-1)?.name) open(above, null);
    if (/新收/.test(own.words)) found.received ??= row;
    else if (/上年度?结转|结转上年/.test(own.words)) found.carried ??= row;
    else if (/结转[至到]?下/.test(own.words)) found.next ??= row;
    else if (!found.received || found.handled || /办理结果$/.test(own.words)) continue;
    else if (TOTAL.test(own.words)) {
      found.handled = row;
      last = own.mark?.ordinal ?? null;
    } else if (isOutcome(own.words) || own.mark?.style === 'bracketed-chinese') open(own, row);
    else if (outcomes.length > 0) {
      outcomes.at(-1)!.reasons.push(row);
      outcomes.at(-1)!.ordinals.push(own.mark?.ordinal ?? null);
    } else stray = true;
  }
  const { received, carried = null, handled = null, next = null } = found;
  if (!received || (!carried && !handled && !next)) return null;
  const numbered = last === outcomes.length + 1 && outcomes.every(({ ordinal }, at) => ordinal === at + 1);
  const named = OUTCOMES.every((name) => outcomes.some((outcome) => outcome.name === name));
  const orderly = !stray && areInOrder(outcomes);
  return { received, carried, outcomes: orderly ? outcomes : [], complete: numbered || named, handled, next };
}

/** 三、本年度办理结果：（一）予以公开, （三）不予公开：1.属于国家秘密: a name that begins with the one of the merged row above it. */
function cutName(name: string): readonly string[] {
  const cut = MERGED.exec(name);
  return cut ? [name.slice(0, cut.index), ...cutName(name.slice(cut.index + cut[0].length))] : [name];
}

const MERGED = /(?<=.{4})[：:]\s*(?=[（(][一二三四五六七八九十]|\d)|(?<=办理结果)\s*(?=[（(][一二三四五六七八九十])/;

interface OpenOutcome extends Outcome {
  readonly reasons: Member[];
  readonly ordinals: (number | null)[];
}

/** Whether outcomes and reasons follow each other as in the form. Where they do not, names and rows have come apart. */
function areInOrder(outcomes: readonly OpenOutcome[]): boolean {
  if (new Set(outcomes.map(({ name }) => name)).size < outcomes.length) return false;
  const told = outcomes.flatMap(({ ordinal }) => (ordinal === null ? [] : [ordinal]));
  if (told.some((ordinal, at) => at > 0 && ordinal <= told[at - 1]!)) return false;
  return outcomes.every(({ name, reasons, ordinals }) => {
    const most = REASONS.get(name) ?? (isOutcome(name) ? 0 : Number.POSITIVE_INFINITY);
    const inRow = ordinals.every((ordinal, at) => ordinal === null || ordinal === at + 1);
    return reasons.length <= most && inRow;
  });
}

/** The sums that the form prescribes for a table of applications, along its rows and down its columns. */
export function readApplicationClaims(grid: Grid, applications: Applications): readonly Claim[] {
  return [
    ...readAcross(grid, applications),
    ...grid.columns.flatMap((column) => [
      ...applications.outcomes.flatMap((outcome) => readReasons(grid, column, outcome)),
      ...readOutcomes(grid, column, applications),
      ...readBalance(grid, column, applications),
    ]),
  ];
}

/** The one column that adds up the others, or the only one; null where more than one could be meant. */
export function findTotalColumn({ columns }: Grid): Member | null {
  const totals = columns.length === 1 ? columns : columns.filter(({ role }) => role === 'total');
  return totals.length === 1 ? totals[0]! : null;
}

/** What an outcome comes to in a column: its own figure, else those of its reasons. */
export function sumUp(grid: Grid, column: Member, outcome: Outcome): Sum {
  const { name, row, reasons } = outcome;
  const said = row && saidAt(grid, row, column);
  if (said && said !== 'nothing') return gather([{ label: name, said }]);
  return reasons.length > 0 ? sumReasons(grid, column, outcome) : { parts: [], known: said === 'nothing' };
}

function sumReasons(grid: Grid, column: Member, { name, reasons }: Outcome): Sum {
  const sum = gather(reasons.map((row) => ({ label: titleOf(grid, row), said: saidAt(grid, row, column) })));
  return { ...sum, known: sum.known && reasons.length >= (REASONS.get(name) ?? Number.POSITIVE_INFINITY) };
}

/** The total of each row against the kinds of applicants. */
function readAcross(grid: Grid, { received, carried, handled, next }: Applications): readonly Claim[] {
  const total = findTotalColumn(grid);
  const kinds = grid.columns.filter((column) => column.role === 'part' && column !== total);
  const whole = areWhole(kinds.map(({ label }) => label));
  if (!total || kinds.length === 0 || whole === null) return [];
  const names = new Map([
    [received, RECEIVED],
    [carried, CARRIED],
    [handled, HANDLED],
    [next, NEXT],
  ]);
  return grid.rows.flatMap((row) => {
    const said = saidAt(grid, row, total);
    if (!said || said === 'nothing') return [];
    const sum = gather(kinds.map((kind) => ({ label: kind.label, said: saidAt(grid, row, kind) })));
    const label = `${names.get(row) ?? titleOf(grid, row)}${total.label}`;
    return toSumClaim({ label, figure: said }, { ...sum, known: sum.known && whole });
  });
}

const RECEIVED = '本年新收';
const CARRIED = '上年结转';
const HANDLED = '办理结果';
const NEXT = '结转下年度';

/** Whether these are all kinds of applicants; null where some are counted twice. */
function areWhole(kinds: readonly string[]): boolean | null {
  const legal = kinds.some((kind) => /法人|单位/.test(kind));
  const listed = LEGAL_PERSONS.filter((kind) => kinds.includes(kind)).length;
  if (legal && listed > 0) return null;
  return kinds.some((kind) => /自然人|公民|个人/.test(kind)) && (legal || listed === LEGAL_PERSONS.length);
}

/** An outcome that has a figure of its own against the reasons under it, where these have any. */
function readReasons(grid: Grid, column: Member, outcome: Outcome): readonly Claim[] {
  const said = outcome.row && saidAt(grid, outcome.row, column);
  if (!said || said === 'nothing') return [];
  const sum = sumReasons(grid, column, outcome);
  const told = sum.parts.some(({ figure }) => figure.quantity.value.units !== 0n);
  return toSumClaim({ label: `${kindOf(column)}${outcome.name}`, figure: said }, { ...sum, known: sum.known && told });
}

/** The total of what was done against the outcomes. */
function readOutcomes(grid: Grid, column: Member, { outcomes, complete, handled }: Applications): readonly Claim[] {
  const said = handled && saidAt(grid, handled, column);
  if (!said || said === 'nothing') return [];
  const sums = outcomes.map((outcome) => sumUp(grid, column, outcome));
  const known = complete && sums.every((sum) => sum.known);
  const label = `${kindOf(column)}${HANDLED}总计`;
  return toSumClaim({ label, figure: said }, { parts: sums.flatMap(({ parts }) => parts), known });
}

/** 新收 and 上年结转 against what was done and what is left for the next year, as the form itself demands. */
function readBalance(grid: Grid, column: Member, applications: Applications): readonly Claim[] {
  const { received, carried, handled, next } = applications;
  const read = (row: Member | null, label: string) => ({ label, said: row && saidAt(grid, row, column) });
  return toBalanceClaim(
    gather([
      filled(
        grid,
        received,
        read(received, `${kindOf(column)}${RECEIVED}${column.role === 'total' ? column.label : ''}`),
      ),
      read(carried, CARRIED),
    ]),
    gather([filled(grid, handled, read(handled, `${HANDLED}总计`))]),
    gather([read(next, NEXT)]),
  );
}

/** A blank says 0 only where its row was filled in at all. */
function filled(grid: Grid, row: Member | null, { label, said }: { readonly label: string; readonly said: Said }) {
  const blank = row && !grid.table.rows[row.at]!.cells.some((cell) => cell?.quantity);
  return { label, said: blank ? null : said };
}

/** What a row is called in a message. */
function titleOf({ table }: Grid, row: Member): string {
  const { words } = toName(cutName(table.rows[row.at]!.names.at(-1) ?? '').at(-1)!);
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME - 1)}…` : words;
}

/** Whose figures a column holds; everybody's go without saying. */
function kindOf({ role, label }: Member): string {
  return role === 'total' || /[件数]$/.test(label) ? '' : label;
}

/** The name of a row without its mark and what stands behind it in brackets. */
interface Name {
  readonly mark: Mark | null;
  readonly words: string;
}

const NAMELESS: Name = { mark: null, words: '' };

function toName(name: string): Name {
  const mark = readMark(name, 0, name.length);
  const words = (mark ? name.slice(mark.end) : name).replace(/[（(].*$/s, '').trim();
  return { mark, words };
}

/** Whether a name is that of an outcome in the form. */
export function isOutcome(name: string): name is OutcomeName {
  return OUTCOMES.some((outcome) => outcome === name);
}
