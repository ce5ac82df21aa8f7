import { enumeratorsOf, writeOrdinal } from '../../analysis/enumerators.ts';
import type { Result } from '../../check.ts';
import { overlapOf, type WritingPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** How many paragraphs back a list is looked for that a new paragraph goes on with. */
const MOST_BACK = 3;
/** Behind these, an item of a list begins. */
const BEFORE_ITEM = /(?:^|[。；;：:！？])\s*$/;

/** 三是 behind a 二是, where a list runs in this paragraph or through the ones before it. */
export function suggestItems({ analysis: { paragraphs, source } }: Result, place: WritingPlace): readonly Suggestion[] {
  const { line, offset } = place;
  const suggestions: Suggestion[] = [];
  const seen = new Set<string>();
  const last = paragraphs.findLastIndex(({ start }) => start < offset);
  for (let at = last; at >= 0 && at > last - MOST_BACK; at--) {
    const { start, paragraph, block } = paragraphs[at]!;
    const isOwn = start >= line.start || block.end >= line.start;
    for (const enumerator of enumeratorsOf(paragraph).toReversed()) {
      const { counting, numeral, ordinal } = enumerator;
      const written = writeOrdinal(counting, ordinal + 1);
      if (start + enumerator.end > offset || ordinal === 0 || written === null || seen.has(counting)) continue;
      // A new paragraph goes on with a list whose items are paragraphs.
      if (!isOwn && enumerator.start > 0) continue;
      const before = source.text.slice(start + enumerator.start, start + numeral.start);
      const words = before + written + source.text.slice(start + numeral.end, start + enumerator.end);
      const begun = overlapOf(place, words);
      if (!BEFORE_ITEM.test(place.before.slice(0, place.before.length - begun.length))) continue;
      seen.add(counting);
      suggestions.push({
        kind: 'item',
        label: words,
        start: offset - begun.length,
        end: offset,
        text: words,
        detail: `接着“${source.text.slice(start + enumerator.start, start + enumerator.end)}”`,
        source: '按这里列举的次序。',
      });
    }
    if (block.kind === 'heading' && !isOwn) break;
  }
  return suggestions;
}
