import type { Figure } from '../../analysis/paragraph.ts';

/** How far before a percentage the names of several rates are looked for. */
const FURTHEST = 40;
const MOST_NAMES = 5;
/** Between the last name and the figure: 均为, 分别达到. */
const LINK = /(?:均|都|皆|双双|分别)?(?:保持在|保持|稳定在|为|达到|达|是|超过|超|约)?$/;
const NAME = /^[一-龥]{1,10}(?:率|满意度)$/;

/** The names that a percentage has in a row of several, and where the figures of that row begin. */
export interface RateNames {
  readonly names: readonly string[];
  readonly head: number;
}

/**
 * What a percentage is called where several rates are named in a row: both of 办结率、满意率均为100%, the one in its place of
 * 办结率和满意率分别为96.9%、98.1%; nothing where the names and the figures of a row do not match. Null where there is no row.
 */
export function readRateNames(figures: readonly Figure[], at: number): RateNames | null {
  let head = at;
  while (head > 0 && at - head < MOST_NAMES && NEXT_IN_ROW.test(figures[head]!.lead)) head--;
  const { lead } = figures[head]!;
  if (!/[率度]/.test(lead.slice(-FURTHEST))) return null;
  const names = namesIn(lead.slice(-FURTHEST));
  if (names.length < 2) return null;
  if (!/分别[^，,、]{0,3}$/.test(lead)) return head === at ? { names, head } : null;
  let last = head;
  while (NEXT_IN_ROW.test(figures[last + 1]?.lead ?? ' ') && last - head < MOST_NAMES) last++;
  return { names: last - head + 1 === names.length ? [names[at - head]!] : [], head };
}

const NEXT_IN_ROW = /^[、，,和及与]$/;

function namesIn(lead: string): readonly string[] {
  const clause = lead.slice(lead.search(/[^，,。；;：:！？]*$/)).replace(LINK, '');
  const names = clause.split(/[、和及与]/);
  const row = names.slice(names.findLastIndex((name) => !NAME.test(name)) + 1);
  return row.length <= MOST_NAMES ? row : [];
}
