import { mapEach } from '../../analysis/map-each.ts';
import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { toFormula } from '../arithmetic.ts';
import { type Certainty, type Claim, toNumber, type Verdict } from '../claim.ts';
import { DURATION } from '../figures.ts';
import { type Closure, isComplementary, isPartition } from '../listings/likeness.ts';
import type { Listing } from '../listings/listing.ts';
import { ACTIVITY, PROCEDURE, REMAINDER } from '../vocabulary.ts';
import {
  certaintyOfGap,
  explainsGap,
  isGapWithin,
  isOneSlipAway,
  isOneTotal,
  isRowBehindColon,
  isSlipWithin,
  isSmallGap,
  isWhole,
  likeliest,
  likelySlip,
  opensWithSum,
  order,
  quantitiesOf,
  SLIP_ALIKE,
  TELLING,
  type Total,
} from './gaps.ts';
import { isNoSum } from './no-sums.ts';

const HALF = 2n;
const SUM_OF_ITS_OWN = /[一-龥]{2}总[额数量]$/;

/** What a list is held to say: the figures that its parts are held against, and the parts. */
export interface Judged {
  readonly claim: Claim;
  readonly total: Total;
  readonly parts: readonly Figure[];
}

/** Holds the parts of a list against its totals; nothing where they need not add up to any. */
export function judgeListing(listing: Listing): readonly Judged[] {
  const { totals, parts, opening } = listing;
  if (isNoSum(listing)) return [];
  if (opening === 'fitting') return [judged('total', 'holds', 'likely', totals[0]!, parts)];
  const fitting = findFitting(listing);
  if (fitting) return [judged('total', 'holds', opening === 'bare' ? 'likely' : 'certain', ...fitting)];
  if (opensWithSum(parts)) return [];
  // 平均审理周期86天，其中一审92天、二审61天: times that run side by side, or means of them.
  if (DURATION.test(parts[0]!.quantity.unit) && order(totals[0]!, parts) === 'below') return [];
  return judgeMisfit(listing);
}

/** A list whose parts make up none of its totals. */
function judgeMisfit(listing: Listing): readonly Judged[] {
  const { totals, parts, opening, closure, following } = listing;
  const nearest = totals[0]!;
  if (opening === 'close') return judgeClose(listing);
  if (opening === 'joined') {
    const slip = isOneSlipAway(nearest, parts, isGapWithin(nearest, parts, HALF) ? 'any' : 'telling');
    return slip ? [judged('total', 'fails', 'likely', nearest, parts)] : [];
  }
  if (isBare(parts.at(-1)!)) return accuseBare(nearest, parts, closure);
  // 清理文件216份，其中修订5份、废止9份，保留202份: what the kinds leave out, the next of them is.
  const ended = following && opening === 'of-which' ? [...parts, following] : null;
  if (ended && ended.length > 2 && isPartition(ended) && isSlipWithin(nearest, ended, SLIP_ALIKE))
    return [judged('total', 'fails', 'likely', nearest, ended)];
  const meant = closure === 'closed' && parts.length > 2 ? likelySlip(totals, parts) : null;
  if (meant && meant !== nearest && opening === 'of-which') return [judged('total', 'fails', 'certain', meant, parts)];
  if (parts.length === 1) {
    // 赔付327.6万元。其中索赔总额1438万元: what is called a sum of its own is no part.
    if (SUM_OF_ITS_OWN.test(parts[0]!.label)) return [];
    return judgePart(totals, parts, opening === 'selection' ? 'likely' : 'certain');
  }
  const total = likeliest(totals, parts);
  if (opening === 'bare' || opening === 'states' || opening === 'summary') {
    if (explainsGap(listing, total)) return [judged('total', 'fails', 'likely', total, parts)];
    return isRowBehindColon(listing, total) ? [judged('total', 'fails', 'debatable', total, parts)] : [];
  }
  return order(total, parts) === 'below' ? judgeExcess(listing, total) : [judgeShortfall(listing, total)];
}

