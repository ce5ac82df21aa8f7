import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { fitRate } from './arithmetic.ts';
import { toChange } from './changes/words.ts';
import type { Claim } from './claim.ts';
import { isComparison, isSameKind } from './figures.ts';
import { isHeadOfRow, isOneOfRates, readCompanions, readShareTogether } from './rates/bases.ts';
import {
  readBaseBehind,
  readBesideCarried,
  readBracketedBase,
  readBracketedTerms,
  readCorrection,
  readOwed,
  readTaskBehind,
} from './rates/bracketed.ts';
import { readBreadth } from './rates/breadth.ts';
import { failing, holding, sameSentence } from './rates/claims.ts';
import { readNamed } from './rates/named.ts';
import { isOfNext, isOfOther, isOfSibling, isSaidOfThese, numeratorOf } from './rates/of-others.ts';
import { readRateNames } from './rates/row-names.ts';
import { MOST_TERMS, scopes } from './rates/scopes.ts';
import { readOddShareOfList } from './shares/own.ts';
import { readShare, readShareOfFurther, readShareOfList } from './shares/rates.ts';
import { readRespectiveShare } from './shares/respective.ts';
import {
  readNextOdd,
  readNextShare,
  readNextSlip,
  readOddShares,
  readShareOfRow,
  wholesOfRows,
} from './shares/rows.ts';
import { readTotals, type Wholes, wholesOf } from './totals.ts';

const GROWTH = /增长|增速|增幅|同比|环比|涨|降幅|下降|上升/;
const CHANGE = /同比|环比|较|去年|上年|同期/;
/** 力争纠错率降到5%以下: a rate of another year. */
const INTENDED = /力争|争取|有望|预计/;
const SPELLED_OUT =
  /^占|占(?:原有?|总数?|全部)$|^(?:仅|只)?[为是]?法定[^占]{0,6}$|(?:任务|目标|计划|指标|预算)(?:数|量|总数|总量)?$/;
/** 保留数占原有52项的28.8% */
const ITS_SUBJECT = /^([一-龥]{2,6}?)[数量]?占/;
/** 占22个村（居）的40.9%, 占25件终止案件的84% */
const OF_THESE = /^[^，,。；;：:、]{1,12}的$/;

/** 受理120件，办结114件，办结率95%: reads the percentages of a paragraph against the figures they are made of. */
export function readRates(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  if (!figures.some(({ quantity }) => quantity.measure === 'percent')) return claims;
  const totals = readTotals(paragraph);
  const wholes = wholesOf(paragraph);
  const rows = wholesOfRows(figures);
  for (let at = 0; at < figures.length; at++) {
    const rate = figures[at]!;
    if (rate.quantity.measure !== 'percent') continue;
    const row = readRateNames(figures, at);
    if (row) {
      claims.push(
        ...row.names.flatMap((name) => readOneOfRow(figures, row.head, { ...rate, label: name }, wholes) ?? []),
      );
      continue;
    }
    const before = claims.at(-1);
    const read =
      readCorrection(rate, totals) ??
      readRespectiveShare(figures, at, wholes) ??
      readShareOfRow(rate, rows.get(rate)) ??
      readNextShare(figures, at, before) ??
      readRate(figures, at, wholes);
    const claim =
      read?.verdict === 'holds'
        ? read
        : (readNextOdd(figures, at, before) ?? readNextSlip(figures, at, before) ?? read);
    if (claim) claims.push(claim);
  }
  claims.push(...readOddShares(figures, claims));
  claims.push(...readOddShareOfList(figures, totals, claims));
  return withoutUnclear(withoutSecond(claims));
}

/** 1386项中可一次办成1311项，占94.6%；网上可办率92.3%: what two figures give is told already, so another rate is of something else. */
function withoutSecond(claims: readonly Claim[]): readonly Claim[] {
  if (!claims.some(({ verdict }) => verdict === 'fails')) return claims;
  const told = new Set(claims.flatMap((claim) => (claim.verdict === 'holds' ? termsOf(claim) : [])));
  return claims.filter((claim) => claim.verdict !== 'fails' || !told.has(termsOf(claim)));
}

/** Which figures a percentage is taken of, by their places. */
function termsOf({ numbers }: Claim): string {
  const [, ...terms] = numbers;
  return terms.map(({ role, start }) => `${role} ${start}`).join();
}

/** A rate that one reading tells is unclear no more. */
function withoutUnclear(claims: readonly Claim[]): readonly Claim[] {
  const isUnclear = ({ verdict }: Claim): boolean => verdict === 'unclear';
  if (!claims.some(isUnclear)) return claims;
  const told = new Set(claims.flatMap((claim) => (isUnclear(claim) ? [] : [claim.numbers[0]!.quantity])));
  return claims.filter((claim) => !isUnclear(claim) || !told.has(claim.numbers[0]!.quantity));
}

