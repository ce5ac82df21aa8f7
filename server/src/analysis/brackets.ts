import { Kind, kindAt } from './characters.ts';
import { matchesOf } from './matches.ts';

/** Brackets and quotation marks that belong together, in whatever width they are written. */
export type BracketShape =
  | 'round'
  | 'lenticular'
  | 'tortoise'
  | 'title'
  | 'inner-title'
  | 'double-quote'
  | 'single-quote'
  | 'corner'
  | 'white-corner';

/** One bracket or quotation mark of a paragraph. */
export interface Bracket {
  readonly at: number;
  readonly shape: BracketShape;
  readonly opens: boolean;
}

/** A bracket and the one that closes it. */
export interface BracketPair {
  readonly open: Bracket;
  readonly close: Bracket;
}

/** Which brackets of one paragraph belong together, and which stand alone. */
export interface Brackets {
  /** In the order of their closing brackets. */
  readonly pairs: readonly BracketPair[];
  /** Opened and not closed in this paragraph. */
  readonly open: readonly Bracket[];
  /** Closed and not opened in this paragraph. */
  readonly closed: readonly Bracket[];
  /** Quotation marks that face the wrong way: “天网“. They are paired as if they faced the right one. */
  readonly reversed: readonly Bracket[];
  /** Where straight quotation marks stand. */
  readonly straight: readonly number[];
}

const SHAPES: readonly (readonly [BracketShape, string, string])[] = [
  ['round', '(（', ')）'],
  ['lenticular', '【', '】'],
  ['tortoise', '〔', '〕'],
  ['title', '《', '》'],
  ['inner-title', '〈', '〉'],
  ['double-quote', '“', '”'],
  ['single-quote', '‘', '’'],
  ['corner', '「', '」'],
  ['white-corner', '『', '』'],
];
const shapes = new Map<string, { readonly shape: BracketShape; readonly opens: boolean }>(
  SHAPES.flatMap(([shape, opening, closing]) => [
    ...[...opening].map((character) => [character, { shape, opens: true }] as const),
    ...[...closing].map((character) => [character, { shape, opens: false }] as const),
  ]),
);
const ANY = /[()（）【】〔〕《》〈〉“”‘’「」『』"]/g;
const NONE: Brackets = { pairs: [], open: [], closed: [], reversed: [], straight: [] };
/** What stands between quotation marks that belong together beyond doubt. */
const LONGEST_QUOTATION = 30;
/** Lists are seldom nested deeper; what is open longer than that is not looked for. */
const MOST_OPEN = 40;

/** Pairs the brackets of one paragraph. 一） and 1) in front of an item, ’ in it’s and :-) are no brackets. */
export function readBrackets(text: string): Brackets {
  const marks = matchesOf(text, ANY);
  if (marks.length === 0) return NONE;
  const straight: number[] = [];
  const brackets: Bracket[] = [];
  for (const { index: at, 0: character } of marks) {
    if (character === '"') straight.push(at);
    else if (!isApostrophe(text, at)) brackets.push({ at, ...shapes.get(character)! });
  }
  const reversed = findReversed(text, brackets);
  return {
    ...pair(text, reversed.size > 0 ? brackets.map((one) => turn(one, reversed)) : brackets),
    reversed: [...reversed],
    straight,
  };
}

/** The bracket that would close one, or open it: ） for （. */
export function counterpart(character: string): string {
  const found = SHAPES.find(([, opening, closing]) => opening.includes(character) || closing.includes(character))!;
  const [, opening, closing] = found;
  const at = opening.indexOf(character);
  return at >= 0 ? closing[at]! : opening[closing.indexOf(character)]!;
}

function pair(text: string, brackets: readonly Bracket[]): Omit<Brackets, 'reversed' | 'straight'> {
  const stack: Bracket[] = [];
  const pairs: BracketPair[] = [];
  const open: Bracket[] = [];
  const closed: Bracket[] = [];
  for (const bracket of brackets) {
    if (bracket.opens) {
      stack.push(bracket);
      if (stack.length > MOST_OPEN) open.push(stack.shift()!);
      continue;
    }
    const at = stack.findLastIndex(({ shape }) => shape === bracket.shape);
    if (at >= 0) {
      pairs.push({ open: stack[at]!, close: bracket });
      open.push(...stack.slice(at + 1));
      stack.length = at;
    } else if (!isMarkOrFace(text, bracket)) closed.push(bracket);
  }
  open.push(...stack);
  return { pairs, open: open.sort((a, b) => a.at - b.at), closed };
}

/**
 * Quotation marks that face the wrong way. Where “ and ” cannot be nested into pairs, and there is an even number of them,
 * two and two belong together, if what they hold is short.
 */
function findReversed(text: string, brackets: readonly Bracket[]): ReadonlySet<Bracket> {
  const quotes = brackets.filter(({ shape }) => shape === 'double-quote');
  let depth = 0;
  let nests = true;
  for (const { opens } of quotes) {
    depth += opens ? 1 : -1;
    if (depth < 0) nests = false;
  }
  if ((nests && depth === 0) || quotes.length % 2 === 1) return new Set();
  const reversed = new Set<Bracket>();
  for (let at = 0; at < quotes.length; at += 2) {
    const open = quotes[at]!;
    const close = quotes[at + 1]!;
    const length = close.at - open.at - 1;
    if (length < 1 || length > LONGEST_QUOTATION) return new Set();
    if (/[，,、。；;：:]/.test(text.slice(open.at + 1, close.at))) return new Set();
    if (!open.opens) reversed.add(open);
    if (close.opens) reversed.add(close);
  }
  return reversed;
}

function turn(bracket: Bracket, reversed: ReadonlySet<Bracket>): Bracket {
  return reversed.has(bracket) ? { ...bracket, opens: !bracket.opens } : bracket;
}

/** How far before ’ its ‘ is looked for. */
const NEAR = 40;

/** ’ in it’s, before a year without its century, and minutes or feet: 5’ */
function isApostrophe(text: string, at: number): boolean {
  if (text[at] !== '’' && text[at] !== '‘') return false;
  const before = kindAt(text, at - 1);
  // 中国’99博览会
  if (
    text[at] === '’' &&
    /^\d\d(?!\d)/.test(text.slice(at + 1, at + 4)) &&
    !text.slice(Math.max(0, at - NEAR), at).includes('‘')
  )
    return true;
  return before === Kind.digit || (before === Kind.latin && /[A-Za-z\d\s]/.test(text[at + 1] ?? ' '));
}

/** 一） and 1) in front of an item; :) and ;-) */
function isMarkOrFace(text: string, { at, shape }: Bracket): boolean {
  if (shape !== 'round') return false;
  if (/[:;=^]-?$/.test(text.slice(Math.max(0, at - 2), at))) return true;
  let start = at;
  while (start > 0 && at - start < 3 && isOrdinal(text, start - 1)) start--;
  if (start === at) return false;
  const before = kindAt(text, start - 1);
  return (
    start === 0 ||
    before === Kind.space ||
    before === Kind.lineEnd ||
    (before >= Kind.comma && before <= Kind.open) ||
    text[start - 1] === '“'
  );
}

function isOrdinal(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === Kind.digit || kind === Kind.numeral || kind === Kind.latin;
}
