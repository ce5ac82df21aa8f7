import type { Analysis, PlacedParagraph } from './analyze.ts';
import { follow } from './frame.ts';
import { once, type Remembering } from './memory.ts';
import { indexFrom, type Span } from './span.ts';

/** The paragraphs of a report from one index up to another, between two headings that open a part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a report stretch by stretch. Where only one paragraph differs from the version before, its stretch alone is read anew;
 * what was found in the others is moved: `move` applies a change of places to all places of a thing.
 */
export function fromStretches<T>(
  read: (analysis: Analysis, stretch: Stretch) => readonly T[],
  move: (found: T, to: <S extends Span>(span: S) => S) => T,
): (analysis: Analysis) => readonly T[] {
  const lastOf = once((_: Analysis['lineage']): Last<T> => ({ frame: null, stretches: [] }));
  return (analysis) => {
    const last = lastOf(analysis.lineage);
    const { token, step } = analysis.frame;
    const readIn = (stretch: Stretch): Known<T> => ({ stretch, found: read(analysis, stretch) });
    if (step !== null && step.token === last.frame) {
      const { change } = step;
      const changed = indexFrom(analysis.paragraphs, change.start + 1) - 1;
      last.stretches = last.stretches.map((known) => {
        const { stretch, found } = known;
        if (stretch.from <= changed && changed < stretch.to) return readIn(stretch);
        if (found.length === 0 || stretch.to <= changed) return known;
        return { stretch, found: found.map((one) => move(one, (span) => follow(span, change))) };
      });
    } else if (token !== last.frame) last.stretches = divide(analysis.paragraphs).map(readIn);
    last.frame = token;
    return last.stretches.flatMap(({ found }) => found);
  };
}

interface Last<T> {
  /** Stands for the frame of the version that was read last. */
  frame: Remembering | null;
  stretches: readonly Known<T>[];
}

interface Known<T> {
  readonly stretch: Stretch;
  readonly found: readonly T[];
}

function divide(paragraphs: readonly PlacedParagraph[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < paragraphs.length; ) {
    let to = from + 1;
    while (to < paragraphs.length && !opensStretch(paragraphs[to]!)) to++;
    stretches.push({ from, to });
    from = to;
  }
  return stretches;
}

/** Items marked 1. or ① are often paragraphs of a list; 一、 and （一） always open a part of the report. */
function opensStretch({ block }: PlacedParagraph): boolean {
  if (block.kind === 'title') return true;
  if (block.kind !== 'heading') return false;
  const style = block.mark?.style;
  return style === undefined || style === 'part' || style === 'chinese' || style === 'bracketed-chinese';
}
