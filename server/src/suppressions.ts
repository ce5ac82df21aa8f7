import type { Source } from './analysis/source.ts';
import type { Span } from './analysis/span.ts';
import type { Finding } from './rules/rule.ts';

/** The author's word that what a rule says is none: of one finding, or of all that it finds in this report. */
export type Suppression = FindingSuppression | RuleSuppression;

/**
 * The author's word that a finding is none. It names the finding by what stands there and not by where, so that edits
 * elsewhere do not lose it; a change in its own sentence does, since then it was said of other words.
 */
export interface FindingSuppression extends RuleSuppression {
  /** The words the finding points at. */
  readonly quote: string;
  /** The sentence around them, shortened. */
  readonly sentence: string;
  /** Which of the same words in the sentence it is, from 1; absent for the first. */
  readonly occurrence?: number;
  /** What the finding is about where several of a rule stand at one place. */
  readonly subject?: string;
}

/** The author's word that a rule is not to be followed in this report. */
export interface RuleSuppression {
  readonly rule: string;
  /** Why it is none, in the author's words. */
  readonly reason?: string;
}

/** What is kept beside a report: what its author said is none, and where the report of the year before lies. */
export interface Kept {
  readonly suppressions: readonly Suppression[];
  /** The path of last year's report from the report's folder, with slashes; null where none is linked. */
  readonly lastYear: string | null;
}

/** What is kept where nobody said anything. */
export const NOTHING_KEPT: Kept = { suppressions: [], lastYear: null };

/** Ends the name of the file beside a report that keeps its suppressions: a.txt.jiaohe.json. */
export const SUPPRESSIONS_ENDING = '.jiaohe.json';

const PARTS = ['rule', 'quote', 'sentence', 'occurrence', 'subject', 'reason'] as const;
const LONGEST_SENTENCE = 120;
const SENTENCE_ENDS = '。！？；\n\r';

/** The suppression of one finding. */
export function toSuppression(source: Source, finding: Finding, reason = ''): FindingSuppression {
  const { rule, subject, start, end } = finding;
  const { text } = source;
  const sentence = sentenceOf(source, finding);
  const quote = text.slice(start, end);
  const occurrence = countIn(text.slice(sentence.start, start), quote) + 1;
  return {
    rule,
    quote,
    sentence: text.slice(sentence.start, sentence.end).trim(),
    ...(occurrence > 1 && { occurrence }),
    ...(subject !== undefined && { subject }),
    ...withReason(reason),
  };
}

/** The suppression of all that a rule finds. */
export function toRuleSuppression(rule: string, reason = ''): RuleSuppression {
  return { rule, ...withReason(reason) };
}

/** Whether a suppression speaks of one finding, and not of all that a rule finds. */
export function isOfOneFinding(suppression: Suppression): suppression is FindingSuppression {
  return 'quote' in suppression;
}

/**
 * The place of the suppression that speaks of a finding in a list of them, one that speaks of it alone before one that
 * speaks of its rule; -1 where none does.
 */
export function findSuppression(source: Source, finding: Finding, suppressions: readonly Suppression[]): number {
  const ofRule = suppressions.filter(({ rule }) => rule === finding.rule);
  if (ofRule.length === 0) return -1;
  const wanted = toSuppression(source, finding);
  const alone = suppressions.findIndex((suppression) => isOfOneFinding(suppression) && speaksOf(suppression, wanted));
  return alone >= 0 ? alone : suppressions.findIndex((one) => one.rule === finding.rule && !isOfOneFinding(one));
}

/** Whether two suppressions say the same, for the same reason. */
export function isSameSuppression(one: Partial<FindingSuppression>, other: Partial<FindingSuppression>): boolean {
  return PARTS.every((part) => one[part] === other[part]);
}

/** The stretch of text that a suppression of one finding goes by: as long as nothing in it changes, the finding is known. */
export function sentenceOf({ text }: Source, { start, end }: Span): Span {
  return { start: sentenceStart(text, start), end: sentenceEnd(text, end) };
}

/** The text of a file of suppressions. */
export function printSuppressions({ suppressions, lastYear }: Kept): string {
  const kept = { version: 1, ...(lastYear !== null && { lastYear }), ignored: suppressions };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

function speaksOf(suppression: FindingSuppression, wanted: FindingSuppression): boolean {
  return (
    suppression.rule === wanted.rule &&
    suppression.quote === wanted.quote &&
    suppression.sentence === wanted.sentence &&
    (suppression.occurrence ?? 1) === (wanted.occurrence ?? 1) &&
    suppression.subject === wanted.subject
  );
}

function withReason(reason: string): Pick<RuleSuppression, 'reason'> {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

function sentenceStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST_SENTENCE && !SENTENCE_ENDS.includes(text[start - 1]!)) start--;
  return start;
}

function sentenceEnd(text: string, to: number): number {
  let end = to;
  while (end < text.length && end - to < LONGEST_SENTENCE && !SENTENCE_ENDS.includes(text[end]!)) end++;
  return end;
}

function countIn(text: string, words: string): number {
  return words === '' ? 0 : text.split(words).length - 1;
}
