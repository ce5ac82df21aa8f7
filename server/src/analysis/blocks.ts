import { nameBanners } from './banners.ts';
import type { Lines } from './lines.ts';
import type { Mark } from './marks.ts';
import { namePage } from './page.ts';
import type { Span } from './span.ts';
import { nameStyled, readsLikeHeading, type StyledHeading } from './styled.ts';
import { findTableLines } from './tables/columns.ts';
import { breakUnbroken } from './unbroken.ts';

/** A line that opens a section. Its title may run on into text on the same line: `（一）加强领导。全年……` */
export interface Heading extends Span {
  readonly kind: 'heading';
  readonly mark: Mark | null;
  /** Number of # before it; 0 where there is none. */
  readonly hashes: number;
  /** Its level, from 1, where the document that the text was read from tells it by its own outline. */
  readonly level?: number;
  /** The words of the heading, without mark and closing punctuation. */
  readonly title: Span;
  /** What stands behind the title on the same line; null where the line ends with it. */
  readonly body: Span | null;
}

/** A stretch of text between blank lines or line ends that is no heading. */
interface PlainBlock extends Span {
  readonly kind: 'title' | 'addressee' | 'paragraph' | 'table' | 'signature' | 'date' | 'contents' | 'residue';
}

/** One piece of a report. Its span has neither outer spaces nor the line end. */
export type Block = Heading | PlainBlock;

/** Whether a block is the report's own prose, in which figures and claims are read. */
export function isProse(block: Block): boolean {
  return block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'title' || block.kind === 'table';
}

const LONGEST_TITLE = 60;
/** So many bodies sign one report at most, each with a line of its own. */
const MOST_ISSUERS = 3;
const LONGEST_ISSUER = 40;
/** Lower levels of a document's outline are this one. */
const LOWEST_LEVEL = 6;
const TITLE_END =
  /(?:报告|年报|总结|汇报|情况|白皮书|计划|要点|方案|意见|通知|(?:安排|打算|思路)(?<=(?:总结|情况)[和及与暨、].{0,24}..))(?:[（(].{0,20}[)）])?$/;
