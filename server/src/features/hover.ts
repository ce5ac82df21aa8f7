import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import { toText } from '../analysis/decimal.ts';
import { type Interval, isExact } from '../analysis/interval.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { type Claim, placesOf } from '../claims/claim.ts';
import { wordClaim } from '../claims/words.ts';
import { buildLedger, figureAt, type LedgerEntry } from '../ledger.ts';
import type { Content, Profile } from '../profile.ts';
import { offsetAt, toRange } from './lsp.ts';
import { headingSpan } from './symbols.ts';

/** What the client can show. */
export interface HoverContext {
  readonly markdown: boolean;
}

/** What a figure stands for and the sums it stands in; of the heading of a mandated content, what is asked there. */
export function toHover(result: Result, position: Position, context: HoverContext): Hover | null {
  const { source } = result.analysis;
  const offset = offsetAt(source, position);
  const note = figureNote(result, offset) ?? headingNote(result, offset);
  if (!note) return null;
  const { title, lines } = note;
  const contents = context.markdown
    ? { kind: MarkupKind.Markdown, value: [`**${toMarkdown(title)}**`, ...lines.map(toMarkdown)].join('\n\n') }
    : { kind: MarkupKind.PlainText, value: [title, ...lines].join('\n') };
  return { contents, range: toRange(source, note) };
}

interface Note extends Span {
  readonly title: string;
  readonly lines: readonly string[];
}

function figureNote(result: Result, offset: number): Note | null {
  const ledger = buildLedger(result);
  const figure = figureAt(ledger, offset);
  if (!figure) return null;
  const { start, end, text, writtenUnit, indicator, quantity } = figure;
  const claims = figure.claims.map((index) => ledger.claims[index]!);
  const lines = [
    ...meaningOf(figure),
    ...(claims.length > 0 ? claims.flatMap((claim) => [wordClaim(claim), ...termsOf(claim, result)]) : [UNCLAIMED]),
  ];
  return {
    start,
    end: end + quantity.unitEnd - quantity.end,
    title: [indicator, `${text}${writtenUnit}`].filter((words) => words !== '').join(' '),
    lines,
  };
}

const UNCLAIMED = '文中没有可以和它复算的数字。';

/** Its value where that is not what is written, and what it stands for where it is approximate. */
function meaningOf({ quantity }: LedgerEntry): readonly string[] {
  const { value, unit, range, approximate, scale, script } = quantity;
  if (approximate !== '' && !isExact(range)) return [`代表的范围：${wordInterval(range, unit)}`];
  return scale > 0 || script === 'chinese' ? [`数值：${toText(value)}${unit}`] : [];
}

function wordInterval({ low, high, lowOpen, highOpen }: Interval, unit: string): string {
  const from = low && `${toText(low)}${unit}`;
  const to = high && `${toText(high)}${unit}`;
  if (from && to) return `${from}${lowOpen ? '（不含）' : ''}到${to}${highOpen ? '（不含）' : ''}`;
  if (from) return `${from}${lowOpen ? '以上（不含）' : '以上'}`;
  return to ? `${to}${highOpen ? '以下（不含）' : '以下'}` : '不限';
}

const MOST_TERMS = 12;

/** The figures of a sum with what each counts. */
function termsOf(claim: Claim, { analysis }: Result): readonly string[] {
  const { text } = analysis.source;
  const terms = placesOf(claim).map(({ start, end, label, quantity }) => {
    const behind = quantity ? end + quantity.unitEnd - quantity.end : end;
    // What stands behind the figure is its label already.
    const before = text.startsWith(label, end) ? '' : label;
    return `${before}${text.slice(start, behind)}`.replace(/\s+/g, '');
  });
  const more = terms.length > MOST_TERMS ? ` 等${terms.length}处` : '';
  return [`　${terms.slice(0, MOST_TERMS).join('、')}${more}`];
}

function headingNote(result: Result, offset: number): Note | null {
  const { profile, analysis } = result;
  if (!profile) return null;
  const section = sectionAt(analysis.outline, offset);
  const contents = section ? contentsUnder(section, result, profile) : [];
  if (!section || contents.length === 0) return null;
  return {
    ...headingSpan(section),
    title: contents.map(({ name }) => name).join('、'),
    lines: [...contents.map(wordDemand), wordBasis(profile)],
  };
}

/** The section on whose heading an offset stands. */
function sectionAt(outline: Section, offset: number): Section | null {
  for (const section of allSections(outline)) {
    if (!section.heading) continue;
    const { start, end } = headingSpan(section);
    if (start > offset) return null;
    if (offset <= end) return section;
  }
  return null;
}

function contentsUnder({ heading }: Section, { contents }: Result, profile: Profile): readonly Content[] {
  const ids = contents
    .filter(({ place }) => place && heading && place.start >= heading.start && place.start <= heading.title.end)
    .map(({ id }) => id);
  return profile.contents.filter(({ id }) => ids.includes(id));
}

function wordDemand({ official, mandatory }: Content): string {
  return mandatory ? `规定要求写：${official}。` : `规定列出、没有可以不写：${official}。`;
}

function wordBasis({ basis }: Profile): string {
  return `依据：《${basis.name}》${basis.chapter}（${basis.issuer}，${basis.number}；${basis.rank}）。`;
}

/** Words as Markdown shows them: a report's own are none. */
function toMarkdown(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&');
}
