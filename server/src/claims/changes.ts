import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { IN, OUT } from './balances/words.ts';
import { judge, judgeChange } from './changes/claims.ts';
import {
  readBeside,
  readByDifference,
  readFurtherBack,
  readInBrackets,
  readRowBehind,
  readThrough,
  readToldBefore,
} from './changes/compared.ts';
import { readGrowth } from './changes/growth.ts';
import { ofWhatItFits } from './changes/meant.ts';
import { readMultiple, readMultipleOfLast } from './changes/multiples.ts';
import { readRespective, readRespectiveBehind } from './changes/respective.ts';
import {
  BEFORE,
  type Change,
  changeAhead,
  changeBehind,
  DEPARTURE,
  directionOf,
  isComparable,
  isNeutral,
  lastClause,
  RANK,
  VERBS,
  YEAR,
} from './changes/words.ts';
import { readYears } from './changes/years.ts';
import type { Claim, ClaimNumber } from './claim.ts';

/** 由12份压减至5份: words before the second figure. */
const ARRIVAL = new RegExp(
  `(?:${VERBS}|调整|变更|整合|合并|归并|撤并|优化)了?(?:到|至|成|为)(?:(?:20\\d\\d)?年[末底]|20\\d\\d年|今年|目前|现在|下半年|[二三四]季度|\\d{1,2}月份?)?的?$`,
);
/** 压减材料由7份到3份 */
const BARE_ARRIVAL = /^[到至](?:年[末底]|今年|目前|现在)?的?$/;
const TURNED = /(压减|压缩|精简|缩短|减少|降低|提高|提升|增加)[^，。；,;]{0,10}[从由]$/;
/** How many figures before a further change the two are looked for that it is of. */
const REACH = 12;

/** 由120件增至150件，增长25%: reads statements of change against the two figures they are made of. */
export function readChanges(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  const claims: Claim[] = [];
  for (let at = 1; at < figures.length; at++) {
    const together = [
      ...readRowBehind(figures, at),
      ...readRespective(figures, at),
      ...readRespectiveBehind(figures, at),
    ];
    if (together.length > 0) {
      claims.push(...together);
      continue;
    }
    const meant = readMeant(paragraph, at);
    const claim =
      readArrival(figures, at) ??
      (meant && ofWhatItFits(paragraph, meant)) ??
      readThrough(figures, at) ??
      readMultiple(figures, at) ??
      readMultipleOfLast(paragraph, at) ??
      readBeside(figures, at) ??
      readByDifference(figures, at);
    if (!claim || isOfFlow(claim)) continue;
    claims.push(claim);
    const further = readFurther(figures, at, claim);
    if (further) claims.push(further);
  }
  return claims;
}

/** A change against what is told for the year before, of a figure before it, which may be another than the nearest. */
function readMeant(paragraph: Paragraph, at: number): Claim | null {
  const { figures } = paragraph;
  return (
    readYears(paragraph, at) ??
    readGrowth(figures, at) ??
    readToldBefore(figures, at) ??
    readFurtherBack(figures, at) ??
    readInBrackets(paragraph, at)
  );
}

/** 新办12家、注销18家，净减6家（上年末292家）; 新增12人、减少18人，净减6人: what came in or went out is no stock that has changed. */
function isOfFlow({ verdict, numbers }: Claim): boolean {
  const labelOf = (role: ClaimNumber['role']): string => numbers.find((number) => number.role === role)?.label ?? '';
  const to = labelOf('to');
  return verdict === 'fails' && /净[增减]/.test(labelOf('change')) && [IN, OUT, ADDED].some((words) => words.test(to));
}

const ADDED = new RegExp(VERBS);

/** 由27项减为19项，减少8项，精简29.6%; 412件，比上年的486件减少74件，下降15.2%: a second way to tell of the same change. */
function readFurther(figures: readonly Figure[], at: number, { numbers, certainty }: Claim): Claim | null {
  const told = numbers[0]!.role === 'change' && figures[at]!.quantity === numbers[0]!.quantity ? at : at + 1;
  const [first, second] = [figures[told], figures[told + 1]];
  if (!first || !second || numbers[0]!.role !== 'change' || numbers[0]!.quantity !== first.quantity) return null;
  const among = (role: string): Figure | undefined =>
    figures
      .slice(Math.max(0, at - REACH), at + 1)
      .find((figure) => numbers.some((number) => number.role === role && number.quantity === figure.quantity));
  const [from, to] = [among('from'), among('to')];
  if (!from || !to) return null;
  const change = changeBehind(figures, told, from, to);
  if (!change?.plain || change.figure.quantity.measure === first.quantity.measure) return null;
  if (change.figure.separator === 'none' || /(?:上年|去年|20\d\d年|同比)/.test(second.lead)) return null;
  return judge(from, to, change.direction, change, certainty);
}

/** 从4件增加到20件，增长4倍 */
function readArrival(figures: readonly Figure[], at: number): Claim | null {
  const to = figures[at]!;
  const from = figures[at - 1]!;
  const bare = BARE_ARRIVAL.exec(to.lead);
  const arrival = bare ?? ARRIVAL.exec(to.lead);
  if (!arrival || !DEPARTURE.test(from.lead) || !isComparable(from, to) || RANK.test(from.label)) return null;
  if (to.separator !== 'none' && (to.separator !== 'comma' || !isNeutral(lastClause(to).slice(0, -arrival[0].length))))
    return null;
  const change =
    changeBehind(figures, at, from, to) ?? changeAhead(figures, at - 1, to) ?? newBehind(figures, at, from, to);
  // 同比 speaks of the year before, and of what the first figure is nobody says.
  const told = !change || !/同比/.test(change.figure.lead) || BEFORE.test(from.lead) || YEAR.test(from.lead);
  // 压减材料由7份到3份
  const verb = bare ? (TURNED.exec(from.lead)?.[1] ?? '') : arrival[0];
  return judge(from, to, directionOf(verb), change, told && (!bare || change) ? 'certain' : 'likely');
}

/** 由19家增至31家，新增12家: what is new may be more than the difference, so only where it is just that. */
function newBehind(figures: readonly Figure[], at: number, from: Figure, to: Figure): Change | null {
  const figure = figures[at + 1];
  if (figure?.separator !== 'comma' || figure.bracket !== figures[at]!.bracket || !isComparable(to, figure))
    return null;
  if (!/^[，,](?:其中)?(?:净增加?|新[增建设发]展?|新设立)了?$/.test(figure.lead)) return null;
  const change: Change = { figure, direction: 'up', plain: true };
  return judgeChange(from.quantity, to.quantity, change) === 'holds' ? change : null;
}
