import type { Figure } from '../../analysis/paragraph.ts';
import { beginsAnew, isCompanion, isComparison, isSameKind } from '../figures.ts';
import { order } from '../totals/gaps.ts';
import { ACTIVITY, OUTPUT, PERSONAL, STAGE } from '../vocabulary.ts';
import { type Listing, MOST_PARTS, REACH, toListing } from './listing.ts';

/** 甲4件、乙5件，合计9件。 Less plainly: …，共办理9件。 */
export function readBackward(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!/[共计总]/.test(total.lead) || ADDED_UNTOLD.test(total.lead)) return null;
  const number = numberOfParts(figures, at);
  const ofKinds = number !== null && isKindOfThing(figures[at - 1]!);
  const plain = ofKinds || PLAIN_SUM.test(total.lead);
  if (!plain && number === null && (!SUM_OF_NAMED.test(total.lead) || STAGE.test(total.label))) return null;
  const parts = partsBefore(figures, at, plain, number);
  // 五个乡镇合计292件: only what there are five of is told to be added up.
  if (!parts || parts.length < 2 || (number !== null && parts.length < number && !ofKinds)) return null;
  if (number !== null && !areTurns(parts, figures[at - 1]!)) return null;
  const listing = toListing([[total]], parts, plain ? 'backward' : 'summary', '');
  // 专题会4次，协调会6次，共计10次: what is added up in so many words is not counted twice, whatever it is.
  const added = plain && !parts.some(({ label }) => STAGE.test(label) || OUTPUT.test(label) || PERSONAL.test(label));
  return { ...listing, closure: plain ? 'closed' : 'untold', likeness: added ? 'alike' : listing.likeness };
}

/** ，合计; ，三年共计为 */
const PLAIN_SUM =
  /[,，、；;。]\s*(?:全年|三年|[两三四五六七八九]者|[县乡镇村]*[两三四]级)?(?:加起来)?(?:合计|[一总]?共计?|总计|计)(?:为|达|是|有)?\s*$/;
/** ，共办理; ，办理总数 */
const SUM_OF_NAMED =
  /(?:[,，；;。]\s*(?:全年|[二两三四五][级者人])?(?:(?:合计|共计|总计|共)[^,，、；;。]{1,6}|[^,，、；;。]{2,6}总[数量])|[,，]\s*(?:全年)?累计[^,，、；;。]{0,6})$/;

/** The parts that a total sums up, back to the head of their list, or `number` of them. Null where a row has something of another kind. */
function partsBefore(
  figures: readonly Figure[],
  at: number,
  plain: boolean,
  number: number | null,
): readonly Figure[] | null {
  const total = figures[at]!;
  const parts: Figure[] = [];
  const last = at - (number === null ? 1 : 2);
  for (let before = last; before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.bracket !== total.bracket) continue;
    if (figure.sentence !== total.sentence) break;
    const counted = isSameKind(figure, total) || (number !== null && isJoinedCount(figure, parts));
    if (!counted) {
      if (isCompanion(figure)) continue;
      if (parts[0]?.separator === 'pause') return null;
      break;
    }
    if (isOfOtherUnit(figure, parts, total)) break;
    parts.unshift(figure);
    // 集中宣传16场次，另在市场宣传23场次，合计39场次
    const besides = plain && /[,，]另[^有外]/.test(figure.lead);
    if ((beginsAnew(figure) && !besides) || parts.length === number) break;
    if (parts.length > 1 && (HEAD_OF_EACH.test(figure.lead) || (number === null && isWholeList(parts, total)))) break;
  }
  return parts;
}

/** 公开信息1052条，办理建议26件、提案31件，共57件: what is counted in another way is told before the list. */
function isOfOtherUnit({ quantity }: Figure, parts: readonly Figure[], total: Figure): boolean {
  const { unit } = total.quantity;
  if (quantity.unit === unit || parts.length < 2 || parts[0]!.separator === 'pause') return false;
  return parts.every((part) => part.quantity.unit === unit);
}

/** Whether a list is all there: its first part has the verb that the others share, or it comes to the total already. */
function isWholeList(parts: readonly Figure[], total: Figure): boolean {
  // 一类12台、二类87台，整治一类12台、二类86台，共98台
  return headsList(parts, total) || (parts[0]!.separator !== 'pause' && order([total], parts) === 'meets');
}

/** 救助152万元，加上社会捐赠，共计400万元: what is added and not told is a part as well. */
const ADDED_UNTOLD = /[，,、；;](?:再?加上|连同|外加)[^。]*[，,]/;
/** 第一年200万元，…，三年分别为200万元、220万元、242万元，共662万元 */
const HEAD_OF_EACH = /(?:分别|依次)[为是有]?$/;

/** 合同153份、文件2件、信息公开答复7件、其他文书31件，合计193件: a row of whatever is counted, added up in so many words. */
export function readMixedRow(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!MIXED_SUM.test(total.lead) || total.quantity.measure !== 'count') return null;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.sentence !== total.sentence || figure.bracket !== total.bracket) return null;
    if (figure.quantity.measure !== 'count' || figure.quantity.approximate !== '' || figure.label === '') return null;
    parts.unshift(figure);
    if (figure.separator !== 'pause') break;
  }
  const units = new Set(parts.map(({ quantity }) => quantity.unit));
  if (parts.length < FEWEST_MIXED || units.size < 2) return null;
  // 公园3个、广场12个、长廊26条，共计41处: 处 is said of all that stands somewhere.
  const ofPlaces = total.quantity.unit === '处' && [...units].every((unit) => OF_PLACES.has(unit));
  if (parts.at(-1)!.quantity.unit !== total.quantity.unit && !ofPlaces) return null;
  // 召开会议3次、审查合同153份、文件40件，合计193件: what stands at the head may be another matter.
  if (parts.some((_, from) => from > 0 && from < parts.length - 1 && order([total], parts.slice(from)) === 'meets'))
    return null;
  return toListing([[total]], parts, 'joined', '');
}

