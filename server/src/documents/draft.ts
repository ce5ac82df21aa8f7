import { analyze } from '../analysis/analyze.ts';
import { levelOf, type StyledHeading } from '../analysis/styled.ts';

/**
 * A Word file's text as a draft one can edit. It is the same text, whose tables and ordinals the analysis reads back; where
 * headings have no ordinal and only the document's outline tells that they are some, # before them says so instead.
 */
export function toDraft(text: string, headings: readonly StyledHeading[]): string {
  const { blocks, source } = analyze(text, { headings });
  const told = blocks.filter((block) => block.kind === 'heading' && block.level !== undefined);
  // Ordinals rank themselves; # at those which have one tell how high the others stand.
  if (!told.some((block) => block.kind === 'heading' && block.mark === null)) return text;
  let draft = '';
  let from = 0;
  for (const block of told) {
    draft += `${source.text.slice(from, block.start)}${'#'.repeat(levelOf(block) ?? 1)} `;
    from = block.start;
  }
  return draft + source.text.slice(from);
}
