import { readIndicators } from '../../analysis/indicators.ts';
import { matchesOf } from '../../analysis/matches.ts';
import { once } from '../../analysis/memory.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import type { Subject } from '../disclosure.ts';
import type { OutcomeName } from './applications.ts';

/** Where the text tells of something that a table of the form for reports on 政府信息公开 tells of as well. */
export interface Mention extends Span {
  readonly subject: Subject;
  /** Null where it is told in words that there was none: 未收到政府信息公开申请. */
  readonly figure: Figure | null;
  readonly label: string;
  /** Whether the words can mean nothing else. */
  readonly firm: boolean;
  /** Whether it is told of what came in this year only: 新收. */
  readonly fresh: boolean;
  /** The time it speaks of; empty for the year reported on. */
  readonly period: string;
  /** Whether it is told of more than one body (全县) or of one office among them (县政府办公室). */
  readonly scope: 'own' | 'wide' | 'office';
  /** Whether its words say themselves that it is about 政府信息公开; else what it stands under must. */
  readonly named: boolean;
}

const MAY_MENTION = /申请|结转|复议|诉讼|新收/;
const APPLICATION = '(?:依申请公开)?(?:政府信息公开|信息公开|依申请公开|政府信息)(?:政府信息)?的?申请';
const COUNTED = '(?:件数|数量?|总[数量]|事项)?(?:共计?|总计|合计|累计|共有|为)?$';
const RECEIVED = new RegExp(`(收到|接到|接收到?|新收|新增|受理)(?:到|各类|的){0,2}${APPLICATION}${COUNTED}`);
const RECEIVING = /(收到|接到|接收到?|新收|受理)(?:到|各类)?(?:共计?|总计|合计|累计|共有)?$/;
const APPLICATION_BEHIND = new RegExp(`^的?${APPLICATION}`);
const FRESH = /新收(?:申请)?(?:件数|数量?)?(?:共计?|为)?$/;
const CARRIED = new RegExp(`上年度?结转(?:至?本年度?)?(?:的?${APPLICATION}|的?申请)?${COUNTED}`);
const NEXT = /结转[至到]?(?:下一?年度?|(20\d\d)年度?)(?:继续)?(?:办理)?(?:的?申请)?(?:件数|数量?)?(?:共计?|为)?$/;
const HANDLED = new RegExp(`(?:办结|办理完毕|(办理|答复))(?:了)?${APPLICATION}${COUNTED}`);
const DONE = /(?:^|[^未应])(?:已|均|共|全部|按期|按时)*办结(?:共计?)?$/;
const OUTCOME =
  /^(予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?:的|类)?(?:申请)?(?:件数|数量?)?(?:共计?|为)?$/;
/** 制发公文187件，主动公开类52件、不予公开类104件: how papers are marked, not what became of applications. */
const OF_PAPERS = /公文|公开属性|制发|主动公开类/;
const COURSE = /行政(复议|诉讼)(?:案件?|申请)?(?:件数|数量?)?(?:共计?|总计|合计|共有|为|有|发生)?$/;
const COURSE_BEHIND = /^(?:的|因|涉及|关于|有关)?(?:政府信息公开|信息公开)?[^\d]{0,10}?行政(复议|诉讼)/;
const DISCLOSURE = /信息公开|依申请/;
/** A paragraph that speaks of applications anywhere tells what became of them. */
const ABOUT = /(?:信息公开|依申请)[^。；]{0,12}申请/;
/** What is told of some of them, of other ones, or of what was done with them. */
const PARTIAL =
  /其中|当面|信函|书面|邮[件寄政]|网[上络站页]|传真|线上|线下|平台|窗口|现场|口头|各|下属|所属|直属|镇街|乡镇|协助|会办|转办|转送|自然人|法人|企业|公民|个人|律师|记者|同比|[较比][上去往]|增[加长]|减少|上年(?!度?结转)|去年|往年|前年|上半年|下半年|季度|同类|重复|涉及(?!政府信息|信息)|一审|二审|再审|出庭|应诉|审结|审理|待审|第三人|代理|撤回|补正/;
