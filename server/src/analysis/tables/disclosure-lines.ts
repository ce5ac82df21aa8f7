import type { Lines } from '../lines.ts';
import { lineSpan, type Source } from '../source.ts';

/**
 * What stands in the tables of the form that is prescribed for annual reports on 政府信息公开, without marks and punctuation.
 * Copied from a page or a Word file, they come with one cell, part of a cell or a whole row on a line.
 */
const LABELS = [
  '本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和',
  '项目类别序号单位件申请人情况申请人类型自然人法人或其他组织商业企业科研机构社会公益组织法律服务机构其他总计合计小计',
  '本年度新收政府信息公开申请数量|本年新收政府信息公开申请数量|上年度结转政府信息公开申请数量|上年结转政府信息公开申请数量',
  '本年度办理结果|本年办理结果|结转下一年度继续办理|结转下年度继续办理|结转下年继续办理',
  '予以公开|部分公开区分处理的只计这一情形不计其他情形|不予公开|无法提供|不予处理|其他处理',
  '属于国家秘密|其他法律行政法规禁止公开|危及三安全一稳定|保护第三方合法权益|属于三类内部事务信息',
  '属于四类过程性信息|属于行政执法案卷|属于行政查询事项|本机关不掌握相关政府信息|没有现成信息需要另行制作',
  '补正后申请内容仍不明确|信访举报投诉类申请|重复申请|要求提供公开出版物|无正当理由大量反复申请',
  '要求行政机关确认或重新出具已获取信息|申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请',
  '申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请',
  '行政复议|行政诉讼|未经复议直接起诉|复议后起诉|结果维持|结果纠正|其他结果|尚未审结',
  '第二十条第一项|第二十条第五项|第二十条第六项|第二十条第八项|第二十条第九项|信息内容',
  '本年制发件数|本年废止件数|现行有效件数|本年新制作数量|本年新公开数量|对外公开总数量|规章|行政规范性文件',
  '上一年项目数量|本年增减|本年处理决定数量|行政许可|其他对外管理服务事项|行政处罚|行政强制',
  '本年收费金额单位万元|行政事业性收费|采购项目数量|采购总金额|政府集中采购',
].join('|');

/** A report without any of these has none of the tables. */
const GATES = /自然人|新收政府信息|结果维持|本年制发|处理决定数量/;
/** Begins a table. */
const OPENING = /自然人|申请人情况|勾稽关系|信息内容|第二十条|结果维持|行政复议|新收/;
/** Most lines have none of either. */
const SIGNS = new RegExp(`${OPENING.source}|${GATES.source}`);
/** A table has at least one of these. */
const KEY = /新收|结果维持|制发件数|处理决定数量|收费金额|制作数量/;
/** Ends a table, also where nothing is left to be told. */
const LAST_ROW = /结转下/;
const FIGURE = /^[\d０-９][\d０-９,，.．]*(?:[件宗起条次个份]|万?元)?$/;
const BLANK = /^(?:[-—–－─/／\\]+|无)$/;
const MARK = /^(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]、|\d{1,2}[.．、])/;
const LONGEST_LINE = 300;
/** How many empty lines may part one cell from the next. */
const MOST_EMPTY = 6;

/** The number of a page, which stands between the rows of a table that goes on. */
export const PAGE_NUMBER = /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页.{0,10})$/;

/** The lines that hold tables of the form, whatever their layout; empty lines between their cells are not counted in. */
export function findDisclosureLines({ source, lines }: Lines): readonly number[] {
  if (!lines.some(({ form }) => form?.told)) return [];
  const found: number[] = [];
  for (let line = 0; line < lines.length; ) {
    const stretch = lines[line]!.form?.opens ? readStretch(source, line) : null;
    if (stretch) found.push(...stretch.lines);
    line = Math.max(line + 1, stretch?.end ?? 0);
  }
  return found;
}

/** What a line that has words of the form may be. */
export interface FormSign {
  /** Whether its words are proof that the report has one of the tables. */
  readonly told: boolean;
  /** Whether a table may begin with it. */
  readonly opens: boolean;
}

/** What a line may be of the form; null where it has none of its words. */
export function signOf(line: string): FormSign | null {
  return SIGNS.test(line) ? { told: GATES.test(line), opens: mayOpen(line) } : null;
}

function mayOpen(line: string): boolean {
  const words = line.slice(0, 2 * LONGEST_LINE).trim();
  return OPENING.test(words) && readLine(words) !== null;
}

interface Stretch {
  /** The first line behind what was looked at. */
  readonly end: number;
  readonly lines: readonly number[];
}

function readStretch(source: Source, from: number): Stretch {
  const lines: number[] = [];
  let labels = '';
  let said = false;
  let empty = 0;
  let filled = 0;
  let line = from;
  for (; line < source.lineStarts.length; line++) {
    const words = wordsOf(source, line);
    if (words === '') {
      if (++empty > MOST_EMPTY) break;
      continue;
    }
    const read = readLine(words);
    if (!read) break;
    empty = 0;
    lines.push(line);
    said ||= read.figures > 0 || read.row;
    if (labels.length < 5 * LONGEST_LINE) labels += read.labels;
    if (read.figures > 0 || read.row || LAST_ROW.test(read.labels)) filled = lines.length;
  }
  return { end: line, lines: said && KEY.test(labels) ? lines.slice(0, filled) : [] };
}

interface FormLine {
  readonly figures: number;
  /** Its words, without marks and punctuation. */
  readonly labels: string;
  readonly row: boolean;
}

/** What a line of such a table holds; null where it is none. */
function readLine(words: string): FormLine | null {
  if (words.length > LONGEST_LINE) return null;
  if (PAGE_NUMBER.test(words)) return { figures: 0, labels: '', row: false };
  let figures = 0;
  let blanks = 0;
  let labels = '';
  let strange = false;
  // A row of the table may have a name of its own; prose has none of these dividers.
  const row = /[|\t]/.test(words);
  for (const piece of words.split(/(?:[\s|]|<br\s*\/?>)+/)) {
    if (piece === '') continue;
    if (FIGURE.test(piece)) figures++;
    else if (BLANK.test(piece)) blanks++;
    else {
      const letters = piece.replace(MARK, '').replace(/[^\p{L}]+/gu, '');
      strange ||= !LABELS.includes(letters);
      if (strange && !row) return null;
      labels += letters;
    }
  }
  if (strange && figures + blanks < 2) return null;
  return { figures: figures + blanks, labels, row };
}

function wordsOf(source: Source, line: number): string {
  const { start, end } = lineSpan(source, line);
  return source.text.slice(start, Math.min(end, start + 2 * LONGEST_LINE)).trim();
}
