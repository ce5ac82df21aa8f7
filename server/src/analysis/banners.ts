import { findPlain, findSigned } from './banners/alike.ts';
import type { Block, Heading } from './blocks.ts';
import type { Span } from './span.ts';

/** A line of more characters is text; what a heading opens is longer than so many, or is headings of its own. */
const LONGEST = 48;
const SHORTEST_BODY = 15;
const BRACKETED = /^【[^【】]{2,46}】$/;
/** Links of a web page. */
const LINK = /字体|打印|关闭|返回|大\s?中\s?小/;
/** What reports are about at their top, said without a verb behind it. */
const BARE =
  /^(?=.{4})[^，,。；;：:！？!?|\t《》<>…“”（(【]{0,36}(?:举措|措施|做法|成效|实效|成绩|亮点|不足|不足之处|问题|短板|差距|困难|薄弱环节|原因|安排|打算|计划|思路|方向|展望|履职|职责|职责落实|重点工作|(?:工作|总体|开展|完成|基本|建设|责任|职责|改进|推进|进展|落实|履职|履责|主要|有关)情况|工作回顾|需要报告的(?:情况|事项))[：:]?$/;
/** So many of them are no accident: they head the report from its title on, be there an opening or not. */
const SEVERAL = 3;
/** Of these, what stands at the end of a report. */
const LATE = /(?:不足|问题|短板|差距|困难|原因|安排|打算|计划|思路|方向|需要报告的(?:情况|事项))$|第一责任人/;

/**
 * Finds the headings that have no ordinal of the usual ones: 【2024年工作回顾】, ◆工作回顾, 壹　工作回顾, or 存在的问题和不足 alone
 * on its line, as the numbers that Word counts by itself are lost in a copy. Where a report numbers its parts, only what stands
 * behind the last number is one.
 */
export function nameBanners(text: string, blocks: Block[]): void {
  const parts = blocks.flatMap((block, at) => (isPart(block) ? [{ at, ordinal: block.mark!.ordinal }] : []));
  const anew = parts.filter(({ ordinal }) => ordinal === 1).length > 1;
  const last = parts.at(-1)?.at ?? -1;
  const opening = blocks.findIndex(({ kind, start, end }) => kind === 'paragraph' && end - start > LONGEST);
  const title = blocks.findIndex(({ kind }) => kind === 'title');
  if (opening < 0 && title < 0) return;
  nameFirst(text, blocks);
  const first = opening >= 0 && title < opening && !isHeadedThroughout(text, blocks, title) ? opening : title;
  for (let at = (title < 0 ? opening : title) + 1; at < blocks.length - 1; at++) {
    const block = blocks[at]!;
    if (block.kind !== 'paragraph' || block.end - block.start > LONGEST) continue;
    const line = text.slice(block.start, block.end);
    const bracketed = BRACKETED.test(line) && !LINK.test(line);
    if (!bracketed && (opening < 0 || at < first || !BARE.test(line))) continue;
    const late = at > last + 1 && LATE.test(line);
    if (!bracketed && parts.length > 0 && !anew && !late) continue;
    if (!isPart(blocks[at - 1]!) && opensSomething(blocks[at + 1]!)) blocks[at] = toHeading(block);
  }
  if (parts.length > 0 && !anew) return;
  const signed = findSigned(text, blocks);
  for (const { at, words } of signed.length > 0 || opening < 0 ? signed : findPlain(text, blocks)) {
    const { start, end } = blocks[at]!;
    blocks[at] = toHeading({ start, end }, words);
  }
}

/** 2024年工作开展情况, or 工作举措：, right below a title that is complete: what looks like more of it, or like whom it is for, heads the first part. */
function nameFirst(text: string, blocks: Block[]): void {
  const at = blocks.findLastIndex(({ kind }) => kind === 'title' || kind === 'addressee');
  const [title, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (title?.kind !== 'title' || !block || !next || !COMPLETE.test(text.slice(title.start, title.end))) return;
  const isBare = BARE.test(text.slice(block.start, block.end)) && isHeadedThroughout(text, blocks, at, SEVERAL - 1);
  if (isBare && opensSomething(next)) blocks[at] = toHeading(block);
}

const COMPLETE = /(?:报告|总结|汇报)$/;

/** 工作开展情况 right below the title, or below an opening of a few words, where other lines like it follow. */
function isHeadedThroughout(text: string, blocks: readonly Block[], title: number, least = SEVERAL): boolean {
  if (title < 0) return false;
  const bare = blocks.filter(({ kind, start, end }, at) => {
    return at > title && kind === 'paragraph' && end - start <= LONGEST && BARE.test(text.slice(start, end));
  });
  return bare.length >= least;
}

/** Whether a heading has neither an ordinal nor # before it, and no level from elsewhere. */
export function isBanner(block: Block): block is Heading {
  return block.kind === 'heading' && block.mark === null && block.hashes === 0 && block.level === undefined;
}

function isPart(block: Block): block is Heading {
  return block.kind === 'heading' && (block.mark?.style === 'chinese' || block.mark?.style === 'part');
}

function opensSomething({ kind, start, end }: Block): boolean {
  return kind === 'heading' || (kind === 'paragraph' && end - start >= SHORTEST_BODY);
}

function toHeading({ start, end }: Span, words = start): Heading {
  return { kind: 'heading', start, end, mark: null, hashes: 0, title: { start: words, end }, body: null };
}
