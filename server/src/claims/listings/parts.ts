import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { compareTotal, relativeGap } from '../arithmetic.ts';
import { toChange } from '../changes/words.ts';
import { beginsAnew, isSameKind, isThreshold } from '../figures.ts';
import { comeToAll } from '../shares/own.ts';
import { ACTIVITY, OUTPUT, PENDING, REMAINDER, STAGE } from '../vocabulary.ts';
import { isComplementary, isPartition } from './likeness.ts';
import { MOST_PARTS, type Opening, REACH } from './listing.ts';

/** The parts of a list from its first figure on, as far as the words carry on with it. */
export function partsFrom(
  figures: readonly Figure[],
  first: number,
  opening: Opening,
  total: Figure,
): readonly Figure[] {
  const head = figures[first]!;
  const parts = [head];
  let bySemicolon = opensByColon(head) || (opening === 'of-which' && goesOnInForm(figures, first));
  let averaged = false;
  const end = Math.min(figures.length, first + REACH);
  for (let at = first + 1; at < end && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.bracket !== head.bracket) {
      if (figure.bracket < head.bracket || (head.bracket > 0 && figure.anchor < first)) break;
      continue;
    }
    if (opening !== 'bracket') {
      if (figure.separator === 'stop' || OF_ANOTHER.test(figure.lead)) break;
      if (figure.separator === 'semicolon' && !bySemicolon) {
        if (opening !== 'of-which' || !goesOnToTheRest(figures, at, parts)) break;
        bySemicolon = true;
      }
    }
    if (OF_EACH.test(figure.lead) && isSameKind(figure, total)) break;
    if (isRelative(figure.quantity.measure)) continue;
    // 人均标准分别为20万元和4万元
    averaged = AVERAGED.test(figure.lead) || (averaged && /^(?:[、，,]|[和及与]|以及)$/.test(figure.lead));
    if (averaged || isAside(figure, head)) continue;
    if (bySemicolon && isWithinItem(figure, parts.at(-1)!)) continue;
    const place = placeOf(figures, at, parts, total);
    if (place === 'beyond') break;
    if (place === 'part') parts.push(figure);
  }
  return parts;
}

/** What a figure is to the parts before it: one of them, told beside them, or none any more, nor are those behind it. */
function placeOf(
  figures: readonly Figure[],
  at: number,
  parts: readonly Figure[],
  total: Figure,
): 'part' | 'beside' | 'beyond' {
  const [figure, head] = [figures[at]!, parts[0]!];
  if (isLeftUndone(figure, total) || isBehindRate(figures, at, total)) return 'beyond';
  // 其中旧存47件，同比上升5%；新收92件，同比下降2%；结案78件: what comes behind the two that make up a whole.
  if (parts.length === 2 && figure.separator === 'semicolon' && isComplementary(parts)) return 'beyond';
  if (!isSameKind(figure, total) && !isCountedOtherwise(figures, at, total))
    return isOfAnotherList(figures, at, head, total) ? 'beyond' : 'beside';
  if (endsList(figure, head, total) && !isComplementary([head, figure])) return 'beyond';
  const inRow = parts.some((part) => part !== head && part.separator === 'pause');
  const leavesRow = figure.separator === 'comma' && inRow;
  if (inRow && isJoinedToOther(figures, at, total)) return 'beyond';
  return leavesRow && !looksLike(figure, head) ? 'beyond' : 'part';
}

/** 在编16名，其中持证14名，持证率87.5%，辅助人员22名: what is more than the whole, behind a rate that is said of a part. */
function isBehindRate(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [before, figure] = [figures[at - 1]!, figures[at]!];
  if (figure.separator !== 'comma' || before.quantity.measure !== 'percent' || !before.label.endsWith('率'))
    return false;
  return compareTotal([total.quantity], [figure.quantity]) === 'below';
}

/** 其中在编169人、聘用17人，发生事故21起、死亡19人: what 、 joins to another matter belongs to that. */
function isJoinedToOther(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [before, figure] = [figures[at - 1]!, figures[at]!];
  if (figure.separator !== 'pause' || before.bracket !== figure.bracket || isRelative(before.quantity.measure))
    return false;
  return before.separator === 'comma' && !isSameKind(before, total);
}

/** 审结55件，其中维持47件、撤销8件，未审结3件: what was not done is no part of what was. */
export function isLeftUndone(figure: Figure, total: Figure): boolean {
  const undone = /^[尚仍]?未(.{2,4})$/.exec(figure.label)?.[1];
  return undone !== undefined && total.label.endsWith(undone);
}

/** 新设分别为920户和14户，注销分别为1310户和9户 */
const OF_EACH = /(?:分别|依次)[为是有]?$/;