const HANDLING_REVIEWS = /受理|办理|审理|办结|审结|答复|参[加与]|胜诉|败诉|纠[正错]|维持|撤销|驳回/;
const APPLICANTS = /公民、?(?:法人|企业)?(?:和|或者?|及|、)?(?:其他)?组织(?:提出|提交|递交)?的?/g;
const WIDE = /全[县市区省州盟旗]|全系统|各级|[县市区]级/;
const OFFICE = /办公[室厅]|本级|政府办/;

const NOT = '(?:未曾?|没有?|尚未|从未)(?:再)?';
const NO = '无(?![法效关需序偿论]|正当|条件|异议)';
const NO_APPLICATION = new RegExp(
  `(?:${NOT}(?:收到|接到|接收到?|新收|新增|受理|发生|出现|产生|有)|${NO})(?:过|到|任何|形式的?|各类|有关|相关|关于|方面|公民、?法人[或和及]者?其他组织|公民|群众|申请人|提出|提交|的){0,5}${APPLICATION}(?!行政|[的人者]|引|而|产生|复议|过|收|之外)`,
  'g',
);
const NO_COURSE = new RegExp(
  `(?:${NOT}(?:收到|发生|出现|产生|存在|引发|涉及|受理|新增|有|被|因)|${NO})[^，。；,;！!\\d]{0,36}?行政(复议|诉讼)`,
  'g',
);
/** What there was none of was no case, but one that ended in some way, or something else. */
const NOT_CASES = /纠[正错]|撤销|败诉|变更|违法|超[期时]|逾期|改变|[被予]确认|履行|整改|问责|收费|外|正当/;

/** What a paragraph tells of applications, reviews and law-suits; places are relative to it. */
export const readMentions = once((paragraph: Paragraph): readonly Mention[] =>
  MAY_MENTION.test(paragraph.text) ? [...readFigures(paragraph), ...readNone(paragraph)] : [],
);

function readFigures(paragraph: Paragraph): readonly Mention[] {
  const { text, figures } = paragraph;
  const about = ABOUT.test(text);
  return figures.flatMap((figure, at) => {
    const { quantity } = figure;
    if (!/^[件宗起条次个份例]$/.test(quantity.unit) || !isExact(quantity.range) || quantity.approximate !== '')
      return [];
    const clause = clauseBefore(text, quantity.start, figures[at - 1]?.quantity.unitEnd ?? 0);
    const around = text.slice(sentenceStart(text, quantity.start), quantity.unitEnd) + figure.tail;
    const told = subjectOf(figure, clause, around, about);
    if (!told || PARTIAL.test(clause) || /^(?:中|以上|以内)/.test(figure.tail)) return [];
    const period = periodOf(paragraph, at);
    const place = { start: quantity.start, end: quantity.end };
    return [{ ...told, ...place, figure, label: figure.label, period, scope: scopeOf(clause) }];
  });
}

/** No sentence is looked at further than this before a figure, and behind it. */
const LONGEST_REACH = 160;
const LONGEST_TAIL = 30;
const LONGEST_CLAUSE = 60;

/** The words up to a figure from the clause's beginning or the figure before it, without what brackets hold. */
function clauseBefore(text: string, end: number, from: number): string {
  let start = end;
  const furthest = Math.max(from, end - LONGEST_CLAUSE);
  while (start > furthest && !/[，。；：！？,;:!?\n]/.test(text[start - 1]!)) start--;
  return text
    .slice(start, end)
    .replace(/[（(][^（()）]*[)）]|[\s*]/g, '')
    .replace(APPLICANTS, '');
}

function sentenceStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_REACH && !/[。！？!?\n]/.test(text[start - 1]!)) start--;
  return start;
}

type Told = Pick<Mention, 'subject' | 'firm' | 'fresh' | 'named'>;

