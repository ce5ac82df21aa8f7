import { matchesOf } from '../analysis/matches.ts';
import { inPassages } from './paragraphs.ts';
import type { Rule } from './rule.ts';

/** 截止目前 for 截至目前: 截止 means to stop. */
export const cutoffWording: Rule = {
  id: 'cutoff-wording',
  title: '“截止”应为“截至”',
  family: 'wording',
  severity: 'hint',
  find: inPassages(({ text }) =>
    text.includes('截止')
      ? matchesOf(text, CUTOFF).map(({ index, 0: written }) => ({
          start: index,
          end: index + written.length,
          message: `“${written}”宜写作“截至${written.slice(2)}”：“截止”是到期停止，“截至”才是到某个时候为止（惯例）。`,
          fixes: [
            {
              title: '把“截止”改为“截至”',
              safe: true,
              edits: [{ start: index, end: index + 2, text: '截至' }],
            },
          ],
        }))
      : [],
  ),
};

const NOW = '目前|[如当现]今|今[日天]?(?!年)|现在|当前';
const DAY =
  '(?:今年|本年|去年|上年)?(?:(?:20\\d\\d|二[〇零○][〇零○一二三四五六七八九]{2})\\s?年(?:度|底|末)?|年底|年末|底)?(?:\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月(?:份|底|末|\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日)?)?';
/** Before a date, only where nothing before it tells what stops, and where figures follow: 报名截止12月31日 is right. */
const CUTOFF = new RegExp(
  `(?<!报名|申报|申请|受理|征集|投票|登记|公示|日期|时间|期限)(?:截止(?:${NOW})|(?<=^|[。；;！？，,]\\s?)截止(?=今年|本年|去年|上年|20\\d\\d|二[〇零○]|年|底|\\d|[一二三四五六七八九十])${DAY}(?=[，,](?!报名|申报|征集|受理|结束)|我|全|共|累计|已))`,
  'g',
);
