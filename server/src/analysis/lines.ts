import type { Block, Heading } from './blocks.ts';
import { Kind, kindAt, skipSpaces } from './characters.ts';
import { type Mark, readMark } from './marks.ts';
import type { Source } from './source.ts';
import type { Span } from './span.ts';
import { mayBeRow } from './tables/columns.ts';
import { type FormSign, signOf } from './tables/disclosure-lines.ts';
import type { TextChange } from './text-change.ts';

/** What one line of a text says by itself, whatever stands around it. Places count from where the line begins. */
export interface TextLine {
  /** The block that it is where it is no part of a table, nor in Markdown of a longer paragraph; null where it is blank. */
  readonly block: Block | null;
  /** Whether it may be a row of a table. */
  readonly row: boolean;
  /** What it may be of a form; null where it has none of its words. */
  readonly form: FormSign | null;
  /** In Markdown, whether it opens or closes a stretch that is shown as it stands. */
  readonly fence: boolean;
  /** In Markdown, whether it opens a block of its own: an item of a list, a quotation. */
  readonly item: boolean;
}

/** A text and its lines, each read by itself. */
export interface Lines {
  readonly source: Source;
  readonly lines: readonly TextLine[];
}

/** Reads the lines of a text. */
export function readLines(source: Source): readonly TextLine[] {
  return readBetween(source, 0, source.lineStarts.length);
}

/** The lines of a text that differs from an earlier one in one stretch; those that lie outside of it are not read again. */
export function rereadLines(
  source: Source,
  previous: Lines,
  { start, before, after }: TextChange,
): readonly TextLine[] {
  const old = previous.source.lineStarts;
  const now = source.lineStarts;
  const shorter = Math.min(old.length, now.length);
  // A line is the same where all of it, with its line end, lies outside the change and begins at the same character.
  let first = 0;
  while (first + 1 < shorter && old[first + 1] === now[first + 1] && now[first + 1]! <= start) first++;
  const isSame = (last: number): boolean => {
    const then = old[old.length - 1 - last]!;
    return then >= before && now[now.length - 1 - last] === then + after - before;
  };
  let last = 0;
  while (last < shorter - first && isSame(last)) last++;
  const { lines } = previous;
  const between = readBetween(source, first, now.length - last);
  return lines.slice(0, first).concat(between, lines.slice(lines.length - last));
}

function readBetween(source: Source, from: number, to: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let line = from; line < to; line++) {
    const start = source.lineStarts[line]!;
    lines.push(readTextLine(source.text.slice(start, source.lineStarts[line + 1] ?? source.text.length)));
  }
  return lines;
}

const BLANK: TextLine = { block: null, row: false, form: null, fence: false, item: false };

function readTextLine(text: string): TextLine {
  const span = trim(text);
  if (span.start === span.end) return BLANK;
  return {
    block: readLine(text, span),
    row: mayBeRow(text),
    form: signOf(text),
    fence: /^(?:```|~~~)/.test(text.slice(span.start, span.start + 3)),
    item: isItem(text, span),
  };
}

const LONGEST_RESIDUE = 120;
const RESIDUE =
  /^(?:您?(?:现在|当前|目前|所在|的){1,4}位置|位置(?=\s?[:：])|分享(?:到|至)?\s*[:：]?$|分享[:：到至]|扫一扫(?!.{0,60}。)|打印(?:本页)?(?:$|\s+(?:关闭|收藏|分享|返回))|【?字体|信息来源|文章来源|来源[:：]|时间[:：]\s?20\d\d[-.年]|今天是(?:[:：\s]|20)|发布(?:时间|日期|机构)|更新(?:时间|日期)[:：]|发文(?:日期|机构)[:：]|成文日期[:：]|索\s*引\s*号|信息提供|(?:浏览(?:次数|量)|点击(?:数|量|率)|访问量)(?![^。]{0,80}。)|责任编辑|上一[篇条]|下一[篇条]|关闭(?:窗口|本页)|返回(?:顶部|首页)(?!的)|版权所有|主办单位[:：]|网站标识码|无障碍(?:浏览|阅读)?(?:\s|$)|首页\s*[>＞»])/;

/** The block that a stretch of text would be if it were a line. */
export function readLine(text: string, span: Span): Block {
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

/** How much of the end of a line tells that it leads to a page. */
const LONGEST_LEADER = 12;

/** A line of a table of contents: 一、主要举措……3 */
function isContentsLine(text: string, span: Span): boolean {
  const end = text.slice(Math.max(span.start, span.end - LONGEST_LEADER), span.end);
  return /(?:…|\.{3}|·{3}|\t)[\s.…·]*\d{1,3}$/.test(end);
}

/** In Markdown, an item of a list and a quotation open a block of their own. */
function isItem(text: string, span: Span): boolean {
  return /^(?:[-*+>]|\d{1,2}[.)])\s/.test(text.slice(span.start, span.start + 4));
}

/** More # than these open no heading. */
const MOST_HASHES = 6;

function countHashes(text: string, span: Span): number {
  let at = span.start;
  while (at < span.end && at - span.start <= MOST_HASHES && text[at] === '#') at++;
  const hashes = at - span.start;
  return hashes >= 1 && hashes <= MOST_HASHES && (at === span.end || kindAt(text, at) === Kind.space) ? hashes : 0;
}

/** A line without its line end and the spaces around it. */
function trim(text: string): Span {
  let start = 0;
  let end = text.length;
  while (end > start && kindAt(text, end - 1) === Kind.lineEnd) end--;
  while (start < end && kindAt(text, start) === Kind.space) start++;
  while (end > start && kindAt(text, end - 1) === Kind.space) end--;
  return { start, end };
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
