import { matchesOf } from '../analysis/matches.ts';
import type { Hit } from '../terms-index.ts';
import type { Known } from './known-phrases.ts';
import type { Draft } from './rule.ts';
import { isOwnPaper, type TitleYears } from './title-years.ts';

/** Only what is a title as a whole: with its years, or alone in its 《》. */
export function judgeName(text: string, { value, start, end }: Hit<Known>, years: readonly TitleYears[]): Draft | null {
  if (value.kind !== 'wrong') return null;
  const { title } = value;
  const isTitle = title.years
    ? years.some(({ titleEnd }) => titleEnd === end)
    : '《〈<＜'.includes(text[start - 1] ?? '。') && '》〉>＞'.includes(text[end] ?? '。');
  if (!isTitle || isOwnPaper(text, start)) return null;
  const written = text.slice(start, end);
  return {
    start,
    end,
    severity: title.verified ? 'error' : 'hint',
    message: `文件名称与原名不符：这里是“${written}”，原名是“${title.title}”。`,
    fixes: [{ title: `改为“${title.title}”`, safe: false, edits: [{ start, end, text: title.title }] }],
  };
}

const ANGLES = /([<＜]{1,2})([\u4e00-\u9fff][^<>＜＞《》\n]{2,60})([>＞]{1,2})/g;
const PAPER =
  /(?:纲要|规划|计划|条例|规定|办法|[一-鿿]法|法典|意见|方案|通知|决定|细则|制度|准则|规则|要点|清单)(?:[（(][^（）()]{1,20}[)）])?$/;

/** <……条例> for 《……条例》. Within a title, < > may stand for 〈 〉. */
export function judgeAngles(text: string): readonly Draft[] {
  if (!/[<＜]/.test(text)) return [];
  return matchesOf(text, ANGLES).flatMap((match): readonly Draft[] => {
    const [whole, open, title, close] = match;
    const { index } = match;
    if (!PAPER.test(title!) || isInTitle(text, index)) return [];
    const end = index + whole.length;
    return [
      {
        start: index,
        end: index + open!.length,
        severity: 'warning',
        message: `书名号写成了“${open}${close}”：“${title}”应当用《》。`,
        related: [{ start: end - close!.length, end, message: `后半个“${close}”` }],
        fixes: [
          {
            title: `把“${open}${close}”改为书名号《》`,
            safe: true,
            edits: [
              { start: index, end: index + open!.length, text: '《' },
              { start: end - close!.length, end, text: '》' },
            ],
          },
        ],
      },
    ];
  });
}

function isInTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}
