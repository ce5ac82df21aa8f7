import type { Span } from '../../analysis/span.ts';

/** A piece of a paragraph as it is printed: what is shown for a stretch of the text. A line break within is shown as one. */
export interface Piece extends Span {
  readonly text: string;
  readonly bold: boolean;
  /** Whether it is the heading that stands at the beginning of its own paragraph: （一）加强领导。全年…… */
  readonly lead?: boolean;
}

const TOKEN = /\*+|__|`|\\[!-/:-@[-`{-~]|!?\[[^[\]\n]*\]\([^()\s]*\)|<br\s{0,3}\/?>/g;
const PLAIN_TOKEN = /(?<!\*)\*\*(?!\*)|<br\s{0,3}\/?>|\\\|/g;
const LINE = /[^\r\n]+/g;
/** A line that only divides: ---, ***, ===. */
const DIVIDING = /^\s*(?:-(?:\s?-){2,}|\*(?:\s?\*){2,}|_(?:\s?_){2,}|={3,})\s*$/;
const QUOTATION = /^\s*>\s?/;
const ITEM = /^\s*[-*+]\s+/;
const WIDE = /[\u2e80-\ufffd]$/;

/** Whether a line is nothing but a division, which a printed report has no sign for. */
export function isDividing(line: string): boolean {
  return DIVIDING.test(line);
}

/**
 * The pieces of a stretch of text, without the signs of Markdown: **重点** is printed bold. In Markdown, lines run on into one
 * another, unless one ends with two spaces; in plain text, which drafts are pasted into, only the signs nobody else writes count.
 */
export function readPieces(text: string, { start, end }: Span, markdown: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let lineEnd = start;
  for (const line of text.slice(start, end).matchAll(LINE)) {
    const [words] = line;
    if (markdown && isDividing(words)) continue;
    const opened = markdown ? skip(words, [QUOTATION, ITEM]) : 0;
    const from = start + line.index + opened;
    const to = start + line.index + (markdown ? words.trimEnd().length : words.length);
    if (pieces.length > 0) pieces.push(joint(text, pieces.at(-1)!, lineEnd, from));
    pieces.push(...readLine(text, from, to, markdown));
    lineEnd = to;
  }
  return pieces.filter((piece) => piece.text !== '');
}

/** The words that pieces show together. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function skip(line: string, signs: readonly RegExp[]): number {
  return signs.reduce((at, sign) => at + (sign.exec(line.slice(at))?.[0].length ?? 0), 0);
}

/** What stands between two lines that run on: nothing between Chinese ones, a break where the author wants one. */
function joint(text: string, before: Piece, start: number, end: number): Piece {
  const broken = /^(?: {2,}|\\)\r?\n/.test(text.slice(start, end));
  const wide = WIDE.test(before.text) || WIDE.test(text[end] ?? '');
  return { start, end, text: broken ? '\n' : wide ? '' : ' ', bold: false };
}

function readLine(text: string, start: number, end: number, markdown: boolean): readonly Piece[] {
  const line = text.slice(start, end);
  const tokens = [...line.matchAll(markdown ? TOKEN : PLAIN_TOKEN)].filter((token) => !isTimes(line, token));
  const paired = pair(tokens.map((token) => token[0]));
  const pieces: Piece[] = [];
  let from = start;
  let bold = false;
  let code = false;
  const close = (to: number): void => {
    if (to > from) pieces.push({ start: from, end: to, text: text.slice(from, to), bold });
  };
  tokens.forEach((token, index) => {
    const [sign] = token;
    const at = start + token.index;
    const behind = at + sign.length;
    const first = sign[0]!;
    if ('*_`'.includes(first)) {
      if (!paired.has(index)) return;
      if (code && first !== '`') return;
      close(at);
      if (first === '`') code = !code;
      else if (sign.length > 1) bold = !bold;
      from = behind;
      return;
    }
    if (code) return;
    close(at);
    if (first === '<') pieces.push({ start: at, end: behind, text: '\n', bold });
    else if (first === '\\') pieces.push({ start: at, end: behind, text: sign.slice(1), bold });
    else pieces.push({ start: at, end: behind, text: sign.slice(sign.indexOf('[') + 1, sign.indexOf('](')), bold });
    from = behind;
  });
  close(end);
  return pieces;
}

/** 3*4 is a product. */
function isTimes(line: string, { 0: sign, index }: RegExpExecArray): boolean {
  return sign === '*' && /\d/.test(line[index - 1] ?? '') && /\d/.test(line[index + 1] ?? '');
}

/** Which of the signs open something that another one closes. */
function pair(signs: readonly string[]): ReadonlySet<number> {
  const open = new Map<string, number>();
  const paired = new Set<number>();
  signs.forEach((sign, index) => {
    if (!'*_`'.includes(sign[0]!)) return;
    const before = open.get(sign);
    if (before === undefined) open.set(sign, index);
    else {
      paired.add(before).add(index);
      open.delete(sign);
    }
  });
  return paired;
}
