import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { shorten } from '../analysis/characters.ts';
import type { Section } from '../analysis/outline.ts';
import type { Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { toRange } from './lsp.ts';
import { SymbolKind } from './lsp-values.ts';

const LONGEST_NAME = 60;

/**
 * The report's title with its headings below it. In Markdown an editor knows the headings with # by itself; there the tree is
 * given only where headings stand without.
 */
export function toSymbols({ analysis }: Result): DocumentSymbol[] {
  const { source, outline, blocks, markdown } = analysis;
  if (markdown && !blocks.some((block) => block.kind === 'heading' && block.hashes === 0)) return [];
  const children = outline.children.map((section) => toSymbol(source, section));
  const title = blocks.find((block) => block.kind === 'title');
  if (!title || analysis.title.trim() === '') return children;
  const name = shorten(analysis.title, LONGEST_NAME);
  const range = toRange(source, { start: title.start, end: source.text.length });
  return [{ name, kind: SymbolKind.File, range, selectionRange: toRange(source, title), children }];
}

/** The same one after another, for clients whose symbols cannot hold symbols. */
export function flattenSymbols(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName = '',
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, containerName },
    ...flattenSymbols(uri, children, name),
  ]);
}

/** The words by which a section is known: its mark and its title. */
export function nameOf(source: Source, section: Section): string {
  const { heading } = section;
  if (!heading) return '';
  const mark = heading.mark ? source.text.slice(heading.mark.start, heading.mark.end) : '';
  const title = source.text.slice(heading.title.start, heading.title.end);
  return shorten(`${mark}${title}`, LONGEST_NAME) || source.text.slice(heading.start, heading.end).trim();
}

/** The place of a heading: its mark and its words, within its own line. */
export function headingSpan(section: Section): Span {
  const { heading } = section;
  return heading
    ? { start: heading.start, end: Math.max(heading.title.end, heading.mark?.end ?? heading.start) }
    : section;
}

function toSymbol(source: Source, section: Section): DocumentSymbol {
  return {
    name: nameOf(source, section),
    kind: SymbolKind.String,
    range: toRange(source, { start: section.start, end: Math.max(section.end, headingSpan(section).end) }),
    selectionRange: toRange(source, headingSpan(section)),
    children: section.children.map((child) => toSymbol(source, child)),
  };
}
