import { Kind, kindAt } from '../../analysis/characters.ts';
import { matchesOf } from '../../analysis/matches.ts';
import type { Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import type { Draft } from '../rule.ts';
import { wordClause } from './repetitions.ts';

const WITHIN = '[^，,。；;、：:！？“”《》\\n]';
/** What is done to a thing; one of these within two others of the same: 加强完善加强机制. */
const DOING = '加强|完善|推进|开展|强化|落实|通过|深入|认真|学习|贯彻|提升|提高|健全|深化|推动';
/** Words that a clause says once: 排名全区排名第三, 每天组织人员每天巡查, 加强对沿街商铺加强巡查. */
const SAID_ONCE = new RegExp(
  [
    `(每[天日周月年]|每季度|每半年)${WITHIN}{1,30}?(?<![和与及并且或、])(\\1)`,
    `(排名|位列|位居|名列|如下)${WITHIN}{1,8}?(\\3)`,
    `(加强|强化|加大|开展|推进|做好|抓好|规范)对${WITHIN.replace('、', '')}{2,24}?(?<![和与及并且或、])(\\5)(?!${WITHIN}{0,12}的(?:领导|认识|重视|监督|指导|管理|支持|研究|力度))`,
    `(${DOING})(?:${DOING})(\\7)(?![会率力度性])`,
    '(情况|工作|问题|报告|职责|责任|制度|机制)的(\\9)',
  ].join('|'),
  'g',
);
/** Any word, joined to itself as well: 街道和街道. */
const SAID_ONCE_OR_JOINED = new RegExp(
  `${SAID_ONCE.source}|([\\u4e00-\\u9fff]{2,4})[和及](\\11)(?=[，,。；;、：:！\\s]|$)`,
  'g',
);

/** A word that stands twice in one clause, which needs it once. */
export function findRepeatedWords({ text }: Paragraph): readonly Draft[] {
  return matchesOf(text, mayJoinToItself(text) ? SAID_ONCE_OR_JOINED : SAID_ONCE).map((match) => {
    const once = match.slice(1).find((words) => words !== undefined)!;
    const end = match.index + match[0].length;
    const here = { start: end - once.length, end };
    return wordClause(text, here, { start: match.index, end: match.index + once.length }, '在同一个分句里写了两次');
  });
}

/** Whether what stands behind 和 or 及 begins like a word of two to four characters before it; asked first, for any character may begin one. */
function mayJoinToItself(text: string): boolean {
  for (const joint of '和及') {
    for (let at = text.indexOf(joint, 2); at >= 0; at = text.indexOf(joint, at + 1)) {
      const first = text.charCodeAt(at + 1);
      if ([2, 3, 4].some((length) => text.charCodeAt(at - length) === first)) return true;
    }
  }
  return false;
}

const LONGEST_ITEM = 8;
const SHORTEST_ITEM = 2;
const LONGEST_LEAD = 40;
const SHORTEST_LIST = 2;
const LONGEST_LIST = 40;

/** A thing named twice in one list: 学法、懂法、学法、用法. The first thing may have words before it, the last one words behind it. */
export function findRepeatedItems({ text }: Paragraph): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const { start: index, end } of findLists(text)) {
    const list = text.slice(index, end);
    const items = list.split('、');
    if (!mayRepeat(items)) continue;
    const seen = new Map<string, number>();
    let at = 0;
    for (const [place, item] of items.entries()) {
      const own = place === 0 ? item.slice(-(items[1]?.length ?? LONGEST_ITEM)) : item;
      const from = index + at + item.length - own.length;
      const first = seen.get(own);
      // 东南亚、南亚: where only the end of the first one is the same, others of its length must stand between.
      const isEnd = first !== undefined && first < index + items[0]!.length && own.length < items[0]!.length;
      const runsOn = place === items.length - 1 && kindAt(text, from + own.length) === Kind.han;
      if (
        first !== undefined &&
        !runsOn &&
        (!isEnd || (place > 1 && items.slice(1, place).every(({ length }) => length === own.length)))
      ) {
        const here = { start: from, end: from + own.length };
        const cut = { start: from - 1, end: here.end, text: '' };
        drafts.push({
          ...wordClause(text, here, { start: first, end: first + own.length }, '在并列的词语里写了两次'),
          fixes: [{ title: `删去后一个“${own}”`, safe: false, edits: [cut] }],
        });
      } else seen.set(own, from);
      at += item.length + 1;
    }
  }
  return drafts;
}

/** Whether an item ends another one that stands before it. */
function mayRepeat(items: readonly string[]): boolean {
  return items.some((item, place) => items.indexOf(item) < place || (place > 0 && items[0]!.endsWith(item)));
}

/** Stretches of Han characters that 、 divides, three of them at least; each is short, but for the words that lead up to the first. */
function findLists(text: string): readonly Span[] {
  const lists: Span[] = [];
  let from = 0;
  for (let pause = text.indexOf('、'); pause >= 0; pause = text.indexOf('、', Math.max(pause + 1, from))) {
    let start = pause;
    while (start > from && pause - start < LONGEST_LEAD && isHan(text, start - 1)) start--;
    if (pause - start < SHORTEST_ITEM) continue;
    let end = pause;
    let items = 0;
    for (; items < LONGEST_LIST && text[end] === '、'; items++) {
      let stop = end + 1;
      while (stop - end <= LONGEST_ITEM && isHan(text, stop)) stop++;
      if (stop - end <= SHORTEST_ITEM) break;
      end = stop;
    }
    if (items < SHORTEST_LIST) continue;
    lists.push({ start, end });
    from = end;
  }
  return lists;
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fa5;
}
