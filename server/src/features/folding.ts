import type { FoldingRange } from 'vscode-languageserver';
import { allSections } from '../analysis/outline.ts';
import { positionAt } from '../analysis/source.ts';
import type { Result } from '../check.ts';

/** Every section folds behind the line of its heading. */
export function toFoldingRanges({ analysis }: Result): FoldingRange[] {
  const { source, outline } = analysis;
  return [...allSections(outline)].flatMap((section) => {
    if (!section.heading) return [];
    const startLine = positionAt(source, section.start).line;
    const endLine = positionAt(source, section.end).line;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}
