import type { Analysis } from '../../analysis/analyze.ts';
import type { Mark, MarkStyle } from '../../analysis/marks.ts';
import { allSections, type Section } from '../../analysis/outline.ts';
import { indexFrom } from '../../analysis/span.ts';

/** 一、 二、 三、: sections below one heading that are to count on from each other, all in one style. */
export interface Series {
  readonly parent: Section;
  readonly style: MarkStyle;
  readonly sections: readonly Section[];
}

/** A series that is being read, and the one within whose last section it stands. */
interface Running {
  readonly sections: Section[];
  readonly passed: number;
  readonly around: Running | undefined;
}

/** Rows of the tables of a report on open government, where a table was copied as lines. */
const TABLE_ROW = /^(?:本年新收|上年结转|本年度办理结果|结转下年度)/;
const ANNEX = /^附[件录表]/;
const ANNOUNCING = /[：:]\s*$|(?:以下|下列|几[个项点件条])[^。；;]{0,14}。\s*$/;
/** A line of more characters is text, and so many paragraphs at most stand between such a heading and the first one below it. */
const LONGEST_BANNER = 30;
const MOST_BETWEEN = 4;

/** The heading's mark of a section that has one. */
export function markOf(section: Section): Mark {
  return section.heading!.mark!;
}

/** The series of a report, in the order of their first sections. An annex and what stands behind the signature count anew. */
export function readHeadingSeries(analysis: Analysis): readonly Series[] {
  const { text } = analysis.source;
  const breaks = analysis.blocks.filter(
    ({ kind, start, end }) =>
      kind === 'signature' ||
      kind === 'date' ||
      (kind === 'paragraph' && text[start] === '附' && ANNEX.test(text.slice(start, Math.min(end, start + 2)))),
  );
  const series: Series[] = [];
  for (const parent of allSections(analysis.outline)) {
    const running = new Map<MarkStyle, Running>();
    let passed = 0;
    for (const section of parent.children) {
      const { heading } = section;
      if (!heading?.mark || TABLE_ROW.test(text.slice(heading.title.start, heading.title.end))) continue;
      while (passed < breaks.length && breaks[passed]!.start < section.start) passed++;
      const { style } = heading.mark;
      const known = countOn(running, section);
      const isWithin = known !== undefined && isAnnounced(analysis, section);
      if (known && known.passed === passed && !isWithin && !restarts(analysis, known.sections.at(-1)!, section)) {
        known.sections.push(section);
        running.set(style, known);
      } else {
        const sections = [section];
        running.set(style, { sections, passed, around: isWithin ? known : undefined });
        series.push({ parent, style, sections });
      }
    }
  }
  return series;
}

/** 要做好以下几件事：一、……；二、……: the series of its style, or the one around it, where only that one goes on with a section. */
function countOn(running: ReadonlyMap<MarkStyle, Running>, section: Section): Running | undefined {
  const { style, ordinal } = markOf(section);
  const known = running.get(style);
  const isNext = (series: Running | undefined): boolean => {
    const last = series?.sections.at(-1);
    return last !== undefined && markOf(last).ordinal + 1 === ordinal;
  };
  return !isNext(known) && isNext(known?.around) ? known!.around : known;
}

/** Lists of 1. 2. 3. may start anew behind a paragraph of text; 一、 and （一） may not. Markdown counts 1. 1. 1. by itself. */
function restarts(analysis: Analysis, before: Section, next: Section): boolean {
  const { style, ordinal } = markOf(next);
  if (ordinal === 1 && isUnderBanner(analysis, next)) return true;
  if (ordinal !== 1 || style === 'chinese' || style === 'bracketed-chinese' || style === 'part') return false;
  if (before.blocks.length > 0 || before.children.length > 0) return true;
  return analysis.markdown && style === 'arabic' && markOf(before).ordinal === 1;
}

/** Whether a first heading stands right behind a paragraph that opens a list: 从以下几个方面进行： */
function isAnnounced({ source, blocks }: Analysis, section: Section): boolean {
  if (markOf(section).ordinal !== 1) return false;
  const before = blocks[indexFrom(blocks, section.start) - 1];
  return (
    before?.kind === 'paragraph' &&
    ANNOUNCING.test(source.text.slice(Math.max(before.start, before.end - 30), before.end))
  );
}

/** A heading without an ordinal stands between it and the heading before: 【2025年工作计划】; or a short line right before it. */
function isUnderBanner({ source, blocks }: Analysis, section: Section): boolean {
  const index = indexFrom(blocks, section.start);
  for (let at = index - 1; at >= 0 && at > index - MOST_BETWEEN && blocks[at]!.kind === 'paragraph'; at--) {
    const { start, end } = blocks[at]!;
    if (end - start > LONGEST_BANNER) continue;
    const line = source.text.slice(start, end);
    if (/^【[^【】]+】$/.test(line) || (at === index - 1 && !/[。；;，,：:！？!?、]/.test(line))) return true;
  }
  return false;
}
