import { absolute, add, compare, type Decimal, multiply, subtract, ZERO } from '../analysis/numbers/decimal.ts';
import { toMeasured, toScaled, toWritten } from '../claims/arithmetic.ts';
import { recomputeChange } from '../claims/changes/arithmetic.ts';
import { baseOf } from '../claims/changes/claims.ts';
import { valueBefore } from '../claims/changes/growth-of-parts.ts';
import { directionOf } from '../claims/changes/words.ts';
import { type Claim, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { change, failing, severityOf, toPlaces, wordingOf } from './figures.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A change that the two figures it is made of do not give, in amount or in direction. */
export const changeMismatch: Rule = {
  id: 'change-mismatch',
  title: '增减不符',
  family: 'numbers',
  severity: 'error',
  find: (report) => [...findFailing(report), ...findRemarkable(report)],
};

const findFailing = failing('change', word);
const findRemarkable = wordingOf(
  ({ kind, verdict, remark }) => kind === 'change' && verdict === 'holds' && remark !== undefined,
  wordPoints,
);

/** 209 ÷ 95 = 2.2倍 ≠ 3.2倍 */
const MULTIPLE = /÷ [^=]+ = (\S+倍) ≠/;

function word(claim: Claim, text: string): Draft {
  if (figuresOf(claim, 'part').length > 0) return wordOfParts(claim, text);
  const to = figuresOf(claim, 'to')[0]!;
  const [printed, amount] = figuresOf(claim, 'change');
  const [from] = figuresOf(claim, 'from');
  const { unit, scale } = to.quantity;
  const base = `${toScaled(baseOf(claim), scale)}${unit}`;
  const later = toMeasured(to.quantity);
  const course = from
    ? `从${base}到${later}，${toDifference(claim)}`
    : `${later}、${amount!.label}${toMeasured(amount!.quantity)}，基数是${base}`;
  const ratio = printed && /^[^:]+: [+-]?(\S+) ≠/.exec(claim.formula)?.[1];
  const asMuch = MULTIPLE.exec(claim.formula)?.[1];
  const relative = asMuch ? `，是其${asMuch}` : ratio && /[%倍]$/.test(ratio) ? `，幅度是${ratio}` : '';
  const multiple =
    !asMuch &&
    printed?.quantity.measure === 'times' &&
    compare(to.quantity.value, multiply(baseOf(claim), printed.quantity.value)) === 0;
  const note = multiple ? `（${later}是${base}的${toWritten(printed.quantity)}倍，不是增长这么多倍）` : '';
  const told = !printed ? toldDirection(claim, text) : asMuch ? toMeasured(printed.quantity) : toTold(printed);
  const place = printed ?? to;
  return {
    start: place.start,
    end: place.end,
    severity: severityOf(claim),
    message: `增减不符：${course}${relative}，文中是“${told}”${note}。`,
    related: toPlaces(
      text,
      claim.numbers.filter((number) => number !== place),
    ),
    fixes: waysOut(claim),
  };
}

/** 受理120件，同比增长20%，其中甲类80件，增长60%；…: what the total was before, and what its parts were. */
function wordOfParts(claim: Claim, text: string): Draft {
  const [printed, ...growths] = figuresOf(claim, 'change') as [FigureNumber, ...FigureNumber[]];
  const total = figuresOf(claim, 'to')[0]!;
  const { unit, scale } = total.quantity;
  const parts = figuresOf(claim, 'part');
  const beforeOf = (figure: FigureNumber, growth: FigureNumber): Decimal =>
    valueBefore(figure.quantity, growth.quantity, directionOf(growth.label) === 'up');
  const told = (value: Decimal): string => `${toScaled(value, scale)}${unit}`;
  const together = parts.reduce((sum, part, at) => add(sum, beforeOf(part, growths[at]!)), ZERO);
  return {
    start: printed.start,
    end: printed.end,
    severity: severityOf(claim),
    message: `增减不符：${toMeasured(total.quantity)}、“${toTold(printed)}”，推算原来约${told(beforeOf(total, printed))}；各部分按各自的增减推算，原来合计约${told(together)}。请核对这几个增减幅度。`,
    related: toPlaces(
      text,
      claim.numbers.filter((number) => number !== printed),
    ),
    fixes: [],
  };
}

/** 提高2.8% between two percentages, where percentage points are meant. */
function wordPoints({ remark, numbers }: Claim, text: string): Draft {
  const [printed, ...terms] = numbers as readonly [FigureNumber, ...FigureNumber[]];
  const sign = { start: printed.end, end: printed.start + printed.quantity.unitEnd - printed.quantity.start };
  const written = text.slice(printed.start, sign.end);
  const fixes =
    sign.end > sign.start
      ? [
          {
            title: `把“${written}”改为“${text.slice(printed.start, printed.end)}个百分点”`,
            safe: false,
            edits: [{ ...sign, text: '个百分点' }],
          },
        ]
      : [];
  return {
    start: printed.start,
    end: sign.end,
    severity: 'hint',
    message: `${remark}。两个百分比之差通常写作“个百分点”。`,
    related: toPlaces(text, terms),
    fixes,
  };
}

/** 增加17件, 减少4.3个百分点 */
function toDifference(claim: Claim): string {
  const { value, scale, unit, measure } = figuresOf(claim, 'to')[0]!.quantity;
  const gap = subtract(value, baseOf(claim));
  if (gap.units === 0n) return '没有变化';
  const amount = `${toScaled(absolute(gap), scale)}${measure === 'percent' ? '个百分点' : unit}`;
  return `${compare(value, baseOf(claim)) > 0 ? '增加' : '减少'}${amount}`;
}

function toTold({ label, quantity }: FigureNumber): string {
  return `${label}${toMeasured(quantity)}`;
}

/** The words that tell the direction: between the two figures (减少到41人), or behind them (数量不断增加). */
function toldDirection(claim: Claim, text: string): string {
  const [from, to] = [figuresOf(claim, 'from')[0]!, figuresOf(claim, 'to')[0]!];
  const endOf = ({ start, quantity }: FigureNumber): number => start + quantity.unitEnd - quantity.start;
  const between = text.slice(endOf(from), to.start);
  if (/[到至为的]$/.test(between)) return text.slice(endOf(from), endOf(to)).replace(/^[，,]/, '');
  const end = Math.max(endOf(from), endOf(to));
  return /^[，,]?([^，,。；;]{0,24})/.exec(text.slice(end, end + 26))![1]!;
}

/** The change that the two values give, where its direction is as printed. */
function waysOut(claim: Claim): readonly Fix[] {
  const [printed] = figuresOf(claim, 'change');
  const to = figuresOf(claim, 'to')[0]!.quantity;
  const base = baseOf(claim);
  if (!printed || base.units <= 0n || MULTIPLE.test(claim.formula)) return [];
  const { label, quantity } = printed;
  if (claim.numbers.some((number) => number.quantity?.approximate)) return [];
  const rises = compare(to.value, base) > 0;
  const value = recomputeChange(base, to.value, quantity);
  if (value.units <= 0n || (rises ? /[减降压缩落跌]/ : /[增升提扩攀涨]/).test(label)) return [];
  const [more, less] = rises ? [to.value, base] : [base, to.value];
  const relative = quantity.measure === 'percent' || quantity.measure === 'times';
  const written = (figure: Decimal): string => toScaled(figure, to.scale);
  const gap = written(subtract(more, less));
  const division = relative ? `＝${gap}，${gap}÷${written(base)}` : '';
  const arithmetic = `${written(more)}－${written(less)}${division}`;
  const fix = change(printed, value, (text) => {
    const figure = relative ? text : toScaled(value, quantity.scale);
    return `把“${toTold(printed)}”改为“${label}${figure}${quantity.unit}”（${arithmetic}）`;
  });
  return fix ? [fix] : [];
}
