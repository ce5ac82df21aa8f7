import { allSections } from '../analysis/outline.ts';
import type { Source } from '../analysis/source.ts';
import type { Result } from '../check.ts';
import { toSnippet } from '../profile/snippet.ts';
import { type Insertion, insertBody, insertSection, type SectionInsertion } from '../profile/template.ts';
import { findPromotion } from '../profile/unheaded.ts';
import { pushOn } from '../rules/renumbering.ts';
import type { Edit } from '../rules/rule.ts';
import { toRange } from './lsp.ts';
import type { InsertionAnswer, TextEdit } from './protocol.ts';

/** Where and with what words a content that is missing or empty can be inserted; null where it stands already. */
export function toInsertion(result: Result, version: number, id: string): InsertionAnswer | null {
  const insertion = findInsertion(result, id);
  if (!insertion) return null;
  const { source } = result.analysis;
  const { edits, words } = 'following' in insertion ? pushOn(source.text, insertion) : { edits: [], words: '' };
  return {
    version,
    range: toRange(source, insertion),
    text: insertion.text,
    snippet: toSnippet(insertion.text),
    renumbering: words === '' ? null : { words, edits: edits.map((edit) => toTextEdit(source, edit)) },
  };
}

function toTextEdit(source: Source, edit: Edit): TextEdit {
  return { range: toRange(source, edit), newText: edit.text };
}

function findInsertion(
  { analysis, profile, contents, year, reporter }: Result,
  id: string,
): Insertion | SectionInsertion | null {
  const content = profile?.contents.find((other) => other.id === id);
  const state = contents.find((other) => other.id === id);
  if (!profile || !content || !state) return null;
  if (state.status === 'missing' || state.status === 'implied') {
    const promotion = findPromotion(profile, content, analysis, state, { reporter, year });
    return promotion ?? insertSection(profile, content, analysis, contents, year, reporter);
  }
  if (state.status === 'present') return null;
  for (const section of allSections(analysis.outline)) {
    const { heading, blocks, children } = section;
    if (heading?.title.start !== state.place?.start || !heading) continue;
    // Where the template stands already, waiting to be filled in, a second one would be of no use.
    const bare = blocks.length === 0 && children.length === 0 && !heading.body;
    return bare ? insertBody(content, analysis, heading, year, reporter) : null;
  }
  return null;
}
