import type { CodeLens } from 'vscode-languageserver';
import { allSections } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import { contentsUnder, wordState, wordWhole } from './heading-note.ts';
import { toRange } from './lsp.ts';
import { headingSpan } from './symbols.ts';

/** Over the title how the report stands, over each mandated section how that one does. They lead nowhere: they are only read. */
export function toCodeLenses(result: Result): CodeLens[] {
  const { analysis, profile } = result;
  if (!profile) return [];
  const { source, outline, blocks } = analysis;
  const toLens = (span: Span, title: string): CodeLens => ({
    range: toRange(source, span),
    command: { title, command: '' },
  });
  const title = blocks.find(({ kind }) => kind === 'title');
  const sections = [...allSections(outline)].flatMap((section) => {
    const contents = section.heading ? contentsUnder(section, result, profile) : [];
    return contents.length > 0 ? [toLens(headingSpan(section), `状态：${wordState(result, section, contents)}`)] : [];
  });
  return title ? [toLens(title, wordWhole(result, profile)), ...sections] : sections;
}
