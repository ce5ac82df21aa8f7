import { isBanner } from './banners.ts';
import type { Block, Heading } from './blocks.ts';
import { MARK_STYLES } from './marks.ts';
import { Memory, once, type Remembering } from './memory.ts';
import type { Span } from './span.ts';
import { levelOf, rankLevels } from './styled.ts';

/** A part of a report: its heading, its own blocks, and the parts below it. The root has no heading and spans the text. */
export interface Section extends Span, Remembering {
  /** 0 for the root; each level below counts one more, whatever marks are used. */
  readonly level: number;
  readonly heading: Heading | null;
  /** Blocks that stand in this section before its first sub-section, without the heading. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
}

interface OpenSection extends Remembering {
  rank: number;
  level: number;
  heading: Heading | null;
  start: number;
  end: number;
  blocks: Block[];
  children: OpenSection[];
}

/** Builds the tree of sections. A heading stands below the nearest one before it whose mark ranks higher; levels may be skipped. */
export function buildOutline(blocks: readonly Block[], length: number, markdown: boolean): Section {
  const root: OpenSection = {
    rank: -1,
    level: 0,
    heading: null,
    start: 0,
    end: length,
    blocks: [],
    children: [],
    memory: new Memory(),
  };
  const path = [root];
  const rankOfLevel = markdown ? rankHashes(blocks) : rankLevels(blocks);
  const banners = rankOfBanners(blocks);
  let previousEnd = 0;
  for (const block of blocks) {
    if (block.kind === 'signature' || block.kind === 'date') {
      closeAll(path, previousEnd);
      root.blocks.push(block);
    } else if (block.kind === 'heading') {
      const rank = isBanner(block) ? banners : rankOf(block, rankOfLevel);
      while (path.length > 1 && path.at(-1)!.rank >= rank) path.pop()!.end = previousEnd;
      const parent = path.at(-1)!;
      const section = {
        rank,
        level: path.length,
        heading: block,
        start: block.start,
        end: length,
        blocks: [],
        children: [],
        memory: new Memory(),
      };
      parent.children.push(section);
      path.push(section);
    } else {
      path.at(-1)!.blocks.push(block);
    }
    previousEnd = block.end;
  }
  closeAll(path, previousEnd);
  return root;
}

/** The section and all below it, in the order of the text. */
export function allSections(section: Section): Iterable<Section> {
  // Many ask for all of a report, and those who ask for a part mostly stop at its beginning.
  return section.level === 0 ? listAll(section) : walk(section);
}

const listAll = once((root: Section): readonly Section[] => [...walk(root)]);

function* walk(section: Section): Generator<Section> {
  yield section;
  for (const child of section.children) yield* walk(child);
}

/** The sections of an outline from the outermost to the innermost one at an offset; offsets are asked for in ascending order. */
export function pathsThrough(outline: Section): (offset: number) => readonly Section[] {
  const paths = [...listPaths(outline, [])];
  let next = 0;
  return (offset) => {
    while (next + 1 < paths.length && paths[next + 1]!.at(-1)!.start <= offset) next++;
    const path = paths[next]!;
    // What follows the last section, such as the date, stands under none.
    return offset < path.at(-1)!.end ? path : path.filter(({ end }) => offset < end);
  };
}

function* listPaths(section: Section, above: readonly Section[]): Generator<readonly Section[]> {
  const path = [...above, section];
  yield path;
  for (const child of section.children) yield* listPaths(child, path);
}

function closeAll(path: OpenSection[], end: number): void {
  while (path.length > 1) path.pop()!.end = end;
}

function rankOf(heading: Heading, rankOfLevel: (level: number) => number): number {
  return heading.mark ? MARK_STYLES.indexOf(heading.mark.style) : rankOfLevel(levelOf(heading) ?? 1);
}

/** In Markdown, the highest # that opens no title stands with 一、. */
function rankHashes(blocks: readonly Block[]): (level: number) => number {
  let smallest = 7;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.hashes > 0 && !block.mark) smallest = Math.min(smallest, block.hashes);
  }
  return (hashes) => hashes - smallest + 1;
}

/** Headings without an ordinal stand with 一、, or above it where it counts from one below them. */
function rankOfBanners(blocks: readonly Block[]): number {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const rank = MARK_STYLES.indexOf('chinese');
  const above = headings.some((heading, at) => {
    const next = headings[at + 1]?.mark;
    return isBanner(heading) && next?.style === 'chinese' && next.ordinal === 1;
  });
  return above ? rank - 0.5 : rank;
}
