import type { Figure } from '../analysis/paragraph.ts';
import { withoutChange } from './changes.ts';

/** How far before a figure the names of its row are looked for, and how many of them there may be. */
const LONGEST = 80;
const MOST = 12;
/** 投诉、举报占比分别为, 复议、诉讼同比分别增长 */
const RESPECTIVELY =
  /([^，,。；;：:！？]*?)((?:同比|环比|所)?)(?:分别|各)(?:约|为|是|达到?|有|计)*([^，,。；;：:！？、为是达有]{0,8})(?:约|为|是|达到?|有|了)*$/;
const CLAUSE = /[^，,。；;：:！？]*$/;
/** What is named once for all of the row, behind the last of its names. */
const SHARED =
  /的?(?:所?占[^占]{1,12}?比[重例]|所?占比[重例]?|比[重例]|[一-龥]{2}率|满意度|数量?|金额|总[量数额]|案件|事项|(?:进出口|出口|进口)(?:总值|额)?|增加值|产量|产值|规模|投资|收入|支出)$/;
/** What is named once for all of the row, in front of the first of its names: 我国对, 全市. */
const SCOPE = /^(?:[我全本][国省市县区州镇乡]的?)?[对与向]?/;
const NEXT_IN_ROW = /^[、，,和与及]$/;

/** What each of the figures of a row is called, whose names stand in a row before them: 投诉、举报占比分别为65%、35%. */
export function namesInRows(figures: readonly Figure[]): ReadonlyMap<Figure, string> {
  const names = new Map<Figure, string>();
  for (let head = 0; head < figures.length; head++) {
    const row = rowBefore(figures[head]!.lead.slice(-LONGEST));
    if (!row) continue;
    let end = head + 1;
    while (end < figures.length && end - head < MOST && NEXT_IN_ROW.test(figures[end]!.lead)) end++;
    const own = end - head < 2 ? null : namesOf(row.words, end - head);
    if (!own) continue;
    for (const [at, name] of own.entries()) names.set(figures[head + at]!, name + row.behind);
    head = end - 1;
  }
  return names;
}

/** The words that name a row, and what is said of all that it names. */
function rowBefore(lead: string): { readonly words: string; readonly behind: string } | null {
  if (/[别各]/.test(lead)) {
    const said = RESPECTIVELY.exec(lead);
    if (said) return { words: said[1]!, behind: said[2]! + said[3]! };
  }
  // 城镇和农村居民收入增长8%和11%
  if (!/[、和与及]/.test(lead)) return null;
  const clause = CLAUSE.exec(lead)![0];
  const words = withoutChange(clause);
  return words === clause ? null : { words, behind: clause.slice(words.length) };
}

/** The words cut into as many names as there are figures; none where they are more or fewer. */
function namesOf(words: string, count: number): readonly string[] | null {
  const scope = SCOPE.exec(words)![0];
  const within = words.slice(scope.length);
  const own = [/、|以及/, /[、和与及]/].map((link) => within.split(link)).find(({ length }) => length === count);
  if (!own || own.some((name) => name === '')) return null;
  const shared = sharedBehind(own);
  return own.map((name) => scope + (name.endsWith(shared) ? name : name + shared));
}

/** What stands behind the last of the names that is meant of all: 韩国、日本“进出口”. */
function sharedBehind(own: readonly string[]): string {
  const last = own.at(-1)!;
  const others = own.slice(0, -1);
  const { length } = others[0]!;
  const asLong = others.every((name) => name.length === length);
  // 猪、牛、羊“肉产量”
  if (asLong && length === 1) return last.slice(1);
  // 东部、中部、西部“地区投资”: what the others end with, the last ends with too.
  for (let size = Math.min(LONGEST_ENDING, length); size > 0; size--) {
    const ending = others[0]!.slice(-size);
    const at = others.every((name) => name.endsWith(ending)) ? last.indexOf(ending, 1) : -1;
    if (at > 0) return last.slice(at + size);
  }
  const known = SHARED.exec(last)?.[0] ?? '';
  return known !== '' && asLong && others.length > 1 && last.length - length > known.length
    ? last.slice(length)
    : known;
}

const LONGEST_ENDING = 4;
