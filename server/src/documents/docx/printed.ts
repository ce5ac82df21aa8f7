import type { Analysis } from '../../analysis/analyze.ts';
import type { Block, Heading } from '../../analysis/blocks.ts';
import type { PlacedDate } from '../../analysis/dates.ts';
import { MARK_STYLES, type MarkStyle } from '../../analysis/marks.ts';
import { allSections } from '../../analysis/outline.ts';
import type { Span } from '../../analysis/span.ts';
import { isDividing, type Piece, readPieces, wordsOf } from './pieces.ts';
import { type PrintedTable, printTable, tableEnd } from './printed-tables.ts';

/** What a paragraph is in the layout of an official document. */
export type Role =
  | 'title'
  /** The date, or who reports, below the title. */
  | 'subtitle'
  | 'addressee'
  | 'heading'
  | 'body'
  /** 表1 …… above a table, and the unit of its figures. */
  | 'caption'
  | 'unit'
  | 'signature'
  | 'date'
  /** 附件1 at the head of a page, and what it is called. */
  | 'annex'
  | 'annex-title';

/** The faces that headings are set in: 黑体, 楷体, and the bold and the plain face of the text. */
export type Face = 'hei' | 'kai' | 'bold' | 'plain';

/** A paragraph as it is printed. */
export interface PrintedParagraph extends Span {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly pieces: readonly Piece[];
  /** The level of a heading in the outline, from 1; 0 for what is none. */
  readonly level: number;
  /** What a heading is set in, or the one at the beginning of a paragraph. */
  readonly face: Face;
}

/** One thing on the page. */
export type Printed = PrintedParagraph | PrintedTable;

/**
 * A report as it is printed, in the order of its text: what is blank or a sign of Markdown is left out, every word is kept,
 * ordinals as they are written. Pure.
 */
export function toPrinted(analysis: Analysis, signed: PlacedDate | null): readonly Printed[] {
  const { source, blocks, markdown } = analysis;
  const { text } = source;
  const levels = levelsOf(analysis);
  const printed: Printed[] = [];
  const push = (role: Role, span: Span, pieces = readPieces(text, span, markdown)): void => {
    if (pieces.length === 0 || isDividing(wordsOf(pieces))) return;
    printed.push({ kind: 'paragraph', role, pieces, level: 0, face: 'plain', start: span.start, end: span.end });
  };
  const lead = leadOf(blocks);
  const end = endOf(blocks);
  let done = 0;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    for (const line of unread(text, done, block.start)) push('body', line, [whole(text, line)]);
    done = block.end;
    if (block.kind === 'table') {
      const last = tableEnd(text, blocks, at);
      const table = printTable(analysis, blocks.slice(at, last + 1));
      done = blocks[last]!.end;
      if (table) {
        nameCaptions(printed, text);
        printed.push(table);
      } else for (const row of blocks.slice(at, last + 1)) push('body', row, [whole(text, row)]);
      at = last;
    } else if (block.kind === 'heading') {
      printed.push(...printHeading(analysis, block, levels.get(block) ?? 1));
    } else {
      push(roleOf(block, at, text, { lead, end, signed }), block);
    }
  }
  for (const line of unread(text, done, text.length)) push('body', line, [whole(text, line)]);
  nameAnnexes(printed, text, blocks[end]?.start ?? text.length);
  return printed;
}

