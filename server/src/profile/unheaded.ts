import type { Analysis } from '../analysis/analyze.ts';
import type { Block } from '../analysis/blocks.ts';
import type { Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { Content, ContentState, Profile } from '../profile.ts';
import { findHeadedSections, matchHeading, topSections } from './headings.ts';
import { placeOfHeading, toPhrase } from './places.ts';
import {
  fillTemplate,
  gapOf,
  indentOf,
  markLike,
  type Occasion,
  type SectionInsertion,
  templateFor,
} from './template.ts';
import { findNameless } from './unheaded/nameless.ts';
import { findSentence, isEnough } from './unheaded/wording.ts';

/** A sentence that says a content which has no heading. */
export interface Unheaded {
  readonly place: Span;
  readonly block: Block;
  /** Whether its paragraph begins with it. */
  readonly opens: boolean;
  /** Whether enough is said from it on for the content to be there, and not only touched on. */
  readonly tells: boolean;
}

/**
 * Where a report says a content at its end without a heading, such as 下一步，我局将……; null where it does not. Only what
 * closes one of the last sections is asked: in the middle of a report, 下一步 is about one task.
 */
export function findUnheaded(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  year: number | null,
): Unheaded | null {
  const { unheaded } = content;
  if (!unheaded) return null;
  for (const [top, leaf, ids] of closingSections(profile, content, analysis, year)) {
    const prose = leaf.blocks.filter(({ kind }) => kind === 'paragraph');
    const last = prose.slice(-MOST_PARAGRAPHS);
    // What each shortcoming is answered by is told below each.
    const answers =
      unheaded.nameless?.behind.some((id) => ids.includes(id)) && tellsTogether(content, analysis, top, year);
    const alone = leaf !== top && leaf.heading?.body === null && !answers ? prose[0] : undefined;
    // 五、再鼓干劲 may tell in its first paragraph what all its parts are about.
    const leading = leaf !== top && ids.length === 0 ? top.blocks.filter(({ kind }) => kind === 'paragraph') : [];
    for (const block of [...last.toReversed(), ...leading.slice(0, MOST_PARAGRAPHS)]) {
      if (block === alone) continue;
      const found = findSentence(analysis, block, unheaded, year) ?? findLabel(profile, content, analysis, block, year);
      if (!found) continue;
      const end = top.heading ? top.end : prose.at(-1)!.end;
      const tells = answers || tellsEnough(profile, content, analysis, { start: found.start, end }, year);
      return { place: toPhrase(found), block, opens: found.start === block.start, tells };
    }
  }
  return unheaded.nameless ? findUnnamed(profile, unheaded.nameless, analysis, year) : null;
}

/** 四、锚定目标再出发, whose parts tell what to do next. */
function findUnnamed(
  profile: Profile,
  nameless: NonNullable<NonNullable<Content['unheaded']>['nameless']>,
  analysis: Analysis,
  year: number | null,
): Unheaded | null {
  const headed = findHeadedSections(profile, analysis, year).filter(({ level }) => level === 1);
  const end = endOfTops(analysis, topSections(profile, analysis));
  const topics = profile.contents.flatMap(({ implied }) => (implied?.by === 'topics' ? implied.words : []));
  const heading = findNameless(nameless, analysis, headed.slice(0, end), topics, year)?.heading;
  if (!heading) return null;
  return { place: placeOfHeading(analysis.source.text, heading), block: heading, opens: false, tells: true };
}

/** 第三，存在的不足和原因。 or 改进措施： names a content as a heading would. */
function findLabel(
  profile: Profile,
  content: Content,
  { source: { text } }: Analysis,
  { start, end }: Span,
  year: number | null,
): Span | null {
  const label = LABEL.exec(text.slice(start, Math.min(end, start + LONGEST_LABEL)));
  if (!label || !matchHeading(profile, label[1]!, 1, year).includes(content.id)) return null;
  return { start, end: start + label[0].length };
}

const LABEL = /^(?:第[一二三四五六七八九十][，,、]|[一二三四五六七八九十]是)?([^，,；;。：:]{2,36})[。：:]/;
const LONGEST_LABEL = 48;

/** Whether sentences in several paragraphs of a section say it together, each for what stands before it. */
function tellsTogether({ unheaded }: Content, analysis: Analysis, top: Section, year: number | null): boolean {
  if (!unheaded) return false;
  const placed = analysis.paragraphs
    .filter(({ start }) => start >= top.start && start < top.end)
    .slice(-MOST_PARAGRAPHS);
  const said = placed.flatMap(({ block }) => {
    const found = findSentence(analysis, block, unheaded, year);
    return found ? [analysis.source.text.slice(found.start, block.end)] : [];
  });
  return said.length > 1 && isEnough(unheaded, said.join('。'), year);
}

/** Whether it says several things, up to where another content without a heading begins. */
function tellsEnough(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  { start, end }: Span,
  year: number | null,
): boolean {
  const others = profile.contents.flatMap((other) => (other === content ? [] : (other.unheaded ?? [])));
  let stop = end;
  for (const { block } of analysis.paragraphs.filter((placed) => placed.block.end > start && placed.start < end)) {
    for (const words of others) {
      const next = findSentence(analysis, block, words, year, start + 1);
      if (next) stop = Math.min(stop, next.start);
    }
  }
  const said = analysis.source.text.slice(start, Math.min(stop, start + LONGEST_TOLD));
  return content.unheaded !== undefined && isEnough(content.unheaded, said, year);
}

/** Enough is said before. */
const LONGEST_TOLD = 3000;

/**
 * A heading before the paragraph that says a content which has none; null where no paragraph does, or not with its first
 * sentence: what it says before would come to stand under the heading too.
 */
export function findPromotion(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  { status, place }: ContentState,
  occasion: Occasion,
): SectionInsertion | null {
  if (status === 'missing') {
    const unheaded = findUnheaded(profile, content, analysis, occasion.year);
    return unheaded?.opens ? promote(profile, content, analysis, unheaded.block, occasion) : null;
  }
  const placed = place && analysis.paragraphs.findLast(({ start }) => start <= place.start);
  const first = placed?.paragraph.sentences[0];
  if (!placed || !first || place.start >= placed.start + first.end) return null;
  return promote(profile, content, analysis, placed.block, occasion);
}

/**
 * A heading of a content's own before a paragraph that is about it. Null where more than the paragraph would come to stand
 * under it, or nothing would be left under the heading that the paragraph stands under now.
 */
function promote(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  block: Block,
  occasion: Occasion,
): SectionInsertion | null {
  const { year } = occasion;
  if (block.kind !== 'paragraph') return null;
  const path = pathTo(analysis.outline, block);
  const leaf = path.at(-1);
  if (!leaf?.heading || leaf.children.length > 0 || !closes(profile, content, analysis, leaf, block, year)) return null;
  if (!leaf.heading.body && leaf.blocks.find(({ kind }) => kind === 'paragraph' || kind === 'table') === block)
    return null;
  const tops = topSections(profile, analysis);
  let depth = path.length - 1;
  while (!tops.includes(path[depth]!) && depth > 1 && path[depth - 1]!.children.at(-1) === path[depth]) depth--;
  const before = path[depth]!;
  const isTop = tops.includes(before);
  if (!isTop && (content.levels === 'top' || content.unheaded)) return null;
  const siblings = path[depth - 1]!.children;
  const ordinal = (before.heading?.mark?.ordinal ?? 0) + 1;
  const words = isTop ? fillTemplate(templateFor(content, occasion).heading, year) : content.name;
  const heading = markLike(analysis, before.heading, ordinal) + words;
  const following = siblings.slice(siblings.indexOf(before) + 1);
  const text = indentOf(analysis, before.heading) + heading + gapOf(analysis, analysis.outline.children);
  const start = block.start - indentOf(analysis, block).length;
  return { start, end: start, text, heading, ordinal, following };
}

/**
 * The sections at the end of a report, last first, each with its last sub-section and the contents its heading names, up to
 * the first that is no mandated content.
 */
function closingSections(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  year: number | null,
): readonly (readonly [Section, Section, readonly string[]])[] {
  const tops = topSections(profile, analysis);
  if (tops.length === 0) return [[analysis.outline, analysis.outline, []]];
  const headed = new Map(findHeadedSections(profile, analysis, year).map(({ section, ids }) => [section, ids]));
  const closing: (readonly [Section, Section, readonly string[]])[] = [];
  for (const top of tops.slice(0, endOfTops(analysis, tops)).toReversed()) {
    const ids = headed.get(top) ?? [];
    let leaf = top;
    while (leaf.children.length > 0) leaf = leaf.children.at(-1)!;
    if (!ids.some((id) => content.outside?.includes(id))) closing.push([top, leaf, ids]);
    if (ids.length === 0 || ids.some((id) => profile.contents.find((one) => one.id === id)?.levels === 'top')) break;
  }
  return closing;
}

/** How many of the top sections stand before the signature; what follows it is an annex. */
function endOfTops(analysis: Analysis, tops: readonly Section[]): number {
  const [first] = tops;
  const signed = first && analysis.blocks.find(({ kind, start }) => kind === 'signature' && start > first.start);
  const end = signed ? tops.findIndex(({ start }) => start > signed.start) : -1;
  return end < 0 ? tops.length : end;
}

/** Whether nothing stands behind a paragraph of a section but what goes on with it or is another content without a heading. */
function closes(
  profile: Profile,
  content: Content,
  analysis: Analysis,
  section: Section,
  block: Block,
  year: number | null,
): boolean {
  if (section.blocks.length - section.blocks.indexOf(block) > MOST_PARAGRAPHS) return false;
  const { text } = analysis.source;
  const others = profile.contents.flatMap((other) => (other === content ? [] : (other.unheaded ?? [])));
  const behind = section.blocks.slice(section.blocks.indexOf(block) + 1).filter(({ kind }) => kind !== 'residue');
  const own = behind.findIndex((next) =>
    others.some((words) => isAtStart(findSentence(analysis, next, words, year), next)),
  );
  return (own < 0 ? behind : behind.slice(0, own)).every(({ start, end }) =>
    CONTINUES.test(text.slice(start, Math.min(end, start + 8))),
  );
}

const CONTINUES =
  /^(?:[一二三四五六七八九十]是|[一二三四五六七八九十]要|首先|其次|再次|最后|第[一二三四五六七八九十][，,、是])/;

function isAtStart(found: Span | null, block: Block): boolean {
  return found?.start === block.start;
}

/** What closes a report is among the last paragraphs. */
const MOST_PARAGRAPHS = 20;

/** The sections in which a block stands, the root first. */
function pathTo(root: Section, block: Block): readonly Section[] {
  const path = [root];
  for (let next: Section | undefined = root; next; ) {
    next = next.children.find(({ start, end }) => start <= block.start && block.start < end);
    if (next) path.push(next);
  }
  return path;
}