/** Whether a figure says something of a part: a threshold, a change, what there was before, a second unit. */
function isAside(figure: Figure, head: Figure): boolean {
  if (figure.lead === '' || isThreshold(figure) || OF_BEFORE.test(figure.lead)) return true;
  return isOwnChange(figure) && !isOwnChange(head);
}

/** Where semicolons part the items, what a comma joins to one stands within it, unless it is all the rest. */
function isWithinItem(figure: Figure, before: Figure): boolean {
  return figure.separator === 'comma' && before.separator === 'semicolon' && !REMAINDER.test(figure.label);
}

/** 其中甲类8件；乙类5件: without a colon, only names of one form go on behind a semicolon. */
function goesOnInForm(figures: readonly Figure[], first: number): boolean {
  const head = figures[first]!;
  // 旧存1304件(含执行634件)
  let beside = first + 1;
  while (beside - first < MOST_BESIDE && figures[beside] && figures[beside]!.bracket > head.bracket) beside++;
  let shared = false;
  let at = beside;
  // 投诉640件，同比增长5.9%，占84.3%；举报120件
  while (at - first < MOST_BESIDE && figures[at] && isSaidOfIt(figures[at]!)) {
    shared ||= figures[at]!.quantity.measure === 'percent';
    at++;
  }
  const next = figures[at];
  if (next?.separator !== 'semicolon') return false;
  const pair = [head, next];
  if (isComplementary(pair) || isWordedAlike(next, head) || comeToAll(figures, first, pair)) return true;
  return (
    looksLike(next, head) && (!shared || next.label.length === head.label.length || /[类级型式]$/.test(head.label))
  );
}

/** 裁决结案243件；裁决案件中终局裁决87件 */
const OF_ANOTHER = /[；;][一-龥]{2,10}(?<![其当])中(?![央心医小学期间])[一-龥]{2,}$/;

/** 80亿元，增加2亿元，增长3%: by how much the figure before it has changed. */
function isOwnChange(figure: Figure): boolean {
  if (figure.separator !== 'comma') return false;
  const change = toChange(figure);
  return change !== null && (change.plain || /^[，,](?:同?[较比]|与)/.test(figure.lead));
}

/** 同比增长5.9%，占84.3%: what is said of the figure before it, and is no part beside it. */
function isSaidOfIt(figure: Figure): boolean {
  if (figure.separator !== 'comma' && figure.separator !== 'none') return false;
  return figure.quantity.measure === 'percent' || isOwnChange(figure) || OF_BEFORE.test(figure.lead);
}

/** 备用金救助86.3万元，次均1000元; 公务用车6辆、车均5.2万元 */
const AVERAGED = /^[，,、](?:[人户次案件场笔宗车辆台家村校所站]均|平均每?)[^，,、；;]{0,6}$/;
/** 投诉5109件，与上年同期4746件相比 */
const OF_BEFORE = /^[，,](?:与|同|和|[较比])(?:上年|去年|20\d\d年)(?:同期)?的?$/;
const MOST_BESIDE = 4;
const LONGEST_OPENING = 40;

/** 其中：…; 。其中：… */
function opensByColon({ lead, separator }: Figure): boolean {
  return separator === 'colon' || (separator === 'stop' && /[:：][^。！？!?｡]*$/.test(lead.slice(-LONGEST_OPENING)));
}

/** 维持31件，撤销5件；终止7件，其他2件。 Whether what stands behind a semicolon completes the list, by the names of the parts. */
function goesOnToTheRest(figures: readonly Figure[], at: number, parts: readonly Figure[]): boolean {
  const rest: Figure[] = [];
  const end = Math.min(figures.length, at + MOST_REST);
  for (let next = at; next < end; next++) {
    const figure = figures[next]!;
    if (next > at && (figure.separator === 'stop' || figure.separator === 'semicolon')) break;
    if (figure.bracket === parts[0]!.bracket && isSameKind(figure, parts[0]!)) rest.push(figure);
  }
  return rest.length > 0 && (isPartition([...parts, ...rest]) || /^(?:其余|其他|其它)$/.test(rest.at(-1)!.label));
}

const MOST_REST = 8;

/** Whether a figure of another kind than the total begins something else, as it does unless it belongs to the parts around it. */
function isOfAnotherList(figures: readonly Figure[], at: number, head: Figure, total: Figure): boolean {
  if (figures[at]!.quantity.measure !== 'count' || total.quantity.measure !== 'count') return false;
  return !returnsRegularly(figures, at, head) && !isAttribute(figures, at, total);
}

/** What one and the same list may count its parts by: 许可28项、征收4件、裁决3项. */
const COUNTERS_OF_PAPERS = /^[件项份个宗起条例单]$/;
/** By so much of the total may a row miss it whose names begin alike. */
const TENTH = 10n;

