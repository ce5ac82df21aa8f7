import type { Figure } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import type { Claim } from '../claim.ts';
import { isComparison, isSameKind } from '../figures.ts';
import type { Wholes } from '../totals.ts';
import { failing, holding } from './claims.ts';
import { MOST_TERMS } from './scopes.ts';

const SPELLED_OUT =
  /^占|占(?:原有?|总数?|全部)$|^(?:仅|只)?[为是]?法定[^占]{0,6}$|(?:任务|目标|计划|指标|预算)(?:数|量|总数|总量)?$/;
/** 保留数占原有52项的28.8% */
const ITS_SUBJECT = /^([一-龥]{2,6}?)[数量]?占/;
/** 占22个村（居）的40.9%, 占25件终止案件的84% */
const OF_THESE = /^[^，,。；;：:、]{1,12}的$/;

/** 完成48件，占交办总数52件的92.3%; 完成任务50件的96%: the base is spelled out. */
export function readSpelledOut(figures: readonly Figure[], at: number, wholes: Wholes): Claim | null {
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
