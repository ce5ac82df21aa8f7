import { matchesOf } from '../../analysis/matches.ts';
import type { Draft } from '../rule.ts';

/** Days that fall on the same date every year, by the end of their names. */
const DAYS: readonly (readonly [name: string, month: number, day: number])[] = [
  ['宪法日', 12, 4],
  ['国家安全教育日', 4, 15],
  ['消费者权益日', 3, 15],
  ['禁毒日', 6, 26],
  ['消防日', 11, 9],
  ['消防宣传日', 11, 9],
  ['防灾减灾日', 5, 12],
  ['世界环境日', 6, 5],
  ['土地日', 6, 25],
  ['知识产权日', 4, 26],
  ['无烟日', 5, 31],
  ['世界水日', 3, 22],
];
const NAMED = `[“”"’\\s（(]{0,2}(?:第[一二三四五六七八九十\\d]{1,3}个)?(?:国家|国际|世界|全国|全民|全球){0,2}(${DAYS.map(([name]) => name).join('|')})`;
/** “12·14”国家宪法日 */
const NUMBERED = new RegExp(`(?<!\\d)(\\d{1,2})[·.．•](\\d{1,2})${NAMED}`, 'g');
/** 12月24日国家宪法日当天. What is merely held on a day near it is an activity, and no day of its own. */
const DATED = new RegExp(`(?<!\\d)(\\d{1,2})月(\\d{1,2})日(?:是|为)?${NAMED}[”"）)]?(?:当[天日]|之际|到来)`, 'g');

/** Days of the year that are told with another date than theirs. */
export function findWrongDays(text: string): readonly Draft[] {
  return [...matchesOf(text, NUMBERED), ...matchesOf(text, DATED)].flatMap((match): readonly Draft[] => {
    const [whole, months, days, name] = match;
    const [, month, day] = DAYS.find(([known]) => known === name)!;
    if (Number(months) === month && Number(days) === day) return [];
    const start = match.index;
    const end = start + whole.length;
    const message = `日子与名称对不上：${name}是每年的${month}月${day}日，而这里写的是“${text.slice(start, end)}”。`;
    return [{ start, end, severity: 'warning', message }];
  });
}
