import type { Figure } from '../analysis/paragraph.ts';
import { compareTotal } from './arithmetic.ts';
import { isComplementary, isDone, isPartition, isPending, statesOf } from './likeness.ts';
import {
  beginsAnew,
  isCompanion,
  isComparison,
  isSameKind,
  type Listing,
  MOST_PARTS,
  REACH,
  toListing,
} from './listing.ts';
import {
  ACTIVITY,
  ATTRIBUTE,
  BATCH,
  CARRIED_OVER,
  INTAKE,
  OUTPUT,
  PERSONAL,
  STAGE,
  STOCK_BEFORE,
  WITHIN,
} from './vocabulary.ts';

/** The listings that no word like 其中 opens, with the figure at an index as their total. */
export function readUnopened(figures: readonly Figure[], at: number): readonly Listing[] {
  const listings: Listing[] = [];
  for (const read of READERS) {
    const listing = read(figures, at);
    if (listing) listings.push(listing);
  }
  return listings;
}

const READERS = [readBackward, readAdded, readBare, readStates, readSelection];

/** 甲4件、乙5件，合计9件。 Less plainly: …，共办理9件。 */
function readBackward(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!/[共计总]/.test(total.lead)) return null;
  const number = numberOfParts(figures, at);
  const plain =
    (number !== null && isKindOfThing(figures[at - 1]!)) ||
    /[,，、；;。]\s*(?:全年|三年|[两三四五六七八九]者|[县乡镇村]*[两三四]级)?(?:加起来)?(?:合计|[一总]?共计?|总计|计)(?:为|达|是|有)?\s*$/.test(
      total.lead,
    );
  if (!plain && number === null) {
    if (
      !/[,，；;。]\s*(?:全年)?(?:(?:合计|共计|总计|共)[^,，、；;。]{1,6}|累计[^,，、；;。]{0,6}|[^,，、；;。]{2,6}总[数量])$/.test(
        total.lead,
      )
    )
      return null;
    if (STAGE.test(total.label)) return null;
  }
  const parts: Figure[] = [];
  for (
    let before = at - (number === null ? 1 : 2);
    before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS;
    before--
  ) {
    const figure = figures[before]!;
    if (figure.bracket !== total.bracket) continue;
    if (figure.sentence !== total.sentence) break;
    const counted =
      isSameKind(figure, total) ||
      (number !== null && isJoinedCount(figure, parts)) ||
      isCountedTimes(figure, total, parts);
    if (!counted) {
      if (isCompanion(figure)) continue;
      if (parts[0]?.separator === 'pause') return null;
      break;
    }
    // 公开信息1052条，办理建议26件、提案31件，共57件: what is counted in another way is told before the list.
    if (parts.length > 1 && parts.every((part) => part.quantity.unit === total.quantity.unit)) {
      if (figure.quantity.unit !== total.quantity.unit && parts[0]!.separator !== 'pause') break;
    }
    parts.unshift(figure);
    // 集中宣传16场次，另在市场宣传23场次，合计39场次
    const besides = plain && /[,，]另[^有外]/.test(figure.lead);
    if ((!besides && beginsAnew(figure)) || (number === null && parts.length > 1 && headsList(parts, total))) break;
    // 第一年200万元，…，三年分别为200万元、220万元、242万元，共662万元
    if (parts.length > 1 && HEAD_OF_EACH.test(figure.lead)) break;
    // 一类12台、二类87台，整治一类12台、二类86台，共98台
    if (number === null && parts.length > 1 && figure.separator !== 'pause' && meetsTotal(parts, total)) break;
    if (parts.length === number) break;
  }
  // 五个乡镇合计292件: only what there are five of is told to be added up.
  if (parts.length < 2 || (number !== null && parts.length < number && !isKindOfThing(figures[at - 1]!))) return null;
  const listing = toListing([[total]], parts, plain ? 'backward' : 'summary', '');
  // 专题会4次，协调会6次，共计10次: what is added up in so many words is not counted twice, whatever it is.
  const added = plain && !parts.some(({ label }) => STAGE.test(label) || OUTPUT.test(label) || PERSONAL.test(label));
  return { ...listing, closure: plain ? 'closed' : 'untold', likeness: added ? 'alike' : listing.likeness };
}

const HEAD_OF_EACH = /(?:分别|依次)[为是有]?$/;

