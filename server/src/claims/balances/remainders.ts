import { add, compare, subtract, toText } from '../../analysis/numbers/decimal.ts';
import { difference, isExact, meets } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { fitRate, relativeGap, toWritten } from '../arithmetic.ts';
import { isHeldAgainst } from '../changes/compared.ts';
import { type Claim, figuresOf, toNumber, type Verdict } from '../claim.ts';
import { isCompanion, isComparison } from '../figures.ts';
import { isOneSlip } from '../slips.ts';
import { readTotals, wholesOf } from '../totals.ts';
import { CARRIED_OVER, COMPARISON } from '../vocabulary.ts';

/** 剩余8个, 其余4处, 空编5名: words that leave nothing of the rest out. */
const REST = /^(?:到年底|截至年底|目前|尚|还|仍)?(?:剩余|剩下|余下|其余|尚余|空编|缺编|空缺|缺额|缺员)/;
/** 未结9件, 尚有6件, 另有7起, 调处不成的7件: some that are not done, and perhaps not all. */
const PENDING = /未|不成|尚有|仍有|还有|另有|剩|结转/;
/** 2项跨年实施, 8个长期整改事项已列入台账: the same behind a figure that has no words before it. */
const PENDING_BEHIND = /^(?:[一-龥]{0,8})?(?:未|正在|尚|待|跨年|结转|延期|延至|顺延|转入|长期|列入|在办|在审)/;
const DONE =
  /(?<!不予?)(?:完成|落实|整改|化解|调[处解]|解决|办结|审结|结案|已结|补正|脱贫|销号|处置|处理|办理|答复|成功|履行|拆除|退还|清退|实有|在编|在岗|在职|实际)/;
/** 当场整改357条: done at once, while more may be done until the end of the year. */
const AT_ONCE = /当场|现场|立行|立即|首批|当日|限期|上半年|其中/;
/** How many there may be. */
const ESTABLISHED = /编制|核定|核编|应配|额定|定员/;
/** 缺编减至2名: what is left behind a change, which the figures before it need not tell. */
const GROWN_TO = /[增减降升][至到为]$/;
/** How many figures before the rest are looked at. */
const REACH = 16;
/** How many sentences before the rest are looked at. */
const FURTHEST = 3;

/**
 * Reads what is left of a number of things against those that are done: 收集问题148个，解决142个，剩余6个. Figures that begin
 * at one of the `settled` places are left out.
 */
export function readRemainders(paragraph: Paragraph, settled: ReadonlySet<number>): readonly Claim[] {
  const { figures } = paragraph;
  return figures.flatMap((rest, at) => {
    const { measure, start } = rest.quantity;
    if (at < 2 || measure !== 'count' || rest.lead === '' || settled.has(start)) return [];
    const clause = clauseOf(rest);
    if (GROWN_TO.test(clause)) return [];
    const surely = REST.test(clause);
    return surely || isPending(rest, clause) ? readRemainder(paragraph, at, surely) : [];
  });
}

/** Whether what is left is told as the opposite of what was done, which is looked for before anything nearer. */
export function isOppositeOfDone(figure: Figure): boolean {
  return OPPOSITE.test(clauseOf(figure));
}

const OPPOSITE = /([一-龥]{2})(?:不|未能|未|没有)(?:成功|成)的?$/;

/** Whether a figure tells what is left of something. */
export function isRest(figure: Figure): boolean {
  if (figure.quantity.measure !== 'count' || figure.lead === '') return false;
  const clause = clauseOf(figure);
  return REST.test(clause) || isPending(figure, clause);
}

/** Whether a figure tells what was done. */
export function isDone(figure: Figure): boolean {
  return DONE.test(clauseOf(figure));
}

/** Of a whole, what is done and what is left. */
interface Remainder {
  readonly whole: Figure;
  readonly done: Figure;
  readonly rest: Figure;
}

