import { mapEach } from '../analysis/map-each.ts';
import { compare } from '../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { compareTotal, LEAST_OF_TWO, sumOf } from './arithmetic.ts';
import { beginsAnew, isCompanion, isSameKind, isThreshold } from './figures.ts';
import { readNumbered } from './listings/backward.ts';
import { readClose } from './listings/close.ts';
import { readSeconds, withDoubled } from './listings/doubled.ts';
import { readFitting } from './listings/fitting.ts';
import { fitsOne, groupsFrom } from './listings/grouped.ts';
import { type Listing, type Opening, toListing } from './listings/listing.ts';
import { openingOf } from './listings/openings.ts';
import { isLeftUndone, isWordedAlike, partsFrom } from './listings/parts.ts';
import { tellsOfChange, totalsBefore } from './listings/totals.ts';
import { readUnopened } from './listings/unopened.ts';
import { comeToAll, overlapByShares } from './shares/own.ts';
import { SEIZED } from './vocabulary.ts';

/** 受理120件，其中调解85件、裁决35件: reads every list of parts under a total, the surest openings first. */
export function readListings(paragraph: Paragraph): readonly Listing[] {
  const { figures } = paragraph;
  const listings = figures.flatMap((_, at) => readNumbered(figures, at) ?? []);
  for (let at = 0; at < figures.length; at++) {
    const opening = openingOf(paragraph, at);
    if (opening) listings.push(...readOpened(figures, at, opening));
  }
  for (let at = 0; at < figures.length; at++) {
    for (const listing of readUnopened(figures, at)) listings.push(...withDoubled(figures, at, listing));
  }
  listings.push(...readFitting(figures), ...readClose(figures));
  return listings;
}

function readOpened(figures: readonly Figure[], at: number, opening: Opening): readonly Listing[] {
  if (opening === 'of-which' && isOfUncounted(figures, at)) return [];
  const listings: Listing[] = [];
  const seen: Figure[] = [];
  for (const first of firstFigures(figures, at)) {
    const head = figures[first]!;
    if (isThreshold(head) || seen.some((figure) => isSameKind(figure, head))) continue;
    seen.push(head);
    const before = totalsBefore(figures, at, head, opening);
    const totals =
      first === at || isCompanion(head) || !listings[0] ? before : secondTotals(figures, listings[0], head, before);
    const nearest = totals[0]?.[0];
    if (!nearest) continue;
    const seconds = isCompanion(head) && listings[0] ? readSeconds(figures, at, listings[0], totals) : null;
    if (seconds) {
      listings.push(seconds);
      break;
    }
    const groups = opening === 'of-which' ? groupsFrom(figures, first, totals) : [];
    const row = partsFrom(figures, first, opening, nearest);
    const parts = groups.length === 0 || fitsOne(totals, row) ? row : groups;
    if (opening === 'of-which' && parts.length === 1 && isOfThings(figures[at - 1]!, head, totals)) continue;
    const next = figures[figures.indexOf(parts.at(-1)!, first) + 1];
    const beside = next && next.separator === 'comma' && next.bracket === head.bracket && isSameKind(next, head);
    const goesOn = beside && !isLeftUndone(next, nearest);
    const further = furtherWhole(figures, at, parts);
    const changed = opening === 'of-which' ? changedWhole(figures, at, parts) : undefined;
    const closing = opening === 'bracket' ? undefined : closingSum(figures, first, parts);
    const wholes = [
      ...(closing ? [[closing]] : []),
      ...(changed ? [[changed]] : []),
      ...totals,
      ...(further ? [[further]] : []),
    ];
    const listing = toListing(wholes, parts, opening, figures[at]!.lead);
    const whole = comeToAll(figures, first, parts) && ({ closure: 'closed', likeness: 'alike' } as const);
    const open = next && goesOnInTimes(next, parts.at(-1)!) && ({ closure: 'open' } as const);
    const twice = overlapByShares(figures, first, parts, nearest) && OVERLAPPING;
    const told = { ...listing, ...(whole || open || twice) };
    const read = withDoubled(figures, first, goesOn && !beginsAnew(next) ? { ...told, following: next } : told);
    listings.push(...read);
    // The second figures are in a list already.
    if (read.length > 1) break;
  }
  return listings;
}

const OVERLAPPING = { closure: 'open', likeness: 'overlapping' } as const;

/** 专班18人，办理692件，其中化解679件，涉及320人: what is told beside a part is part of something told beside the total, behind it. */
function secondTotals(
  figures: readonly Figure[],
  listing: Listing,
  head: Figure,
  totals: Listing['totals'],
): Listing['totals'] {
  const first = figures.indexOf(listing.totals[0]![0]!);
  return totals.filter(([total]) => figures.indexOf(total!) > first && total!.quantity.unit === head.quantity.unit);
}

