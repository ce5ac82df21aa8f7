import { Kind, kindAt } from './characters.ts';
import { findTableLines } from './columns.ts';
import { type Mark, readMark } from './marks.ts';
import { lineSpan, type Source } from './source.ts';
import type { Span } from './span.ts';

/** A line that opens a section. Its title may run on into text on the same line: `（一）加强领导。全年……` */
export interface Heading extends Span {
  readonly kind: 'heading';
  readonly mark: Mark | null;
  /** Number of # before it; 0 where there is none. */
  readonly hashes: number;
  /** The words of the heading, without mark and closing punctuation. */
  readonly title: Span;
  /** What stands behind the title on the same line; null where the line ends with it. */
  readonly body: Span | null;
}

/** A stretch of text between blank lines or line ends that is no heading. */
export interface Passage extends Span {
  readonly kind: 'title' | 'addressee' | 'paragraph' | 'table' | 'signature' | 'date' | 'contents' | 'residue';
}

/** One piece of a report. Its span has neither outer spaces nor the line end. */
export type Block = Heading | Passage;

/** Whether a block is the report's own prose, in which figures and claims are read. */
export function isProse(block: Block): boolean {
  return block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'title' || block.kind === 'table';
}

const LONGEST_TITLE = 60;
const LONGEST_RESIDUE = 120;
const RESIDUE =
  /^(?:您?(?:当前|现在|所在)?的?位置|分享(?:到|至)?\s*[:：]?$|分享[:：到至]|扫一扫(?!.{0,60}。)|打印(?:本页)?$|【?字体|信息来源|文章来源|来源[:：]|今天是(?:[:：\s]|20)|发布(?:时间|日期|机构)|更新(?:时间|日期)[:：]|发文(?:日期|机构)[:：]|成文日期[:：]|索\s*引\s*号|信息提供|(?:浏览(?:次数|量)|点击(?:数|量|率)|访问量)(?![^。]{0,80}。)|责任编辑|上一[篇条]|下一[篇条]|关闭(?:窗口|本页)|返回(?:顶部|首页)(?!的)|版权所有|主办单位[:：]|网站标识码|无障碍(?:浏览|阅读)?(?:\s|$)|首页\s*[>＞»])/;
const TITLE_END =
  /(?:报告|年报|总结|汇报|情况|白皮书|计划|要点|方案|意见|通知|(?<=(?:总结|情况)[和及与暨、].{0,24})(?:安排|打算|思路))(?:[（(].{0,20}[)）])?$/;
