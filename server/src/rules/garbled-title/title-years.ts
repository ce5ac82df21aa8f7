import { matchesOf } from '../../analysis/matches.ts';
import type { Span } from '../../analysis/span.ts';
import type { Hit } from '../../terms/phrase-index.ts';
import type { KnownTitle } from '../../terms.ts';
import type { Draft, Edit, Fix, Severity } from '../rule.ts';
import type { Known } from './known-phrases.ts';

/** Two years behind a title, as in （2021—2025年）, whole or damaged. */
export interface TitleYears extends Span {
  readonly from: number;
  readonly to: number;
  /** Where each of the two years begins. */
  readonly places: readonly [number, number];
  /** As written; empty where it is not there. */
  readonly open: string;
  readonly dash: string;
  readonly unit: string;
  readonly close: string;
  /** Where the title before ends: before 》, if that stands between. */
  readonly titleEnd: number;
}

const YEARS = /(?<!\d)([(（]\s?)?(20\d\d)(年?\s?[-－—–~～至]{1,2}\s?)?(20\d\d)(年?)(?!\d)(\s?[)）])?/g;
const SIGN = /20\d\d(?:年?\s?[-－—–~～至]{1,2}\s?)?20\d\d/;
const PLAN_WORD = /(?:纲要|规划|计划|方案|行动|意见|决定)$/;
/** A paper of one's own may have years of its own. */
const OWN_PAPER = /(?:制定|出台|印发|制发|[我本][市县区镇乡局委街])[^。；]{0,6}$/;
const NATIONAL = /中央|国务院|国家|全国|中办/;

/** The pairs of years in a text that a dash joins, or once joined. */
export function readTitleYears(text: string): readonly TitleYears[] {
  if (!SIGN.test(text)) return [];
  return matchesOf(text, YEARS).map((match) => {
    const [whole, open = '', from, dash = '', to, unit = '', close = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    let titleEnd = start;
    while (titleEnd > 0 && start - titleEnd < 3 && '》”" \u3000'.includes(text[titleEnd - 1]!)) titleEnd--;
    const second = end - close.length - unit.length - 4;
    return {
      start,
      end,
      from: Number(from),
      to: Number(to),
      places: [start + open.length, second] as const,
      open: open.trim(),
      dash,
      unit,
      close: close.trim(),
      titleEnd,
    };
  });
}

/** Years behind a title that lost their dash or a bracket, or are not those of the title. */
export function judgeYears(text: string, pair: TitleYears, known: readonly Hit<Known>[]): Draft | null {
  const before = known.find(({ value, end }) => end === pair.titleEnd && isTitle(value));
  const title = before && isTitle(before.value) ? before.value.title : null;
  if (before && isOwnPaper(text, before.start)) return null;
  if (title?.years && !fits(title, pair)) return isWhole(text, pair) ? wordWrongYears(pair, title) : null;
  const behindPlan = title !== null || PLAN_WORD.test(text.slice(Math.max(0, pair.titleEnd - 2), pair.titleEnd));
  const isSure = title?.verified ?? false;
  if (pair.dash === '') return isLostDash(pair, behindPlan) ? wordLostDash(text, pair, behindPlan) : null;
  if (!behindPlan || pair.titleEnd !== pair.start) return null;
  const lost = lostBracket(text, pair, title !== null);
  return lost && wordLostBracket(text, pair, lost, isSure ? 'error' : 'warning');
}

/** Whether a paper named here is the reporter's own and not the known one. */
export function isOwnPaper(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  return OWN_PAPER.test(before.replace(/[《“\s]+$/, '')) && !NATIONAL.test(before);
}

function isTitle(value: Known): value is Extract<Known, { readonly title: KnownTitle }> {
  return value.kind === 'title' || value.kind === 'wrong';
}

function fits({ years }: KnownTitle, { from, to }: TitleYears): boolean {
  return years?.some(([first, last]) => first === from && last === to) ?? false;
}

/** Whether the years belong to the title's name: in brackets, or within the same 《》. */
function isWhole(text: string, { open, close, start, end, titleEnd }: TitleYears): boolean {
  if (open !== '' && close !== '') return true;
  return titleEnd === start && (close !== '' || text[end] === '》');
}

/** 20212025 alone may be any number; in brackets or behind a title it is two years. */
function isLostDash({ from, to, open, close, unit }: TitleYears, behindPlan: boolean): boolean {
  return to > from && to - from <= 30 && (behindPlan || (open !== '' && close !== '' && unit !== ''));
}

type Bracket = 'open' | 'close' | 'both';

function lostBracket(text: string, { open, close, start, end }: TitleYears, isKnown: boolean): Bracket | null {
  if (open === '' && close !== '') return isInBrackets(text, start) ? null : 'open';
  if (text[end] !== '》') return null;
  if (open !== '' && close === '') return 'close';
  return open === '' && isKnown ? 'both' : null;
}

/** Whether a bracket is still open at a place, looking back over its sentence or title. */
function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  let open = 0;
  for (const character of before.slice(Math.max(before.lastIndexOf('《'), before.lastIndexOf('。')) + 1)) {
    if ('(（'.includes(character)) open++;
    else if (')）'.includes(character) && open > 0) open--;
  }
  return open > 0;
}

