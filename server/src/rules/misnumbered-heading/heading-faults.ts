import type { Analysis } from '../../analysis/analyze.ts';
import { enumeratorsOf } from '../../analysis/enumerators.ts';
import { type Mark, type MarkStyle, toMark } from '../../analysis/marks.ts';
import { allSections, type Section } from '../../analysis/outline.ts';
import { indexFrom } from '../../analysis/span.ts';
import { renumber, seriesFrom, wordRenumbering } from '../renumbering.ts';
import type { Draft, Fix } from '../rule.ts';
import { markOf, readHeadingSeries, type Series } from './heading-series.ts';

/** Faults that stand next to each other are put right together. */
interface Fault {
  readonly at: number;
  readonly due: number;
  /** Index of the first of the faults that it stands among. */
  readonly from: number;
}

/** Where more than these stand in disorder, nothing tells how they were meant. */
const MOST_DISORDERLY = 20;
/** No mark counts further. */
const LONGEST_SERIES = 99;

/** Headings whose ordinals do not count on from each other. */
export function findMisnumberedHeadings(analysis: Analysis): readonly Draft[] {
  return new Headings(analysis).find();
}

class Headings {
  readonly #analysis: Analysis;
  readonly #text: string;
  /** The heading of the same style before and behind, below whatever heading it stands. */
  readonly #before = new Map<Section, Section>();
  readonly #behind = new Map<Section, Section>();
  #lastStart = 0;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#text = analysis.source.text;
    const last = new Map<MarkStyle, Section>();
    for (const section of allSections(analysis.outline)) {
      if (section.heading) this.#lastStart = section.start;
      const style = section.heading?.mark?.style;
      if (!style) continue;
      const before = last.get(style);
      if (before) {
        this.#before.set(section, before);
        this.#behind.set(before, section);
      }
      last.set(style, section);
    }
    for (const { kind, start } of analysis.blocks) {
      if (kind === 'signature' || kind === 'date') this.#lastStart = Math.max(this.#lastStart, start);
    }
  }

  find(): readonly Draft[] {
    return readHeadingSeries(this.#analysis).flatMap((series) => [
      ...this.#findFaults(series).map((fault) => this.#word(series, fault)),
      ...this.#findLone(series),
    ]);
  }

  #findFaults({ sections }: Series): readonly Fault[] {
    const faults: Fault[] = [];
    const first = markOf(sections[0]!).ordinal;
    const begins = this.#begins(sections[0]!);
    if (!begins) faults.push({ at: 0, due: 1, from: 0 });
    for (let at = 1; at < sections.length; at++) {
      const { ordinal } = markOf(sections[at]!);
      const before = sections[at - 1]!;
      if (ordinal === markOf(before).ordinal + 1) continue;
      // After a slip, the right count is taken up again: 一、 二、 二、 四、
      if (faults.length > 0 && ordinal === (begins ? first : 1) + at) continue;
      const last = faults.at(-1);
      if (last && last.at === at - 1) faults.push({ at, due: last.due + 1, from: last.from });
      else if (ordinal !== this.#endOf(before) + 1) faults.push({ at, due: this.#endOf(before) + 1, from: at });
    }
    return faults;
  }

  /** The first below a heading counts from one, or runs on from the section before (1. 2. （二） 3.). */
  #begins(section: Section): boolean {
    const { ordinal } = markOf(section);
    if (ordinal === 1) return true;
    const before = this.#before.get(section);
    if (before && (ordinal === markOf(before).ordinal + 1 || ordinal === this.#endOf(before) + 1)) return true;
    return ordinal === 2 && this.#isHalfOpen(section);
  }

  /** A heading that lost the right half of its brackets, （一加强领导, is read as text of its part; another rule tells of it. */
  #isHalfOpen(section: Section): boolean {
    const { style } = markOf(section);
    if (style !== 'bracketed-chinese' && style !== 'bracketed-arabic') return false;
    const { blocks } = this.#analysis;
    const last = indexFrom(blocks, section.start) - 1;
    for (let at = last; at >= 0 && at > last - 4 && blocks[at]!.kind === 'paragraph'; at--) {
      const { start } = blocks[at]!;
      if (/^[（(]\s?[一1](?![）)\d])/.test(this.#text.slice(start, start + 4))) return true;
    }
    return false;
  }

  #word(series: Series, fault: Fault): Draft {
    const { sections, style } = series;
    const mark = markOf(sections[fault.at]!);
    const written = this.#wordsOf(mark);
    const wanted = toMark(style, fault.due);
    const place = { start: mark.start, end: mark.end };
    if (fault.at === 0) {
      return {
        ...place,
        message: `标题序号有误：这里是“${written}”，但前面没有“${wanted}”。`,
        fixes: this.#offerBeginnings(sections),
      };
    }
    const before = markOf(sections[fault.at - 1]!);
    const previous = this.#wordsOf(before);
    const defect = mark.ordinal === before.ordinal ? '重复' : mark.ordinal > before.ordinal + 1 ? '跳号' : '倒退';
    return {
      ...place,
      message: `标题序号${defect}：上一个同级标题是“${previous}”，这里是“${written}”，按顺序应为“${wanted}”。`,
      related: [{ start: before.start, end: before.end, message: `上一个同级标题“${previous}”` }],
      fixes: this.#offer(this.#movedBy(series, fault), fault.due - (fault.at - fault.from), ''),
    };
  }

  /** The faults that stand together, and what counts on from the last of them; empty where they are too many. */
  #movedBy({ sections }: Series, { at, from }: Fault): readonly Section[] {
    let to = at;
    while (to + 1 < sections.length && to - from < MOST_DISORDERLY && this.#isDisorderly(sections, from, to + 1)) to++;
    if (to - from >= MOST_DISORDERLY) return [];
    return [...sections.slice(from, to), ...seriesFrom(sections.slice(to, to + LONGEST_SERIES), 0)];
  }

  #isDisorderly(sections: readonly Section[], from: number, at: number): boolean {
    const { ordinal } = markOf(sections[at]!);
    const start = from === 0 ? 1 : markOf(sections[from - 1]!).ordinal + 1;
    return ordinal !== markOf(sections[at - 1]!).ordinal + 1 && ordinal !== start + at - from;
  }

  #offerBeginnings(sections: readonly Section[]): readonly Fix[] {
    const before = this.#before.get(sections[0]!);
    const moved = seriesFrom(sections.slice(0, LONGEST_SERIES), 0);
    if (!before) return this.#offer(moved, 1, '');
    return [...this.#offer(moved, 1, '从头编号，'), ...this.#offer(moved, this.#endOf(before) + 1, '接着上文编号，')];
  }

  #offer(moved: readonly Section[], from: number, way: string): readonly Fix[] {
    if (moved.length === 0) return [];
    const title = isInOrder(moved)
      ? wordRenumbering(this.#text, moved, from)
      : `这${moved.length}个标题依次改为“${toMark(markOf(moved[0]!).style, from)}”至“${toMark(markOf(moved[0]!).style, from + moved.length - 1)}”`;
    return title === '' ? [] : [{ title: `${way}把${title}`, safe: false, edits: renumber(this.#text, moved, from) }];
  }

  /** （一） without （二）. What is still being written has a first one only, too: so the report must go on behind its part. */
  #findLone({ parent, style, sections }: Series): readonly Draft[] {
    const section = sections[0]!;
    const { ordinal, start, end } = markOf(section);
    if (sections.length > 1 || ordinal !== 1 || !parent.heading || this.#lastStart < parent.end) return [];
    if (style !== 'bracketed-chinese' && style !== 'arabic' && style !== 'bracketed-arabic') return [];
    const behind = this.#behind.get(section);
    if (behind && (markOf(behind).ordinal === 2 || behind.start < parent.end)) return [];
    if ((this.#before.get(section)?.start ?? 0) > parent.start || this.#endOf(section) > 1) return [];
    const written = this.#wordsOf(markOf(section));
    const { mark, title } = parent.heading;
    const above = mark ? this.#wordsOf(mark) : this.#text.slice(title.start, Math.min(title.end, title.start + 12));
    return [
      {
        start,
        end,
        severity: 'hint',
        message: `“${above}”下面只有“${written}”，没有“${toMark(style, 2)}”。如果漏了一项，请补上；确实只有一项的，一般不编号（惯例）。`,
      },
    ];
  }

  /** The ordinal that a heading's line ends with: 3 in ①……；②……；③…… */
  #endOf(section: Section): number {
    const { style, ordinal } = markOf(section);
    const { paragraphs } = this.#analysis;
    const placed = paragraphs[indexFrom(paragraphs, section.heading!.title.start)];
    let last = ordinal;
    for (const enumerator of placed ? enumeratorsOf(placed.paragraph) : []) {
      if (enumerator.counting === style && enumerator.ordinal === last + 1) last++;
    }
    return last;
  }

  #wordsOf({ start, end }: Mark): string {
    return this.#text.slice(start, end).trim();
  }
}

function isInOrder(sections: readonly Section[]): boolean {
  const first = sections[0] ? markOf(sections[0]).ordinal : 0;
  return sections.every((section, index) => markOf(section).ordinal === first + index);
}
