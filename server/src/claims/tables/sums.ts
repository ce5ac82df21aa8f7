import { type Interval, meets, NOTHING, sum } from '../../analysis/numbers/interval.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import { type Cell, isEmpty } from '../../analysis/tables.ts';
import { relativeGap, toFormula } from '../arithmetic.ts';
import type { Certainty, Claim, Verdict } from '../claim.ts';
import { isOneSlip } from '../slips.ts';
import { areAlike, type Figured, type Member, toCellNumber } from './grid.ts';

/** A gap of at most a tenth of the total is a small one. */
const SMALL = 10n;
/** How many lines before the last total a further total is followed. */
const REACH = 100;

/** A table seen along one of its sides: lines that are added up, and lines across which they are. */
export interface Side {
  readonly members: readonly Member[];
  readonly crosses: readonly Member[];
  readonly cellAt: (member: Member, cross: Member) => Cell | null | undefined;
}

/** Lines that a total may add up, and in how many lines across they do. */
interface Reading {
  readonly parts: readonly Member[];
  /** How many of the lines that wait for their total it takes; 0 where it takes some of them only. */
  readonly taken: number;
  readonly fits: number;
}

/** The reading of a total that was chosen. */
interface Settled {
  readonly total: Member;
  readonly reading: Reading;
  /** Lines across that can be checked. */
  readonly checkable: number;
  /** Whether no other reading comes into question. */
  readonly plain: boolean;
}

/** A line that waits for its total, with the lines that it adds up itself. */
interface Pending {
  readonly member: Member;
  readonly leaves: readonly Member[];
}

/** 合计, 小计: what the lines of a table that are totals add up, and whether they do. */
export function readSums(side: Side): readonly Claim[] {
  return settleTotals(side).flatMap((settled) => judgeSums(side, settled));
}

/** Goes from line to line; every total takes up what waits before it, and then waits itself for a total of totals. */
function settleTotals(side: Side): readonly Settled[] {
  const settled: Settled[] = [];
  let pending: Pending[] = [];
  for (const member of inReadingOrder(side.members)) {
    if (member.role === 'part') {
      pending.push({ member, leaves: [member] });
      continue;
    }
    if (pending.length === 0) continue;
    const choice = settle(side, member, pending);
    const taken = choice.reading.taken || pending.length;
    const leaves = pending.slice(-taken).flatMap((each) => each.leaves.slice(0, REACH));
    const before = pending.length - taken;
    pending = [...pending.slice(Math.max(0, before - REACH), before), { member, leaves: leaves.slice(0, REACH) }];
    settled.push(choice);
  }
  return settled;
}

/** Totals stand behind what they add up; where the first line is one, before it. */
function inReadingOrder(members: readonly Member[]): readonly Member[] {
  const lines = members.filter(({ role }) => role !== 'aside');
  const [first, ...rest] = lines;
  if (first?.role !== 'total') return lines;
  return lines.at(-1)!.role === 'total' ? [...rest, first] : [...lines].reverse();
}

/** Chooses what a total adds up: what the names say where that fits as well as anything, else what fits most lines across. */
function settle(side: Side, total: Member, pending: readonly Pending[]): Settled {
  const usual = usualLength(total, pending);
  const { checkable, runs } = countRuns(side, total, pending);
  const byName = toReading(pending, usual, runs[usual] ?? 0);
  const others = alternatives(total, pending).map(
    (parts): Reading => ({ parts: inOrder(parts), taken: 0, fits: countFits(side, total, parts) }),
  );
  let best = byName;
  for (const other of others) if (other.fits > best.fits) best = other;
  for (let length = runs.length - 1; length > 1; length--) {
    const fits = runs[length]!;
    if (fits > best.fits && fits * 2 > checkable) best = toReading(pending, length, fits);
  }
  return { total, reading: best, checkable, plain: total.bare && others.length === 0 && best === byName };
}

function toReading(pending: readonly Pending[], length: number, fits: number): Reading {
  return { parts: inOrder(pending.slice(-length).map(({ member }) => member)), taken: length, fits };
}

function inOrder(members: readonly Member[]): readonly Member[] {
  return [...members].sort((a, b) => a.at - b.at);
}

/** How many of the lines before it a total adds up by its name: 小计 those since the last total, 合计 over 小计 all. */
function usualLength(total: Member, pending: readonly Pending[]): number {
  const last = pending.findLastIndex(({ member }) => member.role === 'total');
  const fresh = pending.length - 1 - last;
  if (last < 0 || fresh === 0) return Math.min(pending.length, fresh + REACH);
  return pending[last]!.member.rank < total.rank ? Math.min(pending.length, fresh + REACH) : fresh;
}

/** Other lists of parts that the names allow: the leaves of the totals, one level of a numbered list. */
function alternatives(total: Member, pending: readonly Pending[]): readonly (readonly Member[])[] {
  const near = pending.slice(-REACH);
  const lists: (readonly Member[])[] = [];
  if (near.some(({ member }) => member.role === 'total'))
    lists.push(near.flatMap(({ leaves }) => leaves).slice(-2 * REACH));
  const marks = new Set(near.map(({ member }) => member.mark));
  if (marks.size > 1) {
    for (const mark of new Set([total.mark, near[0]!.member.mark])) {
      const level = near.map(({ member }) => member).filter((member) => member.mark === mark);
      if (level.length > 1) lists.push(level);
    }
  }
  return lists;
}