/**
 * Whether one part in the middle of a row joined by 、 has another counter than the total and the parts on both its sides. Only
 * where the row comes to the total with it, or nearly where its name begins as theirs: else it counts something else.
 */
function isCountedOtherwise(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [before, figure, next] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (figure.separator !== 'pause' || next?.separator !== 'pause' || next.bracket !== figure.bracket) return false;
  if (![figure, total].every(({ quantity }) => COUNTERS_OF_PAPERS.test(quantity.unit))) return false;
  if (figure.label === '' || !isSameKind(before, total) || !isSameKind(next, total)) return false;
  const row = rowAround(figures, at).map(({ quantity }) => quantity);
  if (compareTotal([total.quantity], row) === 'meets') return true;
  const beginning = figure.label.slice(0, 2);
  return [before, next].every(({ label }) => label.startsWith(beginning)) && relativeGap([total.quantity], row, TENTH);
}

/** The figures that 、 joins with one. */
function rowAround(figures: readonly Figure[], at: number): readonly Figure[] {
  let from = at;
  while (figures[from]!.separator === 'pause' && from > 0 && at - from < MOST_PARTS) from--;
  let to = at + 1;
  while (figures[to]?.separator === 'pause' && to - at < MOST_PARTS) to++;
  return figures.slice(from, to);
}

/** 县政府7人，12个乡镇31人: a figure that belongs to the name of the next part. */
function isAttribute(figures: readonly Figure[], at: number, total: Figure): boolean {
  const [figure, next] = [figures[at]!, figures[at + 1]];
  if (next?.separator !== 'none' || next.lead === '' || figure.separator === 'none') return false;
  return next.bracket === figure.bracket && next.label.length <= 8 && isSameKind(next, total);
}

/** Whether a figure of the right kind is no part any more: another activity, an output, another time. */
function endsList(figure: Figure, head: Figure, total: Figure): boolean {
  if (beginsAnew(figure)) return true;
  // 油料14万吨，其中：花生11万吨；蔬菜总产量49万吨
  if (figure.separator === 'semicolon' && OF_ITS_OWN.test(figure.label) && !OF_ITS_OWN.test(head.label)) return true;
  const reached = STAGE.test(figure.label) && !STAGE.test(head.label) && !PENDING.test(head.label);
  if (reached && figure.separator === 'comma' && !isPartition([head, figure])) return true;
  if (OUTPUT.test(figure.label) && figure.quantity.unit !== total.quantity.unit) return true;
  const activity = ACTIVITY.exec(figure.label)?.[0];
  if (activity !== undefined && !head.label.startsWith(activity) && figure.separator !== 'pause') {
    // 维持28件，撤销2件，调解5件
    if (isNamedAlike(figure, head, total) || isPartition([head, figure])) return false;
    return !ACTIVITY.test(head.label) || total.label.startsWith(activity);
  }
  return false;
}

const OF_ITS_OWN = /总(?:产[量值]|[数量额值]|面积|收入|支出)/;

/** 准予许可70件，其中林地使用许可23件，建设工程许可47件: what is built is no verb where the name ends as all of them do. */
function isNamedAlike({ label }: Figure, head: Figure, total: Figure): boolean {
  const noun = label.slice(-2);
  return /^建设(?:规划|工程|用地|项目|施工)/.test(label) && head.label.endsWith(noun) && total.label.endsWith(noun);
}

function looksLike(a: Figure, b: Figure): boolean {
  return a.label !== '' && (a.label.at(-1) === b.label.at(-1) || /^(?:其余|其他|其它)/.test(a.label));
}

/** 通过网站公开214条；通过公众号公开89条 */
export function isWordedAlike({ label: a }: Figure, { label: b }: Figure): boolean {
  return a.length > 4 && b.length > 4 && a.slice(0, 2) === b.slice(0, 2) && a.slice(-2) === b.slice(-2);
}

/** 甲类12件20人、乙类8件9人: a second unit that returns behind every part does not end the list. */
function returnsRegularly(figures: readonly Figure[], at: number, head: Figure): boolean {
  const [earlier, before, figure, next, afterNext] = [at - 2, at - 1, at, at + 1, at + 2].map(
    (index) => figures[index],
  );
  if (!figure || !next || !isSameKind(next, head)) return false;
  const isOfRow = (other: Figure | undefined): boolean =>
    other?.quantity.unit === figure.quantity.unit && other.bracket === head.bracket;
  if (isOfRow(afterNext)) return true;
  // 工矿事故17起、死亡14人，道路事故27起、死亡16人，其他事故2起、死亡1人: behind the last part, it has returned every time.
  const goesOn = next.bracket === head.bracket && next.sentence === head.sentence && !beginsAnew(figure);
  return goesOn && isOfRow(earlier) && before !== undefined && isSameKind(before, head);
}
