import { absolute, compare, multiply, subtract, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal, sumOf } from '../arithmetic.ts';
import { type Listing, MOST_PARTS, REACH, toListing } from './listing.ts';

/** What came in, or what went out, altogether. */
const ALTOGETHER = /[，,](?:[一-龥]{0,12})(?:(收入|支出)[总合共]计|总(收入|支出)[总合共]?计?|收、?支总计)[为达是约]?$/;
/** What is told of another time, of a plan, or within another figure. */
const OTHERWISE = /其中|同比|[比较][上去]|去年|预算数|的$|[增减超短欠]/;

/** 收入43.5亿元，补助收入0.2亿元，上年结余5.6亿元，收入总计49.3亿元: what an account is made up of, with what it comes to behind it. */
export function readAccount(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const { quantity, sentence, bracket } = total;
  if (quantity.unit !== '元' || total.separator !== 'comma') return null;
  const [, one, other] = ALTOGETHER.exec(total.lead) ?? [];
  const side = one ?? other;
  if (side === undefined) return null;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.bracket !== bracket) continue;
    if (figure.sentence !== sentence) break;
    if (figure.quantity.measure === 'percent' || figure.quantity.measure === 'points') continue;
    const { label, lead, tail } = figure;
    if (figure.quantity.unit !== '元' || figure.quantity.approximate !== '' || OTHERWISE.test(lead) || tail !== '')
      return null;
    if (ALTOGETHER.test(lead) || (side === '收入' ? OUT : IN).test(label)) return null;
    parts.unshift(figure);
    if (figure.separator === 'semicolon') break;
  }
  if (parts.length < 2 || isRounded(total, parts)) return null;
  // 一般公共预算收入3.2亿元，基金收入1.1亿元，财政总收入5.8亿元: there is more that is not told.
  const order = compareTotal(
    [quantity],
    parts.map((part) => part.quantity),
  );
  if (order !== 'meets' && parts.length === 2 && one === undefined) return null;
  return toListing([[total]], parts, 'joined', '');
}

const OUT = /支出$|支出(?:完成|为)/;
const IN = /收入$|收入(?:完成|为)/;

/** 27.7亿元，38.4亿元，…，总计93.2亿元: what is missing may have been lost where each was rounded. */
function isRounded({ quantity }: Figure, parts: readonly Figure[]): boolean {
  const gap = absolute(subtract(quantity.value, sumOf(parts.map((part) => part.quantity))));
  if (gap.units === 0n) return false;
  const coarsest = [quantity, ...parts.map((part) => part.quantity)]
    .map(({ step }) => step)
    .reduce((a, b) => (compare(a, b) > 0 ? a : b));
  return compare(multiply(gap, whole(2)), multiply(coarsest, whole(parts.length + 1))) <= 0;
}
