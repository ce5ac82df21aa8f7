import type { PlacedParagraph } from '../../analysis/analyze.ts';
import { shorten } from '../../analysis/characters.ts';
import type { Saying } from '../../analysis/clauses.ts';
import type { Span } from '../../analysis/span.ts';
import type { Draft } from '../rule.ts';

const LONGEST_QUOTE = 24;
const LONGEST_SPAN = 40;

/** Words that stand before in the same paragraph, clause or list. */
export function wordClause(text: string, here: Span, there: Span, how: string, advice = '像是重复了。请核对'): Draft {
  return {
    ...clip(here),
    message: `“${quote(text, here)}”${how}，${advice}。`,
    related: [{ ...clip(there), message: '前一处' }],
  };
}

/** A sentence that another paragraph has as well. */
export function wordSentence(text: string, here: Span, there: Span, { counts }: Saying): Draft {
  const advice = counts ? '文字和数字都相同，像是重复粘贴' : '如果不是有意再说一遍，请删去一处';
  return {
    ...clip(here),
    severity: counts ? 'warning' : 'hint',
    message: `“${quote(text, here)}”这句话在前文已经有了，${advice}。`,
    related: [{ ...clip(there), message: '前文同一句话' }],
  };
}

/** A paragraph that stands twice. */
export function wordParagraph(here: PlacedParagraph, there: PlacedParagraph): Draft {
  const span = { start: here.start, end: here.start + here.paragraph.text.length };
  return {
    ...clip(span),
    message: `这一段和前文一段一字不差：“${quote(here.paragraph.text, { start: 0, end: here.paragraph.text.length })}”，像是重复粘贴。请删去一处。`,
    related: [
      { ...clip({ start: there.start, end: there.start + there.paragraph.text.length }), message: '前文同一段' },
    ],
    fixes: [{ title: '删去后一段', safe: false, edits: [{ ...span, text: '' }] }],
  };
}

function quote(text: string, { start, end }: Span): string {
  return shorten(text.slice(start, end).trim(), LONGEST_QUOTE);
}

/** A finding points at a phrase, never at a whole paragraph. */
function clip({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + LONGEST_SPAN) };
}