/** Parts that nearly make up what stands before them, and are known for parts by that alone. */
function judgeClose({ totals: [total], parts, likeness }: Listing): readonly Judged[] {
  const alike = likeness === 'alike';
  const row = alike && parts[0]!.separator !== 'pause' && parts[1]!.separator === 'pause';
  const ended = alike && REMAINDER.test(parts.at(-1)!.label);
  const telling = row || ended || compare(total![0]!.quantity.value, TELLING) >= 0;
  // 解除158人，警告11人，收监2人: what comes to more may have been counted twice.
  if (!telling && order(total!, parts) === 'below') return [];
  return [judged('total', 'fails', telling ? 'likely' : 'debatable', total!, parts)];
}

/** 其他32: the last part has no unit of its own, so that it may be something else. */
function isBare({ quantity }: Figure): boolean {
  return quantity.measure === 'count' && quantity.unitEnd === quantity.end;
}

function accuseBare(total: Total, parts: readonly Figure[], closure: Closure): readonly Judged[] {
  const explained =
    parts.length > 1 && total.length === 1 && (isSmallGap(total, parts) || isSlipWithin(total, parts, SLIP_ALIKE));
  return explained && closure !== 'open' ? [judged('total', 'fails', 'likely', total, parts)] : [];
}

/** The total that the parts make up, and the parts; 罚没款72万元，罚款67万元，没收5万元，共72万元 tells it before them as well; where the list runs on into something else, those at its head. */
function findFitting({ totals, parts, opening, following }: Listing): readonly [Total, readonly Figure[]] | null {
  const longer = following ? [...parts, following] : null;
  // 受理274件，审结259件，其中裁决112件、调解131件、撤诉16件，结转15件: what the list makes up already needs nothing behind it.
  const nearest = parts.length > 1 && order(totals[0]!, parts) === 'meets';
  const closing = longer && !nearest && totals.find((total) => total.length === 1 && order(total, longer) === 'meets');
  if (closing) return [closing, longer];
  if (parts.length < 2) return null;
  const [told, ...rest] = parts as [Figure, ...Figure[]];
  const split = rest.length > 1 && totals.find((total) => isWhole(told, total) && order(total, rest) === 'meets');
  if (split) return [split, rest];
  for (let count = parts.length; count > 1; count--) {
    const head = parts.slice(0, count);
    const next = parts[count];
    const whole =
      next === undefined ||
      isBehindSemicolon(next, head) ||
      (opening === 'states' ? next.label === '' : isElsewhere(next, head));
    const fitting = whole && totals.find((total) => order(total, head) === 'meets');
    if (fitting) return [fitting, head];
  }
  return null;
}

/** 调解388件，裁决243件；裁决案件中终局87件 */
function isBehindSemicolon(next: Figure, list: readonly Figure[]): boolean {
  return next.separator === 'semicolon' && list[1]!.separator !== 'semicolon';
}

/** Whether a figure behind a list that is complete without it belongs to something else. */
function isElsewhere(next: Figure, list: readonly Figure[]): boolean {
  const inRow = next.separator === 'pause' && list[1]!.separator === 'pause';
  return (
    ACTIVITY.test(next.label) ||
    // 法治讲座66场、案例宣讲113场，受到通报表扬2次
    (next.quantity.unit !== list[0]!.quantity.unit &&
      list.every(({ quantity }) => quantity.unit === list[0]!.quantity.unit)) ||
    (isComplementary(list) && !inRow) ||
    (next.separator === 'comma' && list[1]!.separator === 'pause')
  );
}

