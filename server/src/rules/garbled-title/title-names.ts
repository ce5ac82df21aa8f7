import { matchesOf } from '../../analysis/matches.ts';
import type { Hit } from '../../terms/phrase-index.ts';
import type { Draft } from '../rule.ts';
import type { Known } from './known-phrases.ts';
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

const TITLE_END = /([\u4e00-\u9fff]{2})(?=(?:[（(][^（）()《》\n]{1,20}[）)])?》)/g;
/** How a kind of paper is miswritten at the end of a title by a word that sounds alike. */
const SOUNDING_ALIKE: Readonly<Record<string, string>> = {
  刚要: '纲要',
  条列: '条例',
  条理: '条例',
  规化: '规划',
  方按: '方案',
  决订: '决定',
  规订: '规定',
  办发: '办法',
  细责: '细则',
};
/** What laws are about: 处罚发, 教育发. Other titles may well end so: 《关于做好科技研发》. */
const LAW_SUBJECT =
  /(?:处罚|许可|强制|复议|诉讼|赔偿|教育|诈骗|保护|监察|促进|保障|矫正|援助|调解|防治|公务员|选举|合同|安全|生产|食品|药品|公证|仲裁|宪|刑|立)$/;

/** 《行政处罚发》, 《实施刚要》: the last word of a title, which tells what kind of paper it is, as another that sounds alike. */
export function judgeEndings(text: string): readonly Draft[] {
  if (!text.includes('》')) return [];
  return matchesOf(text, TITLE_END).flatMap(({ index, 1: ending }): readonly Draft[] => {
    const isLaw = ending!.endsWith('发') && isLawButForItsEnd(text, index + 1);
    const right = isLaw ? '法' : SOUNDING_ALIKE[ending!];
    if (!right) return [];
    const end = index + ending!.length;
    const span = { start: end - right.length, end };
    return [
      {
        ...span,
        message: `文件名称有误：“${titleAround(text, end)}”的“${text.slice(span.start, end)}”应为“${right}”。`,
        fixes: [{ title: `改为“${right}”`, safe: false, edits: [{ ...span, text: right }] }],
      },
    ];
  });
}

/** Whether what ends here in its 《》 is the name of a law but for its last word. */
function isLawButForItsEnd(text: string, end: number): boolean {
  const title = text.slice(text.lastIndexOf('《', end) + 1, end);
  return title.length < LONGEST_TITLE && (title.startsWith('中华人民共和国') || LAW_SUBJECT.test(title));
}

function titleAround(text: string, at: number): string {
  const start = text.lastIndexOf('《', at);
  return start < 0 || at - start > LONGEST_TITLE
    ? text.slice(at - 2, at)
    : text.slice(start, text.indexOf('》', at) + 1);
}

const LONGEST_TITLE = 40;

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
