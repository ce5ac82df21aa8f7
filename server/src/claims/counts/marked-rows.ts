import { compare, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import { EVENTS } from '../vocabulary.ts';
import { cut, gapOf, isAnnouncement, LISTED, type List, listWithin, NOT_ALL } from './announcements.ts';

const DOCUMENTS = '制度|办法|文件|规定|规则|机制|方案|规划|措施|标准|清单|指引|条例|规章|规范|细则|法律|法规';
/** What may stand between titles and their number: 《…》《…》等制度5项, 《…》《…》2项制度. */
const BEHIND_TITLES = new RegExp(`^(?:[^提的出及和与、]{0,8}(?:${DOCUMENTS}))?共?计?$`);
const BEFORE_DOCUMENTS = new RegExp(`^[^，。；：的]{0,6}(?:${DOCUMENTS}|决策事项)`);
/** What titles may be counted by; 学习《甲办法》《乙办法》等法规2次 counts what was done with them. */
const COUNTERS_OF_TITLES: ReadonlySet<string> = new Set('件 部 份 篇 项 个 条 种 类 册 本 张 套 方面 部分'.split(' '));

/** The titles that stand side by side before a figure. */
export function readTitles(row: string, from: number, figure: Figure): List | null {
  if (!COUNTERS_OF_TITLES.has(figure.quantity.unit)) return null;
  const behind = row.slice(row.lastIndexOf('》') + 1);
  const open = behind.startsWith('等');
  if (!open && !BEHIND_TITLES.test(behind)) return null;
  if (!open && behind.length < 2 && !BEFORE_DOCUMENTS.test(figure.tail)) return null;
  return sideBySide(/《[^《》]{1,60}》/g, row, from, figure, open);
}

/** “阳光公示”“全程记录”“法制审核”三项机制; “选、育、管、用”四项机制 */
export function readQuoted(row: string, from: number, figure: Figure): List | null {
  const within = /“([^“”、+＋]{1,12}(?:[、+＋][^“”、+＋]{1,12}){1,9})”$/.exec(row);
  const announces = isAnnouncement(figure) || isStep(figure);
  // 信用监管、智慧监管、“双随机、一公开”三项工作: one name of several.
  if (within && !/[”、和及与]\s*$/.test(row.slice(0, within.index))) {
    const items = cut(within[1]!.replace(/[+＋]/g, '、'), from + within.index + 1);
    // “互联网+监管”一项工作: what has two halves may be one name.
    const gap = items.length > 2 ? 1 : 0;
    return announces ? listWithin(figure, items, gap) : null;
  }
  const list = sideBySide(/“[^“”]{1,40}”/g, row, from, figure, row.endsWith('等'));
  return list && (gapOf(figure, list.items.length) === 0 || list.open || announces) ? list : null;
}

/** “初审+复核+终审”三级审查, “防、救、新”三件事, “学法”“用法”“守法”三向发力 */
function isStep({ quantity: { unit }, tail }: Figure): boolean {
  return unit === '级' || unit === '向' || (unit === '件' && /^(?:大|实)?事/.test(tail));
}

/** Whether such a figure stands right behind a quotation mark. */
export function isQuotedStep(figure: Figure, text: string): boolean {
  return isStep(figure) && text[figure.quantity.start - 1] === '”';
}

/** 《甲办法》（试行）、《乙办法》 */
const BETWEEN_MARKED = /^(?:[（(][^（）()]*[）)])?[、和及与\s]*$/;

/** What stands in marks of one kind, one right after the other up to the end of the row. */
function sideBySide(marked: RegExp, row: string, from: number, figure: Figure, open: boolean): List | null {
  const found = [...row.matchAll(marked)];
  const first = found.findLastIndex(({ index }, at) => {
    const before = found[at - 1];
    return !before || !BETWEEN_MARKED.test(row.slice(before.index + before[0].length, index));
  });
  const items = found.slice(first).map((match): Span => {
    const start = from + match.index;
    return { start, end: start + match[0].length };
  });
  const enough = open && compare(figure.quantity.value, whole(items.length)) > 0;
  const near = gapOf(figure, items.length) < 2;
  return items.length > 1 && (enough || near) ? { figure, items, open, certainty: 'likely' } : null;
}

/** 目录5项（《…》《…》…）; 4次专题会（1月8日、3月20日…）; 常驻单位7家：综治办、司法所…. */
export function readMarkedBehind({ text }: Paragraph, figure: Figure): List | null {
  const { unitEnd, range } = figure.quantity;
  const behind = text.slice(unitEnd, unitEnd + LONGEST_MARKED);
  if (!isExact(range) || !/[（(：:]|分别|即《/.test(behind)) return null;
  return readTitlesBehind(behind, figure) ?? readOfficesBehind(behind, figure);
}

/** The titles or the dates behind a figure. A list that runs on beyond what is looked at is not told in full. */
function readTitlesBehind(behind: string, figure: Figure): List | null {
  const { unit, unitEnd } = figure.quantity;
  const row =
    (LISTED.has(unit) && TITLES.exec(behind)) ||
    ((LISTED.has(unit) || DOCUMENT.has(unit)) && TITLES_APART.exec(behind)) ||
    (EVENTS.has(unit) && (DATES.exec(behind) ?? MONTHS.exec(behind)));
  if (!row || row[0].length >= LONGEST_MARKED) return null;
  const start = unitEnd + row[0].lastIndexOf(row[1]!);
  const items = [...row[1]!.matchAll(/《[^《》]*》|\d{1,2}月(?:\d{1,2}日)?/g)].map(
    ({ index, 0: { length } }): Span => ({ start: start + index, end: start + index + length }),
  );
  return listWithin(figure, items, 1);
}

function readOfficesBehind(behind: string, figure: Figure): List | null {
  const { unit, unitEnd } = figure.quantity;
  if ((unit !== '家' && unit !== '个') || !/(?:单位|部门|机构)$/.test(figure.label)) return null;
  const [, offices] = /^：([^，,。；;：:！？（）()]{3,100})[。；;]/.exec(behind) ?? [];
  if (offices === undefined || NOT_ALL.test(offices) || /[和及与]/.test(offices)) return null;
  const items = cut(offices, unitEnd + 1);
  return items.length > 1 ? listWithin(figure, items, 1) : null;
}

const TITLES = /^[（(]((?:《[^《》（）()]{1,40}》[、，,]?){2,9})[）)]/;
/** 规范性文件3件：《…》《…》《…》。 */
const DOCUMENT: ReadonlySet<string> = new Set(['件', '部', '份', '篇']);
const TITLES_APART =
  /^[^，,。；;：:（()）《》]{0,12}(?:[，,]?(?:分别[为是]|即)[：:]?|[：:])((?:《[^《》]{1,60}》[、，,和及]?){2,12})(?=[。；;]|$)/;
const DATES = /^[^，,。；;：:（()）]{0,24}[（(]((?:\d{1,2}月\d{1,2}日[、，,]){1,11}\d{1,2}月\d{1,2}日)[）)]/;
/** 专题学习5次，分别为3月、6月、9月和12月 */
const MONTHS =
  /^[，,]分别[为是在于]((?:\d{1,2}月(?:\d{1,2}日)?[、和及]){1,11}\d{1,2}月(?:\d{1,2}日)?)(?:[。；;，,]|召开|举办|开展|组织|进行)/;
const LONGEST_MARKED = 220;
