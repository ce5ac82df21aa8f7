import { type Mark, toMark } from '../analysis/marks.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A heading whose ordinal does not follow the one before it. */
export const misnumberedHeading: Rule = {
  id: 'misnumbered-heading',
  title: '标题序号有误',
  family: 'numbering',
  severity: 'warning',
  find,
};

interface Numbered {
  readonly section: Section;
  readonly mark: Mark;
}

function find(report: Report): readonly Draft[] {
  const drafts: Draft[] = [];
  const lastOf = new Map<string, Numbered>();
  const endings = report.analysis.blocks.filter((block) => block.kind === 'signature' || block.kind === 'date');
  for (const parent of allSections(report.analysis.outline)) {
    const seen = new Map<string, Numbered>();
    for (const section of parent.children) {
      const mark = section.heading?.mark;
      if (!mark) continue;
      const before = seen.get(mark.style);
      const elsewhere = lastOf.get(mark.style);
      const numbered = { section, mark };
      const ended = before && endings.some((end) => end.start > before.section.start && end.start < section.start);
      if (before ? !ended && !follows(before, numbered) : !begins(numbered, elsewhere)) {
        drafts.push(word(report, numbered, before));
      }
      seen.set(mark.style, numbered);
      lastOf.set(mark.style, numbered);
    }
  }
  return drafts.sort((a, b) => a.start - b.start);
}

/** The first of its kind below a heading counts from one, or runs on from the section before (1. 2. （二） 3.). */
function begins(first: Numbered, elsewhere: Numbered | undefined): boolean {
  return first.mark.ordinal === 1 || (elsewhere !== undefined && first.mark.ordinal === elsewhere.mark.ordinal + 1);
}

/** Lists of 1. 2. 3. may start anew behind a paragraph of text; 一、 and （一） may not. */
function follows(before: Numbered, next: Numbered): boolean {
  if (next.mark.ordinal === before.mark.ordinal + 1) return true;
  const list = next.mark.style !== 'chinese' && next.mark.style !== 'bracketed-chinese' && next.mark.style !== 'part';
  return list && next.mark.ordinal === 1 && (before.section.blocks.length > 0 || before.section.children.length > 0);
}

function word(report: Report, { mark }: Numbered, before: Numbered | undefined): Draft {
  const { text } = report.analysis.source;
  const written = text.slice(mark.start, mark.end).trim();
  const due = before ? before.mark.ordinal + 1 : 1;
  const wanted = toMark(mark.style, due);
  if (!before) {
    return {
      start: mark.start,
      end: mark.end,
      message: `标题序号有误：这里是“${written}”，但前面没有“${wanted}”。`,
    };
  }
  const previous = text.slice(before.mark.start, before.mark.end).trim();
  const defect = mark.ordinal === before.mark.ordinal ? '重复' : mark.ordinal > due ? '跳号' : '倒退';
  return {
    start: mark.start,
    end: mark.end,
    message: `标题序号${defect}：上一个同级标题是“${previous}”，这里是“${written}”，按顺序应为“${wanted}”。`,
    related: [{ start: before.mark.start, end: before.mark.end, message: `上一个同级标题“${previous}”` }],
    fixes: [
      { title: `把序号改为“${wanted}”`, safe: false, edits: [{ start: mark.start, end: mark.end, text: wanted }] },
    ],
  };
}
