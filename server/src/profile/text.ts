import type { Block, Heading } from '../analysis/blocks.ts';
import { onceFor } from '../analysis/memory.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import { findPlaceholders } from '../analysis/placeholders.ts';
import type { Span } from '../analysis/span.ts';
import type { Content } from './schema.ts';

/** Whether a section has more than headings, placeholders and 无. A sub-heading that ends as a sentence does is text. */
export function saysSomething(text: string, section: Section, content: Content | null = null): boolean {
  for (const part of allSections(section)) {
    const { heading } = part;
    if (heading?.body && isText(text, heading.body, content)) return true;
    if (heading && part !== section && endsAsSentence(text, heading) && isText(text, heading.title, content))
      return true;
    if (heading) {
      const start = heading.title.start + wordsOf(text, heading).length;
      if (isText(text, { start, end: heading.title.end }, content)) return true;
    }
    if (part.blocks.some((block) => isTextBlock(block) && isText(text, block, content))) return true;
  }
  return false;
}

function isTextBlock(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'table' || block.kind === 'addressee';
}

/** Whether a heading is a sentence of a list with nothing under it: 1.镇长履行第一责任人职责，主持研究法治工作。 */
export function isStatement(text: string, { heading, blocks, children }: Section): boolean {
  if (!heading || heading.body || blocks.length > 0 || children.length > 0) return false;
  return endsAsSentence(text, heading) && /[，,；;]/.test(text.slice(heading.title.start, heading.title.end));
}

function endsAsSentence(text: string, heading: Heading): boolean {
  return /[。；;！!]/.test(text.slice(heading.title.end, heading.end));
}

/** Nothing that is longer is made of placeholders alone. */
export const LONGEST_BLANK = 160;

const NOTHING = ['无', '暂无', '没有', '略', '暂略', '待补充', '待完善', '待填', '待填写'];

function isText(text: string, span: Span, content: Content | null): boolean {
  if (span.end - span.start > LONGEST_BLANK) return true;
  const rest = withoutPlaceholders(text.slice(span.start, span.end));
  if (rest === '') return false;
  if (!content) return !NOTHING.includes(rest);
  const { accepted, frames, dated } = linesOf(content);
  if (accepted.has(rest)) return true;
  return !NOTHING.includes(rest) && !frames.has(rest) && !dated.has(rest.replaceAll(/20\d\d/g, ''));
}

/** Lines of a content without what is to be filled in. */
interface BareLines {
  readonly accepted: ReadonlySet<string>;
  /** Every line that any variant of its template holds. */
  readonly frames: ReadonlySet<string>;
  /** Those among them in which the program fills in years. */
  readonly dated: ReadonlySet<string>;
}

const linesOf = onceFor(({ template, acceptedBodies }: Content): BareLines => {
  const { body, variants = [] } = template;
  const all = [...body, ...variants.flatMap((variant) => variant.body ?? [])];
  const toBare = (line: string): string => withoutPlaceholders(line.replaceAll(/\{\w{1,20}\}/g, ''));
  return {
    accepted: new Set(acceptedBodies.map(withoutPlaceholders)),
    frames: new Set(all.map(toBare)),
    dated: new Set(all.filter((line) => line.includes('{')).map(toBare)),
  };
});

/** What is left when placeholders, punctuation and 一是, 二是 are gone. */
function withoutPlaceholders(line: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of findPlaceholders(line)) {
    rest += line.slice(from, start);
    from = end;
  }
  return (rest + line.slice(from))
    .replaceAll(/〔[^〔〕]{0,200}〕/g, '')
    .replaceAll(/[\s\u200b\ufeffxX×＊*_＿＃#|—\-….。,，、;；:：!！?？（）()“”"〔〕]/g, '')
    .replaceAll(/[一二三四五六七八九十]是/g, '');
}

/** The words of a heading up to a colon; what stands behind one is text. */
export function wordsOf(text: string, heading: Heading | null): string {
  if (!heading) return '';
  const words = text.slice(heading.title.start, heading.title.end);
  const colon = words.search(/[：:]/);
  return colon > 0 ? words.slice(0, colon) : words;
}
