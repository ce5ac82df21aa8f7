import type { DocumentLink } from 'vscode-languageserver';
import type { Analysis } from '../analysis/analyze.ts';
import { toRange } from './lsp.ts';

/** A file at hand. */
export interface NearFile {
  readonly uri: string;
  /** Its name without folders. */
  readonly name: string;
}

/** The endings of files that can be what a report cites, the first ones preferred. */
export const LINKED_ENDINGS = ['.txt', '.md', '.gongwen', '.docx', '.pdf'] as const;

const TITLE = /《([^《》\n]{2,80})》/g;

/** A link for each 《…》 that is the name of a file at hand; `own` is the report itself. */
export function toDocumentLinks({ source, blocks }: Analysis, files: readonly NearFile[], own: string): DocumentLink[] {
  const byTitle = new Map<string, NearFile>();
  const ranked = files.filter(({ uri }) => uri !== own).toSorted((a, b) => rankOf(a.name) - rankOf(b.name));
  for (const file of ranked) {
    const title = toTitle(file.name);
    if (title !== '' && !byTitle.has(title)) byTitle.set(title, file);
  }
  if (byTitle.size === 0) return [];
  return blocks.flatMap((block) =>
    [...source.text.slice(block.start, block.end).matchAll(TITLE)].flatMap(({ 0: whole, 1: title, index }) => {
      const file = byTitle.get(plain(title!));
      if (!file) return [];
      const start = block.start + index + 1;
      const range = toRange(source, { start, end: start + whole.length - 2 });
      return [{ range, target: file.uri, tooltip: `打开同名文件：${file.name}` }];
    }),
  );
}

/** Whether 《 stands in a report at all: without one, no folder need be looked into. */
export function namesPapers({ source: { text } }: Analysis): boolean {
  return text.includes('《');
}

function rankOf(name: string): number {
  return LINKED_ENDINGS.findIndex((ending) => name.toLowerCase().endsWith(ending));
}

/** The title that a file's name tells; empty where it is none that can be linked to. */
function toTitle(name: string): string {
  const at = rankOf(name);
  return at < 0 ? '' : plain(name.slice(0, -LINKED_ENDINGS[at]!.length));
}

/** The same name with brackets, dashes and digits of either width is the same. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s《》〈〉“”"]/g, '')
    .replace(/[-－—–~～至]+/g, '-')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
}