const LONGEST_HEADING = 60;
const LONGEST_ITEM = 30;
const LONGEST_CAPTION = 40;
const CLOSED = /[。．！？!?；;，,、：:…]$/;
const UNIT = /^[（(]?\s*(?:计量)?单位\s*[:：]/;
const CAPTION = /^表\s*[\d一二三四五六七八九十]{1,3}(?!\d)/;
const ANNEX = /^附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?$/;
const FENCE = /^\s*(?:```|~~~)/;

/** How deep each heading stands in the outline. */
function levelsOf({ outline }: Analysis): ReadonlyMap<Heading, number> {
  return new Map(
    [...allSections(outline)].flatMap(({ heading, level }) => (heading ? [[heading, level] as const] : [])),
  );
}

/** The lines between two blocks that the analysis passes over: what a draft shows as it stands. */
function unread(text: string, start: number, end: number): readonly Span[] {
  const from = start === 0 ? 0 : lineEnd(text, start);
  const to = end === text.length ? end : Math.max(from, lineStart(text, end));
  return [...text.slice(from, to).matchAll(/[^\r\n]+/g)]
    .filter(([line]) => line.trim() !== '' && !FENCE.test(line))
    .map(({ 0: line, index }) => ({ start: from + index, end: from + index + line.length }));
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function whole(text: string, { start, end }: Span): Piece {
  return { start, end, text: text.slice(start, end), bold: false };
}

/** The index behind the lines that stand above the text: title, who reports, date, addressee. */
function leadOf(blocks: readonly Block[]): number {
  const title = blocks.findLastIndex(({ kind }) => kind === 'title');
  const date = blocks.findIndex(({ kind }, at) => kind === 'date' && at > title);
  return title >= 0 && date > title && date - title <= 2 ? date + 1 : title + 1;
}

/** The index of the first line of the signature; behind the last block where there is none. */
function endOf(blocks: readonly Block[]): number {
  const lead = leadOf(blocks);
  const at = blocks.findIndex(({ kind }, index) => index >= lead && (kind === 'signature' || kind === 'date'));
  return at < 0 ? blocks.length : at;
}

interface Ends {
  readonly lead: number;
  readonly end: number;
  readonly signed: PlacedDate | null;
}

function roleOf(block: Exclude<Block, Heading>, at: number, text: string, { lead, end, signed }: Ends): Role {
  if (block.kind === 'title' || block.kind === 'addressee') return block.kind;
  if (block.kind === 'contents' || block.kind === 'residue') return 'body';
  if (at < lead) return 'subtitle';
  if (block.kind === 'signature' || block.kind === 'date') return at >= end ? block.kind : 'body';
  // Who signed and when on one line.
  const signs = signed !== null && block.start <= signed.start && signed.end <= block.end;
  return signs && block.end - block.start <= LONGEST_CAPTION && !CLOSED.test(text.slice(block.start, block.end))
    ? 'date'
    : 'body';
}

function printHeading(analysis: Analysis, heading: Heading, level: number): readonly PrintedParagraph[] {
  const { source, markdown } = analysis;
  const { text } = source;
  const { mark, hashes, title, body } = heading;
  const face = faceOf(mark?.style ?? null, level);
  const shape = { kind: 'paragraph', level: 0, face, start: heading.start, end: heading.end } as const;
  const signs = heading.start + hashes;
  const start = signs + /^[\s\u3000]*/.exec(text.slice(signs))![0].length;
  const closing = hashes > 0 ? (/\s#+$/.exec(text.slice(start, heading.end))?.[0].length ?? 0) : 0;
  const pieces = withoutGap(readPieces(text, { start, end: heading.end - closing }, markdown), heading, text, markdown);
  if (pieces.length === 0) return [];
  if (body && mark && title.end - title.start <= (isItem(mark.style) ? LONGEST_ITEM : LONGEST_HEADING)) {
    return [{ ...shape, role: 'body', pieces: pieces.flatMap((piece) => cutLead(piece, body.start)) }];
  }
  if (isHeading(heading, wordsOf(pieces))) return [{ ...shape, role: 'heading', level, pieces: pieces.map(unbold) }];
  return [{ ...shape, role: 'body', face: 'plain', pieces }];
}

/** In Markdown, the space behind 1. is a sign; but 1. 5件 is not to become 1.5件. */
function withoutGap(
  pieces: readonly Piece[],
  { mark, title }: Heading,
  text: string,
  markdown: boolean,
): readonly Piece[] {
  if (!markdown || !mark || /\d/.test(text[title.start] ?? '')) return pieces;
  return pieces.flatMap((piece) => {
    if (piece.start > mark.end || piece.end < title.start || piece.text.length !== piece.end - piece.start)
      return [piece];
    return [slice(piece, piece.start, mark.end), slice(piece, title.start, piece.end)];
  });
}

function slice(piece: Piece, start: number, end: number): Piece {
  return { ...piece, start, end, text: piece.text.slice(start - piece.start, end - piece.start) };
}

function cutLead(piece: Piece, at: number): readonly Piece[] {
  if (piece.end <= at) return [{ ...piece, bold: false, lead: true }];
  if (piece.start >= at || piece.text.length !== piece.end - piece.start) return [piece];
  return [{ ...slice(piece, piece.start, at), bold: false, lead: true }, slice(piece, at, piece.end)];
}

function unbold(piece: Piece): Piece {
  return { ...piece, bold: false };
}

/** 1. （1） ① may begin a heading or a sentence. */
function isItem(style: MarkStyle): boolean {
  return MARK_STYLES.indexOf(style) >= MARK_STYLES.indexOf('arabic');
}

function isHeading({ mark }: Heading, words: string): boolean {
  if (!mark) return true;
  if (isItem(mark.style)) return words.length <= LONGEST_CAPTION && !CLOSED.test(words) && mark.style !== 'circled';
  return words.length <= LONGEST_HEADING;
}

function faceOf(style: MarkStyle | null, level: number): Face {
  if (style === null) return (['hei', 'kai', 'bold'] as const)[level - 1] ?? 'plain';
  return FACES[style];
}

const FACES: Readonly<Record<MarkStyle, Face>> = {
  part: 'hei',
  chinese: 'hei',
  'bracketed-chinese': 'kai',
  arabic: 'bold',
  'bracketed-arabic': 'plain',
  circled: 'plain',
};

/** What stands right above a table: what it is called, and the unit of its figures. */
function nameCaptions(printed: Printed[], text: string): void {
  for (let at = printed.length - 1; at >= Math.max(0, printed.length - 2); at--) {
    const item = printed[at]!;
    if (item.kind !== 'paragraph' || item.role !== 'body' || item.end - item.start > LONGEST_CAPTION) return;
    const words = text.slice(item.start, item.end);
    const role = UNIT.test(words) ? 'unit' : CAPTION.test(words) && !CLOSED.test(words) ? 'caption' : null;
    if (!role) return;
    printed[at] = { ...item, role };
  }
}

/** Behind the signature, 附件1 opens a page of its own. */
function nameAnnexes(printed: Printed[], text: string, end: number): void {
  printed.forEach((item, at) => {
    if (item.kind !== 'paragraph' || item.role !== 'body' || item.start < end) return;
    if (!ANNEX.test(text.slice(item.start, item.end))) return;
    printed[at] = { ...item, role: 'annex' };
    const next = printed[at + 1];
    if (next?.kind !== 'paragraph' || next.role !== 'body') return;
    const words = wordsOf(next.pieces);
    if (words.length <= LONGEST_CAPTION && !CLOSED.test(words)) printed[at + 1] = { ...next, role: 'annex-title' };
  });
}