function subjectOf({ label, tail }: Figure, clause: string, around: string, about: boolean): Told | null {
  const named = DISCLOSURE.test(clause) || DISCLOSURE.test(tail);
  const received = RECEIVED.exec(clause) ?? (APPLICATION_BEHIND.test(tail) ? RECEIVING.exec(clause) : null);
  if (received) {
    return { subject: 'received', firm: received[1] !== '受理', fresh: received[1]!.startsWith('新'), named: true };
  }
  const near = DISCLOSURE.test(around);
  if (FRESH.test(clause)) return near ? { subject: 'received', firm: true, fresh: true, named } : null;
  if (CARRIED.test(clause)) return near ? { subject: 'carried', firm: true, fresh: false, named } : null;
  if (NEXT.test(clause)) return near ? { subject: 'next', firm: true, fresh: false, named } : null;
  const handled = HANDLED.exec(clause);
  if (handled) return { subject: 'handled', firm: handled[1] === undefined, fresh: false, named: true };
  if (DONE.test(clause)) return near ? { subject: 'handled', firm: false, fresh: false, named } : null;
  const outcome = OUTCOME.exec(label)?.[1];
  if (outcome !== undefined)
    return (near || about) && !OF_PAPERS.test(around)
      ? { subject: outcome as OutcomeName, firm: true, fresh: false, named }
      : null;
  const course =
    COURSE.exec(clause)?.[1] ??
    (/(?:发生|收到|引发|涉及|被提起|有)(?:共计?)?$/.test(clause) ? COURSE_BEHIND.exec(tail)?.[1] : undefined);
  if (
    course === undefined ||
    HANDLING_REVIEWS.test(clause) ||
    (/复议/.test(clause) && /诉讼/.test(clause + tail.slice(0, 12)))
  )
    return null;
  return { subject: course === '复议' ? 'review' : 'lawsuit', firm: true, fresh: false, named: near };
}

/** 上年结转 is no period that the figures behind it are told of. */
function periodOf(paragraph: Paragraph, at: number): string {
  const { period, figure } = readIndicators(paragraph)[at]!;
  const before = paragraph.text.slice(Math.max(0, figure.quantity.start - LONGEST_REACH), figure.quantity.start);
  return /^上年/.test(period) && /上年度?结转/.test(before) ? '' : period;
}

function scopeOf(clause: string): Mention['scope'] {
  return WIDE.test(clause) ? 'wide' : OFFICE.test(clause) ? 'office' : 'own';
}

function readNone({ text }: Paragraph): readonly Mention[] {
  const mentions: (Mention | null)[] = [];
  for (const { 0: words, index } of matchesOf(text, NO_APPLICATION)) {
    mentions.push(toNone(text, 'received', index, index + words.length));
  }
  for (const { 0: words, 1: course, index } of matchesOf(text, NO_COURSE)) {
    const end = index + words.length;
    mentions.push(toNone(text, course === '复议' ? 'review' : 'lawsuit', index, end));
    const both = course === '复议' ? AND_LAWSUIT.exec(text.slice(end, end + LONGEST_TAIL)) : null;
    if (both) mentions.push(toNone(text, 'lawsuit', index, end + both[0].length, end + both[0].length - 4));
  }
  return mentions.filter((mention) => mention !== null);
}

/** Words from `start` to `end` that there was none, told at `place`; null where they say something else. */
function toNone(text: string, subject: Subject, start: number, end: number, place = start): Mention | null {
  const until = clauseEnd(text, end);
  const clause = text.slice(clauseStart(text, start), until);
  const some = /^(?:案件?|申请)?\s?[1-9１-９一二三四五六七八九十两]/.test(text.slice(end, until));
  if (some || NOT_CASES.test(clause) || PARTIAL.test(clause.replace(APPLICANTS, ''))) return null;
  return {
    subject,
    start: place,
    end,
    figure: null,
    label: text.slice(start, end),
    firm: true,
    fresh: false,
    period: OTHER_PERIOD.exec(text.slice(Math.max(0, start - LONGEST_REACH / 4), start))?.[0] ?? '',
    scope: scopeOf(clause),
    named: DISCLOSURE.test(clause),
  };
}

const AND_LAWSUIT = /^(?:案件?|申请)?(?:和|或者?|及|与|以及|、)[^，。；、\d]{0,8}行政诉讼/;
const OTHER_PERIOD = /20\d\d年|上年|去年|往年|前年|上半年|季度|\d月/;

function clauseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_CLAUSE && !/[，。；,;！!\n]/.test(text[start - 1]!)) start--;
  return start;
}

function clauseEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST_CLAUSE && !/[，。；,;！!\n]/.test(text[end]!)) end++;
  return end;
}
