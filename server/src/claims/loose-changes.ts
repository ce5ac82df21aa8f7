import { compare, multiply, whole } from '../analysis/decimal.ts';
import { isExact } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { type Direction, isRatio, toFormula } from './change-arithmetic.ts';
import { judge, judgeChange } from './change-claims.ts';
import { isComparable, PLANNED, toChange } from './change-words.ts';
import { type Claim, figuresOf, toNumber } from './claim.ts';
import { readProseClaims } from './own-claims.ts';

/** A base: （上年末9万户）, 较2024年的40件, 年初为7.2万人. */
const OF_BEFORE =
  /上年|去年|前年|年初|期初|同期|年[末底]|原有|原来|此前|改革前|20\d\d年度?(?:同期|[末底])?[的为是仅有共]*(?:分别[为是])?$/;
/** How many figures around a change its base is looked for, and how many before it what has changed. */
const NEAR = 4;
const REACH = 8;
/** 是上半年145件的约1.7倍 */
const AS_MUCH = /^的?(?:近|约|超过?|逾)?$|的(?:近|约|超过?|逾)?$/;
const HALF = /^[^，,。；;\d]{0,4}[，,]?(?:减少|下降|压缩|压减|缩短|降低|减)[了近约超过达]{0,2}(一半)/;
const DOUBLED = /^[^，,。；;\d]{0,4}[，,]?(?:实现|基本)?(翻了?一番|翻番|增[长加]了?一倍)/;
/** What is told as a half or as the double may be off by a tenth of it. */
const ABOUT_TWICE = [18n, 22n].map(whole);

/**
 * Reads changes whose base, or what has changed, stands further away than a change that can be held against anybody is read:
 * 收到19件，其中当面3件、网络12件、信函4件，较上年的25件减少24%; 事故6起、死亡5人，同比分别下降25%（上年8起）、28.6%（上年7人）.
 */
export function readLooseChanges(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  if (figures.length < 2) return [];
  const own = readProseClaims(paragraph);
  const known = new Set(
    own.flatMap((claim) => (claim.kind === 'change' ? figuresOf(claim, 'change').map(({ start }) => start) : [])),
  );
  const claims: Claim[] = [];
  let row: Direction | null = null;
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]!;
    const told = toChange(figure);
    // 分别下降25%（上年8起）、28.6%（上年7人）
    const direction: Direction | null = told ? told.direction : JOINED.test(figure.lead) ? row : null;
    if (figure.bracket === 0 || told) row = direction;
    if (!direction || known.has(figure.quantity.start)) continue;
    const claim = readChange(figures, at, direction);
    if (claim) claims.push(claim);
  }
  for (let at = 1; at < figures.length; at++) {
    const claim = readTimes(figures, at);
    if (claim) claims.push(claim);
  }
  return [...claims, ...own.flatMap((claim) => readInWords(paragraph, claim))];
}

const JOINED = /^[、，,和及]*$/;

function readChange(figures: readonly Figure[], at: number, direction: Direction): Claim | null {
  const figure = figures[at]!;
  const change = { figure, direction, plain: true };
  const { measure } = figure.quantity;
  const relative = measure === 'percent' || measure === 'times' || measure === 'points';
  // 上升2%，由下降2.3%转为增长5%: percentages change by points.
  for (const index of around(at, figures.length)) {
    const from = figures[index]!;
    if (Math.abs(from.sentence - figure.sentence) > 1 || from.quantity.measure === 'times') continue;
    if (from.quantity.measure === 'percent' && measure !== 'points') continue;
    if (!isBase(figures, index, at) || (!relative && !isComparable(from, figure))) continue;
    for (let before = at - 1; before >= 0 && at - before <= REACH; before--) {
      const to = figures[before]!;
      if (to.sentence < figure.sentence - 1) break;
      if (before === index || !isComparable(from, to) || isOfBefore(to) || PLANNED.test(to.lead)) continue;
      if (judgeChange(from.quantity, to.quantity, change) === 'holds')
        return judge(from, to, direction, change, 'debatable');
    }
  }
  return null;
}

/** The places near one, those behind it first. */
function around(at: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let step = 1; step <= NEAR; step++) if (at + step < end) places.push(at + step);
  for (let step = 1; step <= NEAR; step++) if (at - step >= 0) places.push(at - step);
  return places;
}

/** Whether a figure is told for the time before, or stands alone in brackets at the comparison. */
function isBase(figures: readonly Figure[], index: number, at: number): boolean {
  const { lead, opensBracket, anchor } = figures[index]!;
  if (opensBracket && lead === '') return anchor === at || anchor === at - 1 || index === at - 1;
  return isOfBefore(figures[index]!);
}

function isOfBefore({ lead }: Figure): boolean {
  return OF_BEFORE.test(lead.slice(-24).replace(/^.*[。；;，,](?=.*\S)/s, ''));
}

/** 下半年241件，是上半年145件的约1.7倍 */
function readTimes(figures: readonly Figure[], at: number): Claim | null {
  const times = figures[at]!;
  const from = figures[at - 1]!;
  if (times.quantity.measure !== 'times' || !AS_MUCH.test(times.lead)) return null;
  const told = /[是为]/.test(from.lead);
  for (let before = at - 2; told && before >= 0 && at - before <= REACH; before--) {
    const to = figures[before]!;
    if (to.sentence < times.sentence - 1) return null;
    if (!isComparable(from, to) || !isRatio(from.quantity, to.quantity, times.quantity)) continue;
    return {
      kind: 'change',
      verdict: 'holds',
      certainty: 'debatable',
      formula: toFormula(from.quantity, to.quantity, times.quantity, 'holds'),
      numbers: [toNumber('change', times), toNumber('from', from), toNumber('to', to)],
    };
  }
  return null;
}

/** 由34件减至17件，减少一半; 由203人次上升至418人次，实现翻番 */
function readInWords({ text }: Paragraph, claim: Claim): readonly Claim[] {
  if (claim.kind !== 'change' || claim.verdict !== 'holds' || claim.numbers.some(({ role }) => role === 'change'))
    return [];
  const [from] = figuresOf(claim, 'from');
  const [to] = figuresOf(claim, 'to');
  if (!from || !to || !isExact(from.quantity.range) || !isExact(to.quantity.range)) return [];
  const end = Math.max(from.quantity.unitEnd, to.quantity.unitEnd);
  const behind = text.slice(end, end + 20);
  const words = HALF.exec(behind) ?? DOUBLED.exec(behind);
  if (!words) return [];
  const halved = HALF.test(behind);
  const [one, other] = halved ? [to.quantity, from.quantity] : [from.quantity, to.quantity];
  const [least, most] = ABOUT_TWICE;
  const tenfold = multiply(other.value, whole(10));
  const near = compare(multiply(one.value, least!), tenfold) <= 0 && compare(multiply(one.value, most!), tenfold) >= 0;
  if (!near) return [];
  const start = end + words.index + words[0].lastIndexOf(words[1]!);
  const told = { role: 'change' as const, label: '', start, end: start + words[1]!.length };
  return [{ ...claim, formula: `${claim.formula}: ${words[1]}`, numbers: [told, ...claim.numbers] }];
}