function readRate(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const words = rate.label;
  const breadth = words.endsWith('面') ? readBreadth(figures, at) : null;
  if (breadth) return breadth;
  // 文盲率由4.1%下降为2.7%: what it was before.
  if (GROWTH.test(words) || CHANGE.test(words) || INTENDED.test(words) || /[由从]$/.test(words)) return null;
  const spelled =
    readSpelledOut(figures, at, wholes) ??
    readBracketedBase(figures, at) ??
    readBracketedTerms(figures, at) ??
    readTaskBehind(figures, at) ??
    readOwed(figures, at);
  if (spelled) return spelled;
  const named = /([^率]{1,8})率/.exec(words);
  const share = !named && /占/.test(words);
  if ((!named && !share) || (named && isSaidOfThese(figures[at - 1], rate, named[1]!))) return null;
  const ofList = share ? (readShareTogether(figures, at, wholes) ?? readShareOfList(figures, at, wholes)) : null;
  if (ofList && !(ofList.verdict === 'fails' && isOfSibling(figures, at, ofList))) return ofList;
  let wrong: Claim | null = null;
  for (const terms of scopes(figures, at)) {
    if (terms.length < 2) continue;
    const claim = share ? readShare(rate, terms, wholes) : readNamed(rate, named![1]!, terms, wholes);
    if (claim?.verdict === 'fails' && isOfSibling(figures, at, claim)) continue;
    if (claim?.verdict === 'fails' && isOneOfRates(rate, figures[at + 1])) return null;
    const own =
      claim && claim.verdict !== 'holds'
        ? ((claim.verdict === 'fails' ? readCompanions(figures, rate, claim) : null) ??
          readBesideCarried(figures, at, terms, claim))
        : null;
    if (own) return own;
    if (claim?.verdict === 'fails' && (isHeadOfRow(terms, claim) || isOfOther(rate, terms, claim))) return null;
    // 在编251名，…；下沉215名；在编人员持证249名，持证率99.2%: what stands nearer may be another part of the same whole.
    if (claim && wrong) {
      if (claim.verdict === 'holds' && numeratorOf(claim) === numeratorOf(wrong)) return claim;
    } else if (claim?.verdict === 'fails') wrong = claim;
    else if (claim) return claim.verdict === 'unclear' ? (readBaseBehind(figures, at) ?? claim) : claim;
  }
  if (wrong) return readBaseBehind(figures, at) ?? (isOfNext(figures, at, wrong) ? null : wrong);
  return share ? readShareOfFurther(figures, at) : null;
}

/** One of several rates that are told in a row, which begins at `head`. */
function readOneOfRow(figures: readonly Figure[], head: number, rate: Figure, wholes: Wholes): Claim | null {
  const stem = rate.label.replace(/[率度]$/, '');
  for (const terms of scopes(figures, head, rate)) {
    const claim = terms.length < 2 ? null : readNamed(rate, stem, terms, wholes);
    const apart = terms.some((term) => !sameSentence(term, rate));
    if (claim && !(apart && claim.verdict === 'fails')) return claim;
  }
  return null;
}

/** 完成48件，占交办总数52件的92.3%; 完成任务50件的96%: the base is spelled out. */
function readSpelledOut(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const base = figures[at - 1];
  if (!base || base.separator === 'stop') return null;
  const told = rate.lead === '的' ? SPELLED_OUT.test(base.label) : base.label === '占' && OF_THESE.test(rate.lead);
  // 超额完成任务1万平方米的26%: by how much more than all of it.
  if (!told || /超额?|多于|高于/.test(base.label)) return null;
  const shares = /分别/.test(base.lead) ? sharesFrom(figures, at) : 1;
  const subject = ITS_SUBJECT.exec(base.label)?.[1];
  if (shares > 1) return readFirstOfEach(rate, figures[at - 1 - shares], base);
  const before = subject
    ? figures.slice(Math.max(0, at - MOST_TERMS), at - 1).findLast(({ label }) => label.startsWith(subject))
    : besideChange(figures, at - 2);
  // 筹集1240套，其中新建950套、盘活290套，完成任务1200套的103.3%: all of the list.
  const all = before && wholes.get(before.quantity);
  // 社区13个，其中省级5个、市级8个，占18个社区的72.2%
  const ofAll = all && (!/^[占为]/.test(base.label) || isOwnBase(rate, all, base));
  const numerator = ofAll && !isOwnBase(rate, before, base) ? all : before;
  if (!numerator || numerator.bracket !== base.bracket || !isSameKind(numerator, base)) return null;
  return fitRate(rate.quantity, numerator.quantity, base.quantity) === 'no'
    ? failing(rate, numerator, base, 'certain')
    : holding(rate, numerator, base, 'certain');
}

/** How many shares are told in a row from one on. */
function sharesFrom(figures: readonly Figure[], at: number): number {
  let next = at + 1;
  while (figures[next]?.quantity.measure === 'percent' && /^[、，,和及与]$/.test(figures[next]!.lead)) next++;
  return Math.min(next - at, MOST_TERMS);
}

/** 法官36场、检察官24场、律师60场，分别占总场次120场的30%、20%和50%: of the first of as many figures. */
function readFirstOfEach(rate: Figure, part: Figure | undefined, base: Figure): Claim | null {
  if (!part || part.bracket !== base.bracket || !isSameKind(part, base)) return null;
  return fitRate(rate.quantity, part.quantity, base.quantity) === 'no' ? null : holding(rate, part, base, 'certain');
}

/** 收入435万元，其中税收351万元，占预算846万元的41.5%: a part that was planned for itself. */
function isOwnBase(rate: Figure, part: Figure, base: Figure): boolean {
  return fitRate(rate.quantity, part.quantity, base.quantity) !== 'no';
}

/** 学法4次，较上年增加1次，占12次的三分之一: what a change that stands between is told of. */
function besideChange(figures: readonly Figure[], at: number): Figure | undefined {
  const [before, told] = [figures[at], figures[at - 1]];
  return before && told && isComparison(before) && toChange(before)?.plain && before.separator === 'comma'
    ? told
    : before;
}
