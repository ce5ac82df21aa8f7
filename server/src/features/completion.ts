import type { CompletionItem, Position } from 'vscode-languageserver';
import type { CalendarDate } from '../analysis/calendar.ts';
import type { Result } from '../check.ts';
import { toSnippet } from '../profile/snippet.ts';
import { suggestDates } from './completion/dates.ts';
import { suggestItems } from './completion/items.ts';
import { suggestWordings } from './completion/names.ts';
import { nextMarks, suggestOrdinals } from './completion/ordinals.ts';
import { readPlace, type WritingPlace } from './completion/place.ts';
import { suggestReports } from './completion/reports.ts';
import { suggestSections } from './completion/sections.ts';
import type { Suggestion, SuggestionKind } from './completion/suggestion.ts';
import { suggestTitles } from './completion/titles.ts';
import { offsetAt, toRange } from './lsp.ts';
import { CompletionItemKind, InsertTextFormat, InsertTextMode } from './lsp-values.ts';

/** What the client understands, and how it came to ask. */
export interface CompletionContext {
  /** Whether the client understands tab stops. */
  readonly snippets: boolean;
  /** Whether it was what was typed that made the client ask, and not the user. */
  readonly typed: boolean;
  /** Null where nobody tells. */
  readonly today: CalendarDate | null;
}

/** The characters behind which it is looked whether there is something to offer. No others: nothing comes up while one types. */
export const TRIGGER_CHARACTERS = ['、', '《'];

/** What can be written at a place: titles within 《, headings and ordinals at the start of a line, names, terms and dates elsewhere. */
export function toCompletions(result: Result, position: Position, context: CompletionContext): CompletionItem[] {
  const { source } = result.analysis;
  const offset = offsetAt(source, position);
  const suggestions = gather(result, readPlace(source, offset), context);
  return suggestions.map((suggestion, at) => toItem(result, offset, suggestion, at, context.snippets));
}

function gather(result: Result, place: WritingPlace, { typed, today }: CompletionContext): readonly Suggestion[] {
  if (place.title !== null) return suggestTitles(result, place);
  const marks = place.opening ? nextMarks(result.analysis, place) : [];
  // 、 also stands between words: only behind an ordinal does it open a heading, until its words are written.
  if (typed) return opensHeading(place) ? suggestSections(result, place, marks) : [];
  if (result.analysis.source.text.trim() === '') return suggestReports(place.offset, today);
  const { opening } = place;
  const headings = [...suggestOrdinals(result.analysis, place, marks), ...suggestSections(result, place, marks)];
  if (opening && opening.hashes + opening.mark !== '' && opening.words === '')
    return [...suggestItems(result, place), ...headings];
  const words = preferBegun(place, [...suggestWordings(result, place), ...suggestDates(result, place, today)]);
  if (opening && opening.words !== '' && headings.length > 0)
    return [...headings, ...words.filter(({ start }) => start < place.offset)];
  const items = suggestItems(result, place);
  return opening && isBehindSections(result, place)
    ? [...items, ...words, ...headings]
    : [...items, ...headings, ...words];
}

function opensHeading({ opening }: WritingPlace): boolean {
  return opening?.mark.endsWith('、') === true && opening.words === '';
}

/** What goes on from a word that is begun first; where more than a character of it stands there, nothing else. */
function preferBegun({ offset }: WritingPlace, words: readonly Suggestion[]): readonly Suggestion[] {
  const begun = words.filter(({ start }) => start < offset).toSorted((a, b) => a.start - b.start);
  if (begun[0] && offset - begun[0].start > 1) return begun;
  return [...begun, ...words.filter(({ start }) => start === offset)];
}

/** Whether nothing but the signature can follow. */
function isBehindSections({ profile, contents, analysis: { blocks } }: Result, { line }: WritingPlace): boolean {
  const due = contents.filter(({ id }) => profile?.contents.some((content) => content.id === id && content.mandatory));
  return (
    due.length > 0 &&
    due.every(({ status }) => status !== 'missing') &&
    blocks.every(({ end, kind }) => end <= line.start || kind === 'date' || kind === 'signature')
  );
}

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  item: CompletionItemKind.EnumMember,
  ordinal: CompletionItemKind.EnumMember,
  section: CompletionItemKind.Module,
  part: CompletionItemKind.Module,
  title: CompletionItemKind.File,
  name: CompletionItemKind.Reference,
  term: CompletionItemKind.Text,
  date: CompletionItemKind.Event,
  report: CompletionItemKind.File,
};

function toItem(
  { analysis: { source } }: Result,
  offset: number,
  { kind, label, start, end, text, detail, source: told, snippet }: Suggestion,
  at: number,
  snippets: boolean,
): CompletionItem {
  const typed = source.text.slice(start, offset);
  const newText = snippets ? (snippet ?? toSnippet(text)) : text;
  return {
    label,
    kind: KINDS[kind],
    detail,
    documentation: told,
    sortText: String(at).padStart(3, '0'),
    // What stands there already is taken along, so that the editor does not drop what it does not begin with.
    filterText: label.startsWith(typed) ? label : typed + label,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(source, { start, end }), newText },
  };
}
