import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { fitRate } from './arithmetic.ts';
import { type Claim, figuresOf } from './claim.ts';
import { isComparison, isSameKind } from './figures.ts';
import {
  readBracketedBase,
  readBracketedTerms,
  readCorrection,
  readOwed,
  readTaskBehind,
  readTermBehind,
} from './rates/bracketed.ts';
import { readBreadth } from './rates/breadth.ts';
import { holding, sameSentence } from './rates/claims.ts';
import { readNamed } from './rates/named.ts';
import { readRespectiveRate } from './rates/respective.ts';
import { readRateNames } from './rates/row-names.ts';
import { scopes } from './rates/scopes.ts';
import { readSpelledOut } from './rates/spelled-out.ts';
import { readOfTask } from './rates/tasks.ts';
import { readInBrackets, readWorded } from './rates/worded.ts';
import { readOddShareOfList } from './shares/own.ts';
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

/** A change, what is hoped for (力争纠错率降到5%以下) or what it was before (文盲率由4.1%下降为2.7%): no rate of figures beside it. */
const OF_ANOTHER_TIME = /增长|增速|增幅|同比|环比|涨|降幅|下降|上升|较|去年|上年|同期|力争|争取|有望|预计|[由从]$/;

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
      readRespectiveRate(figures, at) ??
      readShareOfRow(rate, rows.get(rate)) ??
      readNextShare(figures, at, before) ??
      readRate(figures, at, wholes);
    const claim =
      read?.verdict === 'holds'
        ? read
        : (readNextOdd(figures, at, before) ?? readNextSlip(figures, at, before) ?? read);
    if (claim && !(claim.verdict === 'fails' && OF_EACH.test(rate.lead)))
      claims.push(claim.remark === undefined ? claim : (readRounded(figures, at, claim) ?? claim));
  }
  claims.push(...readOddShares(figures, claims));
  claims.push(...readOddShareOfList(figures, totals, claims));
  return withoutUnclear(withoutSecond(claims));
}

/** How many figures before a rate others are looked for that it may be taken of. */
const REACH = 24;

/** 受理2156件，办结2153件，其中民事613件，占28.4%: of what gives it rounded, rather than of what gives it with its digits cut off. */
function readRounded(figures: readonly Figure[], at: number, claim: Claim): Claim | null {
  const rate = figures[at]!;
  const [numerator, told] = (['numerator', 'denominator'] as const).map((role) =>
    figures.find(({ quantity }) => figuresOf(claim, role)[0]?.quantity === quantity),
  );
  if (!numerator || !told || fitRate(rate.quantity, numerator.quantity, told.quantity) !== 'truncated') return null;
  const base = figures
    .slice(Math.max(0, at - REACH), at)
    .findLast(
      (figure) =>
        figure.sentence >= rate.sentence - 1 &&
        isSameKind(figure, numerator) &&
        !isComparison(figure) &&
        fitRate(rate.quantity, numerator.quantity, figure.quantity) === 'rounded',
    );
  return base ? holding(rate, numerator, base, claim.certainty) : null;
}

/** 检察建议回复函6份、司法建议回复函2份，回复率均为100%: one rate that each of them has, and not one to the other. */
const OF_EACH = /[率度][均都皆](?:为|达到?|是)?$/;

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
  const { label } = figures[at]!;
  const breadth = label.endsWith('面') ? readBreadth(figures, at) : null;
  if (breadth) return breadth;
  if (OF_ANOTHER_TIME.test(label)) return null;
  return (
    readSpelledOut(figures, at, wholes) ??
    readBracketedBase(figures, at) ??
    readBracketedTerms(figures, at) ??
    readTaskBehind(figures, at) ??
    readOwed(figures, at) ??
    readTermBehind(figures, at) ??
    readOfTask(figures, at) ??
    readInBrackets(figures, at, wholes) ??
    readWorded(figures, at, wholes)
  );
}

/** One of several rates that are told in a row, which begins at `head`. */
function readOneOfRow(figures: readonly Figure[], head: number, rate: Figure, wholes: Wholes): Claim | null {
  const stem = rate.label.replace(/[率度]$/, '');
  let nearest = true;
  for (const terms of scopes(figures, head, rate)) {
    const claim = terms.length < 2 ? null : readNamed(rate, stem, terms, wholes);
    // 审结239件；承办建议64件、提案89件，办结率、满意率均为100%: what stands before a semicolon is another matter.
    const apart = !nearest || terms.some((term) => !sameSentence(term, rate));
    if (claim && !(apart && claim.verdict === 'fails')) return claim;
    nearest = false;
  }
  return null;
}
