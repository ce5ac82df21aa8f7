import { hasMatch, matchesOf } from './matches.ts';
import { SURNAMES } from './personal-names.ts';
import type { Span } from './span.ts';

/** What follows a mask where a number or a name was still to be filled in. */
const BEHIND = '年月日号次名件人个项份场家户起宗例条元万亿%％县区镇乡村街局市省州';
/** What follows a letter or a sign that stands for a number, and for nothing else. */
const COUNTED = '件(?![件套])|宗|例|份|场次|人次|户次|家次|万元|亿元|元(?![旦宵])|[%％]';
/** What is to be done with a blank that says so itself. */
const DUE = '填|补|写|核|定|确认|更新|完善|统计|提供|添加|插入|输入';
const INSIDE = '[^〔〕【】［］[\\]（）()\\n]';
const FIELDS = '单位|单位名称|姓名|名称|日期|时间|地点|地名|数字|数据|数量|具体数字|金额|年份|内容|标题|人名|机关名称';

/** Blanks that a template or a draft leaves open. Every alternative begins behind a look-back, so that the search stays linear. */
export const PLACEHOLDERS: readonly RegExp[] = [
  // Our own templates' blanks, which may hold brackets: 〔此处填写：党（工）委会议的次数〕.
  /〔此处填写[^〔〕\n]{0,120}〕/g,
  new RegExp(
    `[〔【［[]${INSIDE}{0,12}(?:此处|待(?!遇)|请|需|尚)${INSIDE}{0,40}(?:${DUE})${INSIDE}{0,40}[〕】］\\]]`,
    'g',
  ),
  new RegExp(`[（(](?:此处|请(?:在此|自行)?填|请(?:补充|核实|核对|在此))${INSIDE}{0,40}[）)]`, 'g'),
  /[（(](?:数据|数字|人数|件数|数量|金额|名称|时间|内容)?(?:待|尚?需|尚待)(?:填|补|填写|补写|补充|定|核|核实|核对|查|确认|更新|完善|统计)[）)]/g,
  new RegExp(`[〔【［[](?:${FIELDS})[〕】］\\]]`, 'g'),
  /〔(?:20|19)?\s{0,8}〕|【\s{0,8}】/g,
  /(?<![A-Za-z0-9_\])）])[（(]\s{0,8}[）)]|“\s{0,8}”|《\s{0,8}》/g,
  /[〔［[（(]20[0-9]{2}[〕］\])）]\s{0,8}第?\s{0,8}号/g,
  /(?<![_\w])(?:20)?_{2,}|(?<!＿)(?:20)?＿{2,}/g,
  new RegExp(
    `(?<![A-Za-z0-9+＋xX×ＸｘＸ./@]|[${SURNAMES}])(?:20)?[xX×Ｘｘ]{2,8}(?=[^\\sA-Za-z0-9xX×Ｘｘ+＋./@])(?!大)`,
    'g',
  ),
  new RegExp(
    `(?<![A-Za-z0-9+＋xX×Ｘｘ])[xX×Ｘｘ](?=[${BEHIND}])(?!光|年代)|(?<![0-9])(?:20|19)[0-9][xX×Ｘｘ](?=年)`,
    'g',
  ),
  new RegExp(`(?<![A-Za-z0-9+＋])[NnＮ](?=次(?!方)|起(?![草源诉])|${COUNTED})`, 'g'),
  new RegExp(`(?<![某${SURNAMES}])(?:某某(?=[县区镇乡村街局市省州同])|某(?=[县区镇乡村市省]的?(?:人民|政府)))`, 'g'),
  /(?<![〇○零一二三四五六七八九十百千0-9□])(?:[○〇]{2,8}|□{2,8})(?![〇○零一二三四五六七八九十百千0-9□])|□(?=[年月日%％])/g,
  /(?:(?<![0-9])20[0-9]{2}\s{0,2})?年\s{1,8}月\s{0,8}日|(?<=[0-9])月\s{1,8}日(?![常均报期前益])/g,
  new RegExp(`(?<!…)…{1,4}(?=${COUNTED})|(?<![?？])[?？]{2,8}(?=[${BEHIND}])|(?<![?？])[?？](?=${COUNTED})`, 'g'),
  /(?<!…)…{1,2}\s?[（(]略[)）]/g,
  /(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])/g,
  /\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{1,40}\}|«[^«»\n]{1,20}»/g,
  /错误[!！](?:未找到引用源|未定义书签|链接无效|文档中没有指定样式的文字|未知的文档属性名称)[。.]?|Error! (?:Reference source not found|Bookmark not defined|No text of specified style in document)\.?/g,
  /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)|(?<=[一-龥：:])#{3,12}/g,
  /(?:单击(?:或点击)?|点击)此处(?:输入|添加|编辑)(?:文字|文本|日期|标题)?|[［[]键入[^\]］[\n]{0,20}[\]］]/g,
];
/** Asterisks where a number or a name was to stand: **件, 20**年. */
export const ASTERISKS = new RegExp(`(?<!\\*)(?:(?<!\\d)20)?\\*{1,8}(?=[${BEHIND}])`, 'g');
/** Every placeholder has one of these; few paragraphs do. */
const SIGNS =
  /[xX×Ｘｘ_＿*某○〇□NnＮ?？…#«{]|TODO|TBD|FIXME|错误[!！]|此处|[［[]键入|[〔【［[][^〔〕【】\n]{0,12}(?:待|请|需|尚)|“\s{0,8}”|《\s{0,8}》|[〔【［[（(](?:[此待请需尚单姓名日时地数具金年内标人机件]|20|19|\s{0,8}[〕】）)])|[年月]\s/;
/** 1+16+N names how many there are by a letter, and the text then goes on with it: N个工作站. */
const LETTER_FOR_NUMBER = /[+＋]\s?[NnＮxXＸ]/;
/** 1. **乡镇力量薄弱。** …: the asterisks of Markdown stand around words that are longer than a blank's. */
const EMPHASIS = /^\*\*[\u4e00-\u9fff][^*\n]{3,40}\*\*/;
const LONGEST_EMPHASIS = 46;

function isEmphasis(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    text.startsWith('**', start) &&
    EMPHASIS.test(text.slice(start, start + LONGEST_EMPHASIS)) &&
    /^[\s\d.、]*$/.test(before)
  );
}