/** 承接事项58项，加上原有事项94项，可办事项达到152项: what is added to the figure before it, and what that comes to. */
function readAdded(figures: readonly Figure[], at: number): Listing | null {
  const [told, added, total] = [figures[at - 2], figures[at - 1], figures[at]!];
  if (!told || !added || total.separator !== 'comma' || !/^[，,、]?(?:加上|连同)/.test(added.lead)) return null;
  if (!/^[，,](?![^，,]*共)[^，,]{0,12}(?:达到?|增至|为|有)$/.test(total.lead)) return null;
  const alike = [told, added].every(
    ({ quantity, bracket }) => quantity.unit === total.quantity.unit && bracket === total.bracket,
  );
  if (!alike || told.sentence !== total.sentence || isComparison(told)) return null;
  return { ...toListing([[total]], [told, added], 'backward', ''), closure: 'closed', likeness: 'alike' };
}

/** 婚姻类97件、土地类84件、邻里类63件，三类合计244件: a sum that says of how many it is. */
export function readNumbered(figures: readonly Figure[], at: number): Listing | null {
  return numberOfParts(figures, at) === null ? null : readBackward(figures, at);
}

/** 建议26件、提案31件、议案2件，三项共计59件: how many parts the words in front of the total say there are; null where they do not. */
function numberOfParts(figures: readonly Figure[], at: number): number | null {
  const [before, total] = [figures[at - 1], figures[at]!];
  if (before?.separator !== 'comma' || before.label !== '' || before.bracket !== total.bracket) return null;
  if (before.quantity.script !== 'chinese' || !ADDED_UP.test(total.lead)) return null;
  if (!isKindOfThing(before) && !/^[个场支所镇乡村]$/.test(before.quantity.unit)) return null;
  const number = Number(before.quantity.value.units);
  return number > 1 && number < 10 ? number : null;
}

const ADDED_UP = /^[一-龥]{0,6}?(?:加起来|[合总]计|累计|[一总]?共计?|总)(?:为|达|是|有|[^,，、；;。]{0,4})$/;

/** 三类, 五项: what is counted are kinds, as the parts of a list are. */
function isKindOfThing({ quantity }: Figure): boolean {
  return /^[项类者种张级]$/.test(quantity.unit);
}

/** 文件4件、章程17份、合同58份，三项共计79件: where it is told how many are added up, each may be counted in its own way. */
function isJoinedCount({ quantity, lead, separator }: Figure, parts: readonly Figure[]): boolean {
  return quantity.measure === 'count' && lead !== '' && (separator === 'pause' || parts[0]?.separator === 'pause');
}

/** 审核文件9件、合同74件、其他事务58件次，共141件次: in a list that is added up, 件 may stand among 件次. */
function isCountedTimes({ quantity, separator }: Figure, total: Figure, parts: readonly Figure[]): boolean {
  if (total.quantity.unit !== `${quantity.unit}次` || !/^[件场份批]$/.test(quantity.unit)) return false;
  return parts.length > 0 && parts[0]!.separator === 'pause' && separator !== 'stop';
}

/** 办理建议26件、提案31件: the verb at the head of a list, which the other parts share. */
function headsList(parts: readonly Figure[], total: Figure): boolean {
  const [head, ...others] = parts;
  if (!ACTIVITY.test(head!.label) || others[0]!.separator !== 'pause') return false;
  // 开展宣传12场、培训8场、讲座3场，合计23场: what stands in the row itself heads it only where the rest makes up the total.
  if (head!.separator === 'pause' && !meetsTotal(parts, total)) return false;
  return !others.some(({ label }) => ACTIVITY.test(label));
}

/** 立案5宗，结案3宗，待审2宗 and 管控30人，社戒18人、社康12人: a total without any word that says so. */
function readBare(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (isComparison(total) || CARRIED_OVER.test(total.lead) || followsStock(figures, at)) return null;
  const parts: Figure[] = [];
  const end = Math.min(figures.length, at + REACH);
  for (let next = at + 1; next < end && parts.length < MOST_PARTS; next++) {
    const figure = figures[next]!;
    if (figure.bracket !== total.bracket) continue;
    if (isCompanion(figure) && !isSameKind(figure, total)) continue;
    if (figure.separator === 'stop' || figure.separator === 'semicolon' || figure.lead === '') break;
    if (figure.quantity.measure === 'percent') continue;
    // 审查合同84份，总金额2.07亿元，采购类51份…
    if (figure.quantity.measure === 'amount' && total.quantity.measure === 'count' && parts.length === 0) continue;
    // 案卷350宗，每个主体10宗，优秀203宗…
    if (parts.length === 0 && FOR_EACH.test(figure.lead)) continue;
    // 化解12件，未结案件由18件减少到6件: what there was is no part of anything.
    if (!isSameKind(figure, total) || CARRIED_OVER.test(figure.lead) || /[由从]$/.test(figure.lead)) break;
    if (beginsAnew(figure) && !(parts.length > 1 && /^[，,]另有$/.test(figure.lead))) break;
    parts.push(figure);
  }
  if (parts.length < 2 || areSummedUpBehind(figures, parts)) return null;
  const states = statesOf(parts, total);
  if (states.length > 0) return toListing([joinedTo(figures, at)], states, 'states', '');
  // 接听热线12个、来访8个、来信3个: the first of a row is no total of the others unless they come to just that.
  const inRow = parts[0]!.separator === 'pause' && !meetsTotal(parts, total);
  if (!inRow && (explainsTotal(parts, total) || (leavesNothingOut(parts) && !isOneOfRow(figures, at))))
    return toListing([[total]], parts, 'bare', '');
  const outcomes = outcomesOf(parts, total);
  return outcomes.length > 0 ? toListing([[total]], outcomes, 'bare', '') : null;
}

