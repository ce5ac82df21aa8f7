import { once } from '../analysis/memory.ts';
import { type Paragraph, readParagraph } from '../analysis/paragraph.ts';
import { ahead } from '../analysis/readings.ts';
import { cutCells, dividerOf } from '../analysis/tables/columns.ts';
import { readAverages } from './averages.ts';
import { readBalances } from './balances.ts';
import { readAmountsOfParts } from './changes/amounts-of-parts.ts';
import { readGrowthOfParts } from './changes/growth-of-parts.ts';
import { readChanges } from './changes.ts';
import { type Claim, type ClaimNumber, isTelling, placeClaim, placeWithin } from './claim.ts';
import { readCompounds } from './compounds.ts';
import { readCountsWithin } from './counts.ts';
import { withCountsFirst } from './counts-behind.ts';
import { readParts } from './parts.ts';
import { readRates } from './rates.ts';
import { readReach, speaksOfFurther } from './reach.ts';
import { readShares } from './shares.ts';
import { readTotalsBeside } from './totals/beside.ts';
import { readTotals } from './totals.ts';

type ReadClaims = (paragraph: Paragraph) => readonly Claim[];

/** One reader a family of claims between figures. Each reads a paragraph by itself. */
const families: readonly ReadClaims[] = [
  readTotals,
  readTotalsBeside,
  readRates,
  readChanges,
  readGrowthOfParts,
  readAmountsOfParts,
  readBalances,
  readAverages,
  readShares,
  readParts,
];
const readers = families.map((read) => ahead((paragraph) => (paragraph.figures.length < 2 ? [] : read(paragraph))));
const compoundsOf = ahead(readCompounds);
const countsOf = ahead(readCountsWithin);

/** The sums that a paragraph lets us do again by itself. Places are relative to it. */
export function readOwnClaims(paragraph: Paragraph, row: boolean): readonly Claim[] {
  return row ? readRowClaims(paragraph) : readProseClaims(paragraph);
}

/** The same of a paragraph that is no row of a table. */
export const readProseClaims = once((paragraph: Paragraph): readonly Claim[] => {
  const apart = readApart(paragraph);
  if (apart) return placeAll(paragraph, apart, () => true);
  return countsOf(paragraph).concat(readFigureClaims(paragraph));
});

/** Those of them that there is something to say of. The others of a paragraph that is being written need no place in it. */
export function readTellingClaims(paragraph: Paragraph, row: boolean): readonly Claim[] {
  return row ? readRowClaims(paragraph).filter(isTelling) : readTellingProse(paragraph);
}

const readTellingProse = once((paragraph: Paragraph): readonly Claim[] => {
  const apart = readApart(paragraph);
  return apart ? placeAll(paragraph, apart, isTelling) : readProseClaims(paragraph).filter(isTelling);
});

/** Whether each passage of a paragraph tells its sums by itself: none may speak of figures of those before it. */
export function areToldApart(paragraph: Paragraph): boolean {
  return readApart(paragraph) !== false;
}

/** The sums of each passage; false where they are to be read together. */
const readApart = once(({ passages }: Paragraph): readonly (readonly Claim[])[] | false => {
  const reaches = passages.map(({ paragraph }) => reachOf(paragraph));
  if (passages.length === 0 || speaksOfFurther(passages, reaches)) return false;
  return passages.map(({ paragraph }) => readProseClaims(paragraph));
});

const reachOf = once((passage: Paragraph) => readReach(passage, readProseClaims(passage)));

/** The claims of each passage that are wanted, as claims of their paragraph. */
function placeAll(
  { passages }: Paragraph,
  claims: readonly (readonly Claim[])[],
  isWanted: (claim: Claim) => boolean,
): readonly Claim[] {
  return claims.flatMap((told, at) => told.filter(isWanted).map((claim) => placeIn(claim, passages[at]!.start)));
}

/** As a claim of the paragraph that its passage stands in. */
function placeIn(claim: Claim, by: number): Claim {
  const place = (number: ClaimNumber): ClaimNumber => placeWithin(number, by);
  const placed = { ...claim, numbers: claim.numbers.map(place) };
  return claim.items ? { ...placed, items: claim.items.map(place) } : placed;
}

function readFigureClaims(paragraph: Paragraph): readonly Claim[] {
  const claims = compoundsOf(paragraph);
  if (paragraph.figures.length < 2) return claims;
  const told = withCountsFirst(paragraph);
  // Shares that come to more than a whole do so wherever the counts stand.
  const read = readers.flatMap((reader, at) => reader(families[at] === readShares ? paragraph : told));
  return claims.concat(withoutRefuted(read.filter((claim) => !isOfTitle(paragraph, claim))));
}

/** 印发文件3件（《值班办法》《优化营商环境30条措施》《培训制度》）: a figure within a title is a part of its name, and no sum fails by it. */
function isOfTitle({ text }: Paragraph, { verdict, numbers }: Claim): boolean {
  return (
    verdict === 'fails' &&
    numbers.some(({ start }) => {
      const before = text.slice(Math.max(0, start - LONGEST_TITLE), start);
      return before.lastIndexOf('《') > before.lastIndexOf('》');
    })
  );
}

const LONGEST_TITLE = 60;

/** 年初259人，入矫301人，解矫286人、收监4人、死亡1人，年末269人: a sum of some of the figures that fails says nothing where one of all of them holds. */
function withoutRefuted(claims: readonly Claim[]): readonly Claim[] {
  if (!claims.some((claim) => claim.verdict === 'fails' && isSum(claim))) return claims;
  /** The sums that hold, by where each of their figures stands. */
  const holding = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.verdict !== 'holds' || !isSum(claim)) continue;
    for (const { start } of claim.numbers) holding.set(start, [...(holding.get(start) ?? []), claim]);
  }
  return claims.filter((claim) => {
    if (claim.verdict !== 'fails' || !isSum(claim)) return true;
    const { numbers } = claim;
    const sums = holding.get(numbers[0]!.start) ?? [];
    return !sums.some((sum) => sum.numbers.length > numbers.length && containsAll(sum, numbers));
  });
}

function isSum({ kind }: Claim): boolean {
  return kind === 'total' || kind === 'balance';
}

function containsAll({ numbers }: Claim, places: readonly ClaimNumber[]): boolean {
  return places.every(({ start }) => numbers.some((number) => number.start === start));
}

/** What is said within the cells of a row: each of them speaks for itself. */
const readRowClaims = once((row: Paragraph): readonly Claim[] => {
  const divider = row.figures.length > 1 ? dividerOf(row.text) : null;
  if (!divider) return [];
  return cutCells(row.text, { start: 0, end: row.text.length }, divider, 'all divide once').flatMap(
    ({ start, end }) => {
      const within = row.figures.filter(({ quantity }) => quantity.start >= start && quantity.end <= end);
      if (within.length < 2) return [];
      return readFigureClaims(readParagraph(row.text.slice(start, end))).map((claim) => placeClaim(claim, start));
    },
  );
});