/** 受理**120**件: what ends the emphasis of a figure, as chat programs write it. */
const EMPHASISED_FIGURE = /\*[\d０-９.,，]{1,12}[万亿%％]?$/;
const LONGEST_FIGURE = 14;

function endsEmphasis(text: string, start: number): boolean {
  return text[start] === '*' && EMPHASISED_FIGURE.test(text.slice(Math.max(0, start - LONGEST_FIGURE), start));
}

/** In the story of a case, names are left out on purpose. */
const CASE_STORY = new RegExp(`[${SURNAMES}]某`);

/** Whether a blank is marked so that nobody takes it for text, as those of a skeleton are: 〔此处填写…〕, __月. */
export function isMarked(text: string, { start }: Span): boolean {
  return MARKED.test(text.slice(start, start + LONGEST_MARK));
}

const MARKED = /^(?:〔此处填写|(?:20)?[_＿]{2})/;
const LONGEST_MARK = 5;

/** Whether a text has a sign of any place that is still to be filled in. */
export function mayHavePlaceholders(text: string): boolean {
  return hasMatch(text, SIGNS);
}

/**
 * The places still to be filled in: XX件, ____, 20__年, **次, 〔此处填写…〕, 〔〕号, （　）, 2025年　月　日, 错误!未找到引用源。
 * In Markdown, asterisks are emphasis. Offsets are into `text`.
 */
export function findPlaceholders(text: string, markdown = false): readonly Span[] {
  if (!mayHavePlaceholders(text)) return [];
  const spans: Span[] = [];
  for (const pattern of markdown ? PLACEHOLDERS : [...PLACEHOLDERS, ASTERISKS]) {
    for (const match of matchesOf(text, pattern))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  if (spans.length === 0) return spans;
  const isNamed = LETTER_FOR_NUMBER.test(text);
  const isCase = CASE_STORY.test(text);
  const isMeant = ({ start, end }: Span): boolean =>
    isEmphasis(text, start) ||
    endsEmphasis(text, start) ||
    (isNamed && end - start === 1 && /[NnＮxXＸ]/.test(text[start]!)) ||
    (isCase && text[start] === '某');
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return spans.filter((span) => {
    if (span.start < last || isMeant(span)) return false;
    last = span.end;
    return true;
  });
}
