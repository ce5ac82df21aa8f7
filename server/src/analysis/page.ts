import type { Block } from './blocks.ts';

const LONGEST_TITLE = 60;
const ARROW = /^[>＞»›]$/;
const FIRST_LINES = 40;
const LONGEST_LINK = 24;
const LONGEST_LABEL = 160;
const LONGEST_VALUE = 40;
/** [ 索引号 ] 1150… · - 主题分类:通知 · | 发文机关: | 云溪县司法局 |: what a page says of its text, also that it is a 通知 or a 工作报告. */
const LABEL =
  /^[-–•·●|｜[［【\s]{0,6}(?:索\s{0,2}引\s{0,2}号|主题分类|体裁分类|(?:发布|发文|制发)(?:机构|机关|单位|日期|时间)|(?:发文)?字\s?号|(?:成文|生成|印发|公开|施行)(?:日期|时间)|文\s?件?\s?编?\s?号|标\s{0,2}题|名\s{0,2}称|关\s{0,2}键\s{0,2}词|主\s{0,2}题\s{0,2}词|效力(?:状态|级别)|是?否?\s?有\s?效\s?性?|时\s?效\s?性|公开(?:方式|范围|形式|目录|类别|时限|主体)|信息分类|内容概述|浏览(?:次数|量)|访问(?:次数|量)|点击(?:次数|量|率)|来\s{0,2}源|作\s{0,2}者|日\s?期|字\s?[体号])\s{0,3}[:：|｜\]］】]/;

/** • 设为首页 */
const BUTTON =
  /^[-–•·●\s]{0,6}(?:设为首页|加入收藏|无障碍(?:阅读|浏览)?|长者(?:版|模式)|关怀版|老年模式|手机版|登录|注册|智能问答)\s{0,3}$/;
/** Before a title, also: 返回上一级, 主动公开, 2026.03.05, • 关键词, 首页 >> 政务公开, 云溪县人民政府 2026年3月5日星期四. */
const BESIDE_TITLE =
  /^(?:返回(?:上一[级页])?|首\s?页|字号|文号|打印|收藏|分享|关闭|主动公开|依申请公开|20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s\d{1,2}:\d{2})?|[-–•·●](?:\s.{0,24})?)$|^.{0,24}(?:>>|＞＞|星期[一二三四五六日天]$)/;
/** • 发布机构: */
const OPEN_LABEL = /[:：]$/;

/** 首 页 政务资讯 政府信息公开 政务服务: so many short words side by side are links. */
const FEWEST_LINKS = 4;
const LONGEST_WORD = 8;

/** Whether a line before the title is what a page says of its text, or leads elsewhere. */
function isOfPage(line: string, titleFollows: boolean): boolean {
  if (LABEL.test(line) || BUTTON.test(line)) return true;
  if (!titleFollows) return false;
  if (BESIDE_TITLE.test(line)) return true;
  const words = line.replace(/(?<=首)\s{1,4}(?=页)/, '').split(/\s{1,8}/);
  return (
    words.length >= FEWEST_LINKS &&
    words.every((word) => word.length > 1 && word.length <= LONGEST_WORD && /^[\u4e00-\u9fff]+$/.test(word))
  );
}

/** 首页 > 政府信息公开 > 工作报告, with every link and every arrow on a line of its own, and the buttons of a page: none of them is the report's. */
export function namePage(text: string, blocks: Block[], titleEnd: RegExp): void {
  const isArrow = (at: number): boolean => {
    const block = blocks[at];
    return block !== undefined && block.end - block.start === 1 && ARROW.test(text[block.start]!);
  };
  const end = Math.min(blocks.length, FIRST_LINES);
  const heading = blocks.findIndex(({ kind }) => kind === 'heading');
  // A table may stand at the head of a text as well; one before a title is the page's.
  const titled = blocks
    .slice(0, Math.min(end, heading < 0 ? end : heading))
    .findLastIndex(
      (block) => block.end - block.start <= LONGEST_TITLE && titleEnd.test(text.slice(block.start, block.end)),
    );
  let button = 0;
  let value = false;
  for (let at = 0; at < end; at++) {
    const block = blocks[at]!;
    if (block.kind === 'heading') return;
    const said = (block.kind === 'paragraph' || at < titled) && block.end - block.start <= LONGEST_LABEL;
    const label = said && isOfPage(text.slice(block.start, block.end), at < titled);
    const short = block.end - block.start <= LONGEST_LINK;
    if (short && /^【字[号体]：?$/.test(text.slice(block.start, block.end))) button = MOST_BUTTONS;
    const isLink = short && (button > 0 || isArrow(at - 1) || isArrow(at + 1));
    // • 发布机构: has what it says on the next line.
    const told = value && at < titled && block.end - block.start <= LONGEST_VALUE;
    value = label && OPEN_LABEL.test(text.slice(block.end - 1, block.end));
    if (isArrow(at) || isLink || label || told) blocks[at] = { kind: 'residue', start: block.start, end: block.end };
    button = text[block.end - 1] === '】' ? 0 : button - 1;
  }
}

/** 【字号： 大 中 小 】 */
const MOST_BUTTONS = 6;
