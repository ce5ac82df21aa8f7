import { add, compare, multiply, subtract, toText, whole, ZERO } from '../analysis/numbers/decimal.ts';
import { difference, type Interval, isExact, meets, NOTHING, sum } from '../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { sumOf, toWritten } from './arithmetic.ts';
import { readRemainders } from './balances/remainders.ts';
import { type Claim, figuresOf, toNumber, type Verdict } from './claim.ts';
import { isSameKind } from './figures.ts';
import { isOneSlip, isSlip } from './slips.ts';
import { readTotals, wholesOf } from './totals.ts';
import { COMPARISON, STOCK_BEFORE } from './vocabulary.ts';

/** What came in. */
export const IN =
  /接收|新收|新增|新发|新建|新制定|制定|收到|受理|收案|新立|接回|纳管|迁入|转入|新购|购入|采购|新入|入矫|新纳|新接|新进|新设|设立|新登记|培育|培养|新聘|招录|招聘|新招/;
/** What went out. */
export const OUT =
  /解除|解矫|办结|审结|结案|期满|转出|迁出|注销|销号|移交|收监|死亡|废止|失效|调出|调拨|报废|退出|清退|撤销|吊销|离职|退休|调离|解聘|脱贫|摘帽/;
/** 收到申请163件，受理151件 */
const RECEIVED = /新收|收到|接到|收案/;
const ACCEPTED = /受理|新立|立案/;
/** What neither adds anything nor takes anything away: 修订41项. */
const UNCHANGED = /^(?:修订|修改|修编|换发|续期)/;
/** 去年底在册101人, behind what is left. */
const STOCK_BEHIND = /^[，,][较比]?(?:去年|上年|上年度)?(?:年?[末底]|年初|期初)(?:在[册矫管])?[的为有]?$/;
/** What is left. */
export const LEFT =
  /在册|在矫|在管|未结|未办结|尚未|结存|结转[下至]|剩余|现有|[行续]有效|留存|^[年期][末底](?:共|尚|仍|现|实)?有?$|^净[增减]/;
/** What came in within a year says nothing of what was there before. */
const YEARLY = /新|今年|本年|全年|年内|20\d\d年|以来/;
/** How many figures before what is left are looked at. */
const REACH = 7;

