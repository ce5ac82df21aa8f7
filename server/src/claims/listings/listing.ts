import type { Figure } from '../../analysis/paragraph.ts';
import { type Closure, closureOf, type Likeness, likenessOf } from './likeness.ts';

/**
 * A total and the parts that the text names under it, before any arithmetic. Which figures are the total is sometimes left
 * open: `totals` has the likeliest first. A total of several figures is their sum: 建议16件、提案23件，其中主办14件、会办25件.
 */
export interface Listing {
  readonly totals: readonly (readonly Figure[])[];
  readonly parts: readonly Figure[];
  /** The next figure of the kind, which may be a part after all: 其中…，受理前调解9件. */
  readonly following: Figure | null;
  readonly opening: Opening;
  readonly closure: Closure;
  readonly likeness: Likeness;
}

/**
 * How the text leads from the total to its parts: 其中…, （…）, 分别为…, what became of it (结案…、待审…), nothing at all, a
 * selection (54个中评出6个), back from the parts (…，合计9件; less plainly …，共办理9件; in one breath 4个…、5个…共9家), or by nothing but that they add up, or that one slip is missing to it.
 */
export type Opening =
  | 'of-which'
  | 'bracket'
  | 'respectively'
  | 'states'
  | 'bare'
  | 'selection'
  | 'backward'
  | 'summary'
  | 'joined'
  | 'fitting'
  | 'close';

/** A list has no more parts; what goes on is a text of nothing but figures. */
export const MOST_PARTS = 60;
/** How many figures away a list is followed, so that a text of nothing but figures stays linear. */
export const REACH = 200;

/** A list of parts under the totals that it may belong to; `lead` are the words that open it. */
export function toListing(
  totals: readonly (readonly Figure[])[],
  parts: readonly Figure[],
  opening: Opening,
  lead: string,
): Listing {
  const shape = opening === 'bracket' || opening === 'respectively' ? opening : 'list';
  const likeness = areOfOneScale(parts, lead) ? 'alike' : likenessOf(parts, totals[0]![0]!, shape);
  return { totals, parts, following: null, opening, closure: closureOf(parts, lead, totals[0]![0]!), likeness };
}

/** 按学历分，本科及以上58名、大专41名、高中及以下27名: nobody has two of what the words divide by. */
function areOfOneScale(parts: readonly Figure[], lead: string): boolean {
  if (!ONE_OF_EACH.test(lead.slice(-LONGEST_OPENING)) || parts.length < 2) return false;
  const open = parts.filter(({ label }) => label.includes('以上')).length;
  return open === 0 || (open === 1 && parts.some(({ label }) => label.includes('以下')));
}

const ONE_OF_EACH =
  /[按从就](?:照)?(?:学历|文化程度|年龄|性别|职业|户籍|学段)[^，,。；;：:]{0,4}[，,：:][^，,。；;：:]*$/;
const LONGEST_OPENING = 40;
