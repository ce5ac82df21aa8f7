import { mapEach } from '../analysis/map-each.ts';
import { matchesOf } from '../analysis/matches.ts';
import { parseNumeral } from '../analysis/numbers/numerals.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim, ClaimNumber, Verdict } from './claim.ts';

/** “1+8+3”, 1+17+X: N and X stand for any number. */
const COMPOUND = /(?<![\d+＋A-Za-z])(?:\d{1,4}|[NnXx])(?:[+＋](?:\d{1,4}|[NnXx])){1,6}(?![\d+＋A-Za-z%％])/g;
/** “1+8+3”体系（1个专班、…） */
const IN_BRACKETS =
  /^[”"’』」]?[^，,。；;：:（()）]{0,12}[，,]?[（(]((?:[^（）()]|[（(][^（）()\d]{1,8}[）)]){1,120})[）)]/;
/** “1+3+N”体系，即1个中心、…; “1+2+3”工作法：1张清单、… */
const IN_WORDS =
  /^[”"’』」]?[^，,。；;：:（()）]{0,12}(?:[，,—]{0,2}即|[：:])((?:[^，,。；;：:（()）]|[（(][^（()）\d]{1,8}[）)]){1,120})(?=[。；;]|$)/;
/** A number at the head of an explained member; several or many stand for any number. */
const TERM =
  /^(?:即|其中|由|分别[为是]|含|包括)?[:：]?\s*(\d{1,4}|[NnXx]|若干|[零一二两三四五六七八九十百]{1,5})(?!\d|月|年|日|[.．])/;
/** 街道1个中心, 乡镇工作站13个: a number behind the name of its member, the only one in its piece. */
const NAMED_TERM = /^[^\d第]{1,16}?(\d{1,4})(?=[个家名支所处座条人只套组间项])[^\d]*$/;
/** Times and periods of activities explain no structure. */
const ACTIVITY = /^(?:次|场|件|人次|起|宗|例|万|余|%|％)/;
const FREE = /^(?:[NnXx]|若干)$/;
const LONGEST_EXPLANATION = 140;
const LONGEST_NAME = 12;
/** How many figures before a compound may be its members. */
const MOST_TOLD = 8;

/** “1+8+3”体系（1个专班、8个小组、3张清单）: reads compound names against the figures that explain them: in the brackets behind, or in the words around. */
export function readCompounds(paragraph: Paragraph): readonly Claim[] {
  if (!/[+＋]/.test(paragraph.text)) return [];
  let passed = 0;
  return matchesOf(paragraph.text, COMPOUND).flatMap((match) => {
    const span: Span = { start: match.index, end: match.index + match[0].length };
    while ((paragraph.figures[passed]?.quantity.end ?? Number.POSITIVE_INFINITY) <= span.start) passed++;
    const before = paragraph.figures.slice(Math.max(0, passed - MOST_TOLD), passed);
    const members = match[0].split(/[+＋]/);
    const claim = readExplained(paragraph, span, members) ?? readTold(paragraph, span, members, before);
    return claim ? [claim] : [];
  });
}

/** A number of an explanation: its place, and its value where it is not free. */
interface Term extends Span {
  readonly value: number | null;
  /** Whether the name of its member stands before it: 专班1个. */
  readonly named: boolean;
  /** The words behind it: 个专班. */
  readonly counter: string;
}

function readExplained({ text }: Paragraph, span: Span, members: readonly string[]): Claim | null {
  const behind = text.slice(span.end, span.end + LONGEST_EXPLANATION);
  const match = IN_BRACKETS.exec(behind) ?? IN_WORDS.exec(behind);
  if (!match) return null;
  const explanation = match[1]!;
  const from = span.end + match[0].lastIndexOf(explanation);
  const pieces = split(explanation);
  const terms = mapEach(pieces, (piece) => readTerm(text, from + piece.start, from + piece.end));
  if (terms.every((term) => term !== null)) {
    if (terms.length < 2) return null;
    const verdict = explain(members, terms) ? 'holds' : accuse(members, terms);
    return toClaim(text, span, terms, verdict);
  }
  const named = terms.every((term) => term === null) && pieces.length === members.length;
  return named && !/\d/.test(explanation) ? toClaim(text, span, [], 'holds') : null;
}

/** 1个专班、8个小组、2个服务组和1个督查组, cut at 、 ， and 和. */
function split(words: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index } of words.matchAll(/[、,，和及与]|$/g)) {
    const joint = /[和及与]/.test(words[index] ?? '');
    if (joint && !/^\s*[\dNnXx零一二两三四五六七八九十百]/.test(words.slice(index + 1, index + 4))) continue;
    spans.push({ start, end: index });
    start = index + 1;
  }
  return spans;
}