const DATE =
  /^[（(]?\s*(?:20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*[)）]?$/;
const ISSUER =
  /(?:政府|办事处|委员会|党工委|党委|管委会|局|委|办|厅|院|部|处|队|中心|所|站|办公室|公司|集团|学校)(?:[（(]印章?[)）])?$/;

/** Cuts a text into blocks, one a line, also of a table (in Markdown, a paragraph runs to the next blank line). Never fails. */
export function readBlocks(source: Source, markdown: boolean): readonly Block[] {
  const blocks: Block[] = [];
  const tableLines = findTableLines(source, markdown);
  let open: Span | null = null;
  let fenced = false;
  const close = (): void => {
    if (open) blocks.push({ kind: 'paragraph', ...open });
    open = null;
  };
  for (let line = 0; line < source.lineStarts.length; line++) {
    const span = trim(source.text, lineSpan(source, line));
    if (markdown && /^(?:```|~~~)/.test(source.text.slice(span.start, span.start + 3))) {
      fenced = !fenced;
      close();
      continue;
    }
    if (fenced) continue;
    if (span.start === span.end) {
      close();
      continue;
    }
    const block: Block = tableLines.has(line) ? { kind: 'table', ...span } : readLine(source.text, span);
    if (markdown && block.kind === 'paragraph' && !isItem(source.text, span)) {
      open = { start: open === null ? block.start : (open as Span).start, end: block.end };
      continue;
    }
    close();
    blocks.push(block);
  }
  close();
  return nameEnds(source.text, nameBeginning(source.text, blocks));
}

function readLine(text: string, span: Span): Block {
  const hashes = countHashes(text, span);
  const start = skipOrnaments(text, hashes > 0 ? span.start + hashes : span.start, span.end);
  const mark = readMark(text, start, span.end);
  if (mark && isContentsLine(text, span)) return { kind: 'contents', ...span };
  if (mark || hashes > 0) return readHeading(text, span, start, mark, hashes);
  if (span.end - span.start <= LONGEST_RESIDUE && RESIDUE.test(text.slice(span.start, span.end))) {
    return { kind: 'residue', ...span };
  }
  return { kind: 'paragraph', ...span };
}

function readHeading(text: string, span: Span, start: number, mark: Mark | null, hashes: number): Heading {
  const from = skipSpaces(text, mark ? mark.end : start, span.end);
  let stop = from;
  while (stop < span.end && kindAt(text, stop) !== Kind.stop) stop++;
  const bodyStart = skipSpaces(text, stop + 1, span.end);
  let end = Math.min(stop, span.end);
  while (end > from && isOrnament(text[end - 1]!)) end--;
  const body = stop < span.end && bodyStart < span.end ? { start: bodyStart, end: span.end } : null;
  return { kind: 'heading', ...span, mark, hashes, title: { start: from, end }, body };
}

/** Lines before the first heading or paragraph that together make the report's title; an addressee behind them. */
function nameBeginning(text: string, blocks: readonly Block[]): readonly Block[] {
  const lead: number[] = [];
  const named = [...blocks];
  const firstMark = blocks.findIndex((block) => block.kind === 'heading' && block.mark !== null);
  const only = blocks.filter((block) => block.kind === 'heading' && block.hashes === 1 && !block.mark);
  let at = 0;
  for (; at < blocks.length; at++) {
    const block = blocks[at]!;
    const words = text.slice(block.start, block.end);
    if (block.kind === 'residue') continue;
    if (block.kind === 'heading') {
      if (block.hashes !== 1 || block.mark || only.length !== 1) break;
      named[at] = { kind: 'title', ...block.title };
      continue;
    }
    if (block.kind !== 'paragraph') break;
    if (/浏览器/.test(words) && firstMark > at) {
      named[at] = { kind: 'residue', start: block.start, end: block.end };
      continue;
    }
    if (DATE.test(words)) {
      named[at] = { kind: 'date', start: block.start, end: block.end };
      continue;
    }
    const last = words.at(-1)!;
    if (words.length > LONGEST_TITLE || '。！？；;，,'.includes(last)) break;
    if (last === ':' || last === '：') {
      if (/[如下]/.test(words)) break;
      named[at] = { kind: 'addressee', start: block.start, end: block.end };
      continue;
    }
    lead.push(at);
  }
  const ending = lead.findLastIndex((index) => TITLE_END.test(text.slice(blocks[index]!.start, blocks[index]!.end)));
  for (const index of lead.slice(0, ending + 1)) {
    const { start, end } = blocks[index]!;
    named[index] = { kind: 'title', start, end };
  }
  return named;
}

/** The date and the issuer's name at the end; an annex may follow them. */
function nameEnds(text: string, blocks: readonly Block[]): readonly Block[] {
  const named = [...blocks];
  const wordsOf = (block: Block): string => text.slice(block.start, Math.min(block.end, block.start + LONGEST_TITLE));
  let at = blocks.findLastIndex((block) => block.kind === 'paragraph' && DATE.test(wordsOf(block)));
  if (at > 0) named[at] = { kind: 'date', start: blocks[at]!.start, end: blocks[at]!.end };
  else at = blocks.findLastIndex((block) => block.kind !== 'residue') + 1;
  for (let lines = 0; lines < 3 && --at > 0; lines++) {
    const block = blocks[at]!;
    const words = wordsOf(block);
    if (block.kind !== 'paragraph' || words.length > 40 || !ISSUER.test(words) || /[。；;，,：:]/.test(words)) break;
    named[at] = { kind: 'signature', start: block.start, end: block.end };
  }
  return named;
}

/** A line of a table of contents: 一、主要举措……3 */
function isContentsLine(text: string, span: Span): boolean {
  const end = text.slice(Math.max(span.start, span.end - 12), span.end);
  return /(?:…|\.{3}|·{3}|\t)[\s.…·]*\d{1,3}$/.test(end);
}

/** In Markdown, an item of a list and a quotation open a block of their own. */
function isItem(text: string, span: Span): boolean {
  return /^(?:[-*+>]|\d{1,2}[.)])\s/.test(text.slice(span.start, span.start + 4));
}

function countHashes(text: string, span: Span): number {
  let at = span.start;
  while (at < span.end && at - span.start < 7 && text[at] === '#') at++;
  const hashes = at - span.start;
  return hashes >= 1 && hashes <= 6 && (at === span.end || kindAt(text, at) === Kind.space) ? hashes : 0;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && kindAt(text, start) === Kind.space) start++;
  while (end > start && kindAt(text, end - 1) === Kind.space) end--;
  return { start, end };
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && kindAt(text, at) === Kind.space) at++;
  return at;
}

/** Spaces and Markdown's emphasis before the first word. */
function skipOrnaments(text: string, start: number, end: number): number {
  let at = skipSpaces(text, start, end);
  const emphasis = at;
  while (at < end && at - emphasis < 3 && (text[at] === '*' || text[at] === '_')) at++;
  return at > emphasis && readMark(text, at, end) ? at : emphasis;
}

function isOrnament(character: string): boolean {
  return '*_#:：,，;；、'.includes(character) || kindAt(character, 0) === Kind.space;
}