/** 三类219台，完成一类12台、二类86台、三类201台，共299台: what the row comes to is told right behind it. */
function areSummedUpBehind(figures: readonly Figure[], parts: readonly Figure[]): boolean {
  const sum = figures[figures.indexOf(parts.at(-1)!) + 1];
  return sum !== undefined && /^[，,、]?(?:合计|共计?|总计|计)[为是有]?$/.test(sum.lead) && meetsTotal(parts, sum);
}

/** 办理建议5件、提案7件，已解决8件，正在解决3件，留作参考1件: what was told in one breath is one total. */
function joinedTo(figures: readonly Figure[], at: number): readonly Figure[] {
  let first = at;
  while (first > 0 && at - first < MOST_BEFORE && figures[first]!.separator === 'pause') {
    const before = figures[first - 1]!;
    if (before.quantity.unit !== figures[at]!.quantity.unit || before.bracket !== figures[at]!.bracket) break;
    first--;
  }
  return figures.slice(first, at + 1);
}

const FOR_EACH = /(?:每|平均)[^，,、]{0,6}$/;

/** 复议案件7件，维持5件，调解结案2件，诉讼案件4件: the outcomes at the head of a row that goes on to other cases, where they make up the total. */
function outcomesOf(parts: readonly Figure[], total: Figure): readonly Figure[] {
  const end = parts.findIndex((part) => part.label.at(-1) === total.label.at(-1));
  const head = parts.slice(0, Math.max(0, end));
  if (head.length < 2 || !isPartition(head)) return [];
  return meetsTotal(head, total) ? head : [];
}

/** 受理104件，不予受理9件；审结97件，结转7件: what became of the cases told before the semicolon. */
function readStates(figures: readonly Figure[], at: number): Listing | null {
  const [done, pending] = [figures[at]!, figures[at + 1]];
  if (!pending || done.separator !== 'semicolon' || pending.separator !== 'comma') return null;
  if (!isSameKind(done, pending) || done.bracket !== pending.bracket || !isDone(done) || !isPending(pending))
    return null;
  const totals: Figure[] = [];
  for (let before = at - 1; before >= 0 && at - before <= MOST_BEFORE; before--) {
    const figure = figures[before]!;
    if (figure.sentence !== done.sentence || CARRIED_OVER.test(figure.label)) break;
    if (figure.bracket !== done.bracket || figure.quantity.unit !== done.quantity.unit || isComparison(figure))
      continue;
    if (INTAKE.test(figure.label) && !/不予|未/.test(figure.label)) totals.push(figure);
  }
  const carried = figures
    .slice(Math.max(0, at - MOST_BEFORE), at)
    .some((figure) => figure.sentence === done.sentence && CARRIED_OVER.test(figure.label));
  if (carried || totals.length === 0) return null;
  const exact = totals.filter(({ label }) => /^(?:决定|共)?(?:受理|立案)/.test(label));
  return toListing(
    (exact.length > 0 ? exact : totals).map((total) => [total]),
    [done, pending],
    'states',
    '',
  );
}

const MOST_BEFORE = 8;

/** 立案2874件，甲类1046件，乙类538件，丙类627件，…其余392件: what stands in a row behind something greater is no total. */
function isOneOfRow(figures: readonly Figure[], at: number): boolean {
  const total = figures[at]!;
  return figures.slice(Math.max(0, at - MOST_BEFORE), at).some((figure) => {
    return figure.sentence === total.sentence && isSameKind(figure, total) && !isComparison(figure);
  });
}

/** 上年结转8件，受理41件，审结44件，尚未审结5件: what was there before is reckoned in. */
function followsStock(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  const total = figures[at]!;
  return before?.sentence === total.sentence && isSameKind(before, total) && STOCK_BEFORE.test(before.label);
}

