import { mapEach } from './map-each.ts';
import { matchesOf } from './matches.ts';
import { once } from './memory.ts';
import type { Paragraph } from './paragraph.ts';
import type { Span } from './span.ts';

/**
 * The period of each figure: the last one named before it in its sentence, else in the sentences before it. A year that
 * something is held against is told of the figure right behind it alone: 比上年的200件增加40件，其中… None where no time is named.
 */
export function readPeriods(paragraph: Paragraph): readonly string[] {
  const { text, passages } = paragraph;
  if (passages.length > 0 && !passages.some((passage) => namesTime(passage.paragraph))) return [];
  const named: NamedPeriod[] = [];
  for (const match of matchPeriods(text)) {
    if (named.length === MOST_PERIODS) break;
    const at = match.index;
    if (isQuoted(text, at)) continue;
    const words = match[0].replace(/\s/g, '');
    named.push({ start: at, end: at + match[0].length, words, compared: isCompared(text, at, words) });
  }
  if (named.length === 0) return [];
  let next = 0;
  let year = '';
  let part = '';
  return mapEach(paragraph.figures, ({ quantity }) => {
    let base = '';
    for (; next < named.length && named[next]!.start < quantity.start; next++) {
      const { words, start: at, end, compared } = named[next]!;
      base = compared && LEADS_TO.test(text.slice(end, quantity.start)) ? toYear(words) : '';
      if (compared) continue;
      if (OWN_PERIOD.test(words)) year = part = '';
      else if (/^20\d\d年$|^去年|^上年|^前年|^往年|^同期|以来$|起$|^20\d\d[^年]/.test(words)) {
        year = toYear(words);
        part = '';
      } else if (!/^1\D+12月$/.test(words)) part = text.startsWith('截至', at - 2) ? `截至${words}` : words;
      else part = '';
    }
    return base || year + part;
  });
}

/** The time that the name of a row or column tells: 2023年, 上年同期, 一季度; empty where it tells none. */
export function periodIn(name: string): string {
  const words = (/[上去]年同期/.exec(name) ?? name.match(PERIOD))?.[0].replace(/\s/g, '') ?? '';
  return OWN_PERIOD.test(words) ? '' : words;
}

/** The words for the year reported on itself. */
const OWN_PERIOD = /^(?:今年|本年度?|全年|年内)/;
const NAMED_PERIOD =
  /20\d\d\s*[-—–～至]\s*20\d\d|20\d\d\s*年(?:度?(?:以来|起))?|今年|本年度?|全年|年内|去年|上年度?|前年|往年|同期|上半年|下半年|前?[一二三四1-4]个?季度|(?:1[0-2]|[1-9])月?\s*[-—–～至]\s*(?:1[0-2]|[1-9])月|(?:1[0-2]|[1-9])月(?:\d{1,2}日)?|每[月年周季天日]/g;
/** 疫情期间: any words may stand before it, so that it is looked for only where it is. */
const PERIOD = new RegExp(`${NAMED_PERIOD.source}|[^，。；、\\s\\d]{2,6}期间`, 'g');
const MOST_PERIODS = 64;
/** Years, and the same time in one of them: 比上年，较2023年，与去年同期相比. */
const COMPARABLE = /^(?:[去上前]年度?|20\d\d年度?|同期)$/;
const COMPARISON = /(?:[比较同与由从]|[高低多少]于)(?:[去上前]年度?|20\d\d年度?)?$/;
const LONGEST_COMPARISON = 8;
/** How far before a year the mark may stand that opens the name it is in. */
const LONGEST_NAME = 40;
/** What stands between such a year and its own figure: no clause and no change. */
const LEADS_TO = /^(?:同期)?的?[^，；。,;（(增减升降提多少上下相持翻]{0,10}$/;

const namesTime = once(({ text }: Paragraph) => matchPeriods(text).length > 0);

function matchPeriods(text: string): readonly RegExpExecArray[] {
  return matchesOf(text, text.includes('期间') ? PERIOD : NAMED_PERIOD);
}

function toYear(words: string): string {
  return words.replace(/^(20\d\d)年度?$/, '$1');
}

interface NamedPeriod extends Span {
  readonly words: string;
  /** Whether it is a year that something is held against. */
  readonly compared: boolean;
}

function isCompared(text: string, at: number, words: string): boolean {
  return COMPARABLE.test(words) && COMPARISON.test(text.slice(Math.max(0, at - LONGEST_COMPARISON), at));
}

/** The years in the name of a plan are no period. */
function isQuoted(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - LONGEST_NAME; back--) {
    if ('》”'.includes(text[back]!)) return false;
    if ('《“'.includes(text[back]!)) return true;
  }
  return false;
}
