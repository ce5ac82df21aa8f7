import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { type Balance, toClaim } from './balances/balance.ts';
import { readRemainders } from './balances/remainders.ts';
import { collectSteps, gather } from './balances/steps.ts';
import { readClosingFirst, readNetFirst, readSinceBeginning } from './balances/told-first.ts';
import { IN, LEFT, NET, OUT } from './balances/words.ts';
import { type Claim, figuresOf } from './claim.ts';
import { isSameKind } from './figures.ts';
import { readTotals, wholesOf } from './totals.ts';
import { STOCK_BEFORE } from './vocabulary.ts';

/** 收到申请163件，受理151件 */
const RECEIVED = /新收|收到|接到|收案/;
const ACCEPTED = /受理|新立|立案/;
/** 去年底在册101人, behind what is left. */
const STOCK_BEHIND = /^[，,][较比]?(?:去年|上年|上年度)?(?:年?[末底]|年初|期初)(?:在[册矫管])?[的为有]?$/;

/** Reads what came in and went out against what is left: 旧存6件、新收30件，审结33件，未结3件. */
export function readBalances(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const balances = figures.flatMap((left, at) => {
    if (left.quantity.measure !== 'count') return [];
    const first = readClosingFirst(figures, at) ?? readNetFirst(figures, at);
    if (first) return [first];
    if (!LEFT.test(wordsOf(left)) || (STOCK_BEFORE.test(left.label) && !NET.test(left.label))) return [];
    if (isReckoned(paragraph, left)) return [];
    const wholes = wholesOf(paragraph);
    const own = wholes.get(left.quantity);
    const isPart = ({ quantity }: Figure): boolean => wholes.has(quantity) && wholes.get(quantity) !== own;
    const read = readSinceBeginning(figures, at) ?? readBalance(figures, at, isPart);
    // 年初259人，入矫301人，解矫286人、收监4人、死亡1人，年末269人: what looks like a list may be all that went out.
    const whole = read?.verdict === 'holds' ? null : readBalance(figures, at, () => false);
    const claim = whole?.verdict === 'holds' ? whole : read;
    return claim && !(claim.verdict === 'fails' && isPartOfSum(paragraph, left)) ? [claim] : [];
  });
  const settled = new Set(balances.map(({ numbers: [result] }) => result!.start));
  return [...balances, ...readRemainders(paragraph, settled)];
}

/** Whether the list that divides what came in was reckoned with what is left already. */
function isReckoned(paragraph: Paragraph, { quantity: { start } }: Figure): boolean {
  return readTotals(paragraph).some(({ kind, numbers: [result] }) => kind === 'balance' && result!.start === start);
}

/** Whether what came in may be told further back: in the sentence of what is left, only what went out is. */
export function mayGather(figures: readonly Figure[], at: number): boolean {
  const left = figures[at]!;
  if (left.quantity.measure !== 'count' || !LEFT.test(wordsOf(left))) return false;
  const labels = figures.flatMap(({ sentence, label }, index) =>
    index < at && sentence === left.sentence ? [label] : [],
  );
  return (
    labels.some((label) => OUT.test(label)) && !labels.some((label) => IN.test(label) && !STOCK_BEFORE.test(label))
  );
}

/** 119件文件，废止26件，失效38件，修改7件，继续有效48件: what adds up to the total together with the others is no remainder of some. */
function isPartOfSum(paragraph: Paragraph, left: Figure): boolean {
  return readTotals(paragraph).some(
    (claim) =>
      claim.kind === 'total' &&
      claim.verdict === 'holds' &&
      figuresOf(claim, 'part').some(({ quantity }) => quantity === left.quantity),
  );
}

/** What is left is told before the figure, or behind it: 2件结转下年. */
function wordsOf({ label, tail }: Figure): string {
  return label === '' ? tail.slice(0, 6) : label;
}

function readBalance(figures: readonly Figure[], at: number, isPart: (figure: Figure) => boolean): Claim | null {
  const left = figures[at]!;
  const net = NET.exec(left.label)?.[1];
  const steps = collectSteps(figures, at, net !== undefined, isPart);
  if (!steps || steps.outs.length === 0) return null;
  const { outs, from } = steps;
  const behind = figures[at + 1];
  const stock = !steps.told && behind && STOCK_BEHIND.test(behind.lead) && isSameKind(behind, left) ? behind : null;
  const ins = stock ? [stock, ...steps.ins] : steps.ins;
  const balance: Balance = { left, ins, outs, told: steps.told || stock !== null, scattered: false };
  if (net === '减') return ins.length > 0 ? toClaim({ ...balance, ins: outs, outs: ins }) : null;
  const gathered = net || ins.some(({ label }) => !STOCK_BEFORE.test(label)) ? null : gather(figures, from, balance);
  if (!gathered && ins.length === 0) return null;
  const whole = gathered ?? balance;
  const claim = toClaim(whole);
  return claim.verdict === 'holds' ? claim : withAccepted(whole, claim);
}

/** What was accepted may be part of what was received, or may have come in besides: where it may, only a reading that fits counts. */
function withAccepted(balance: Balance, misfit: Claim): Claim | null {
  const accepted = balance.ins.findIndex(({ label }) => ACCEPTED.test(label));
  const received = balance.ins.findIndex(({ label }) => RECEIVED.test(label));
  if (received < 0 || accepted <= received) return misfit;
  const claim = toClaim({ ...balance, ins: balance.ins.filter((_, at) => at !== received) });
  if (claim.verdict === 'holds') return claim;
  return misfit.verdict === 'unclear' ? misfit : null;
}