/** Whether parts listed without any opening word show by their own shape that they are what the total is made of. */
function explainsTotal(parts: readonly Figure[], total: Figure): boolean {
  const [first, ...rest] = parts;
  if (parts.some((part) => part.quantity.unit !== total.quantity.unit || part.label === '')) return false;
  const peers = parts.some((part) => part.label.slice(-2) === total.label.slice(-2));
  // 制定规章4件，修改5件，废止3件: three things that were done.
  if (MADE.test(total.label) && !KEPT.test(first!.label)) return false;
  // 抽查1260户，跨部门抽查340户、本部门抽查920户: of two parts that make up a whole, each may be called like it.
  if (isComplementary(parts)) return first!.separator === 'comma' && !isComplementary([total, first!]);
  // 不予公开5件，无法提供7件，不予处理3件: one more of the same row.
  if (isPartition(parts)) return (!peers || INTAKE.test(total.label)) && !isPartition([total, ...parts]);
  const stepped = first!.separator === 'comma' && rest.every((part) => part.separator === 'pause');
  // 审查187件：合同134件、文件31件、答复22件
  if (first!.separator === 'colon' && rest.length > 1 && rest.every((part) => part.separator === 'pause')) return true;
  if (first!.separator === 'comma' && isRowOfOneName(parts, total)) return true;
  if (first!.separator !== 'colon' && !stepped) return false;
  if (stepped && rest.length > 1 && total.label !== '' && !parts.some(isOtherwise)) return true;
  const ending = first!.label.at(-1);
  if (total.label.at(-1) === ending) return false;
  const begins = parts.every((part) => part.label[0] === first!.label[0]);
  return begins || parts.every((part) => part.label.at(-1) === ending);
}

/** 文件38件，提出意见5件，不予出台1件，其余32件 */
function leavesNothingOut(parts: readonly Figure[]): boolean {
  return parts.length > 2 && /^(?:其余|剩下|剩余|余下)/.test(parts.at(-1)!.label);
}

/** 专题会议共计五次，书记主持两次，主任主持三次; 合同84份，采购类51份，基建类9份，其他类24份: parts that are all called alike. */
function isRowOfOneName(parts: readonly Figure[], total: Figure): boolean {
  const { lead, label } = total;
  const [first, ...rest] = parts;
  const ending = first!.label.endsWith('类') ? '类' : first!.label.slice(-2);
  if (first!.label.length <= ending.length || label.endsWith(ending) || parts.some(isOtherwise)) return false;
  if (!rest.every((part) => part.separator === first!.separator && part.label.endsWith(ending))) return false;
  const named = ending === '类' ? rest.length > 1 : /共计?$|合计$|总计$/.test(lead);
  return named && (meetsTotal(parts, total) || /(?:其他|其它)类?$/.test(parts.at(-1)!.label));
}

function meetsTotal(parts: readonly Figure[], { quantity }: Figure): boolean {
  const order = compareTotal(
    [quantity],
    parts.map((part) => part.quantity),
  );
  return order === 'meets';
}

/** 举办讲座, 党员: what is done besides, and what one can be besides something else. */
function isOtherwise({ label }: Figure): boolean {
  return [ACTIVITY, STAGE, OUTPUT, PERSONAL, ATTRIBUTE].some((words) => words.test(label));
}

/** 印发的46件文件，继续有效33件，修改4件，废止9件: papers gone through. */
const KEPT = /保留|有效/;
const MADE = /制定|出台|颁布|修[订改]|起草|印发/;

/** 54个项目中评出6个, 8件案件有4件化解, 147项事项，首批上线26项 */
function readSelection(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const part = figures[at + 1];
  if (!part || part.bracket !== total.bracket || !isSameKind(total, part)) return null;
  if (part.quantity.unit !== total.quantity.unit || isComparison(part)) return null;
  const inside =
    part.separator === 'none' && part.lead.length > 1 && WITHIN.test(part.lead) && !/[和与及]$/.test(part.lead);
  const among = part.separator === 'comma' && /[中里]$/.test(total.tail);
  const batch = part.separator === 'comma' && part.lead.includes('批') && BATCH.test(part.lead);
  if (!inside && !among && !batch) return null;
  // 156艘中证内船109艘、证外船47艘
  const parts = [part];
  for (let next = at + 2; figures[next]?.separator === 'pause' && isSameKind(figures[next]!, part); next++) {
    if (parts.length === MOST_PARTS) break;
    parts.push(figures[next]!);
  }
  return toListing([[total]], parts, 'selection', part.lead);
}
