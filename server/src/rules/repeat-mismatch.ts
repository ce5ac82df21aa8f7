import { absolute, subtract } from '../analysis/numbers/decimal.ts';
import { isExact, meets } from '../analysis/numbers/interval.ts';
import { toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { asWritten, change, failing, severityOf } from './figures.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** The same thing told twice, with different figures. */
export const repeatMismatch: Rule = {
  id: 'repeat-mismatch',
  title: '前后数字不一',
  family: 'numbers',
  severity: 'warning',
  find: failing('repeat', word),
};

/** Speaks at the figure that stands alone, of two at the later one. */
function word(claim: Claim, text: string): Draft {
  const figures = figuresOf(claim, 'same');
  const here = figures.findLast((figure) => countAgreeing(figure, figures) === 1)!;
  const others = figures.filter((figure) => figure !== here);
  const other = others[0]!;
  const written = (figure: FigureNumber): string => asWritten(text, figure);
  const severity = severityOf(claim);
  const doubt = severity === 'hint' ? '可能是同一件事的' : '同一件事的';
  const places = others.length === 1 ? '另一处' : `另外${others.length}处`;
  return {
    start: here.start,
    end: here.end,
    severity,
    message: `前后数字不一：${doubt}“${nameIn(here, other)}”，这里是${written(here)}，${places}是${written(other)}${gapBetween(here, other)}。`,
    related: others.map((figure) => ({
      start: figure.start,
      end: figure.end,
      message: `${figure.label}：${written(figure)}`,
    })),
    fixes: waysOut(here, others),
  };
}

/** How far two exact figures are apart; approximate ones have no such distance. */
function gapBetween({ quantity: a }: FigureNumber, { quantity: b }: FigureNumber): string {
  if (!isExact(a.range) || !isExact(b.range)) return '';
  return `，相差${toScaled(absolute(subtract(a.value, b.value)), a.scale)}${a.unit}`;
}

function countAgreeing(figure: FigureNumber, figures: readonly FigureNumber[]): number {
  return figures.filter((other) => meets(figure.quantity.range, other.quantity.range)).length;
}

/** What both figures are called, in as few words as either needs. */
function nameIn(a: FigureNumber, b: FigureNumber): string {
  return a.label.length <= b.label.length ? a.label : b.label;
}

/** Each figure brought in line with the other; which of them is wrong we do not know. */
function waysOut(here: FigureNumber, others: readonly FigureNumber[]): readonly Fix[] {
  const other = others[0]!;
  if (others.length > 1 || ![here, other].every(({ quantity }) => isExact(quantity.range))) return [];
  return [
    change(here, other.quantity.value, `把这里改为${toWritten(other.quantity)}${here.quantity.unit}，与另一处一致`),
    change(other, here.quantity.value, `把另一处改为${toWritten(here.quantity)}${other.quantity.unit}，与这里一致`),
  ].filter((fix) => fix !== null);
}
