import type { Source } from './analysis/source.ts';
import type { Finding } from './rules/rule.ts';

/**
 * The author's word that a finding is none. It names the finding by what stands there and not by where, so that edits
 * elsewhere do not lose it; a change in its own sentence does, since then it was said of other words.
 */
export interface Suppression {
  readonly rule: string;
  /** The words the finding points at. */
  readonly quote: string;
  /** The sentence around them, shortened. */
  readonly sentence: string;
  /** What the finding is about where several of a rule stand at one place. */
  readonly subject?: string;
  /** Why it is none, in the author's words. */
  readonly reason?: string;
}

/** Ends the name of the file beside a report that keeps its suppressions: a.txt.jiaohe.json. */
export const SUPPRESSIONS_ENDING = '.jiaohe.json';

const LONGEST_SENTENCE = 120;
const SENTENCE_ENDS = '。！？；\n\r';

/** The suppression of one finding. */
export function toSuppression(source: Source, finding: Finding, reason = ''): Suppression {
  const { rule, subject } = finding;
  return {
    rule,
    quote: source.text.slice(finding.start, finding.end),
    sentence: sentenceAround(source.text, finding.start, finding.end),
    ...(subject !== undefined && { subject }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}

/** The place of the suppression that speaks of a finding in a list of them; -1 where none does. */
export function findSuppression(source: Source, finding: Finding, suppressions: readonly Suppression[]): number {
  if (suppressions.length === 0) return -1;
  const wanted = toSuppression(source, finding);
  return suppressions.findIndex(
    (suppression) =>
      suppression.rule === wanted.rule &&
      suppression.quote === wanted.quote &&
      suppression.sentence === wanted.sentence &&
      suppression.subject === wanted.subject,
  );
}

/** The text of a file of suppressions. */
export function printSuppressions(suppressions: readonly Suppression[]): string {
  return `${JSON.stringify({ version: 1, ignored: suppressions }, null, 2)}\n`;
}

function sentenceAround(text: string, from: number, to: number): string {
  let start = from;
  while (start > 0 && from - start < LONGEST_SENTENCE && !SENTENCE_ENDS.includes(text[start - 1]!)) start--;
  let end = to;
  while (end < text.length && end - to < LONGEST_SENTENCE && !SENTENCE_ENDS.includes(text[end]!)) end++;
  return text.slice(start, end).trim();
}
