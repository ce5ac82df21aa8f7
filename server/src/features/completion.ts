import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from 'vscode-languageserver';
import { Kind, kindAt } from '../analysis/characters.ts';
import { positionAt } from '../analysis/source.ts';
import type { Result } from '../check.ts';
import { toSnippet } from '../profile-snippet.ts';
import { fillTemplate, insertSection } from '../profile-template.ts';
import { offsetAt, toRange } from './lsp.ts';

/** Whether the client understands tab stops. */
export interface CompletionContext {
  readonly snippets: boolean;
}

/** At the start of a line: the sections that the profile mandates and the report does not have yet. */
export function toCompletions(result: Result, position: Position, context: CompletionContext): CompletionItem[] {
  const { analysis, profile, contents, year } = result;
  const { source } = analysis;
  if (!profile) return [];
  const at = offsetAt(source, position);
  const start = at - positionAt(source, at).character;
  if (!opensLine(source.text.slice(start, at))) return [];
  return contents.flatMap((state) => {
    const content = profile.contents.find(({ id }) => id === state.id);
    if (!content || state.status === 'present' || state.status === 'empty') return [];
    const { heading } = insertSection(profile, content, analysis, contents, year);
    const text = [heading, ...content.template.body.map((line) => fillTemplate(line, year))].join('\n\n');
    const item: CompletionItem = {
      label: content.name,
      kind: CompletionItemKind.Snippet,
      detail: `插入“${content.name}”一节`,
      documentation: content.official,
      filterText: `${source.text.slice(start, at)}${content.name}`,
      insertTextFormat: context.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: toRange(source, { start, end: at }),
        newText: context.snippets ? toSnippet(text) : text,
      },
    };
    return [item];
  });
}

/** Nothing yet but spaces, #, and an ordinal. */
function opensLine(prefix: string): boolean {
  if (prefix.length > 20) return false;
  for (let at = 0; at < prefix.length; at++) {
    const kind = kindAt(prefix, at);
    if (prefix[at] !== '#' && kind !== Kind.space && kind !== Kind.numeral && kind !== Kind.pause) return false;
  }
  return true;
}
