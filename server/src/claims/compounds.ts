import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim, ClaimNumber, Verdict } from './claim.ts';
import { toNumber } from './claim.ts';

/** “1+9+2”, 1+23+X: N and X stand for any number. */
const COMPOUND = /(?<![\d+＋A-Za-z])(?:\d{1,4}|[NnXx])(?:[+＋](?:\d{1,4}|[NnXx])){1,6}(?![\d+＋A-Za-z%％])/g;

/** Reads compound names against the figures that explain them: in the brackets behind, or in the words before. */
export function readCompounds(paragraph: Paragraph): readonly Claim[] {
  if (!/[+＋]/.test(paragraph.text)) return [];
  return [...paragraph.text.matchAll(COMPOUND)].flatMap((match) => {
    const span: Span = { start: match.index, end: match.index + match[0].length };
    const claim = readCompound(paragraph, span, match[0].split(/[+＋]/));
    return claim ? [claim] : [];
  });
}

function readCompound(paragraph: Paragraph, span: Span, members: readonly string[]): Claim | null {
  const { text } = paragraph;
  const behind = /^[”"’』」]?[^，,。；;（(]{0,12}[（(]([^（）()]{1,120})[）)]/.exec(
    text.slice(span.end, span.end + 140),
  );
  if (behind) {
    const start = span.end + behind[0].length - 1 - behind[1]!.length;
    const figures = figuresIn(paragraph, { start, end: start + behind[1]!.length });
    if (figures.length > 1)
      return toClaim(paragraph, span, figures, explain(members, figures) ? 'holds' : accuse(members, figures));
    const names = behind[1]!.replace(/^(?:即|分别为|分别是)[:：]?/, '').split(/[、,，]/);
    if (names.length === members.length) return toClaim(paragraph, span, [], 'holds');
  }
  const before = figuresIn(paragraph, { start: Math.max(0, span.start - 60), end: span.start });
  const named = members.filter((member) => /^\d{2,}$/.test(member));
  const told = before.filter((figure) => named.includes(text.slice(figure.quantity.start, figure.quantity.end)));
  return named.length > 0 && told.length === named.length ? toClaim(paragraph, span, told, 'holds') : null;
}

function figuresIn({ figures }: Paragraph, span: Span): readonly Figure[] {
  return figures.filter(({ quantity }) => quantity.start >= span.start && quantity.end <= span.end);
}

/** Whether the figures in their order make up the members: each is one figure, or several added up (2 = 1 + 1). */
function explain(members: readonly string[], figures: readonly Figure[]): boolean {
  if (figures.some(({ quantity }) => quantity.value.scale > 0)) return false;
  let reached = new Set([0]);
  for (const member of members) {
    const next = new Set<number>();
    for (const from of reached) {
      let sum = 0n;
      for (let to = from; to < figures.length; to++) {
        sum += figures[to]!.quantity.value.units;
        if (!isNumber(member) || sum === BigInt(member)) next.add(to + 1);
      }
      if (!isNumber(member)) next.add(from);
    }
    reached = next;
  }
  return reached.has(figures.length);
}

function isNumber(member: string): boolean {
  return /^\d+$/.test(member);
}

/** Figures that are as many as the members, and all but one agree, were meant to explain them. */
function accuse(members: readonly string[], figures: readonly Figure[]): Verdict {
  const numbers = members.filter(isNumber);
  const free = numbers.length < members.length;
  const agreeing = figures.filter((figure) => numbers.includes(figure.quantity.value.units.toString())).length;
  return !free && figures.length >= members.length && agreeing >= figures.length - 1 && agreeing > 0
    ? 'fails'
    : 'unclear';
}

function toClaim({ text }: Paragraph, span: Span, figures: readonly Figure[], verdict: Verdict): Claim {
  const compound: ClaimNumber = { role: 'compound', label: '', ...span };
  const terms = figures.map(({ quantity }) => text.slice(quantity.start, quantity.end));
  const sign = verdict === 'fails' ? '≠' : '=';
  const whole = text.slice(span.start, span.end);
  const formula = terms.length > 0 ? `${whole} ${sign} ${terms.join(', ')}` : whole;
  const items = figures.map((figure) => toNumber('part', figure));
  return { kind: 'compound', verdict, certainty: 'certain', formula, numbers: [compound], items };
}
