import { compare, multiply, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import { type Direction, isRatio, toFormula } from '../changes/arithmetic.ts';
import { judge, judgeChange } from '../changes/claims.ts';
import { readNamedMultiple } from '../changes/multiples.ts';
import { isComparable, PLANNED, toChange } from '../changes/words.ts';
import { type Claim, type FigureNumber, figuresOf, toNumber } from '../claim.ts';
import { readProseClaims } from '../own-claims.ts';

/** A base: （上年末9万户）, 较2024年的40件, 年初为7.2万人. */
const OF_BEFORE =
  /上年|去年|前年|年初|期初|同期|年[末底]|原有|原来|此前|改革前|20\d\d年度?(?:同期|[末底])?[的为是仅有共]*(?:分别[为是])?$/;
/** How many figures around a change its base is looked for, and how many before it what has changed. */
const NEAR = 4;
const REACH = 8;
/** 是上半年145件的约1.7倍 */
const AS_MUCH = /^的?(?:近|约|超过?|逾)?$|的(?:近|约|超过?|逾)?$/;
const HALF = /^[^，,。；;\d]{0,4}[，,]?(?:同比)?(?:减少|下降|压缩|压减|缩短|降低|减)[了近约超过达]{0,2}(一半)/;
const DOUBLED = /^[^，,。；;\d]{0,4}[，,]?(?:同比)?(?:实现|基本)?(翻了?一番|翻番|增[长加]了?一倍)/;
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
    if (known.has(figures[at]!.quantity.start)) continue;
    const claim = readTimes(figures, at) ?? readNamedMultiple(figures, at) ?? readArrived(figures, at);
    if (claim) claims.push(claim);
    const inWords = readComparedInWords(paragraph, at);
    if (inWords) claims.push(inWords);
  }
  return [...claims, ...own.flatMap((claim) => readInWords(paragraph, claim))];
}

const JOINED = /^[、，,和及]*$/;

function readChange(figures: readonly Figure[], at: number, direction: Direction): Claim | null {
  const figure = figures[at]!;
  const change = { figure, direction, plain: true };
  const { measure } = figure.quantity;
  const relative = isRelative(measure);
  // 上升2%，由下降2.3%转为增长5%: percentages change by points.
  for (const index of around(at, figures.length)) {
    const from = figures[index]!;
    if (Math.abs(from.sentence - figure.sentence) > 1 || from.quantity.measure === 'times') continue;
    if (from.quantity.measure === 'percent' && measure !== 'points') continue;
    if (!isBase(figures, index, at) || (!relative && !isComparable(from, figure))) continue;
    for (let before = at - 1; before >= 0 && at - before <= 2 * REACH; before--) {
      const to = figures[before]!;
      const far = to.sentence < figure.sentence - 1 || at - before > REACH;
      if (to.sentence < figure.sentence - FURTHEST) break;
      // 刑事案件立案31起。…。刑事立案减少8起（2017年为39起）
      if (far && !isNamesake(to, from, figure)) continue;
      if (before === index || !isComparable(from, to) || isOfBefore(to) || PLANNED.test(to.lead)) continue;
      if (judgeChange(from.quantity, to.quantity, change) === 'holds')
        return judge(from, to, direction, change, 'debatable');
    }
  }
  return null;
}

/** Whether what is told further back goes by the first words of the change, or of what it was before. */
function isNamesake({ label }: Figure, ...others: readonly [from: Figure, change: Figure]): boolean {
  return others.some(({ label: name, quantity }) => {
    const head = name.replace(OTHER_TIME, '').slice(0, 2);
    return head.length === 2 && label.includes(head) && quantity.measure !== 'times';
  });
}

const OTHER_TIME = /^(?:上年|去年|20\d\d年|前年|同期|年初|期初|与|和|[较比同])*/;
/** How many sentences before a change what has changed is looked for. */
const FURTHEST = 3;

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
  // （去年为74批260人次）, （上年为22件、22件）
  const beside = JOINED.test(lead) && figures[index - 1]?.bracket === figures[index]!.bracket;
  return isOfBefore(figures[index]!) || (beside && index > 0 && isOfBefore(figures[index - 1]!));
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