const MIXED_SUM = /^[，,](?:合计|共计|总计)(?:为)?$/;
const FEWEST_MIXED = 3;
const OF_PLACES: ReadonlySet<string> = new Set('个 处 条 座 块 面 家 所 间'.split(' '));

/** 承接事项58项，加上原有事项94项，可办事项达到152项: what is added to the figure before it, and what that comes to. */
export function readAdded(figures: readonly Figure[], at: number): Listing | null {
  const [told, added, total] = [figures[at - 2], figures[at - 1], figures[at]!];
  if (!told || !added || total.separator !== 'comma' || !/^[，,、]?(?:加上|连同)/.test(added.lead)) return null;
  if (!/^[，,](?![^，,]*共)[^，,]{0,12}(?:达到?|增至|为|有)$/.test(total.lead)) return null;
  const alike = [told, added].every(
    ({ quantity, bracket }) => quantity.unit === total.quantity.unit && bracket === total.bracket,
  );
  if (!alike || told.sentence !== total.sentence || isComparison(told)) return null;
  return { ...toListing([[total]], [told, added], 'backward', ''), closure: 'closed', likeness: 'alike' };
}

/** 上半年受理120件，下半年受理140件，全年共受理260件: the stretches of a year, and all of it. */
export function readOfYear(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!OF_YEAR.test(total.lead)) return null;
  for (const stretches of STRETCHES) {
    const parts = figures.slice(Math.max(0, at - stretches.length), at);
    const alike = parts.every(({ quantity, sentence, bracket, label }, index) => {
      const beside = sentence === total.sentence && bracket === total.bracket;
      return beside && quantity.unit === total.quantity.unit && stretches[index]!.test(label);
    });
    if (parts.length === stretches.length && alike)
      return { ...toListing([[total]], parts, 'backward', ''), closure: 'closed', likeness: 'alike' };
  }
  return null;
}

const OF_YEAR = /[，,；;]全年(?:共|累计|合计|总共|总计)?[^，,、；;。]{0,6}$/;
const STRETCHES = [
  [/上半年/, /下半年/],
  [/前三季度/, /四季度/],
  [/一季度/, /二季度/, /三季度/, /四季度/],
];

/** 婚姻类97件、土地类84件、邻里类63件，三类合计244件: a sum that says of how many it is. */
export function readNumbered(figures: readonly Figure[], at: number): Listing | null {
  return numberOfParts(figures, at) === null ? null : readBackward(figures, at);
}

/** 建议26件、提案31件、议案2件，三项共计59件: how many parts the words in front of the total say there are; null where they do not. */
function numberOfParts(figures: readonly Figure[], at: number): number | null {
  const [before, total] = [figures[at - 1], figures[at]!];
  if (before?.separator !== 'comma' || before.label !== '' || before.bracket !== total.bracket) return null;
  if (before.quantity.script !== 'chinese' || !ADDED_UP.test(total.lead)) return null;
  if (!isKindOfThing(before) && !/^[个场支所镇乡村批期轮]$/.test(before.quantity.unit)) return null;
  const number = Number(before.quantity.value.units);
  return number > 1 && number < 10 ? number : null;
}

const ADDED_UP = /^[一-龥]{0,6}?(?:加起来|[合总]计|累计|[一总]?共计?|总)(?:为|达|是|有|[^,，、；;。]{0,4})$/;

/** 第一批公布215项，第二批公布174项，两批共389项: where turns are added up, each part says which of them it is of. */
function areTurns(parts: readonly Figure[], { quantity: { unit } }: Figure): boolean {
  return !/^[批期轮]$/.test(unit) || parts.every(({ lead }) => /第[一-龥]{1,2}$/.test(lead.split(unit)[0]!));
}

/** 三类, 五项: what is counted are kinds, as the parts of a list are. */
function isKindOfThing({ quantity }: Figure): boolean {
  return /^[项类者种张级]$/.test(quantity.unit);
}

/** 文件4件、章程17份、合同58份，三项共计79件: where it is told how many are added up, each may be counted in its own way. */
function isJoinedCount({ quantity, lead, separator }: Figure, parts: readonly Figure[]): boolean {
  return quantity.measure === 'count' && lead !== '' && (separator === 'pause' || parts[0]?.separator === 'pause');
}

/** 办理建议26件、提案31件: the verb at the head of a list, which the other parts share. */
function headsList(parts: readonly Figure[], total: Figure): boolean {
  const [head, ...others] = parts;
  if (!ACTIVITY.test(head!.label) || others[0]!.separator !== 'pause') return false;
  // 开展宣传12场、培训8场、讲座3场，合计23场: what stands in the row itself heads it only where the rest makes up the total.
  if (head!.separator === 'pause' && order([total], parts) !== 'meets') return false;
  return !others.some(({ label }) => ACTIVITY.test(label));
}
