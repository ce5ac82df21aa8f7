import { absolute, compare, type Decimal, subtract } from '../analysis/decimal.ts';
import { sumOf, toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, type ClaimNumber, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { severityOf, toPlaces, waysOut } from './figures.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** A row or column of a table that does not add up to its total, or a total that the text before it tells otherwise. */
export const tableMismatch: Rule = {
  id: 'table-mismatch',
  title: '表格合计不符',
  family: 'numbers',
  severity: 'error',
  find: (report) => {
    const claims = report.claims.filter((claim) => claim.kind === 'table');
    const settled = new Set(
      claims.filter(({ verdict }) => verdict === 'holds').flatMap(({ numbers }) => numbers.map(({ start }) => start)),
    );
    const failing = claims.filter(({ verdict }) => verdict === 'fails');
    return withoutRepeats(failing).map((claim) => word(claim, report, settled));
  },
};

/** One claim a total where both sides of the table say the same of it. */
function withoutRepeats(failing: readonly Claim[]): readonly Claim[] {
  const first = new Map<number, Claim>();
  return failing.filter((claim) => {
    const place = claim.numbers[0]!.start;
    const known = first.get(place);
    if (!known) first.set(place, claim);
    return !known || compare(sumOfParts(known), sumOfParts(claim)) !== 0;
  });
}

function sumOfParts(claim: Claim): Decimal {
  return sumOf(figuresOf(claim, 'part').map(({ quantity }) => quantity));
}

/** A sum with more terms is told by its first and last ones. */
const MOST_TERMS = 8;

function word(claim: Claim, report: Report, settled: ReadonlySet<number>): Draft {
  const total = figuresOf(claim, 'total')[0]!;
  const parts = figuresOf(claim, 'part');
  return {
    start: total.start,
    end: total.end,
    severity: severityOf(claim),
    message: toMessage(total, parts),
    related: toPlaces(report, parts),
    fixes: consistentWays(total, parts, settled),
  };
}

function toMessage(total: FigureNumber, parts: readonly FigureNumber[]): string {
  const { scale, unit } = total.quantity;
  const sum = sumOf(parts.map(({ quantity }) => quantity));
  const gap = toScaled(absolute(subtract(sum, total.quantity.value)), scale);
  const reported = `${toWritten(total.quantity)}${unit}`;
  if (parts.length === 1) {
    const [part] = parts;
    return `表格合计不符：${name(part!)}为${toWritten(part!.quantity)}，${name(total)}为${reported}，相差${gap}${unit}。`;
  }
  const relation = compare(sum, total.quantity.value) > 0 ? '多' : '少';
  return `表格合计不符：${toAddition(parts)}＝${toScaled(sum, scale)}，${name(total)}为${reported}，各项之和${relation}${gap}${unit}。`;
}

function toAddition(parts: readonly FigureNumber[]): string {
  const terms = parts.map((part) => `${part.label.length <= 8 ? part.label : ''}${toWritten(part.quantity)}`);
  if (terms.length <= MOST_TERMS) return terms.join('＋');
  return `${terms.slice(0, 3).join('＋')}＋…＋${terms.at(-1)}（共${terms.length}项）`;
}

function name({ label }: ClaimNumber): string {
  return label === '' ? '' : `“${label}”`;
}

/** Changes that leave every other sum of the tables as it is come alone, where there are any. */
function consistentWays(
  total: FigureNumber,
  parts: readonly FigureNumber[],
  settled: ReadonlySet<number>,
): readonly Fix[] {
  const fixes = waysOut(total, parts);
  const harmless = fixes.filter(({ edits }) => edits.every(({ start }) => !settled.has(start)));
  return harmless.length > 0 ? harmless : fixes.slice(0, 1 + MOST_TERMS);
}