/** 设卡41个，…；3月起逐步撤减至17个，撤减比例58.5%: what it was before is told further ahead. */
function readArrived(figures: readonly Figure[], at: number): Claim | null {
  const [to, figure] = [figures[at - 1]!, figures[at]!];
  const { measure } = figure.quantity;
  if (measure !== 'percent' || figure.separator !== 'comma' || figure.bracket !== to.bracket) return null;
  const change = ARRIVED.test(to.lead) ? toChange(figure) : null;
  if (!change?.direction || isRoughShare(figure.quantity)) return null;
  const from = figures
    .slice(Math.max(0, at - REACH), at - 1)
    .findLast((each) => isComparable(each, to) && judgeChange(each.quantity, to.quantity, change) === 'holds');
  return from ? judge(from, to, change.direction, change, 'debatable') : null;
}

const ARRIVED = /(?:[减缩降增升][至到为]|[压减缩撤并降增扩升提][减缩短并少低加至大高][至到为]|只?保留|[仅只]剩)$/;

/** 2件，较上年的4件减少一半; 58件，同比翻了一番（去年29件） */
function readComparedInWords({ text, figures }: Paragraph, at: number): Claim | null {
  const [to, from] = [figures[at - 1]!, figures[at]!];
  if (!isComparable(from, to) || ![from, to].every(({ quantity }) => isExact(quantity.range))) return null;
  const around = COMPARED_HERE.test(from.lead)
    ? { start: from.quantity.unitEnd, end: from.quantity.unitEnd + 20 }
    : from.opensBracket && isOfBefore(from)
      ? { start: to.quantity.unitEnd, end: from.quantity.start }
      : null;
  return around && toldInWords(text, around, toNumber('from', from), toNumber('to', to));
}

const COMPARED_HERE = /[较比](?:上年|去年|前年|上一年|20\d\d年)(?:同期)?的?$/;

function toldInWords(text: string, { start, end }: Span, from: FigureNumber, to: FigureNumber): Claim | null {
  const behind = text.slice(start, Math.min(end, start + 20));
  const halved = HALF.exec(behind);
  const words = halved ?? DOUBLED.exec(behind);
  if (!words || !isTwice(...(halved ? ([to, from] as const) : ([from, to] as const)))) return null;
  const place = start + words.index + words[0].lastIndexOf(words[1]!);
  const told = { role: 'change' as const, label: '', start: place, end: place + words[1]!.length };
  return {
    kind: 'change',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toFormula(from.quantity, to.quantity, null, 'holds')}: ${words[1]}`,
    numbers: [told, from, to],
  };
}

/** Whether one figure is about the double of another. */
function isTwice({ quantity: one }: Told, { quantity: other }: Told): boolean {
  const [least, most] = ABOUT_TWICE;
  const tenfold = multiply(other.value, whole(10));
  return compare(multiply(one.value, least!), tenfold) <= 0 && compare(multiply(one.value, most!), tenfold) >= 0;
}

type Told = Pick<Figure, 'quantity'>;

/** 由34件减至17件，减少一半; 由203人次上升至418人次，实现翻番 */
function readInWords({ text }: Paragraph, claim: Claim): readonly Claim[] {
  if (claim.kind !== 'change' || claim.verdict !== 'holds' || claim.numbers.some(({ role }) => role === 'change'))
    return [];
  const [from] = figuresOf(claim, 'from');
  const [to] = figuresOf(claim, 'to');
  if (!from || !to || !isExact(from.quantity.range) || !isExact(to.quantity.range)) return [];
  const end = Math.max(from.quantity.unitEnd, to.quantity.unitEnd);
  const told = toldInWords(text, { start: end, end: text.length }, from, to);
  return told ? [told] : [];
}
