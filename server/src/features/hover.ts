import type { Hover, Position } from 'vscode-languageserver';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { type Claim, placesOf } from '../claims/claim.ts';
import { wordClaim } from '../claims/wording.ts';
import { buildLedger, figureAt } from '../ledger.ts';
import { wordFigure, wordMeaning, wordPlace } from './figure-words.ts';
import { headingNote } from './heading-note.ts';
import { offsetAt, toRange } from './lsp.ts';
import { MarkupKind } from './lsp-values.ts';
import type { Note } from './note.ts';
import { termNote } from './term-note.ts';

/** What the client can show. */
export interface HoverContext {
  readonly markdown: boolean;
}

/** What a figure stands for and the sums it stands in; since when a term is right; of the heading of a mandated content, what is asked there. */
export function toHover(result: Result, position: Position, context: HoverContext): Hover | null {
  const { source } = result.analysis;
  const offset = offsetAt(source, position);
  const note = figureNote(result, offset) ?? termNote(result, offset) ?? headingNote(result, offset);
  if (!note) return null;
  const { title, lines } = note;
  const contents = context.markdown
    ? { kind: MarkupKind.Markdown, value: [`**${toMarkdown(title)}**`, ...lines.map(toMarkdown)].join('\n\n') }
    : { kind: MarkupKind.PlainText, value: [title, ...lines].join('\n') };
  return { contents, range: toRange(source, note) };
}

function figureNote(result: Result, offset: number): Note | null {
  const ledger = buildLedger(result);
  const figure = figureAt(ledger, offset);
  if (!figure) return null;
  const { start, end, indicator, quantity } = figure;
  const claims = figure.claims.map((index) => ledger.claims[index]!);
  const lines = [
    ...wordMeaning(figure),
    ...(claims.length > 0
      ? claims.flatMap((claim) => [wordClaim(claim), ...termsOf(claim, start, result)])
      : [UNCLAIMED]),
  ];
  return {
    start,
    end: end + quantity.unitEnd - quantity.end,
    title: [indicator, wordFigure(figure)].filter((words) => words !== '').join(' '),
    lines,
  };
}

const UNCLAIMED = '文中没有可以和它复算的数字。';

const MOST_TERMS = 12;

/** The figures of a sum with what each counts; none where a finding at this very figure lists them already, which is shown with it. */
function termsOf(claim: Claim, start: number, { analysis, findings }: Result): readonly string[] {
  const { text } = analysis.source;
  const places = placesOf(claim);
  const told = findings.filter((finding) => finding.start === start).flatMap(({ related }) => related);
  const tells = (place: Span): boolean => place.start === start || told.some((other) => other.start === place.start);
  if (claim.verdict === 'fails' && places.every(tells)) return [];
  const terms = places.map((place) => wordPlace(place, text));
  const more = terms.length > MOST_TERMS ? ` 等${terms.length}处` : '';
  return [`　${terms.slice(0, MOST_TERMS).join('、')}${more}`];
}

/** Words as Markdown shows them: a report's own are none. */
function toMarkdown(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&');
}
