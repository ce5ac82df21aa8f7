import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal } from '../arithmetic.ts';
import { beginsAnew, isCompanion, isComparison, isSameKind } from '../figures.ts';
import { order } from '../totals/gaps.ts';
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
} from '../vocabulary.ts';
import { readAccount } from './accounts.ts';
import { readAdded, readBackward, readMixedRow, readOfYear } from './backward.ts';
import { isComplementary, isDone, isPartition, isPending, statesOf } from './likeness.ts';
import { type Listing, MOST_PARTS, REACH, toListing } from './listing.ts';

/** The listings that no word like 其中 opens, with the figure at an index as their total. */
export function readUnopened(figures: readonly Figure[], at: number): readonly Listing[] {
  const listings: Listing[] = [];
  for (const read of READERS) {
    const listing = read(figures, at);
    if (listing) listings.push(listing);
  }
  return listings;
}

const READERS = [readOfYear, readBackward, readMixedRow, readAccount, readAdded, readBare, readStates, readSelection];

/** 立案5宗，结案3宗，待审2宗 and 管控30人，社戒18人、社康12人: a total without any word that says so. */
function readBare(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (isComparison(total) || CARRIED_OVER.test(total.lead) || followsStock(figures, at)) return null;
  const parts: Figure[] = [];
  let ended = false;
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
    if (parts.length > 1 && isHowManyOthers(figures, next, total)) {
      parts.push(figures[next + 1]!);
      ended = true;
      break;
    }
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
  if (!inRow && (explainsTotal(parts, total) || ((ended || leavesNothingOut(parts)) && !isOneOfRow(figures, at))))
    return toListing([oneBreath(figures, at, parts)], parts, 'bare', '');
  const outcomes = outcomesOf(parts, total);
  return outcomes.length > 0 ? toListing([[total]], outcomes, 'bare', '') : null;
}

/** 三类219台，完成一类12台、二类86台、三类201台，共299台: what the row comes to is told right behind it. */
function areSummedUpBehind(figures: readonly Figure[], parts: readonly Figure[]): boolean {
  const sum = figures[figures.indexOf(parts.at(-1)!) + 1];
  return sum !== undefined && /^[，,、]?(?:合计|共计?|总计|计)[一-龥]{0,4}$/.test(sum.lead) && meetsTotal(parts, sum);
}

/** 东城中队386件，…，其余5个中队共268件: of how many the rest is told. */
function isHowManyOthers(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [figure, next] = [figures[at]!, figures[at + 1]];
  if (isSameKind(figure, total) || !/^(?:其余|其他|其它|另外?|剩余)(?:的)?$/.test(figure.label)) return false;
  return next?.separator === 'none' && next.bracket === figure.bracket && isSameKind(next, total);
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

/** 规章7件、文件126件，继续有效98件、修改19件、废止16件: all that was told in one breath, where that is what the parts make up. */
function oneBreath(figures: readonly Figure[], at: number, parts: readonly Figure[]): readonly Figure[] {
  const joined = joinedTo(figures, at);
  return order(joined, parts) === 'meets' ? joined : [figures[at]!];
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
