import { add, compare, type Decimal, subtract, ZERO } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { toWritten } from '../arithmetic.ts';
import { IN, LEFT, OUT } from '../balances/words.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isCompanion } from '../figures.ts';
import { EVENTS, PENDING, STOCK_BEFORE } from '../vocabulary.ts';

/** What was there at first, in whatever place: 上年末在册19人, 年初有103家, 2025年初有效93件. */
const STOCK = new RegExp(
  `${STOCK_BEFORE.source}|上一?年末|去年底|上一?年度?末|20\\d\\d年初|^(?:上年|去年|原有|原)(?:为|有)?$`,
);
const REMAINING = new RegExp(`${LEFT.source}|保留|现有|现在册|年[末底]`);
/** What came in or went out, in words that only a sum bears out. */
const COME = new RegExp(`${IN.source}|新发|加上`);
const GONE = new RegExp(`${OUT.source}|调处|退出|取消|停用`);
/** What is missing of a whole: 缺考2人, 没有调成的7起, 尚有14所. */
const MISSING = new RegExp(`缺[考席编勤员]|没有|尚有|还有|仅剩|空[编缺岗]|${PENDING.source}`);
const MOST = 6;
const REACH = 12;

/**
 * Reads what came in, what went out and what is left in whatever order they are told, where they come out even:
 * 现有17人，全年接收9人，解除11人，上年末在册19人; 应考78人，实考76人，…缺考2人.
 */
export function readLooseBalances({ figures }: Paragraph): readonly Claim[] {
  if (figures.length < 3) return [];
  const claims: Claim[] = [];
  for (let at = 0; at < figures.length; at++) {
    const claim = STOCK.test(figures[at]!.label) ? readAround(figures, at) : null;
    if (claim) claims.push(claim);
    const rest = readMissing(figures, at);
    if (rest) claims.push(rest);
  }
  return claims;
}

function readAround(figures: readonly Figure[], at: number): Claim | null {
  const stock = figures[at]!;
  if (!isCounted(stock)) return null;
  const others = figures
    .slice(Math.max(0, at - REACH), at + REACH + 1)
    .filter(
      (figure) =>
        figure !== stock &&
        figure.sentence === stock.sentence &&
        isCounted(figure) &&
        areAddable(figure.quantity.unit, stock.quantity.unit) &&
        !STOCK.test(figure.label),
    );
  const outs = others.filter((figure) => GONE.test(figure.label) && !PENDING.test(figure.label));
  const ins = others.filter((figure) => !outs.includes(figure) && COME.test(figure.label));
  if (ins.length + outs.length === 0 || ins.length + outs.length > MOST) return null;
  const left = sumUp([stock, ...ins], outs);
  const rest = others.filter((figure) => !ins.includes(figure) && !outs.includes(figure));
  const meant = rest.find((figure) => REMAINING.test(figure.label + figure.tail)) ?? rest[0];
  return meant && compare(meant.quantity.value, left) === 0 ? toClaim(meant, [stock, ...ins], outs) : null;
}

/** 应考78人，实考76人，及格76人，参考率97.4%，缺考2人 */
function readMissing(figures: readonly Figure[], at: number): Claim | null {
  const rest = figures[at]!;
  const clause = rest.lead.slice(-16).replace(/^.*[，,。；;、：:]/s, '');
  if (rest.quantity.measure === 'amount') return LEFT_OVER.test(clause) ? readLeftOver(figures, at) : null;
  if (!isCounted(rest) || !MISSING.test(clause) || EVENTS.has(rest.quantity.unit)) return null;
  const before = figures
    .slice(Math.max(0, at - REACH), at)
    .filter(
      (figure) =>
        figure.sentence >= rest.sentence - 2 &&
        isCounted(figure) &&
        areAddable(figure.quantity.unit, rest.quantity.unit),
    );
  for (const done of before) {
    const all = add(done.quantity.value, rest.quantity.value);
    const whole = before
      .slice(0, before.indexOf(done))
      .findLast((figure) => compare(figure.quantity.value, all) === 0 && isNoAccident(figure, rest));
    if (whole) return toClaim(rest, [whole], [done]);
  }
  return null;
}

/** 征缴社会保险费42.3亿元，支出38.7亿元，当期结余3.6亿元: what was spent, right before it, and what came in before that. */
function readLeftOver(figures: readonly Figure[], at: number): Claim | null {
  const rest = figures[at]!;
  const before = figures
    .slice(Math.max(0, at - REACH), at)
    .filter(({ quantity, sentence }) => sentence === rest.sentence && quantity.unit === rest.quantity.unit);
  const [came, spent] = [before.at(-2), before.at(-1)];
  if (!came || !spent || !SPENT.test(spent.label) || SPENT.test(came.label)) return null;
  const left = subtract(came.quantity.value, spent.quantity.value);
  return compare(left, rest.quantity.value) === 0 ? toClaim(rest, [came], [spent]) : null;
}

const LEFT_OVER = /结余(?!率)/;
const SPENT = /支出|支付|发放|使用|拨付|兑付|开支/;

/** Small numbers come out even everywhere. */
function isNoAccident({ quantity, sentence }: Figure, rest: Figure): boolean {
  return quantity.value.units >= 10n || sentence === rest.sentence;
}

function isCounted(figure: Figure): boolean {
  const { measure, range, value } = figure.quantity;
  return measure === 'count' && isExact(range) && compare(value, ZERO) > 0 && !isCompanion(figure);
}

function sumUp(ins: readonly Figure[], outs: readonly Figure[]): Decimal {
  const sum = ins.reduce<Decimal>((value, { quantity }) => add(value, quantity.value), ZERO);
  return outs.reduce((value, { quantity }) => subtract(value, quantity.value), sum);
}

function toClaim(left: Figure, ins: readonly Figure[], outs: readonly Figure[]): Claim {
  const came = ins.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const terms = [came, ...outs.map(({ quantity }) => toWritten(quantity))];
  return {
    kind: 'balance',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${terms.join(' - ')} = ${toWritten(left.quantity)}`,
    numbers: [
      toNumber('result', left),
      ...ins.map((figure) => toNumber('in', figure)),
      ...outs.map((figure) => toNumber('out', figure)),
    ],
  };
}
