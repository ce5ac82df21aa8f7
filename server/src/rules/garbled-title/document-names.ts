import { matchesOf } from '../../analysis/matches.ts';
import type { Draft } from '../rule.ts';

const THOUGHT = '习近平新时代中国特色社会主义思想';
/**
 * How that name is cut short or torn: without a part of the person's name, of 新时代 or of what it is the thought on, without its
 * last word, or with foreign words within, as pages are tampered with. 经济 and 外交 may stand before its last word.
 */
const MISWRITTEN = new RegExp(
  [
    '(?<!习近平|习近|习)(?:习近?|近平|习平)新时代中国特色社会主义思想',
    '习近平(?:新|时代)?中国特色社会主义思想',
    '习近平新时代(?!中国特色社会主义[一-龥]{0,2}思想)[^，。；：、《》“”（）,;:()]{0,30}?社会(?:主义?)?[一-龥]{0,2}思想',
    '习近平新时代中国特色社会主义(?=为指导|精神|为统领|为引领|[，,。；;、])',
  ].join('|'),
  'g',
);

/** 习近平新时代特色社会主义思想, 习新时代中国特色社会主义思想: the name every report has, with a part missing. */
export function judgeThought(text: string): readonly Draft[] {
  if (!text.includes('特色') && !text.includes('新时代')) return [];
  return matchesOf(text, MISWRITTEN).map(({ index, 0: written }) => {
    const span = { start: index, end: index + written.length };
    return {
      ...span,
      message: `固定提法有误：这里是“${written}”，通行的写法是“${THOUGHT}”。`,
      fixes: [{ title: `改为“${THOUGHT}”`, safe: false, edits: [{ ...span, text: THOUGHT }] }],
    };
  });
}

/** （云川府办发202426号）: the brackets around the year are often lost in a copy. */
const NUMBER = /([（(][\u4e00-\u9fff]{1,14}[发办函字法文令规政通])(20[0-3]\d)([1-9]\d{0,2})(号?)(?=[)）])/g;

/** The number of a paper without the brackets around its year. */
export function judgeNumbers(text: string): readonly Draft[] {
  return matchesOf(text, NUMBER).map(({ index, 0: written, 1: lead, 2: year, 3: ordinal }) => {
    const span = { start: index + 1, end: index + written.length };
    const right = `${lead!.slice(1)}〔${year}〕${ordinal}号`;
    return {
      ...span,
      severity: 'hint',
      message: `文号里的年份没有括号：这里是“${written.slice(1)}”，通行的写法是“${right}”。`,
      fixes: [{ title: `改为“${right}”`, safe: false, edits: [{ ...span, text: right }] }],
    };
  });
}