/** The parts exceed the total: plain where the list's shape shows parts of one dimension, silent where things are counted twice. */
function judgeExcess({ totals, parts, closure, likeness }: Listing, total: Total): readonly Judged[] {
  if (isWhole(parts[0]!, total) && likeness !== 'alike' && !parts.some(({ label }) => PROCEDURE.test(label)))
    return [judged('part', 'fails', 'likely', total, parts.slice(0, 2))];
  // 查处390件，其中简易程序150件、普通程序280件、撤销立案8件: two that are all there is, and what became of some.
  const pair = parts.slice(0, 2);
  if (parts.length > 2 && isComplementary(pair) && isOneSlipAway(total, pair) && order(total, pair) === 'below')
    return [judged('total', 'fails', 'likely', total, pair)];
  if (likeness === 'overlapping') return parts.flatMap((part) => judgePart(totals, [part], 'likely'));
  const roomy = totals.find((candidate) => isOneTotal(candidate) && order(candidate, parts) === 'above');
  const nearest = totals[0]!;
  const slip = (likeness === 'alike' || closure === 'likely') && isOneSlipAway(nearest, parts);
  if (roomy && slip && parts.every((part) => order(nearest, [part]) !== 'below')) {
    return [judged('total', 'fails', 'likely', nearest, parts)];
  }
  if (roomy) return [judged('part', 'holds', 'likely', roomy, parts)];
  const explained = isSmallGap(total, parts) || isSlipWithin(total, parts, SLIP_ALIKE);
  // 油料14万吨，其中：花生11万吨；蔬菜49万吨: behind a semicolon, what is more than all of it is something else.
  const slipped = isOneSlipAway(total, parts);
  const isAstray = (part: Figure): boolean => part.separator === 'semicolon' && order(total, [part]) === 'below';
  if (!explained && !slipped && parts.slice(1).some(isAstray)) return [];
  // 7件正在跟进。从类型上看，邻里171件、…: without 其中, what is less than one part alone is the total of something else.
  const meant = /其中/.test(parts[0]!.lead) || parts.every((part) => order(total, [part]) !== 'below') || slipped;
  if (!meant && !explained && parts.length > 2) return [];
  if (likeness === 'untold' && closure !== 'likely' && !explained)
    return parts.flatMap((part) => (isBesideWhole(part, total) ? [] : judgePart(totals, [part], 'likely')));
  const kind = closure === 'open' ? 'part' : 'total';
  return [judged(kind, 'fails', likeness === 'alike' ? 'certain' : 'likely', total, parts)];
}

/** 存栏28万头，其中母猪3万头，出栏45万头: what is called like the total, behind a comma, is told beside it. */
function isBesideWhole(part: Figure, total: Total): boolean {
  const [a, b] = [part.label, total[0]!.label];
  return part.separator === 'comma' && !/其中/.test(part.lead) && a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1);
}

/** The parts do not reach the total: a fault only where the list is complete, or a small gap or a slip says that it should be. */
function judgeShortfall(listing: Listing, total: Total): Judged {
  const certainty = certaintyOfGap(listing, total);
  return certainty
    ? judged('total', 'fails', certainty, total, listing.parts)
    : judged('part', 'holds', 'certain', total, listing.parts);
}

/** A part may not exceed its total: held against it only where it exceeds every total it could belong to. */
function judgePart(totals: readonly Total[], parts: readonly Figure[], certainty: Certainty): readonly Judged[] {
  const rooms = totals.filter((total) => isOneTotal(total) && order(total, parts) !== 'below');
  // 受理案件5149件，审结3879件。其中受理刑事案件238件: of what was done likewise.
  const verb = ACTIVITY.exec(parts[0]!.label)?.[0];
  const roomy = rooms.find(([total]) => verb !== undefined && total!.label.startsWith(verb)) ?? rooms[0];
  if (roomy) return [judged('part', 'holds', certainty, roomy, parts)];
  // 产销分别完成318万辆和307万辆。出口增长，其中电动车44万辆: several figures that are no one total have nothing to exceed.
  return order(totals[0]!, parts) === 'below' ? [judged('part', 'fails', certainty, totals[0]!, parts)] : [];
}

/** A total, or a part, and what it is held to say. */
export function judged(
  kind: 'total' | 'part',
  verdict: Verdict,
  certainty: Certainty,
  total: Total,
  parts: readonly Figure[],
): Judged {
  const numbers = [
    ...mapEach(total, (figure) => toNumber('total', figure)),
    ...mapEach(parts, (part) => toNumber('part', part)),
  ];
  return {
    claim: { kind, verdict, certainty, formula: toTotalFormula(kind, verdict, total, parts), numbers },
    total,
    parts,
  };
}

function toTotalFormula(kind: 'total' | 'part', verdict: Verdict, total: Total, parts: readonly Figure[]): string {
  const terms = toFormula(quantitiesOf([...total, ...parts]));
  const whole = terms.slice(0, total.length).join(' + ');
  const sum = terms.slice(total.length).join(' + ');
  if (kind === 'part') return verdict === 'fails' ? `${sum} > ${whole}` : `${sum} ≤ ${whole}`;
  return `${whole} ${verdict === 'fails' ? '≠' : '='} ${sum}`;
}
