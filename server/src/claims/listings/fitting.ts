import { add, compare, type Decimal, whole, ZERO } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { areAddable, isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { beginsAnew, isCompanion, isComparison, isSameKind } from '../figures.ts';
import { CARRIED_OVER, STOCK } from '../vocabulary.ts';
import { isComplementary } from './likeness.ts';
import { type Listing, MOST_PARTS, toListing } from './listing.ts';

/** From here on it is no accident that so many figures behind one another add up to the one before them. */
const LEAST: ReadonlyMap<number, Decimal> = new Map([
  [2, whole(20)],
  [3, whole(10)],
]);
/** A list in another sentence than its total: joined by commas only, it must add up to this. */
const LEAST_APART = whole(500);
/** How many figures may stand between a total and its list. */
const MOST_BETWEEN = 6;
/** What joins two figures that are added up in one breath: 13个乡镇和26个部门共39家. */
const JOINED = /(?:^|[、和与及])[^，,。；;：:、和与及]{0,16}$/;
/** What was there before, and what is there still: that is reckoned with what came in and went out. */
const NOT_PARTS = new RegExp(
  `${CARRIED_OVER.source}|${STOCK.source}|未|尚|仍|其余|余下|剩|空编|空缺|待|在办|正在|结余|净`,
);
const SUM_WORD = /(?:合计|共计|总计|累计|共)(?:为|达|是|有)?$/;

/**
 * The listings that nothing but their arithmetic tells: figures behind one another that add up exactly to one before them, or
 * before a 共 to the one behind it. Where they do not add up, nothing is said but of what 共 adds up in one breath.
 */
export function readFitting(figures: readonly Figure[]): readonly Listing[] {
  const listings: Listing[] = [];
  for (let at = 0; at < figures.length; at++) {
    const listing = readSummedUp(figures, at) ?? readRunBehind(figures, at);
    if (listing) listings.push(listing);
  }
  return listings;
}

/** 排查隐患412件，自行处置365件，上报47件; 面积62.8万亩，总产27.6万吨。早稻18.2万亩、中稻20.6万亩、晚稻24万亩 */
function readRunBehind(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!isCounted(total) || isComparison(total) || CARRIED_OVER.test(total.label)) return null;
  const end = Math.min(figures.length, at + 2 + MOST_BETWEEN);
  for (let first = at + 1; first < end; first++) {
    const head = figures[first]!;
    if (head.sentence > total.sentence + 1) return null;
    // One part alone is less than the total; to see that costs less than to read the words.
    if (compare(head.quantity.value, total.quantity.value) >= 0) continue;
    if ((first > at + 1 && !beginsList(head)) || !isPartOf(head, total)) continue;
    const parts = runFrom(figures, first, total);
    if (parts?.length === 2 && isFurtherInRow(figures, at)) return null;
    if (parts && (first === at + 1 || isListApart(figures, parts, total)))
      return toListing([[total]], parts, 'fitting', '');
  }
  return null;
}

/** 邻里102宗，赔偿64宗，劳资57宗，婚姻29宗，其他28宗: the third of a row is no total of the two behind it, though they add up to it. */
function isFurtherInRow(figures: readonly Figure[], at: number): boolean {
  const { sentence, separator, quantity } = figures[at]!;
  const before = figures.slice(Math.max(0, at - 2), at);
  return (
    before.length === 2 &&
    separator === 'comma' &&
    before[1]!.separator !== 'none' &&
    before.every((figure) => figure.sentence === sentence && figure.quantity.unit === quantity.unit)
  );
}

/** A list apart from its total begins a sentence, or a clause of its own. */
function beginsList({ separator }: Figure): boolean {
  return separator === 'stop' || separator === 'semicolon' || separator === 'comma' || separator === 'colon';
}