function readRemainder(paragraph: Paragraph, at: number, surely: boolean): readonly Claim[] {
  const { figures } = paragraph;
  const rest = figures[at]!;
  const before = wholeFirst(peersBefore(paragraph, at));
  const opposite = before.findIndex((figure) => isOpposite(figure, rest));
  const refused = refusalBehind(before, rest);
  if (refused) return isToldAsTotal(paragraph, refused) ? [] : judgeRefused(refused);
  const done = before.at(opposite);
  // 全局186人，163人取得执法证，其余23人为新录用人员: between nothing but two figures, no word need tell what was done.
  if (!done) return [];
  const named = DONE.test(clauseOf(done));
  if (!named && !(surely && isOnlyPair(figures, at))) return [];
  // 现有24名，核定编制30名，缺编6名: the establishment may stand behind those who are there.
  const [first] = before;
  if (!named && first && !isAtLeast(first, done)) {
    return ESTABLISHED.test(clauseOf(done)) ? judgeAll(paragraph, { whole: done, done: first, rest }, surely) : [];
  }
  const wholes = before.slice(0, before.indexOf(done)).filter((figure) => !sharesVerb(figure, done));
  const greater = wholes.filter((figure) => isAtLeast(figure, done));
  // 案件399件，负责人出庭365件，审结323件，未结76件: of what they are left of, rather than of what stands nearer.
  const whole =
    greater.findLast((figure) => isMet({ whole: figure, done, rest })) ??
    greater.at(-1) ??
    (surely ? wholes.at(-1) : undefined);
  if (!whole) return [];
  return judgeAll(paragraph, { whole, done, rest }, surely);
}

/** What is left of a whole, and of what is counted beside it, unless a list has told it already. */
function judgeAll(paragraph: Paragraph, remainder: Remainder, surely: boolean): readonly Claim[] {
  if (isToldAsTotal(paragraph, remainder)) return [];
  const pairs = [remainder, ...companionsOf(paragraph.figures, remainder)];
  return pairs.flatMap((pair) => {
    const verdict = judge(paragraph, pair, surely);
    return verdict ? [toClaim(pair, verdict)] : [];
  });
}

/** 86个村完成，占全部98个村的87.8%，剩余12个: the whole may be told behind what is done of it. */
function wholeFirst(peers: readonly Figure[]): readonly Figure[] {
  const [done, whole] = peers.slice(-2);
  return done && whole && /^占/.test(clauseOf(whole)) ? [...peers.slice(0, -2), whole, done] : peers;
}

/** Whether two figures, and no more, count the same before the rest in its sentence. */
function isOnlyPair(figures: readonly Figure[], at: number): boolean {
  const rest = figures[at]!;
  const alike = figures
    .slice(Math.max(0, at - REACH), at)
    .filter(({ sentence, quantity }) => sentence === rest.sentence && areAddable(quantity.unit, rest.quantity.unit));
  return alike.length === 2 && alike.every(({ quantity: { measure } }) => measure === 'count');
}

/** The figures before the rest that count the same, in the order of the text; what is a part of another one is none of them. */
function peersBefore(paragraph: Paragraph, at: number): readonly Figure[] {
  const { figures } = paragraph;
  const rest = figures[at]!;
  const wholes = wholesOf(paragraph);
  const peers: Figure[] = [];
  for (let before = at - 1; before >= 0 && at - before <= REACH; before--) {
    const figure = figures[before]!;
    if (figure.sentence < rest.sentence - FURTHEST) break;
    if (figure.bracket !== rest.bracket || !areAddable(figure.quantity.unit, rest.quantity.unit)) continue;
    if (wholes.has(figure.quantity) || isAverage(figure) || isHeldAgainst(figure)) continue;
    peers.unshift(figure);
  }
  return peers;
}

function isAverage({ lead }: Figure): boolean {
  return /平均每?[^，。；,;、]{0,8}$|每[^，。；,;、]{0,4}$|(?<![当本])[日周月季]均[^，。；,;、]{0,3}$/.test(
    lead.slice(-14),
  );
}

/** 2019年脱贫61户，历年累计脱贫360户: the same thing done in another time. */
function sharesVerb({ label }: Figure, done: Figure): boolean {
  return COMPARISON.test(label) || (label.length > 1 && done.label.endsWith(label.slice(-2)));
}

