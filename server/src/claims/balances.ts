import { compare, subtract, toText } from '../analysis/decimal.ts';
import { difference, meets, NOTHING, sum } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { isOneSlip, sumOf, toWritten } from './arithmetic.ts';
import { type Certainty, type Claim, toNumber, type Verdict } from './claim.ts';
import { isSameKind } from './listings.ts';

/** What came in, what was there before, what went out, what is left. */
const IN = /(?:接收|新收|新接收|新增|收到|受理|收案|新立|接回|纳管)/;
const STOCK_BEFORE = /旧存|上年结转|年初|上年末|期初|上期|结转(?!下)/;
const OUT = /解除|解矫|办结|审结|结案|期满|转出|注销|销号|移交/;
const LEFT = /在册|在矫|在管|未结|未办结|尚未|结存|结转下|剩余|现有|留存/;

/** Reads what came in and went out against what is left: 旧存6件、新收30件，审结33件，未结3件. */
export function readBalances(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  return figures.flatMap((left, at) => {
    if (!LEFT.test(left.label) || left.quantity.measure !== 'count') return [];
    const claim = readBalance(figures, at);
    return claim ? [claim] : [];
  });
}

function readBalance(figures: readonly Figure[], at: number): Claim | null {
  const left = figures[at]!;
  const ins: Figure[] = [];
  const outs: Figure[] = [];
  let told = false;
  for (let before = at - 1; before >= 0 && at - before < 8; before--) {
    const figure = figures[before]!;
    const next = figures[before + 1]!;
    if (next.separator === 'stop' || next.separator === 'semicolon' || figure.bracket !== left.bracket) break;
    if (figure.quantity.measure === 'percent') continue;
    if (!isSameKind(figure, left) || figure.quantity.unit !== left.quantity.unit) break;
    const stock = STOCK_BEFORE.test(figure.label);
    if (/其中/.test(next.lead) || (!stock && !IN.test(figure.label) && !OUT.test(figure.label))) return null;
    if (OUT.test(figure.label) && !IN.test(figure.label)) outs.unshift(figure);
    else ins.unshift(figure);
    told ||= stock;
  }
  if (ins.length === 0 || outs.length === 0) return null;
  return judge(left, ins, outs, told);
}

function judge(left: Figure, ins: readonly Figure[], outs: readonly Figure[], told: boolean): Claim | null {
  const total = (figures: readonly Figure[]) =>
    figures.reduce((range, { quantity }) => sum(range, quantity.range), NOTHING);
  const holds = meets(difference(total(ins), total(outs)), left.quantity.range);
  const verdict: Verdict = holds ? 'holds' : accuse(left, ins, outs, told);
  const certainty: Certainty = told ? 'certain' : 'likely';
  const plus = ins.map(({ quantity }) => toWritten(quantity)).join(' + ');
  const minus = outs.map(({ quantity }) => toWritten(quantity)).join(' - ');
  const remaining = subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(outs.map(({ quantity }) => quantity)));
  const result = verdict === 'holds' ? '' : ` = ${toText(remaining)}`;
  const formula = `${plus} - ${minus}${result} ${holds ? '=' : verdict === 'fails' ? '≠' : '?'} ${toWritten(left.quantity)}`;
  const numbers = [
    toNumber('result', left),
    ...ins.map((figure) => toNumber('in', figure)),
    ...outs.map((figure) => toNumber('out', figure)),
  ];
  return { kind: 'balance', verdict, certainty, formula, numbers };
}

/** A stock from before that is not told explains any gap but one: what one slip of the pen explains better. */
function accuse(left: Figure, ins: readonly Figure[], outs: readonly Figure[], told: boolean): Verdict {
  if (told) return 'fails';
  if (ins.length > 1) return 'unclear';
  const parts = [...outs, left].map(({ quantity }) => quantity);
  const remaining = subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(parts));
  return isOneSlip(ins[0]!.quantity, parts) || compare(remaining, { units: 0n, scale: 0 }) > 0 ? 'fails' : 'unclear';
}