/** The figures from one that is a part on whose sum is the total; null where none is. */
export function runFrom(figures: readonly Figure[], first: number, total: Figure): readonly Figure[] | null {
  const parts: Figure[] = [];
  let sum = ZERO;
  for (let at = first; at < figures.length && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.sentence !== figures[first]!.sentence) return null;
    if (figure.bracket !== total.bracket || isBeside(figure, total)) continue;
    const joined = figure.separator !== 'none' || /^[^，,]*[和与及]/.test(figure.lead);
    if (parts.length > 0 && !(joined && isPartOf(figure, total))) return null;
    parts.push(figure);
    sum = add(sum, figure.quantity.value);
    const order = compare(sum, total.quantity.value);
    if (order > 0) return null;
    if (order < 0) continue;
    const least = LEAST.get(Math.min(parts.length, 3));
    return least && compare(total.quantity.value, least) >= 0 ? parts : null;
  }
  return null;
}

/** Whether a figure is a share or a second figure beside a part. */
export function isBeside(figure: Figure, total: Figure): boolean {
  const { measure } = figure.quantity;
  return measure === 'percent' || measure === 'points' || (isCompanion(figure) && !isSameKind(figure, total));
}

/** Whether parts that do not follow their total at once are a list of their own, and all of it. */
function isListApart(figures: readonly Figure[], parts: readonly Figure[], total: Figure): boolean {
  const [, second, ...rest] = parts;
  if (isComplementary(parts) && parts[0]!.sentence === total.sentence) return true;
  if (parts.length < 3 || !rest.every(({ separator }) => separator === second!.separator)) return false;
  const next = figures[figures.indexOf(parts.at(-1)!) + 1];
  if (next?.separator === second!.separator && isPartOf(next, total)) return false;
  return second!.separator !== 'comma' || compare(total.quantity.value, LEAST_APART) >= 0;
}

/** 对9个所、14个股室共23个单位述法; 12个社区、2个行政村（合计14个）: what stands before 共 in one breath, in whatever counters. */
function readSummedUp(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const within = total.opensBracket && total.anchor === at - 1;
  if (!isCounted(total) || !SUM_WORD.test(total.lead) || (total.separator !== 'none' && total.separator !== 'comma'))
    return null;
  const parts: Figure[] = [];
  let sum = ZERO;
  for (let before = at - 1; before >= 0 && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.sentence !== total.sentence || !isCounted(figure)) return null;
    if (figure.bracket !== (within ? figures[at - 1]!.bracket : total.bracket)) continue;
    parts.unshift(figure);
    sum = add(sum, figure.quantity.value);
    const order = compare(sum, total.quantity.value);
    if (order === 0 && parts.length > 1) return toListing([[total]], parts, 'fitting', '');
    if (JOINED.test(figure.lead) && (figure.separator === 'pause' || figure.separator === 'none')) continue;
    break;
  }
  return parts.length > 1 && isToldAsSum(total, parts) ? toListing([[total]], parts, 'joined', '') : null;
}

/** （合计14个）, 共39家单位, 共23个部门, ，累计48次: said of nothing but the figures right before. */
function isToldAsSum(total: Figure, parts: readonly Figure[]): boolean {
  if (total.opensBracket || (total.separator === 'none' && OF_ANY_KIND.test(total.tail))) return true;
  // 43件建议、58件提案合计101件已答复
  const told = total.separator === 'comma' || /[合共总]计$/.test(total.lead);
  return told && parts.every(({ quantity }) => quantity.unit === total.quantity.unit);
}

const OF_ANY_KIND = /^(?:单位|部门|主体|机构|村社|村居|执法主体|责任单位|成员单位)/;

/** Whether a figure may be a part of what another one tells, by its words. */
export function isPartOf(figure: Figure, total: Figure): boolean {
  if (!isCounted(figure) || figure.bracket !== total.bracket || !areAddable(figure.quantity.unit, total.quantity.unit))
    return false;
  return (
    figure.lead !== '' &&
    !isComparison(figure) &&
    !beginsAnew(figure) &&
    !NOT_PARTS.test(figure.label === '' ? figure.tail : figure.label)
  );
}

/** Whether a figure tells how many or how much, and not about how many. */
export function isCounted({ quantity }: Figure): boolean {
  return !isRelative(quantity.measure) && (isExact(quantity.range) || quantity.approximate === '');
}