function isAtLeast({ quantity: a }: Figure, { quantity: b }: Figure): boolean {
  return compare(a.value, b.value) >= 0;
}

/** Whether a reader of totals has these figures already. */
function isToldAsTotal(paragraph: Paragraph, { done, rest }: Remainder): boolean {
  return readTotals(paragraph).some((claim) => {
    const parts = figuresOf(claim, 'part').map(({ quantity }) => quantity);
    const totals = figuresOf(claim, 'total').map(({ quantity }) => quantity);
    if (claim.kind !== 'total' || !parts.includes(rest.quantity)) return false;
    // 线索1240条，属实372条，其中立案48件，其余324条: the rest of what the list divides.
    return parts.includes(done.quantity) || totals.includes(done.quantity);
  });
}

/** 286户813人，脱贫279户796人，剩余7户17人 */
function companionsOf(figures: readonly Figure[], { whole, done, rest }: Remainder): readonly Remainder[] {
  const [x, y, z] = [whole, done, rest].map((figure) => figures[figures.indexOf(figure) + 1]);
  const paired = x && y && z && [x, y, z].every((figure) => isCompanion(figure));
  return paired && x.quantity.unit === y.quantity.unit && y.quantity.unit === z.quantity.unit
    ? [{ whole: x, done: y, rest: z }]
    : [];
}

function isMet({ whole, done, rest }: Remainder): boolean {
  return meets(difference(whole.quantity.range, done.quantity.range), rest.quantity.range);
}

/** What the figures come to; null where they do not fit and need not. */
function judge(paragraph: Paragraph, remainder: Remainder, surely: boolean): Verdict | null {
  const { whole, done, rest } = remainder;
  if (isMet(remainder)) return 'holds';
  // 行政编制38名、事业编制62名，实有96名，空编4名: of both.
  if (whole.separator === 'pause') return null;
  if (isOpposite(done, rest)) return whole.sentence === done.sentence ? 'fails' : null;
  if (whole.sentence !== rest.sentence || AT_ONCE.test(clauseOf(done))) return null;
  const { figures, text } = paragraph;
  const [from, to] = [figures.indexOf(whole), figures.indexOf(rest)];
  const next = figures[to + 1];
  // 其余15处限期整改，5处…: more may be left than one figure tells.
  const goesOn = next?.sentence === rest.sentence && next.quantity.unit === rest.quantity.unit && !isComparison(next);
  const wholes = wholesOf(paragraph);
  // 隐患8074处，其中一般4102处；重大3972处，整改7995处，未整改79处: what is told behind the list that divides the whole.
  const last = figures.slice(from + 1, to).findLast(({ quantity }) => wholes.get(quantity) === whole) ?? whole;
  const told = text.slice(last.quantity.unitEnd, rest.quantity.start);
  if (goesOn || CARRIED_OVER.test(text.slice(Math.max(0, whole.quantity.start - NEAR), rest.quantity.start)))
    return null;
  const between = figures.slice(from + 1, to).filter(({ quantity }) => !wholes.has(quantity));
  // 投诉628件，有责287件，处罚164人，其余123件予以批评教育: what is left of what was done.
  const behind = between.slice(between.indexOf(done) + 1);
  if (behind.some(({ quantity }) => meets(difference(done.quantity.range, quantity.range), rest.quantity.range)))
    return null;
  const apart = /[；;]/.test(told) && !isRatedOf(figures, remainder);
  if (apart || between.some((figure) => isRival(figure, remainder))) return null;
  if (surely) return isOneOfRow(figures, from) ? null : 'fails';
  const sum = [done.quantity, rest.quantity];
  // 另有7起 need not be all of the others.
  if (/另有/.test(rest.lead)) return relativeGap([whole.quantity], sum, 100n) ? 'fails' : null;
  const small = relativeGap([whole.quantity], sum, 10n);
  const slip = relativeGap([whole.quantity], sum, 5n) && isOneSlip(whole.quantity, sum, 'telling');
  return small || slip || !isAtLeast(whole, rest) ? 'fails' : null;
}