function readTerm(text: string, start: number, end: number): Term | null {
  const piece = text.slice(start, end);
  const first = TERM.exec(piece);
  const match = first ?? NAMED_TERM.exec(piece);
  if (!match) return null;
  const named = first === null;
  const digits = match[1]!;
  const head = /^\d/.test(digits) ? piece.slice(0, piece.indexOf(digits) + digits.length) : match[0];
  const at = start + head.length - digits.length;
  const counter = text.slice(at + digits.length, Math.min(end, at + digits.length + LONGEST_NAME));
  const numeral = /^\d/.test(digits) ? Number(digits) : Number(parseNumeral(digits, 0)?.value ?? Number.NaN);
  if (FREE.test(digits)) return { start: at, end: start + head.length, value: null, named, counter };
  return Number.isNaN(numeral) ? null : { start: at, end: start + head.length, value: numeral, named, counter };
}

/** The figures before, as far as they stand in the compound as they are: 全镇14个社区，建成“1+14+96”. */
function readTold(
  { text }: Paragraph,
  span: Span,
  members: readonly string[],
  before: readonly Figure[],
): Claim | null {
  const named = members.filter((member) => /^\d{2,}$/.test(member));
  const told = before
    .map(
      ({ quantity: { start, end, unit } }): Term => ({
        start,
        end,
        value: Number(text.slice(start, end)),
        named: true,
        counter: unit,
      }),
    )
    .filter(
      ({ start, end }) => start >= span.start - LONGEST_EXPLANATION / 2 && named.includes(text.slice(start, end)),
    );
  return named.length > 0 && told.length === named.length ? toClaim(text, span, told, 'holds') : null;
}

/** Whether the terms in their order make up the members: each is one term, or several added up (3 = 2 + 1). */
function explain(members: readonly string[], terms: readonly Term[]): boolean {
  let reached = new Set([0]);
  for (const member of members) {
    const next = new Set<number>();
    for (const from of reached) {
      if (FREE.test(member)) {
        for (let to = from; to <= terms.length; to++) next.add(to);
        continue;
      }
      let sum = 0;
      for (let to = from; to < terms.length; to++) {
        sum += terms[to]!.value ?? Number.NaN;
        if (sum === Number(member)) next.add(to + 1);
      }
    }
    reached = next;
  }
  return reached.has(terms.length);
}

/** Terms that explain all members but one, in their order, were meant to explain that one as well. */
function accuse(members: readonly string[], terms: readonly Term[]): Verdict {
  if (terms.length < 3 && terms.some(({ counter, named }) => named || ACTIVITY.test(counter))) return 'unclear';
  const meant = members.some((member, index) => {
    if (FREE.test(member)) return false;
    const before = members.slice(0, index);
    const after = members.slice(index + 1);
    return terms.some((_, at) => explain(before, terms.slice(0, at)) && explain(after, terms.slice(at + 1)));
  });
  return meant ? 'fails' : 'unclear';
}

function toClaim(text: string, span: Span, terms: readonly Term[], verdict: Verdict): Claim {
  const compound: ClaimNumber = { role: 'compound', label: '', ...span };
  const sign = verdict === 'fails' ? '≠' : verdict === 'holds' ? '=' : '?';
  const name = text.slice(span.start, span.end);
  const written = mapEach(terms, ({ start, end }) => text.slice(start, end));
  const items = mapEach(
    terms,
    ({ start, end, counter }): ClaimNumber => ({ role: 'part', label: counter, start, end }),
  );
  return {
    kind: 'compound',
    verdict,
    certainty: 'certain',
    formula: written.length > 0 ? `${name} ${sign} ${written.join(', ')}` : name,
    numbers: [compound],
    items,
  };
}
