import { compare, type Decimal, multiply, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { relativeGap, sumOf } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import { isComparison } from '../figures.ts';
import { isOneSlip } from '../slips.ts';
import { ACTIVITY, CARRIED_OVER, DIVIDED, OUTPUT, PERSONAL, REMAINDER, STAGE } from '../vocabulary.ts';
import { isBeside, isCounted, isPartOf } from './fitting.ts';
import { isComplementary } from './likeness.ts';
import { type Listing, MOST_PARTS, REACH, toListing } from './listing.ts';

/** From here on it is hardly an accident that so many figures right behind another one miss it by one slip, and by little. */
const LEAST_CLOSE = whole(100);

/**
 * 流转事件24316件，自行处置22104件，上报2122件: figures right behind one that they would add up to but for one slip. Whether they
 * should, nothing else tells.
 */
export function readClose(figures: readonly Figure[]): readonly Listing[] {
  const listings: Listing[] = [...readCloseRows(figures)];
  for (let at = 0; at + 2 < figures.length; at++) {
    const total = figures[at]!;
    if (!isCounted(total) || compare(total.quantity.value, LEAST_CLOSE) < 0) continue;
    if (total.quantity.approximate !== '' || total.label === '' || isComparison(total)) continue;
    const parts = closeRun(figures, at);
    const quantities = parts.map(({ quantity }) => quantity);
    if (parts.length < 2 || CARRIED_OVER.test(total.label) || !relativeGap([total.quantity], quantities, 10n)) continue;
    if (isDividedFurther(parts)) continue;
    if (isOneSlip(total.quantity, quantities, 'telling')) listings.push(toListing([[total]], parts, 'close', ''));
  }
  return listings;
}

/** 应诉109件，审结87件，败诉17件: those that were lost are of those that ended. */
function isDividedFurther([ended, ...others]: readonly Figure[]): boolean {
  return STAGE.test(ended!.label) && others.some(({ label }) => RULING.test(label));
}

const RULING = /[胜败撤]诉|维持|撤[销回]|驳回|纠错|终止/;

/** Every figure in the same unit from the one right behind a total to the end of its sentence; empty where one of them is no part. */
function closeRun(figures: readonly Figure[], at: number): readonly Figure[] {
  const total = figures[at]!;
  const parts: Figure[] = [];
  for (const figure of figuresBehind(figures, at)) {
    if (figure.separator === 'semicolon' || parts.length === MOST_PARTS) break;
    if (figure.quantity.unit !== total.quantity.unit) {
      if (parts.length === 0) return [];
      break;
    }
    if (!isPartOf(figure, total) || figure.separator === 'none' || /^等/.test(figure.tail)) return [];
    parts.push(figure);
  }
  // 一般隐患421条、重大隐患3条，已整改416条, 警官126名、检察官24名、法官31名: what 、 joins with a figure stands beside it.
  return parts[0]?.separator === 'pause' ? [] : parts;
}

/** The figures behind one in its sentence and its brackets, without shares and what stands beside a part; none is far away, so that rows of brackets stay linear. */
function* figuresBehind(figures: readonly Figure[], at: number): Generator<Figure> {
  const head = figures[at]!;
  const end = Math.min(figures.length, at + REACH);
  for (let next = at + 1; next < end; next++) {
    const figure = figures[next]!;
    if (figure.sentence !== head.sentence) return;
    if (figure.bracket === head.bracket && !isBeside(figure, head)) yield figure;
  }
}

/** How many figures, and sentences, before a row its total is looked for. */
const FIGURES_BACK = 8;
const SENTENCES_BACK = 2;
/** Fewer are as likely as not to be one slip away from anything. */
const LEAST_OF_ROW = whole(10);
/** From here on, what stands apart from a row may be its total by one slip of any size. */
const LEAST_APART = whole(100);
const TEN = whole(10);
/** So many names in a row divide what their sentence tells, be it not right before them. */
const MANY = 5;
/** What became of the cases is not what the names divide. */
const OUTCOME = /(?:结案?|化解|成功|整改|完成|答复|处罚|移送)$/;

/**
 * 受理业务6208件，咨询类2173件、求助类2980件、投诉类869件、其他168件: names joined in a row that would add up to the figure before them but
 * for one slip, or, where the row is said to divide it or ends with 其他, to one further away.
 */
function readCloseRows(figures: readonly Figure[]): readonly Listing[] {
  const listings: Listing[] = [];
  for (let first = 1; first + 1 < figures.length; first++) {
    if (figures[first]!.separator === 'pause') continue;
    const joined = rowFrom(figures, first);
    const parts = [joined, quartersFrom(figures, first), otherwiseEnded(figures, first)].find(
      ({ length }) => length > 1,
    );
    if (!parts) continue;
    const total = closeTo(figures, first, parts);
    if (total) listings.push(toListing([[total]], parts, 'close', figures[first]!.lead));
  }
  return listings;
}

/** The figures in one unit that 、 joins to one; empty where they are things done or what people can be several of. */
function rowFrom(figures: readonly Figure[], first: number): readonly Figure[] {
  const head = figures[first]!;
  if (!isNamed(head) || isComparison(head)) return [];
  const parts = [head];
  for (const figure of figuresBehind(figures, first)) {
    if (parts.length === MOST_PARTS) break;
    if (figure.separator !== 'pause' && !JOINED_LAST.test(figure.lead)) {
      const goesOn = figure.quantity.unit === head.quantity.unit && figure.separator === 'comma';
      if (goesOn && (REMAINDER.test(figure.label) || /^[，,]另有/.test(figure.lead))) return [];
      break;
    }
    if (figure.quantity.unit !== head.quantity.unit || !isNamed(figure)) return [];
    parts.push(figure);
  }
  const last = parts.at(-1)!;
  if (/^等/.test(last.tail) || (parts.length === 2 && !isComplementary(parts))) return [];
  return parts;
}

/** 一季度118件，二季度136件，三季度149件，四季度133件: all of the year. */
function quartersFrom(figures: readonly Figure[], first: number): readonly Figure[] {
  const row = figures.slice(first, first + QUARTERS.length);
  const alike = row.every(({ label, sentence, bracket, quantity }, at) => {
    const [head] = row;
    const beside = sentence === head!.sentence && bracket === head!.bracket;
    return beside && quantity.unit === head!.quantity.unit && QUARTERS[at]!.test(label);
  });
  return alike && row.length === QUARTERS.length ? row : [];
}

const QUARTERS = [/^第?一季度/, /^第?二季度/, /^第?三季度/, /^第?四季度/];

/** 邻里纠纷102宗，损害赔偿64宗，劳资57宗，其他28宗: joined by commas alone, but the last of them leaves nothing out. */
function otherwiseEnded(figures: readonly Figure[], first: number): readonly Figure[] {
  const head = figures[first]!;
  if (!isNamed(head) || isComparison(head)) return [];
  const parts = [head];
  for (const figure of figuresBehind(figures, first)) {
    if (parts.length === MOST_PARTS) break;
    if (figure.separator !== 'comma' || figure.quantity.unit !== head.quantity.unit || !isNamed(figure)) return [];
    parts.push(figure);
    if (!isOther(figure)) continue;
    const complete = parts.length >= FEWEST_BY_COMMAS && !/^等/.test(figure.tail) && isHeadOfRow(figures, first, parts);
    return complete ? parts : [];
  }
  return [];
}

/** Whether the figure before a row is none of it: it stands in another sentence, or comes to about as much as all of it. */
function isHeadOfRow(figures: readonly Figure[], first: number, parts: readonly Figure[]): boolean {
  const [before, head] = [figures[first - 1]!, figures[first]!];
  if (head.separator !== 'comma' || before.quantity.unit !== head.quantity.unit) return true;
  const sum = sumOf(parts.map(({ quantity }) => quantity));
  return compare(multiply(before.quantity.value, whole(5)), multiply(sum, whole(4))) >= 0;
}

const FEWEST_BY_COMMAS = 4;

const JOINED_LAST = /^[和与及]|^以及/;

function isNamed(figure: Figure): boolean {
  const { label } = figure;
  if (!isCounted(figure) || figure.quantity.approximate !== '' || label === '' || label.length > LONGEST_NAME)
    return false;
  return !ACTIVITY.test(label) && !OUTPUT.test(label) && !PERSONAL.test(label) && !CARRIED_OVER.test(label);
}

const LONGEST_NAME = 16;

/** The one figure before a row that one slip is missing to; null where they are several, or where the row adds up to one of them. */
function closeTo(figures: readonly Figure[], first: number, parts: readonly Figure[]): Figure | null {
  const head = parts[0]!;
  const quantities = parts.map(({ quantity }) => quantity);
  const sum = sumOf(quantities);
  // 罚没款72万元、罚款67万元、没收5万元: the whole is told as the first of the row.
  if (compare(multiply(head.quantity.value, whole(2)), sum) >= 0 && parts.length > 2 && isSumOfRest(parts)) return null;
  const most = parts.reduce((value: Decimal, { quantity }) => {
    return compare(quantity.value, value) > 0 ? quantity.value : value;
  }, head.quantity.value);
  const divides = DIVIDED.test(head.lead) || isOther(parts.at(-1)!) || QUARTERS[0]!.test(head.label);
  let meant: Figure | null = null;
  let beside = true;
  for (let before = first - 1; before >= 0 && first - before <= FIGURES_BACK; before--) {
    const figure = figures[before]!;
    if (figure.sentence < head.sentence - SENTENCES_BACK) break;
    if (figure.bracket !== head.bracket || isBeside(figure, head) || isOfAnotherTime(figure)) continue;
    const { value, unit } = figure.quantity;
    if (unit === head.quantity.unit && isCounted(figure)) {
      if (compare(value, sum) === 0) return null;
      const large = compare(value, beside ? LEAST_OF_ROW : LEAST_APART) >= 0;
      const near = relativeGap([figure.quantity], quantities, 10n);
      if (
        ((beside && figure.sentence === head.sentence) || divides || isManifold(figure, parts)) &&
        (large || (near && compare(value, TEN) >= 0)) &&
        figure.quantity.approximate === '' &&
        !CARRIED_OVER.test(figure.label) &&
        compare(value, most) > 0 &&
        isOneSlip(figure.quantity, quantities, 'telling')
      ) {
        if (meant) return null;
        meant = figure;
      }
    }
    beside = false;
  }
  return meant;
}

/** 立案137起，结案129起；种子11起、农药24起、…、宅基地6起: so many names in a row divide what came in. */
function isManifold({ sentence, label }: Figure, parts: readonly Figure[]): boolean {
  return parts.length >= MANY && sentence === parts[0]!.sentence && !OUTCOME.test(label);
}

function isSumOfRest([head, ...rest]: readonly Figure[]): boolean {
  return compare(sumOf(rest.map(({ quantity }) => quantity)), head!.quantity.value) === 0;
}

function isOther({ label }: Figure): boolean {
  return REMAINDER.test(label) || /其[他它]/.test(label);
}

/** ，比上年多24条, （2020年为1000条）: told beside the total, and not of this year. */
function isOfAnotherTime(figure: Figure): boolean {
  return isComparison(figure) || toChange(figure) !== null;
}