/** 受理1380起；办结1342起，办结率97.25%，尚有38起: the rate says of which whole it was done. */
function isRatedOf(figures: readonly Figure[], { whole, done }: Remainder): boolean {
  const rate = figures[figures.indexOf(done) + 1];
  if (rate?.quantity.measure !== 'percent' || !rate.label.endsWith('率') || rate.bracket !== done.bracket) return false;
  return fitRate(rate.quantity, done.quantity, whole.quantity) !== 'no';
}

/** 46家参评，42家完成，4家未完成: the same verb behind both, with nothing but the whole before them. */
function refusalBehind(before: readonly Figure[], rest: Figure): Remainder | null {
  const verb = /^(?:尚未|未|没有)([一-龥]{2})/.exec(rest.tail)?.[1];
  const [whole, done] = before;
  if (!verb || clauseOf(rest) !== '' || before.length !== 2 || whole!.sentence !== rest.sentence) return null;
  const words = clauseOf(done!) === '' ? done!.tail : '';
  return words.replace(/^(?:已经?|均|全部)/, '').startsWith(verb)
    ? { whole: whole!, done: done!, rest: { ...rest, label: rest.tail } }
    : null;
}

/** Some may neither have passed nor failed yet, but no more can have done either than there are. */
function judgeRefused(remainder: Remainder): readonly Claim[] {
  const { whole, done, rest } = remainder;
  if (meets(difference(whole.quantity.range, done.quantity.range), rest.quantity.range))
    return [toClaim(remainder, 'holds')];
  const exact = [whole.quantity, done.quantity, rest.quantity].every(({ range }) => isExact(range));
  const more = compare(add(done.quantity.value, rest.quantity.value), whole.quantity.value) > 0;
  return exact && more ? [toClaim(remainder, 'fails')] : [];
}

/** 调处成功405件，…调处不成的7件 */
function isOpposite(done: Figure, rest: Figure): boolean {
  const verb = OPPOSITE.exec(clauseOf(rest))?.[1];
  return verb !== undefined && clauseOf(done).endsWith(`${verb}成功`);
}

/** 办结1894件，甲633件，乙748件，丙402件，剩下的111件…: what stands in a row behind something greater is no whole. */
function isOneOfRow(figures: readonly Figure[], at: number): boolean {
  const whole = figures[at]!;
  return figures.slice(Math.max(0, at - REACH), at).some(({ quantity, sentence, bracket }) => {
    const alike = sentence === whole.sentence && bracket === whole.bracket && quantity.unit === whole.quantity.unit;
    return alike && compare(quantity.value, whole.quantity.value) > 0;
  });
}

/** How far before the whole something that was carried over is looked for. */
const NEAR = 40;

/** Whether another figure between the whole and the rest may have been taken off as well. */
function isRival(figure: Figure, { done, rest }: Remainder): boolean {
  // 受理2470件，其中城建类81件，占3.3%，办结2188件，未办结282件: a part of what came in is none.
  if (figure === done || figure.quantity.unit !== rest.quantity.unit || /其中/.test(figure.lead)) return false;
  return !isAverage(figure) && !sharesVerb(figure, done) && figure.bracket === rest.bracket;
}

function isPending({ tail }: Figure, clause: string): boolean {
  return PENDING.test(clause) || (clause === '' && PENDING_BEHIND.test(tail));
}

/** The words of the figure's own clause. */
function clauseOf({ lead }: Figure): string {
  return lead.slice(-LONGEST_CLAUSE).replace(/^.*[，,。；;、：:！？]/s, '');
}

const LONGEST_CLAUSE = 24;

function toClaim({ whole, done, rest }: Remainder, verdict: Verdict): Claim {
  const [all, off, left] = [whole, done, rest].map(({ quantity }) => toWritten(quantity));
  const recomputed = toText(subtract(whole.quantity.value, done.quantity.value));
  return {
    kind: 'balance',
    verdict,
    certainty: 'likely',
    formula: verdict === 'holds' ? `${all} - ${off} = ${left}` : `${all} - ${off} = ${recomputed} ≠ ${left}`,
    numbers: [toNumber('result', rest), toNumber('in', whole), toNumber('out', done)],
  };
}
