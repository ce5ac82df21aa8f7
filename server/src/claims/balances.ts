import { compare, multiply, subtract, toText, whole, ZERO } from '../analysis/decimal.ts';
import { difference, meets, NOTHING, sum } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { isOneSlip, sumOf, toWritten } from './arithmetic.ts';
import { type Claim, toNumber, type Verdict } from './claim.ts';
import { isSameKind } from './listing.ts';
import { STOCK_BEFORE } from './vocabulary.ts';

/** What came in, what went out, what is left. */
const IN = /接收|新收|新增|新发|新建|新制定|制定|收到|受理|收案|新立|接回|纳管|迁入|转入|新购|购入|采购/;
const OUT = /解除|解矫|办结|审结|结案|期满|转出|迁出|注销|销号|移交|收监|死亡|废止|失效|调出|调拨|报废/;
/** What neither adds anything nor takes anything away: 修订41项. */
const UNCHANGED = /^(?:修订|修改|修编|换发|续期)/;
/** 去年底在册101人, behind what is left. */
const STOCK_BEHIND = /^[，,][较比]?(?:去年|上年|上年度)?(?:年?[末底]|年初|期初)(?:在[册矫管])?[的为有]?$/;
const LEFT = /在册|在矫|在管|未结|未办结|尚未|结存|结转下|剩余|现有|行有效|留存/;
/** What came in within a year says nothing of what was there before. */
const YEARLY = /新|今年|本年|全年|年内|20\d\d年|以来/;
/** How many figures before what is left are looked at. */
const REACH = 7;

/** Reads what came in and went out against what is left: 旧存6件、新收30件，审结33件，未结3件. */
export function readBalances({ figures }: Paragraph): readonly Claim[] {
  return figures.flatMap((left, at) => {
    if (!LEFT.test(left.label) || left.quantity.measure !== 'count' || STOCK_BEFORE.test(left.label)) return [];
    const claim = readBalance(figures, at);
    return claim ? [claim] : [];
  });
}

/** The figures of a balance. `told` where it says what was there before. */
interface Balance {
  readonly left: Figure;
  readonly ins: readonly Figure[];
  readonly outs: readonly Figure[];
  readonly told: boolean;
}

function readBalance(figures: readonly Figure[], at: number): Claim | null {
  const left = figures[at]!;
  const ins: Figure[] = [];
  const outs: Figure[] = [];
  let told = false;
  for (let before = at - 1; before >= 0 && at - before <= REACH; before--) {
    const figure = figures[before]!;
    const next = figures[before + 1]!;
    if (next.separator === 'stop' || next.separator === 'semicolon' || figure.bracket !== left.bracket) break;
    if (figure.quantity.measure === 'percent') continue;
    if (!isSameKind(figure, left) || figure.quantity.unit !== left.quantity.unit) break;
    if (UNCHANGED.test(figure.label)) continue;
    const stock = STOCK_BEFORE.test(figure.label);
    if (/其中/.test(next.lead) || (!stock && !IN.test(figure.label) && !OUT.test(figure.label))) return null;
    if (OUT.test(figure.label) && !IN.test(figure.label) && !stock) outs.unshift(figure);
    else ins.unshift(figure);
    told ||= stock;
  }
  const behind = figures[at + 1];
  if (!told && behind && STOCK_BEHIND.test(behind.lead) && isSameKind(behind, left)) {
    ins.unshift(behind);
    told = true;
  }
  return ins.length > 0 && outs.length > 0 ? toClaim({ left, ins, outs, told }) : null;
}

function toClaim(balance: Balance): Claim {
  const { left, ins, outs, told } = balance;
  const total = (figures: readonly Figure[]) =>
    figures.reduce((range, { quantity }) => sum(range, quantity.range), NOTHING);
  const holds = meets(difference(total(ins), total(outs)), left.quantity.range);
  const verdict: Verdict = holds ? 'holds' : accuse(balance);
  const terms = [
    ins.map(({ quantity }) => toWritten(quantity)).join(' + '),
    ...outs.map(({ quantity }) => toWritten(quantity)),
  ];
  const result = holds ? '' : ` = ${toText(remainder(balance))}`;
  const sign = holds ? '=' : verdict === 'fails' ? '≠' : '?';
  return {
    kind: 'balance',
    verdict,
    certainty: told ? 'certain' : 'likely',
    formula: `${terms.join(' - ')}${result} ${sign} ${toWritten(left.quantity)}`,
    numbers: [
      toNumber('result', left),
      ...ins.map((figure) => toNumber('in', figure)),
      ...outs.map((figure) => toNumber('out', figure)),
    ],
  };
}

/** A stock from before that is not told explains that more is left, unless one slip of the pen explains it better. */
function accuse(balance: Balance): Verdict {
  const { left, ins, outs, told } = balance;
  if (told) return 'fails';
  if (ins.length > 1) return 'unclear';
  const rest = remainder(balance);
  const gap = subtract(left.quantity.value, rest);
  const yearly = YEARLY.test(ins[0]!.lead);
  if (compare(rest, ZERO) < 0 && yearly) return 'unclear';
  if (compare(gap, ZERO) < 0) return 'fails';
  const parts = [...outs, left].map(({ quantity }) => quantity);
  const small = compare(multiply(gap, whole(5)), left.quantity.value) <= 0;
  return isOneSlip(ins[0]!.quantity, parts) && (small || !yearly) ? 'fails' : 'unclear';
}

function remainder({ ins, outs }: Balance) {
  return subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(outs.map(({ quantity }) => quantity)));
}
