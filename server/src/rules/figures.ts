import { mapEach } from '../analysis/map-each.ts';
import { type Decimal, subtract } from '../analysis/numbers/decimal.ts';
import { isExact } from '../analysis/numbers/interval.ts';
import { isInWords } from '../analysis/numbers/percentages.ts';
import { aheadOf, behindOf, sumOf, toScaled, toWritten } from '../claims/arithmetic.ts';
import type { Claim, ClaimKind, ClaimNumber, FigureNumber, Role } from '../claims/claim.ts';
import { writeLike } from '../claims/follow/writing.ts';
import { readTellingClaims } from '../claims/own-claims.ts';
import { inParagraphs } from './paragraphs.ts';
import type { Draft, Fix, RelatedPlace, Report, Severity } from './rule.ts';

/** How grave a claim that fails is: plain arithmetic is an error, a likely reading a warning, a debatable one a hint. */
export function severityOf(claim: Claim): Severity {
  switch (claim.certainty) {
    case 'certain':
      return 'error';
    case 'likely':
      return 'warning';
    case 'debatable':
      return 'hint';
  }
}

/** Finds the claims of one kind that fail, those whose announced figure plays one role where that is told, and words each. */
export function failing(kind: ClaimKind, word: WordClaim, announced?: Role): (report: Report) => readonly Draft[] {
  return wordingOf(
    (claim) =>
      claim.kind === kind &&
      claim.verdict === 'fails' &&
      (announced === undefined || claim.numbers[0]!.role === announced),
    (claim, text) => ({ ...word(claim, text), claim }),
  );
}

/** What is to be said of a claim. Its places are offsets into the text, be it the report's or that of one paragraph. */
export type WordClaim = (claim: Claim, text: string) => Draft;

/** Words some claims of a report that there is something to say of. Those that a paragraph tells by itself are worded once, as long as it does not change. */
export function wordingOf(isMeant: (claim: Claim) => boolean, word: WordClaim): (report: Report) => readonly Draft[] {
  const wordOwn = inParagraphs((paragraph, row) =>
    mapEach(readTellingClaims(paragraph, row).filter(isMeant), (claim) => word(claim, paragraph.text)),
  );
  return (report) => [
    ...wordOwn(report),
    ...mapEach(report.apart.filter(isMeant), (claim) => word(claim, report.analysis.source.text)),
  ];
}

/** The places of figures, each with what it counts and its number as written. */
export function toPlaces(text: string, numbers: readonly ClaimNumber[]): readonly RelatedPlace[] {
  return mapEach(numbers, (number) => ({
    start: number.start,
    end: number.end,
    message: `${number.label}${asWritten(text, number)}`,
  }));
}

/** A figure with its unit and the words that make it approximate, digits and separators as they stand in the text. */
export function asWritten(text: string, { start, end, quantity }: ClaimNumber): string {
  const words = text.slice(start, end);
  if (!quantity) return words;
  return aheadOf(quantity) + words + (isInWords(quantity) ? '' : quantity.unit) + behindOf(quantity);
}

/** What a figure counts, short enough for a sum. */
export function shortLabel({ label }: ClaimNumber): string {
  const name = withoutParticles(label).replace(/^(?:在(?![职编岗册建校矫库])|对(?!外))|中$/g, '');
  return name.length > 8 || /^[和及与]$|占/.test(name) ? '' : name;
}

/** What a figure counts, with the 有 that belongs to it: 实有, 尚有. */
export function nameIn(text: string, { label, start }: ClaimNumber): string {
  const name = withoutParticles(label);
  return /[实现尚仍还]$/.test(name) && text.startsWith(`${name}有`, start - name.length - 1) ? `${name}有` : name;
}

/** 办理案件的只有7人, 领导小组由5人组成: what leads from a name to its figure. */
function withoutParticles(label: string): string {
  return label.replace(/(?:的?[只仅]|(?<![理自缘事])由)$/, '');
}

/** The division of a claim with what each of its two terms counts; where there are more, what they are is told beside. */
export function asDivision({ formula, numbers }: Claim, over: Role, under: Role): string {
  const division = formula.replace(/ ≠ .*/, '');
  const [dividend, divisor, ...others] = numbers.slice(1);
  const isNamed = dividend?.role === over && (divisor?.role ?? under) === under && others.length === 0;
  // The twelve months of a year stand nowhere.
  const below = isNamed && divisor ? shortLabel(divisor) : '';
  const named = isNamed ? shortLabel(dividend) + division.replace(' ÷ ', ` ÷ ${below}`) : division;
  return named.replaceAll(' ', '').replace('=', '＝');
}

/**
 * The single changes that would make a total the sum of its parts, each with its arithmetic. We cannot know which figure is
 * wrong, so none is preferred; approximate figures are left alone.
 */
export function waysOut(total: FigureNumber, parts: readonly FigureNumber[]): readonly Fix[] {
  const numbers = [total, ...parts];
  if (!numbers.every((number) => isExact(number.quantity.range))) return [];
  const sum = sumOf(parts.map((part) => part.quantity));
  const gap = subtract(total.quantity.value, sum);
  const addition = parts.map((part) => toWritten(part.quantity)).join('＋');
  const fixes = [
    change(total, sum, `把合计改为${toScaled(sum, total.quantity.scale)}${total.quantity.unit}（${addition}）`),
  ];
  for (const part of parts) {
    const value = subtract(part.quantity.value, { units: -gap.units, scale: gap.scale });
    if (value.units <= 0n) continue;
    const others = parts.filter((other) => other !== part).map((other) => toWritten(other.quantity));
    const text = toScaled(value, part.quantity.scale);
    const arithmetic = [toWritten(total.quantity), ...others].join('－');
    fixes.push(
      change(
        part,
        value,
        `把${withoutParticles(part.label) || '此项'}改为${text}${part.quantity.unit}（${arithmetic}）`,
      ),
    );
  }
  return fixes.filter((fix) => fix !== null);
}

/** Writes a value into the place of a figure, in the figure's own form, which the title may tell; null where it cannot be written that way. */
export function change(number: FigureNumber, value: Decimal, title: string | ((text: string) => string)): Fix | null {
  const text = writeLike(number.quantity, value);
  if (text === null) return null;
  const words = typeof title === 'string' ? title : title(text);
  return { title: words, safe: false, edits: [{ start: number.start, end: number.end, text }] };
}