/** 责令停业18家，罚款286.4万元，其中罚款单位142家: of those that the named figure tells of, which is no number of them. */
function isOfUncounted(figures: readonly Figure[], at: number): boolean {
  const { label, sentence, bracket } = figures[at]!;
  const before = figures.slice(Math.max(0, at - NAMED_WITHIN), at).filter((figure) => figure.sentence === sentence);
  const named = before.filter((figure) => figure.label.length > 1 && label.startsWith(figure.label));
  return (
    named.some((figure) => figure.quantity.measure === 'amount' && figure.bracket === bracket) &&
    !named.some((figure) => isSameKind(figure, figures[at]!))
  );
}

const NAMED_WITHIN = 8;

/** 第三种884人次，第四种562人: one more part, by another unit than all the others, leaves open what they come to. */
function goesOnInTimes(next: Figure, last: Figure): boolean {
  const [one, other] = [next.quantity.unit, last.quantity.unit];
  if (`${one}次` !== other && one !== `${other}次`) return false;
  return next.separator === last.separator && next.bracket === last.bracket && isWordedAlike(next, last);
}

/** 新进人员12人，新申领证件186个，其中通过考试173人: of those who have the things right before it, where there are too many for any other. */
function isOfThings(before: Figure, head: Figure, totals: readonly (readonly Figure[])[]): boolean {
  if (!HEADS.test(head.quantity.unit) || !THINGS.test(before.quantity.unit)) return false;
  if (before.bracket !== head.bracket || compare(before.quantity.value, head.quantity.value) < 0) return false;
  return totals.every(
    (total) =>
      compareTotal(
        mapEach(total, ({ quantity }) => quantity),
        [head.quantity],
      ) === 'below',
  );
}

const HEADS = /^[人名]次?$/;
/** What one person each may have, and be counted by. */
const THINGS = /^[个本张份户岗]$/;

/** 排查487件。化解471件，16件中7件正在跟进。从类型上看，…: the figure some sentences before that the parts add up to exactly. */
function furtherWhole(figures: readonly Figure[], at: number, parts: readonly Figure[]): Figure | undefined {
  const head = parts[0]!;
  if (head.separator !== 'stop' || parts.length < 2) return undefined;
  const sum = sumOf(mapEach(parts, ({ quantity }) => quantity));
  if (parts.length === 2 && compare(sum, LEAST_OF_TWO) < 0) return undefined;
  return figures
    .slice(Math.max(0, at - FURTHEST), at)
    .findLast(
      ({ quantity, sentence }) =>
        sentence < head.sentence - 1 &&
        sentence > head.sentence - 6 &&
        quantity.unit === head.quantity.unit &&
        compare(quantity.value, sum) === 0,
    );
}

/** How many figures back such a figure is looked for. */
const FURTHEST = 24;

/** 分别为2件、1件、5件、14件，总共22件; 新收35件，其中维持20件、驳回14件；结案34件: what the list comes to is told behind it. */
function closingSum(figures: readonly Figure[], first: number, parts: readonly Figure[]): Figure | undefined {
  const behind = figures[figures.indexOf(parts.at(-1)!, first) + 1];
  if (!behind || parts.length < 2 || !isSameKind(behind, parts[0]!)) return undefined;
  if (!/[共合总]计?(?:为|有)?$/.test(behind.lead) && !CLOSED.test(behind.label)) return undefined;
  return compare(behind.quantity.value, sumOf(mapEach(parts, ({ quantity }) => quantity))) === 0 ? behind : undefined;
}

const CLOSED = /^(?:已|实际|共)?(?:审结|办结|结案)(?:案件|行政复议(?:案件|申请)?)?$/;

/** 由51人调整到44人，减少7人，其中退休4人、调离3人: the change right before the list, where the parts add up to it exactly. */
function changedWhole(figures: readonly Figure[], at: number, parts: readonly Figure[]): Figure | undefined {
  const before = figures[at - 1];
  if (!before || parts.length < 2 || !tellsOfChange(before) || before.bracket !== figures[at]!.bracket)
    return undefined;
  const sum = sumOf(mapEach(parts, ({ quantity }) => quantity));
  return isSameKind(before, parts[0]!) && compare(before.quantity.value, sum) === 0 ? before : undefined;
}

/** The figure at the opening, and the one behind it: 一般程序1宗、金额0.8万元 opens a list of each. */
function firstFigures(figures: readonly Figure[], at: number): readonly number[] {
  const next = figures[at + 1];
  const same = next && next.bracket === figures[at]!.bracket && next.sentence === figures[at]!.sentence;
  return same && !beginsAnew(next) && !SEIZED.test(next.label) && next.separator !== 'semicolon' ? [at, at + 1] : [at];
}
