import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { compareTotal, toFormula } from '../arithmetic.ts';
import { type Claim, type FigureNumber, figuresOf, type Role, toNumber, type Verdict } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import { isOneSlip } from '../slips.ts';
import { readTotals } from '../totals.ts';
import type { Direction } from './arithmetic.ts';
import { AT_OTHER_PRICES, inOwnClauses, toChange, yearOf } from './words.ts';

/** How many figures behind a figure it is told by how much it has changed: shares and growth may stand between. */
const REACH = 3;

/** By how much a figure has changed. */
interface Changed {
  readonly of: Figure;
  readonly figure: Figure;
  readonly direction: Direction;
}

/**
 * 收入820万元，同比增收96万元，其中税收560万元，增收71万元；非税260万元，增收25万元: a total has changed by as much as all its parts together.
 */
export function readAmountsOfParts(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const totals = readTotals(paragraph).filter(({ kind, verdict }) => kind === 'total' && verdict === 'holds');
  if (totals.length === 0) return [];
  const places = new Map(figures.map(({ quantity }, at) => [quantity, at]));
  return totals.flatMap((claim) => {
    const changes = [...figuresOf(claim, 'total'), ...figuresOf(claim, 'part')].map(({ quantity }) =>
      changedAt(figures, places.get(quantity) ?? -1),
    );
    if (figuresOf(claim, 'total').length > 1 || !changes.every((change) => change !== null)) return [];
    const [total, ...parts] = changes as [Changed, ...Changed[]];
    const year = yearOf(total);
    return parts.every((part) => yearOf(part) === '' || yearOf(part) === year) ? (judge(total, parts) ?? []) : [];
  });
}

/** The amount of the change that is told behind a figure, in its own clauses; null where none is told. */
function changedAt(figures: readonly Figure[], at: number): Changed | null {
  const of = figures[at];
  const figure = inOwnClauses(figures, at, REACH).find(({ quantity }) => quantity.measure !== 'percent');
  const change = figure && toChange(figure);
  if (!of || !figure || !change?.plain || !change.direction || !isSameKind(figure, of)) return null;
  return AT_OTHER_PRICES.test(figure.lead) ? null : { of, figure, direction: change.direction };
}

function judge(total: Changed, parts: readonly Changed[]): Claim | null {
  const along = parts.filter(({ direction }) => direction === total.direction);
  const against = parts.filter(({ direction }) => direction !== total.direction);
  const [whole, rest, terms] = [[total], against, along].map((changes) =>
    changes.map(({ figure: { quantity } }) => quantity),
  );
  const meets = compareTotal([...whole!, ...rest!], terms!) === 'meets';
  if (meets) return toClaim('holds', total, along, against);
  const slipped = against.length === 0 && isOneSlip(total.figure.quantity, terms!, 'telling');
  return slipped ? toClaim('fails', total, along, against) : null;
}

function toClaim(verdict: Verdict, total: Changed, along: readonly Changed[], against: readonly Changed[]): Claim {
  const [sum, ...terms] = toFormula([total, ...along, ...against].map(({ figure }) => figure.quantity));
  const [added, taken] = [terms.slice(0, along.length), terms.slice(along.length)];
  const result = [added.join(' + '), ...taken].join(' - ');
  const balance = against.length > 0;
  return {
    kind: balance ? 'balance' : 'total',
    verdict,
    certainty: 'likely',
    formula: `${sum} ${verdict === 'fails' ? '≠' : '='} ${result}`,
    numbers: [
      toChangeOf(balance ? 'result' : 'total', total),
      ...along.map((change) => toChangeOf(balance ? 'in' : 'part', change)),
      ...against.map((change) => toChangeOf('out', change)),
    ],
  };
}

/** 甲类增加: what has changed, and which way. */
function toChangeOf(role: Role, { of, figure, direction }: Changed): FigureNumber {
  return { ...toNumber(role, figure), label: `${of.label}${direction === 'up' ? '增加' : '减少'}` };
}
