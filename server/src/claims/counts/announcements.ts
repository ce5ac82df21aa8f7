import { mapEach } from '../../analysis/map-each.ts';
import { absolute, subtract, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import type { Certainty } from '../claim.ts';

/** An announced number and what is listed for it, at their places in the paragraph. */
export interface List {
  readonly figure: Figure;
  readonly items: readonly Span[];
  /** The list ends in 等: there are at least so many. */
  readonly open: boolean;
  readonly certainty: Certainty;
}

/** Counters of what is announced by number and then listed; cases, people and places are counted without a list. */
export const LISTED: ReadonlySet<string> = new Set(['个', '项', '类', '种', '条', '支', '张', '方面', '部分']);
/** What a heading or a sentence announces by number. */
export const ANNOUNCED =
  /^(?:大|主要|突出|重点|具体|关键|法定)?(?:方面|层面|维度|阶段|导向|问题|难题|不足|短板|弱项|困难|原因|特点|亮点|机制|保障|触角|举措|措施|做法|方法|方式|形式|途径|渠道|步骤|模式|经验|制度|体系|平台|载体|抓手|支撑|重点|关键|关口|环节|到位|延伸|创新|建设|强化|坚持|聚焦|转变|提升|突破|结合|统一|加强|狠抓|着力|注重|确保|行动|工程|任务|目标|领域|板块|阵地|清单|工作|建议|程序|原则|群体|要素|系统|内容|部分)/;
/** Brackets that hold something else, or not all. */
export const NOT_ALL = /等|含|包括|如|例|其中|主要|原|见|附|每|\d|年|月/;

/** A word that joins two names of a row; that of 涉及, 参与 and 和解 is a part of one. */
export const JOINT = /以及|(?<![涉普触波顾提危])及(?![时格早其])|和(?![谐解平美睦])|(?<![参给授赋干])与(?![会时])/;

/** Whether a figure announces what will be listed: 四项工作, 三个方面. */
export function isAnnouncement({ quantity, lead, tail }: Figure): boolean {
  if (!LISTED.has(quantity.unit) || !isExact(quantity.range)) return false;
  return quantity.unit === '方面' || ANNOUNCED.test(tail) || (tail === '' && SORTED.test(lead));
}

/** 所提建议分为五类：一是…; not 原来分为五类的 */
const SORTED = /(?<![原曾])(?:分[为成]|归[纳结]?[为成]|概括为|梳理[为出])(?:以下|如下)?$/;

/** What a figure announces, in one word: 环节 of 四个环节; empty where it announces nothing. */
export function announcedBy({ tail }: Figure): string {
  return (ANNOUNCED.exec(tail)?.[0] ?? '').replace(/^(?:大|主要|突出|重点|具体|关键|法定)(?=..)/, '');
}

/** By how many a figure and its list differ. */
export function gapOf({ quantity }: Figure, count: number): number {
  return Number(absolute(subtract(quantity.value, whole(count))).units);
}

/** What is listed for a figure, where that is at most `most` more or fewer than it tells. */
export function listWithin(figure: Figure, items: readonly Span[], most: 0 | 1): List | null {
  return gapOf(figure, items.length) <= most ? { figure, items, open: false, certainty: 'likely' } : null;
}

/** A row whose last stretch is two, with a word between them that begins at `at`: 告知、听证“和”集体讨论. */
export function partLast(row: readonly Span[], at: number, joint: string): readonly Span[] {
  const { start, end } = row.at(-1)!;
  return [...row.slice(0, -1), { start, end: at }, { start: at + joint.length, end }];
}

/** The stretches of a row between 、; the row begins at `from`. */
export function cut(row: string, from: number): readonly Span[] {
  let start = from;
  return mapEach(row.split('、'), (piece): Span => {
    const span = { start, end: start + piece.length };
    start = span.end + 1;
    return span;
  });
}
