import { compare, type Decimal, divide, subtract, toText, whole, ZERO } from '../analysis/numbers/decimal.ts';
import { exactly, type Interval, isBelow, NOTHING, sum } from '../analysis/numbers/interval.ts';
import { isRoughShare } from '../analysis/numbers/percentages.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { sumOf, toMeasured } from './arithmetic.ts';
import { type Certainty, type Claim, type ClaimNumber, toNumber, type Verdict } from './claim.ts';
import { isComplementary } from './listings/likeness.ts';
import { areOfOneWhole } from './shares/of-sum.ts';
import { ATTRIBUTE, PERSONAL, REMAINDER, STAGE } from './vocabulary.ts';

/** 占道 and 占地 are no shares. */
const SHARE = /占(?!道|地|用|有|领|据|压|补|线)|比重|比例/;
/** Behind 占, what the share is taken of: the whole, in whatever words. */
const WHOLE =
  /^(?:比|到|了|据|总[数量体额]?|全部|整个|其中|办?件[数量]?|业务量|案件|比[重例]|分别|各|约|近|达|为|的|是|[:：])+/;
const ANOTHER_TIME = /(?:19|20)\d\d年|上年|去年|同期|同比|环比|较/;
const ANOTHER_WHOLE = /其中|(?:^|[，,。；;])(?:此外|另|同时)/;
/** 公安类占30.2%、市场监管类占21.4%，两类合计占51.6%: those told already, together. */
const TOGETHER = /合计|共计|总计|[两二三四五六][类项者种个][^，,。；;]{0,6}占/;
const ALL = exactly(whole(100));
/** Shares that exceed the whole by more than this are of several wholes, unless their list is plainly one. */
const MOST_BY_SLIP = whole(115);
const MOST_SHARES = 40;
/** 增量占全国18.7%，产量占全国九成: the share of one thing each. */
const OF_A_TERRITORY = /^(?:全[国省市县区镇乡州盟旗球]|世界)/;

/** Shares of one whole, listed together: 咨询占45%、投诉占35%、求助占20%. The whole itself, 100 %, is not printed. */
interface Shares {
  readonly members: readonly Figure[];
  readonly subjects: readonly string[];
  /** 分别占45%、35%、20% */
  readonly respectively: boolean;
}

/**
 * 咨询占45%、投诉占35%、求助占20%: reads shares of one whole as a claim of parts without a printed total: together they may not
 * exceed 100 %. It is kept where it holds as well, and its figures are its parts.
 */
export function readShares(paragraph: Paragraph): readonly Claim[] {
  const claims: Claim[] = [];
  const { figures } = paragraph;
  let ofItsOwn = -1;
  for (let at = 0; at < figures.length; at++) {
    const head = figures[at]!;
    if (!isShare(head)) continue;
    if (isOfItsOwn(head)) ofItsOwn = head.sentence;
    // 分别占全球的49%、72%和53%，按吨位计分别占47%、67%和46%: what is left unsaid is the same.
    if (isOfItsOwn(head) || (ofItsOwn === head.sentence && baseOf(head) === '')) continue;
    const shares = readList(figures, at);
    if (shares.members.length < 2 || isOfEachUnit(figures, at, shares)) continue;
    const claim = judge(shares);
    const twice = claim?.verdict === 'fails' && areOfOneWhole(figures, shares.members);
    if (claim && !twice) claims.push(claim);
    at = figures.indexOf(shares.members.at(-1)!, at);
  }
  return claims;
}

/** 营业额、新签合同额分别占同期总额的53.7%和59.2%: each of the whole of its own kind. */
function isOfItsOwn(share: Figure): boolean {
  return OF_A_TERRITORY.test(baseOf(share)) || /占(?:同期|同类|各自|相应)/.test(share.label);
}

/** Whether a figure is a share, which may be told of the count before it. */
function isShare({ quantity, label }: Figure): boolean {
  return quantity.measure === 'percent' && SHARE.test(label) && !/率/.test(label);
}

/** Whether a figure is a share of which only the count before it can tell what has it. */
export function isBareShare(figure: Figure): boolean {
  return isShare(figure) && ownSubjectOf(figure.label) === '';
}

/** 其中工程领域152条、1634万元，占比分别为69.7%和74.7%: a share of the cases and one of the money. */
function isOfEachUnit(figures: readonly Figure[], at: number, { members, respectively }: Shares): boolean {
  const told = figures.slice(Math.max(0, at - members.length), at);
  if (!respectively || told.length < members.length || told.some(({ sentence }) => sentence !== figures[at]!.sentence))
    return false;
  return new Set(told.map(({ quantity }) => quantity.unit)).size === members.length;
}

function readList(figures: readonly Figure[], first: number): Shares {
  const head = figures[first]!;
  const members = [head];
  const subjects = [subjectOf(head, figures[first - 1])];
  const respectively = /分别|依次/.test(head.lead.slice(-20));
  const base = baseOf(head);
  for (let at = first + 1; at < figures.length && members.length < MOST_SHARES; at++) {
    const figure = figures[at]!;
    if (
      figure.sentence !== head.sentence ||
      [ANOTHER_TIME, ANOTHER_WHOLE, TOGETHER].some((words) => words.test(figure.lead))
    )
      break;
    if (figure.bracket !== head.bracket) continue;
    if (!isRelative(figure.quantity.measure)) continue;
    if (isOfAnotherMatter(figures, at, members.at(-1)!)) break;
    const joined = respectively && /^[、,，和与及以\s]*$/.test(figure.lead);
    // 分别占42%、23.7%、34.3%，办结5032件，占88.6%: behind a row of so many shares as parts, only the rest is one more.
    if (respectively && !joined && !REMAINDER.test(subjectOf(figure, figures[at - 1]))) break;
    if (!joined && (!isShare(figure) || (baseOf(figure) !== base && baseOf(figure) !== ''))) break;
    members.push(figure);
    subjects.push(joined ? '' : subjectOf(figure, figures[at - 1]));
  }
  return { members, subjects: respectively ? namesBefore(head, members.length) : subjects, respectively };
}

