import type { WrittenNumber } from './digits.ts';
import { leadsToShare } from './portions.ts';
import { wordBefore, wordBehind } from './qualifiers.ts';

/**
 * Words that begin with a Chinese number and count nothing: doctrines, idioms, places, and 二 before a measure word, which is the second
 * one; two of them are 两.
 */
export const SET_PHRASES = new RegExp(
  `^(?:${[
    '两个(?:维护|确立|责任)|四个(?:意识|自信|全面|亲自|一批)|三所联动|三个(?:区分|代表)|十[一二]个坚持|五类车|[两三]项制度',
    '八项规定|四项基本原则|五位一体|两条线[”"管]|两面派',
    '零部?件|零门槛|四通八达|四面(?:八方|围城)|两位数|三通(?![电来求])|八通道|五棵松',
    '[三五]台[县山]|九台[区市]|七台河|三门[县峡]|五家渠|三元[区里]',
    '二[次期轮类元](?=[一-龥])|三次产业(?:结构|增加|占|比|融合|协调)|三次分配',
  ].join('|')})`,
);

/** An ordinal (第3次), the first word of a quoted name (“三项制度”), a set phrase, or 一 as an article (一个, 一次). */
export function isName(text: string, figure: WrittenNumber): boolean {
  const before = text[figure.start - 1];
  if (text[figure.end] === '次' && isSession(text, figure)) return true;
  if (before === '前' && text.slice(figure.end, figure.end + 1).match(/[名位]/)) return true;
  if (figure.script === 'chinese' && countsRegulations(text, figure.start)) return false;
  if (opensName(text, figure.start)) return true;
  if (figure.script === 'arabic') return false;
  if (before === '几' || before === '数') return true;
  if (figure.units === 1n && figure.decimals === 0 && !text.startsWith('百分之', figure.start)) {
    return !isTenth(text, figure) && text[figure.end] !== '倍';
  }
  if (isRankAfterAnother(text, figure)) return true;
  // 修订《…》和《…》两项制度 counts them.
  return before !== '》' && SET_PHRASES.test(text.slice(figure.start, figure.start + 6));
}

/** How long a title is at most. */
export const LONGEST_TITLE = 60;

/** 《服务企业十条措施》: a number within a title is a part of it. */
export function isInTitle(text: string, start: number): boolean {
  const first = Math.max(0, start - LONGEST_TITLE);
  let open = start - 1;
  while (open >= first && !TITLE_ENDS.test(text[open]!)) open--;
  if (open < first || text[open] !== '《') return false;
  let close = start;
  while (close - open <= LONGEST_TITLE && close < text.length && !TITLE_ENDS.test(text[close]!)) close++;
  return text[close] === '》';
}

const TITLE_ENDS = /[《》\n]/;

/** 六届五次、六次全会, 三届人大四次会议: which of the sessions it is. */
function isSession(text: string, { start, end }: WrittenNumber): boolean {
  return text.startsWith('全会', end + 1) || SESSIONS.some((words) => text.startsWith(words, start - words.length));
}

/** What stands before the number of a session, and before that the number of those who meet. */
export const SESSIONS = ['届', '届人大', '届政协', '届人大常委会', '届人民代表大会', '届党代会'] as const;

/** 一类司法所38个、二类司法所52个、三类司法所16个，一、二类合计90个: the next rank behind the one before it. */
function isRankAfterAnother(text: string, { start, end, units }: WrittenNumber): boolean {
  const kind = text[end];
  if (end - start !== 1 || kind === undefined || !RANKED.includes(kind) || units > 9n) return false;
  const before = text.slice(Math.max(0, start - FURTHEST_RANK), start);
  const last = RANKS[Number(units) - 2];
  if (before.endsWith(`${last}、`)) return true;
  const found = before.lastIndexOf(`${last}${kind}`);
  return found >= 0 && !/[。！？!?；;]/.test(before.slice(found));
}

const RANKS = '一二三四五六七八';
const RANKED = '类级档期';
const FURTHEST_RANK = 24;

/** 行政执法公示、执法全过程记录、重大执法决定法制审核“三项制度”: behind what it stands for, the name counts. */
function countsRegulations(text: string, start: number): boolean {
  return text.startsWith('项制度', start + 1) && BEHIND_REGULATIONS.test(text.slice(Math.max(0, start - 5), start));
}

const BEHIND_REGULATIONS = /审核(?:制度)?[“"]?$/;

/** 第三, “三项制度”, 《三年行动计划》: the number of one of many, or the first word of a name. */
export function opensName(text: string, start: number): boolean {
  return start > 0 && '第“‘《'.includes(text[start - 1]!);
}

/** 近一成: said of a share; 一成不变 is not. */
function isTenth(text: string, { start, end }: WrittenNumber): boolean {
  if (text[end] !== '成') return false;
  return leadsToShare(text, start) || wordBefore(text, start) !== '' || wordBehind(text, end + 1) !== '';
}
