import type { Figure } from '../../analysis/paragraph.ts';
import type { Claim } from '../claim.ts';
import { readShare, readShareOfFurther, readShareOfList } from '../shares/rates.ts';
import type { Wholes } from '../totals.ts';
import { isHeadOfRow, isOneOfRates, readCompanions, readShareTogether } from './bases.ts';
import { readBaseBehind, readBesideCarried } from './bracketed.ts';
import { readNamed } from './named.ts';
import { isOfNext, isOfOther, isOfSibling, isSaidOfThese, numeratorOf } from './of-others.ts';
import { scopes } from './scopes.ts';

/** 办结率95%; 占95%: reads a percentage by what it is called, against the figures before it. */
export function readWorded(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const [, name] = /([^率]{1,8})率/.exec(rate.label) ?? [];
  if (name === undefined) return rate.label.includes('占') ? readShareBefore(figures, at, wholes) : null;
  if (isSaidOfThese(figures[at - 1], rate, name)) return null;
  const read = readWithin(figures, at, (terms) => readNamed(rate, name, terms, wholes));
  return read === 'of others' ? null : read;
}

/** 办结110件（办结率91.7%）: a rate that opens brackets behind what it is the rate of is read as if it stood beside that. */
export function readInBrackets(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const rate = figures[at]!;
  const numerator = rate.opensBracket ? figures[rate.anchor] : undefined;
  const stem = /([^率]{2})率$/.exec(rate.label)?.[1];
  if (!numerator || stem === undefined || !numerator.label.endsWith(stem)) return null;
  const { bracket, sentence } = numerator;
  const beside: Figure = { ...rate, bracket, sentence, opensBracket: false, separator: 'comma' };
  const behind = figures.slice(at + 1).filter((figure) => figure.bracket !== rate.bracket);
  const claim = readWorded([...figures.slice(0, rate.anchor + 1), beside, ...behind], rate.anchor + 1, wholes);
  return claim && numeratorOf(claim) === numerator.quantity.start ? claim : null;
}

function readShareBefore(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
  const ofList = readShareTogether(figures, at, wholes) ?? readShareOfList(figures, at, wholes);
  if (ofList && !(ofList.verdict === 'fails' && isOfSibling(figures, at, ofList))) return ofList;
  const read = readWithin(figures, at, (terms) => readShare(figures[at]!, terms, wholes));
  return read === 'of others' ? null : (read ?? readShareOfFurther(figures, at));
}

/**
 * The first reading that stands, from the nearest figures to those further off; 'of others' where the figures that do not give
 * the percentage belong to something else, so that none further off are looked at either.
 */
function readWithin(
  figures: readonly Figure[],
  at: number,
  read: (terms: readonly Figure[]) => Claim | null,
): Claim | 'of others' | null {
  let wrong: Claim | null = null;
  for (const terms of scopes(figures, at)) {
    const claim = terms.length < 2 ? null : read(terms);
    if (!claim) continue;
    if (claim.verdict === 'holds') {
      // 在编251名，…；下沉215名；在编人员持证249名，持证率99.2%: what stands nearer may be another part of the same whole.
      if (!wrong || numeratorOf(claim) === numeratorOf(wrong)) return claim;
    } else if (claim.verdict === 'unclear') {
      const beside = readBesideCarried(figures, at, terms, claim);
      if (beside || !wrong) return beside ?? readBaseBehind(figures, at) ?? claim;
    } else if (!isOfSibling(figures, at, claim)) {
      const instead = readInstead(figures, at, terms, claim);
      if (instead) return instead;
      wrong ??= claim;
    }
  }
  if (!wrong) return null;
  return readBaseBehind(figures, at) ?? (isOfNext(figures, at, wrong) ? 'of others' : wrong);
}

/** What a percentage that its terms do not give is taken of instead of them. */
function readInstead(
  figures: readonly Figure[],
  at: number,
  terms: readonly Figure[],
  wrong: Claim,
): Claim | 'of others' | null {
  const rate = figures[at]!;
  if (isOneOfRates(rate, figures[at + 1])) return 'of others';
  const own = readCompanions(figures, rate, wrong) ?? readBesideCarried(figures, at, terms, wrong);
  if (own) return own;
  return isHeadOfRow(terms, wrong) || isOfOther(rate, terms, wrong) ? 'of others' : null;
}