function wordLostDash(text: string, pair: TitleYears, behindPlan: boolean): Draft {
  const at = pair.places[1];
  const whole = `${text.slice(pair.start, at)}—${text.slice(at, pair.end)}`;
  return {
    start: pair.start,
    end: pair.end,
    message: `年份之间少了连接号：“${text.slice(pair.start, pair.end)}”应为“${whole}”。`,
    fixes: [{ title: '补上连接号“—”', safe: behindPlan, edits: [{ start: at, end: at, text: '—' }] }],
  };
}

function wordLostBracket(text: string, pair: TitleYears, lost: Bracket, severity: Severity): Draft {
  const written = text.slice(pair.start, pair.end);
  const isAscii = pair.open === '(' || pair.close === ')';
  const edits: Edit[] = [
    ...(lost === 'close' ? [] : [{ start: pair.start, end: pair.start, text: isAscii ? '(' : '（' }]),
    ...(lost === 'open' ? [] : [{ start: pair.end, end: pair.end, text: isAscii ? ')' : '）' }]),
  ];
  const what = { open: '前半个括号', close: '后半个括号', both: '括号' }[lost];
  return {
    start: pair.start,
    end: pair.end,
    severity: lost === 'both' ? 'warning' : severity,
    message: `文件名称里的年份少了${what}：“${written}”。`,
    fixes: [{ title: `补上${what}`, safe: true, edits }],
  };
}

function wordWrongYears(pair: TitleYears, title: KnownTitle): Draft {
  const periods = title.years ?? [];
  const near = periods.filter(([first, last]) => first === pair.from || last === pair.to);
  const [only, ...others] = near.length > 0 ? near : periods;
  const names = periods.map((period) => `（${wordPeriod(period)}）`).join('或');
  const name = /^[“《]/.test(title.title) ? title.title : `《${title.title}》`;
  return {
    start: pair.start,
    end: pair.end,
    severity: title.verified ? 'error' : 'hint',
    message: `${name}的起止年份是${names}，这里是${pair.from}和${pair.to}。`,
    ...(only && others.length === 0 && { fixes: [changeYears(pair, only)] }),
  };
}

function changeYears({ places, from, to, dash }: TitleYears, period: readonly [number, number]): Fix {
  const [first, last] = period;
  const edits = [
    ...(first === from ? [] : [{ start: places[0], end: places[0] + 4, text: String(first) }]),
    ...(dash === '' || last !== to
      ? [{ start: places[1], end: places[1] + 4, text: `${dash === '' ? '—' : ''}${last}` }]
      : []),
  ];
  return { title: `把年份改为${wordPeriod(period)}`, safe: false, edits };
}

function wordPeriod([first, last]: readonly [number, number]): string {
  return `${first}—${last}年`;
}