/** Reads what came in and went out against what is left: 旧存6件、新收30件，审结33件，未结3件. */
export function readBalances(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const balances = figures.flatMap((left, at) => {
    if (left.quantity.measure !== 'count' || !LEFT.test(wordsOf(left)) || STOCK_BEFORE.test(left.label)) return [];
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

/** The figures of a balance. `told` where it says what was there before, or asks for none. */
interface Balance {
  readonly left: Figure;
  readonly ins: readonly Figure[];
  readonly outs: readonly Figure[];
  readonly told: boolean;
  /** Whether something of it stands in another sentence. */
  readonly scattered: boolean;
}

/** 目前在册128人，累计接收1846人、累计解除1718人: what came and went since the beginning leaves what is there. */
function readSinceBeginning(figures: readonly Figure[], at: number): Claim | null {
  const [left, received, released] = [figures[at]!, figures[at + 1], figures[at + 2]];
  if (!received || !released || !isSince(received, left, IN) || !isSince(released, left, OUT)) return null;
  return toClaim({ left, ins: [received], outs: [released], told: true, scattered: false });
}

function isSince(figure: Figure, left: Figure, words: RegExp): boolean {
  const near = figure.sentence === left.sentence && figure.bracket === left.bracket && figure.separator !== 'semicolon';
  return near && /累计[^，,、]*$/.test(figure.lead) && words.test(figure.label) && isCountedWith(figure, left);
}

function readBalance(figures: readonly Figure[], at: number, isPart: (figure: Figure) => boolean): Claim | null {
  const left = figures[at]!;
  const net = /^净([增减])/.exec(left.label)?.[1];
  const ins: Figure[] = [];
  const outs: Figure[] = [];
  let told = net !== undefined;
  let before = at - 1;
  for (; before >= 0 && at - before <= REACH; before--) {
    const figure = figures[before]!;
    const next = figures[before + 1]!;
    if (next.separator === 'stop' || figure.bracket !== left.bracket) break;
    if (next.separator === 'semicolon') {
      const sum = ins.length === 0 && outs.length > 0 && isSum(figure) && isCountedWith(figure, left) ? figure : null;
      if (sum) ins.unshift(sum);
      told ||= sum !== null;
      if (!net || ins.length > 0) break;
    }
    // 解除16人，其中期满15人、收监1人，年末在矫17人: what made it up is no further step.
    if (isPart(figure)) continue;
    if (figure.quantity.measure === 'percent') continue;
    if (!isCountedWith(figure, left)) break;
    if (UNCHANGED.test(figure.label) || isSubtotal(figures, before) || (net && LEFT.test(figure.label))) continue;
    const stock = STOCK_BEFORE.test(figure.label);
    if (net && stock) break;
    if (
      (!net && /其中/.test(next.lead) && !isPart(next)) ||
      (!stock && !IN.test(figure.label) && !OUT.test(figure.label))
    )
      return null;
    if (OUT.test(figure.label) && !IN.test(figure.label) && !stock) outs.unshift(figure);
    else ins.unshift(figure);
    told ||= stock;
  }
  const behind = figures[at + 1];
  if (!told && behind && STOCK_BEHIND.test(behind.lead) && isSameKind(behind, left)) {
    ins.unshift(behind);
    told = true;
  }
  if (outs.length === 0) return null;
  if (net === '减') return ins.length > 0 ? toClaim({ left, ins: outs, outs: ins, told, scattered: false }) : null;
  const balance: Balance = { left, ins, outs, told, scattered: false };
  const gathered = net || ins.some(({ label }) => !STOCK_BEFORE.test(label)) ? null : gather(figures, before, balance);
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

/** 新收87件，加上年结转6件，共办理93件；审结84件，结转下年9件 */
function isSum({ lead }: Figure): boolean {
  return /[,，](?:全年)?(?:总)?共(?:受理|审理|办理|处理)$/.test(lead);
}

function isCountedWith(figure: Figure, left: Figure): boolean {
  return isSameKind(figure, left) && figure.quantity.unit === left.quantity.unit;
}

/** 加上上年结转6件，共审理80件 */
function isSubtotal(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  return (
    /[,，](?:全年)?(?:总)?共(?:需|应)?(?:审理|办理|处理)$/.test(figures[at]!.lead) &&
    before?.sentence === figures[at]!.sentence &&
    /[加连]/.test(before.lead)
  );
}

/**
 * 制定文件12件，备案率100%。年初有效138件，废止21件，年末有效129件: what came in, and where the sentence does not tell that
 * either, what was there before, from the sentences before it. Null where they have nothing of the kind.
 */
function gather(figures: readonly Figure[], from: number, { left, ins, outs }: Balance): Balance | null {
  const stocks = ins.length > 0 ? ins : [];
  const incoming: Figure[] = [];
  let stock: Figure | null = null;
  for (let at = from; at >= 0 && from - at <= FURTHER; at--) {
    const figure = figures[at]!;
    if (figure.sentence < left.sentence - FURTHEST) break;
    if (figure.bracket !== left.bracket || figure.quantity.unit !== left.quantity.unit || COMPARISON.test(figure.label))
      continue;
    if (STOCK_BEFORE.test(figure.label)) stock ??= figure;
    else if (IN.test(figure.label) && !/不予|未/.test(figure.label)) incoming.push(figure);
  }
  const before = stocks.length > 0 ? stocks : stock ? [stock] : [];
  if (before.length === 0 || incoming.length === 0) return null;
  const balances = incoming.map((figure) => ({ left, ins: [...before, figure], outs, told: true, scattered: true }));
  return balances.find(isMet) ?? balances[0]!;
}

/** How many figures and sentences before the balance what came in is looked for. */
const FURTHER = 18;
const FURTHEST = 6;

function isMet({ left, ins, outs }: Balance): boolean {
  return meets(difference(rangeOf(ins), rangeOf(outs)), left.quantity.range);
}

function rangeOf(figures: readonly Figure[]): Interval {
  return figures.reduce((range, { quantity }) => sum(range, quantity.range), NOTHING);
}

function toClaim(balance: Balance): Claim {
  const { left, ins, outs, told, scattered } = balance;
  const holds = isMet(balance);
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
    certainty: told && !scattered ? 'certain' : 'likely',
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
  const { left, ins, outs, told, scattered } = balance;
  const parts = [...outs, left].map(({ quantity }) => quantity);
  const more = compare(left.quantity.value, remainder(balance)) > 0;
  if (
    scattered ||
    (more && outs.length > 0 && ins.every(({ label }) => STOCK_BEFORE.test(label) || LAST_STOCK.test(label)))
  ) {
    return scattered && isExplainedBySlip(balance) ? 'fails' : 'unclear';
  }
  if (told) return 'fails';
  if (ins.length > 1) return 'unclear';
  const rest = remainder(balance);
  const gap = subtract(left.quantity.value, rest);
  const yearly = YEARLY.test(ins[0]!.lead);
  if (compare(rest, ZERO) < 0 && yearly) return 'unclear';
  if (compare(gap, ZERO) < 0) return 'fails';
  const small = compare(multiply(gap, whole(5)), left.quantity.value) <= 0;
  return isOneSlip(ins[0]!.quantity, parts) && (small || !yearly) ? 'fails' : 'unclear';
}

/** 现行有效86件，较上年底77件增加9件 */
const LAST_STOCK = /[上去]年[末底]/;

/** Whether one slip of the pen in one of the figures explains why they do not come out even. */
function isExplainedBySlip(balance: Balance): boolean {
  const { left, ins, outs } = balance;
  const gap = subtract(left.quantity.value, remainder(balance));
  const right = [
    [left, subtract(left.quantity.value, gap)] as const,
    ...ins.map((figure) => [figure, add(figure.quantity.value, gap)] as const),
    ...outs.map((figure) => [figure, subtract(figure.quantity.value, gap)] as const),
  ];
  return (
    right.every(([{ quantity }]) => isExact(quantity.range)) &&
    right.some(([{ quantity }, value]) => value.units > 0n && isSlip(toText(quantity.value), toText(value), 'telling'))
  );
}

function remainder({ ins, outs }: Balance) {
  return subtract(sumOf(ins.map(({ quantity }) => quantity)), sumOf(outs.map(({ quantity }) => quantity)));
}