/** 四季度50件，占6.7%；受理投诉1826件，民事类594件，占32.5%: behind a semicolon, another total is told before its part. */
function isOfAnotherMatter(figures: readonly Figure[], at: number, before: Figure): boolean {
  const between = figures
    .slice(figures.lastIndexOf(before, at) + 1, at)
    .filter(({ quantity, bracket }) => !isRelative(quantity.measure) && bracket === before.bracket);
  return between.length > 1 && between[0]!.separator === 'semicolon';
}

/** 咨询、投诉、求助分别占45%、35%、20%: one name a share; empty names where they do not match in number. */
function namesBefore({ lead }: Figure, count: number): readonly string[] {
  const clause = lead.slice(-MOST_SHARES * 4).replace(/.*[，,。；;：:]/s, '');
  const names = clause
    .slice(0, clause.search(/分别|依次/))
    .replace(/(?:案件|业务)?(?:所?占比|所?占比[重例]|比[重例]|所占)$/, '')
    .split(/[、和与及]/);
  return names.length === count ? names : Array.from({ length: count }, () => '');
}

/** What a share is taken of, in the words behind 占; empty where they say only that it is the whole. */
function baseOf({ label }: Figure): string {
  const at = label.search(SHARE);
  return label.slice(at + 1).replace(WHOLE, '');
}

/** What has the share: the words before 占, or those of the count before it. */
function subjectOf({ label }: Figure, before: Figure | undefined): string {
  const own = ownSubjectOf(label);
  return own === '' && before && before.quantity.measure !== 'percent' ? before.label : own;
}

function ownSubjectOf(label: string): string {
  return label.slice(0, label.search(SHARE)).replace(/(?:分别|各|约|均|所)+$/, '');
}

function judge(shares: Shares): Claim | null {
  const { members, subjects } = shares;
  const quantities = members.map(({ quantity }) => quantity);
  const range = quantities.reduce((total: Interval, quantity) => sum(total, quantity.range), NOTHING);
  const exceeds = isBelow(ALL, range);
  const certainty = exceeds ? certaintyOf(shares) : 'certain';
  const verdict: Verdict = !exceeds ? 'holds' : certainty ? 'fails' : 'unclear';
  if (verdict === 'unclear') return null;
  const addition = quantities.map((quantity) => toMeasured(quantity)).join(' + ');
  const total = toText(sumOfShares(quantities));
  const numbers = members.map(
    (member, index): ClaimNumber => ({ ...toNumber('part', member), label: subjects[index]! }),
  );
  const formula = exceeds ? `${addition} = ${total}% > 100%` : `${addition} ≤ 100%`;
  return { kind: 'part', verdict, certainty: certainty ?? 'debatable', formula, numbers };
}

/** Shares added up; to the percent, where some are told as round ones. */
export function sumOfShares(shares: readonly Quantity[]): Decimal {
  const together = sumOf(shares);
  return shares.some(isRoughShare) ? divide(together, whole(1), 0) : together;
}

/** A list in one form is of one whole; what a thing can be besides something else is held against nobody. */
function certaintyOf({ members, subjects, respectively }: Shares): Certainty | null {
  const quantities = members.map(({ quantity }) => quantity);
  // 三项占比分别为99%、94%、85%: one slip explains one of them, and the others are more than a whole already.
  const largest = quantities.reduce((most, { value }) => (compare(value, most) > 0 ? value : most), ZERO);
  if (compare(subtract(sumOf(quantities), largest), ALL.low!) >= 0) return null;
  const parts = members.map((member, index) => ({ ...member, label: subjects[index]! }));
  if (isComplementary(parts)) return 'certain';
  if (members.some(({ lead }) => POLLUTIONS.test(lead))) return null;
  // 60岁以上占72%，70岁以上占41%: those of 70 are of 60 as well.
  if (subjects.filter((subject) => subject.endsWith('以上')).length > 1) return null;
  const [, second, ...rest] = members;
  const row =
    respectively || (second!.separator !== 'comma' && rest.every(({ separator }) => separator === second!.separator));
  if (!isOneDimension(subjects) && subjects.some(canOverlap)) return null;
  // 装机占比54.8%、发电量占比51.3%: two things side by side are of one whole only where the words say so.
  const told = respectively || members.length > 2 || isOneDimension(subjects) || /中|其/.test(members[0]!.lead);
  if (!told) return null;
  const small = compare(sumOf(quantities), MOST_BY_SLIP) <= 0;
  if (row && (respectively || members.length > 2)) return small ? 'certain' : 'likely';
  return small && (row || members.length > 2) ? 'likely' : null;
}

/** 35岁以下、36岁至50岁、50岁以上: nobody is two of these. */
function isOneDimension(subjects: readonly string[]): boolean {
  const ending = subjects[0]!.at(-1);
  return subjects.every((subject) => subject.includes('岁')) || subjects.every((subject) => subject.at(-1) === ending);
}

function canOverlap(subject: string): boolean {
  return PERSONAL.test(subject) || ATTRIBUTE.test(subject) || STAGE.test(subject);
}

/** One complaint may be of noise and of fumes. */
const POLLUTIONS = /污染|大气|噪声|辐射|生态破坏/;