/** For each number of lines before the total, in how many lines across they add up to it. */
function countRuns(
  side: Side,
  total: Member,
  pending: readonly Pending[],
): { readonly checkable: number; readonly runs: readonly number[] } {
  const runs: number[] = [];
  let checkable = 0;
  for (const cross of side.crosses) {
    const quantity = cross.added ? side.cellAt(total, cross)?.quantity : null;
    if (!quantity || quantity.value.units === 0n) continue;
    let range: Interval = NOTHING;
    let length = 0;
    let counted = false;
    for (let at = pending.length - 1; at >= 0; at--) {
      const part = partOf(side, pending[at]!.member, cross, total, quantity);
      if (part === 'unreadable') break;
      length++;
      if (!part) continue;
      counted = true;
      range = sum(range, part.range);
      if (meets(range, quantity.range)) runs[length] = (runs[length] ?? 0) + 1;
    }
    if (counted) checkable++;
  }
  return { checkable, runs: Array.from(runs, (fits) => fits ?? 0) };
}

function countFits(side: Side, total: Member, parts: readonly Member[]): number {
  return side.crosses.filter((cross) => {
    const added = addUp(side, total, parts, cross);
    return added?.fits && added.total.quantity.value.units !== 0n;
  }).length;
}

interface Addition {
  readonly total: Figured;
  readonly parts: readonly { readonly member: Member; readonly cell: Figured }[];
  readonly fits: boolean;
}

/** What one line across says of a total and its parts; null where a cell cannot be read or there is none. */
function addUp(side: Side, total: Member, parts: readonly Member[], cross: Member): Addition | null {
  const whole = cross.added ? side.cellAt(total, cross) : null;
  if (!whole?.quantity) return null;
  let range: Interval = NOTHING;
  const read: { member: Member; cell: Figured }[] = [];
  for (const member of parts) {
    const quantity = partOf(side, member, cross, total, whole.quantity);
    if (quantity === 'unreadable') return null;
    if (!quantity) continue;
    range = sum(range, quantity.range);
    read.push({ member, cell: { ...side.cellAt(member, cross)!, quantity } });
  }
  if (read.length === 0) return null;
  return { total: { ...whole, quantity: whole.quantity }, parts: read, fits: meets(range, whole.quantity.range) };
}

/** The figure of a part, null where it has none; unreadable is what is neither a figure in the total's unit nor empty. */
function partOf(
  side: Side,
  member: Member,
  cross: Member,
  total: Member,
  whole: Quantity,
): Quantity | null | 'unreadable' {
  const cell = side.cellAt(member, cross);
  if (isEmpty(cell)) return null;
  const quantity = cell!.quantity;
  if (!quantity || quantity.measure === 'percent' || !areAlike(quantity.unit, whole.unit)) return 'unreadable';
  return areAlike(member.unit, total.unit) ? quantity : 'unreadable';
}

function judgeSums(side: Side, settled: Settled): readonly Claim[] {
  const { total, reading } = settled;
  return side.crosses.flatMap((cross) => {
    const added = addUp(side, total, reading.parts, cross);
    if (!added) return [];
    const quantities = added.parts.map(({ cell }) => cell.quantity);
    const certainty = added.fits ? 'certain' : certaintyOf(settled, added.total.quantity, quantities);
    const verdict: Verdict = added.fits ? 'holds' : certainty ? 'fails' : 'unclear';
    const [whole, ...terms] = toFormula([added.total.quantity, ...quantities]);
    const sign = verdict === 'holds' ? '=' : verdict === 'fails' ? '≠' : '?';
    const label = cross.label === total.label ? total.label : `${cross.label}${total.label}`;
    return [
      {
        kind: 'table' as const,
        verdict,
        certainty: certainty ?? 'debatable',
        formula: `${whole} ${sign} ${terms.join(' + ')}`,
        numbers: [
          toCellNumber('total', label, added.total),
          ...added.parts.map(({ member, cell }) => toCellNumber('part', member.label || cross.label, cell)),
        ],
      },
    ];
  });
}

/**
 * How sure it is that a total that does not fit was meant as the sum: the other lines across bear the reading out, it is the
 * only one, or little or one slip is missing. Null where nothing says so.
 */
function certaintyOf(
  { reading, checkable, plain }: Settled,
  total: Quantity,
  parts: readonly Quantity[],
): Certainty | null {
  const explained = relativeGap([total], parts, SMALL) || isOneSlip(total, parts);
  if (!explained && parts.every(isYear)) return null;
  if (reading.fits > 0) return explained ? 'certain' : 'likely';
  if (plain && checkable <= 1) return 'certain';
  return explained ? 'likely' : null;
}

/** 建成 | 2021 | 2022: what stands in a column that no name tells to be years. */
function isYear({ value: { units, scale }, unit }: Quantity): boolean {
  return unit === '' && scale === 0 && units >= 1900n && units < 2100n;
}