const DATE =
  /^[（(]?\s*(?:20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*[)）]?$/;
const ISSUER =
  /(?:政府|办事处|委员会|党工委|党委|管委会|局|委|办|厅|院|部|处|队|中心|所|站|办公室|公司|集团|学校)(?:[（(]印章?[)）])?$/;

/**
 * Puts the lines of a text together into blocks, one a line, also of a table (in Markdown, a paragraph runs to the next blank
 * line). Never fails. `styled` are the headings that the document tells by its own outline.
 */
export function readBlocks(text: Lines, markdown: boolean, styled: readonly StyledHeading[] = []): readonly Block[] {
  const blocks: Block[] = [];
  const byLine = new Map(styled.map(({ start, level }) => [start, level]));
  const levels = new Map<number, number>();
  const { source, lines } = text;
  const tableLines = findTableLines(text, markdown);
  let open: Span | null = null;
  let fenced = false;
  const close = (): void => {
    if (open) blocks.push({ kind: 'paragraph', start: open.start, end: open.end });
    open = null;
  };
  for (let line = 0; line < lines.length; line++) {
    const { block, fence, item } = lines[line]!;
    if (markdown && fence) {
      fenced = !fenced;
      close();
      continue;
    }
    if (fenced) continue;
    if (!block) {
      close();
      continue;
    }
    const placed = placeBlock(block, source.lineStarts[line]!, tableLines.has(line));
    const level = byLine.get(source.lineStarts[line]!);
    if (level !== undefined) levels.set(placed.start, Math.min(level, LOWEST_LEVEL));
    if (markdown && placed.kind === 'paragraph' && !item) {
      open = { start: open === null ? placed.start : (open as Span).start, end: placed.end };
      continue;
    }
    close();
    blocks.push(placed);
  }
  close();
  if (!markdown) breakUnbroken(source.text, blocks, TITLE_END);
  nameBeginning(source.text, blocks, markdown, levels);
  nameEnds(source.text, blocks);
  nameStyled(source.text, blocks, levels);
  if (!markdown) nameBanners(source.text, blocks);
  return blocks;
}

/** The block that a line is, seen from the text in which the line begins at an offset. */
function placeBlock(block: Block, by: number, table: boolean): Block {
  const start = block.start + by;
  const end = block.end + by;
  if (table) return { kind: 'table', start, end };
  if (block.kind !== 'heading') return { kind: block.kind, start, end };
  const { mark, hashes, title, body } = block;
  return {
    kind: 'heading',
    start,
    end,
    mark: mark && { start: mark.start + by, end: mark.end + by, style: mark.style, ordinal: mark.ordinal },
    hashes,
    title: { start: title.start + by, end: title.end + by },
    body: body && { start: body.start + by, end: body.end + by },
  };
}

/** Lines before the first heading or paragraph that together make the report's title; an addressee behind them. */
function nameBeginning(text: string, blocks: Block[], markdown: boolean, levels: ReadonlyMap<number, number>): void {
  namePage(text, blocks, TITLE_END);
  const lead: number[] = [];
  const endsTitle = (index: number): boolean => TITLE_END.test(text.slice(blocks[index]!.start, blocks[index]!.end));
  /** Whether a line before can be the end of the title. */
  let titled = false;
  const firstMark = blocks.findIndex((block) => block.kind === 'heading' && block.mark !== null);
  const only = blocks.filter((block) => block.kind === 'heading' && block.hashes === 1 && !block.mark);
  let at = 0;
  for (; at < blocks.length; at++) {
    const block = blocks[at]!;
    const words = text.slice(block.start, block.end);
    if (block.kind === 'residue') continue;
    if (block.kind === 'heading') {
      if (block.hashes !== 1 || block.mark || only.length !== 1) break;
      if (!markdown && titled) break;
      blocks[at] = { kind: 'title', ...block.title };
      continue;
    }
    if (block.kind !== 'paragraph') break;
    if (/浏览器/.test(words) && firstMark > at) {
      blocks[at] = { kind: 'residue', start: block.start, end: block.end };
      continue;
    }
    if (DATE.test(words)) {
      blocks[at] = { kind: 'date', start: block.start, end: block.end };
      continue;
    }
    const last = words.at(-1)!;
    if (words.length > LONGEST_TITLE || '。！？；;，,'.includes(last)) break;
    // Titles are styled as headings as well, and the first heading behind them is no more of the title.
    if (levels.has(block.start) && readsLikeHeading(words) && !words.startsWith('的') && titled) break;
    if (last === ':' || last === '：') {
      if (/[如下]/.test(words)) break;
      blocks[at] = { kind: 'addressee', start: block.start, end: block.end };
      continue;
    }
    lead.push(at);
    titled ||= endsTitle(at);
  }
  const ending = lead.findLastIndex(endsTitle);
  for (const index of lead.slice(0, ending + 1)) {
    const { start, end } = blocks[index]!;
    blocks[index] = { kind: 'title', start, end };
  }
}

/** The date and the issuer's name at the end; an annex may follow them. */
function nameEnds(text: string, blocks: Block[]): void {
  const wordsOf = (block: Block): string => text.slice(block.start, Math.min(block.end, block.start + LONGEST_TITLE));
  let at = blocks.findLastIndex(
    (block) => block.kind === 'paragraph' && block.end - block.start <= LONGEST_TITLE && DATE.test(wordsOf(block)),
  );
  if (at > 0) blocks[at] = { kind: 'date', start: blocks[at]!.start, end: blocks[at]!.end };
  else at = blocks.findLastIndex((block) => block.kind !== 'residue') + 1;
  for (let lines = 0; lines < MOST_ISSUERS && --at > 0; lines++) {
    const block = blocks[at]!;
    const words = wordsOf(block);
    if (
      block.kind !== 'paragraph' ||
      words.length > LONGEST_ISSUER ||
      !ISSUER.test(words) ||
      /[。；;，,：:]/.test(words)
    )
      break;
    blocks[at] = { kind: 'signature', start: block.start, end: block.end };
  }
}
