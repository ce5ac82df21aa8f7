import type { Block } from './blocks.ts';
import { MARK_STYLES } from './marks.ts';

/** A heading that the document a text was read from tells by its own outline. */
export interface StyledHeading {
  /** UTF-16 offset of its line in the text. */
  readonly start: number;
  /** From 1, the highest. */
  readonly level: number;
}

/** A line of more characters is text, whatever style it was given. */
const LONGEST = 60;
const SENTENCE = /[。！？!?；;]/;
const RUNS_ON = /(?:[，,、]|如下[:：])$/;

/** Whether a line to which an outline gives a level reads like a heading: authors style body text as well. */
export function readsLikeHeading(words: string): boolean {
  return words.length <= LONGEST && !SENTENCE.test(words) && !RUNS_ON.test(words);
}

/**
 * Makes headings of the blocks to which the document's own outline gives a level, by where they begin. A title, a row of a
 * table, and what is clearly body text stay what they are.
 */
export function nameStyled(text: string, blocks: Block[], levels: ReadonlyMap<number, number>): void {
  if (levels.size === 0) return;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    const { start, end } = block;
    const level = levels.get(start);
    if (level === undefined) continue;
    if (block.kind === 'heading') blocks[at] = { ...block, level };
    else if (block.kind === 'paragraph' && readsLikeHeading(text.slice(start, end))) {
      const title = { start, end: trimmed(text, start, end) };
      blocks[at] = { kind: 'heading', start, end, mark: null, hashes: 0, level, title, body: null };
    }
  }
}

/** The level of a heading: by the document's outline, or by the # before it; undefined where nothing tells. */
export function levelOf(block: Block): number | undefined {
  if (block.kind !== 'heading') return undefined;
  return block.level ?? (block.hashes > 0 ? block.hashes : undefined);
}

/** How high a heading without an ordinal ranks among those that have one, by its level. */
export function rankLevels(blocks: readonly Block[]): (level: number) => number {
  const known = new Map<number, number>();
  for (const block of blocks) {
    const level = levelOf(block);
    if (level === undefined || block.kind !== 'heading' || !block.mark) continue;
    known.set(level, Math.min(known.get(level) ?? MARK_STYLES.length, MARK_STYLES.indexOf(block.mark.style)));
  }
  if (known.size === 0) {
    const above = levelAboveChinese(blocks);
    // 一、 is the first level and （一） the second, unless the report says otherwise.
    if (above === null) return (level) => (level === 1 ? CHINESE : CHINESE + level - 1.5);
    known.set(above + 1, CHINESE);
  }
  const levels = [...known.keys()].sort((a, b) => a - b);
  return (level) => {
    const above = levels.findLast((other) => other <= level);
    if (above !== undefined) return known.get(above)! + (level - above) * STEP;
    const below = levels[0]!;
    return known.get(below)! - (below - level) * STEP;
  };
}

/** A level with whose headings 一、 counts anew; null where there is none. */
function levelAboveChinese(blocks: readonly Block[]): number | null {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const parent = headings.findLast((heading, at) => {
    const next = headings[at + 1]?.mark;
    return !heading.mark && levelOf(heading) !== undefined && next?.style === 'chinese' && next.ordinal === 1;
  });
  return (parent && levelOf(parent)) ?? null;
}

/** Levels between two that have ordinals rank between them. */
const STEP = 0.1;
const CHINESE = MARK_STYLES.indexOf('chinese');

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (text[at - 1] === '：' || text[at - 1] === ':')) at--;
  return at;
}
