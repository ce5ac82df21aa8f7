import { absolute, add, compare, type Decimal, subtract } from '../analysis/numbers/decimal.ts';
import { sumOf, toMeasured, toScaled, toWritten } from '../claims/arithmetic.ts';
import { type Claim, type ClaimNumber, type FigureNumber, figuresOf } from '../claims/claim.ts';
import { change, severityOf, toPlaces, waysOut } from './figures.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A row or column of a table that does not add up to its total, or a total that the text before it tells otherwise. */
export const tableMismatch: Rule = {
  id: 'table-mismatch',
  title: '表格合计不符',
  family: 'numbers',
  severity: 'error',
  find: (report) => {
    const failing = report.apart.filter(({ kind, verdict }) => kind === 'table' && verdict === 'fails');
    if (failing.length === 0) return [];
    const holding = report.claims.filter(({ kind, verdict }) => kind === 'table' && verdict === 'holds');
    const settled = new Set(holding.flatMap(({ numbers }) => numbers.map(({ start }) => start)));
    return withoutRepeats(failing).map((claim) => word(claim, report.analysis.source.text, settled));
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

function word(claim: Claim, text: string, settled: ReadonlySet<number>): Draft {
  const place = claim.numbers[0]!;
  const others = claim.numbers.slice(1);
  return {
    start: place.start,
    end: Math.min(place.end, place.start + LONGEST_PLACE),
    severity: severityOf(claim),
    related: toPlaces(text, toTelling(others)),
    claim,
    ...wordSum(claim, settled),
  };
}

/** No finding is longer: a phrase. */
const LONGEST_PLACE = 40;

/** What a claim weighs: what came in against what went out, a total against its parts, or words that there was none. */
function wordSum(claim: Claim, settled: ReadonlySet<number>): Pick<Draft, 'message' | 'fixes'> {
  const ins = figuresOf(claim, 'in');
  if (ins.length > 0) return wordBalance(ins, [...figuresOf(claim, 'out'), ...figuresOf(claim, 'result')], settled);
  const [total] = figuresOf(claim, 'total');
  const parts = figuresOf(claim, 'part');
  if (total) {
    return { message: toMessage(total, parts), fixes: consistentWays(waysOut(total, toTelling(parts)), settled) };
  }
  const words = claim.numbers[0]!.label;
  const told = parts.map((part) => `${name(part)}为${toMeasured(part.quantity)}`).join('，');
  return { message: `表格合计不符：文中写“${words}”，${told}。` };
}

/** In longer sums, figures that are 0 go without saying. */
function toTelling<T extends ClaimNumber>(numbers: readonly T[]): readonly T[] {
  return numbers.length > FEW_TERMS ? numbers.filter(({ quantity }) => quantity?.value.units !== 0n) : numbers;
}

const FEW_TERMS = 3;

function wordBalance(
  ins: readonly FigureNumber[],
  outs: readonly FigureNumber[],
  settled: ReadonlySet<number>,
): Pick<Draft, 'message' | 'fixes'> {
  const came = sumOf(ins.map(({ quantity }) => quantity));
  const went = sumOf(outs.map(({ quantity }) => quantity));
  const gap = subtract(went, came);
  const { scale, unit } = ins[0]!.quantity;
  const equation = (terms: readonly FigureNumber[], sum: Decimal): string => {
    const addition = terms.map(({ label, quantity }) => label + toWritten(quantity)).join('＋');
    return terms.length > 1 ? `${addition}＝${toScaled(sum, scale)}` : addition;
  };
  const ways = [...ins.map((number) => ({ number, by: gap })), ...outs.map((number) => ({ number, by: negate(gap) }))];
  const fixes = ways.flatMap(({ number, by }) => {
    const value = add(number.quantity.value, by);
    const title = `把${number.label}改为${toScaled(value, number.quantity.scale)}${number.quantity.unit}`;
    const fix = value.units >= 0n ? change(number, value, title) : null;
    return fix ? [fix] : [];
  });
  return {
    message: `表格合计不符：${equation(ins, came)}，${equation(outs, went)}，两边应当相等，相差${toScaled(absolute(gap), scale)}${unit}。`,
    fixes: consistentWays(fixes, settled),
  };
}

function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

function toMessage(total: FigureNumber, parts: readonly FigureNumber[]): string {
  const { scale, unit } = total.quantity;
  const sum = sumOf(parts.map(({ quantity }) => quantity));
  const gap = toScaled(absolute(subtract(sum, total.quantity.value)), scale);
  const reported = toMeasured(total.quantity);
  if (parts.length === 1) {
    const [part] = parts;
    return `表格合计不符：${name(part!)}为${toMeasured(part!.quantity)}，${name(total)}为${reported}，相差${gap}${unit}。`;
  }
  const relation = compare(sum, total.quantity.value) > 0 ? '多' : '少';
  return `表格合计不符：${toAddition(parts, toScaled(sum, scale))}，${name(total)}为${reported}，各项之和${relation}${gap}${unit}。`;
}

function toAddition(parts: readonly FigureNumber[], sum: string): string {
  const telling = toTelling(parts);
  if (telling.length === 0) return '各项都是0';
  const terms = telling.map(
    (part) => `${part.label.length <= LONGEST_LABEL ? part.label : ''}${toWritten(part.quantity)}`,
  );
  if (terms.length === 1) return `${terms[0]}，其余各项为0`;
  if (terms.length <= MOST_TERMS) return `${terms.join('＋')}＝${sum}`;
  return `${terms.slice(0, 3).join('＋')}＋…＋${terms.at(-1)}（共${terms.length}项）＝${sum}`;
}

/** Longer names are left to the places beside the message. */
const LONGEST_LABEL = 10;

function name({ label }: ClaimNumber): string {
  const [, where = '', words = ''] = /^(表中)?(.*)$/s.exec(label)!;
  return words === '' ? '' : `${where}“${words}”`;
}

/** Changes that leave every other sum of the tables as it is come alone, where there are any. */
function consistentWays(fixes: readonly Fix[], settled: ReadonlySet<number>): readonly Fix[] {
  const harmless = fixes.filter(({ edits }) => edits.every(({ start }) => !settled.has(start)));
  return harmless.length > 0 ? harmless : fixes.slice(0, 1 + MOST_TERMS);
}
