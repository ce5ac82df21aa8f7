import { readEach } from '../analysis/readings.ts';
import { shift } from '../analysis/span.ts';
import type { Draft, Edit, Report, Severity } from './rule.ts';

/** One place that is not written as a standard has it, and what would stand there. */
export interface Slip<K extends string> extends Edit {
  readonly kind: K;
}

/** What is said of all the slips of one kind together. */
export interface SlipKind {
  /** What is written and how the standard has it, with its source and rank. */
  readonly message: string;
  /** What the fix does, behind “N处都”. */
  readonly fix: string;
  readonly safe: boolean;
  readonly severity?: Severity;
}

const MOST_RELATED = 20;
/** How many characters to either side are quoted. */
const AROUND = 4;

/**
 * Says once for each kind what is often written in a report: at the first place, with a fix for all. `find` looks at a
 * paragraph by itself, and what it found in one that did not change is not looked for again; `findAround` looks at what
 * stands outside the paragraphs.
 */
export function oncePerKind<K extends string>(
  kinds: Readonly<Record<K, SlipKind>>,
  find: (text: string) => readonly Slip<K>[],
  findAround: (report: Report) => readonly Slip<K>[],
): (report: Report) => readonly Draft[] {
  const readAll = readEach(({ text }) => find(text));
  return (report) => {
    const { source } = report.analysis;
    const found = readAll(report.analysis).flatMap((reading) =>
      reading.found.map((slip) => shift(slip, reading.start)),
    );
    const byKind = new Map<K, Slip<K>[]>();
    for (const slip of [...found, ...findAround(report)].sort((a, b) => a.start - b.start)) {
      const slips = byKind.get(slip.kind);
      if (slips) slips.push(slip);
      else byKind.set(slip.kind, [slip]);
    }
    return [...byKind].map(([kind, slips]) => word(source.text, kind, kinds[kind], slips));
  };
}

function word<K extends string>(text: string, kind: K, how: SlipKind, slips: readonly Slip<K>[]): Draft {
  const [first, ...others] = slips;
  const place = { start: first!.start, end: first!.end };
  return {
    ...place,
    subject: kind,
    ...(how.severity && { severity: how.severity }),
    message: slips.length > 1 ? `${how.message}全文共${slips.length}处。` : how.message,
    related: others
      .slice(0, MOST_RELATED)
      .map(({ start, end }) => ({ start, end, message: wordsAround(text, start, end) })),
    fixes: [
      {
        title: slips.length > 1 ? `${slips.length}处都${how.fix}` : how.fix,
        safe: how.safe,
        edits: slips.map(({ start, end, text: by }) => ({ start, end, text: by })),
      },
    ],
  };
}

function wordsAround(text: string, start: number, end: number): string {
  return text
    .slice(Math.max(0, start - AROUND), end + AROUND)
    .replace(/^[\s\S]*\n|\r?\n[\s\S]*$/g, '')
    .trim();
}
