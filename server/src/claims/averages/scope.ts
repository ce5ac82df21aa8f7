import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { wholesOf } from '../totals.ts';
import { isFormer } from './bases.ts';
import { averageOf } from './words.ts';

/** How much before an average may name what it is told of. */
const NEAR = 24;
/** How many figures back a total or what it is spread over is looked for. */
const REACH = 4;
/** How many parts of a whole may be passed over. */
const MOST_PASSED = 12;

/** The figures before an average that it may be told of. */
export interface Scope {
  readonly scope: readonly Figure[];
  /** Parts of a whole that is told. */
  readonly passed: readonly Figure[];
}

/** The figures before, back to the last semicolon or stop; one further back where the sentence opens with the average. */
export function scopeOf(figures: readonly Figure[], at: number, paragraph: Paragraph): Scope {
  const scope: Figure[] = [];
  const passed: Figure[] = [];
  // 立案68起，其中甲类21起、乙类47起，罚款86万元，平均每起1.26万元: parts of a whole that is told are passed over.
  const wholes = wholesOf(paragraph);
  let crossed = false;
  for (let before = at - 1; before >= 0 && at - before - passed.length <= REACH; before--) {
    if (
      figures[before + 1]!.separator !== 'stop' &&
      wholes.has(figures[before]!.quantity) &&
      passed.length < MOST_PASSED
    ) {
      if (isNamedIn(figures[before]!, figures[at]!)) return { scope: [], passed: [] };
      passed.push(figures[before]!);
      continue;
    }
    const { separator } = figures[before + 1]!;
    const ends = separator === 'stop' || separator === 'semicolon';
    if (ends && (crossed || before !== at - 1 || averageOf(figures[at]!) !== 'opening')) break;
    crossed ||= ends;
    if (isFormer(figures[before]!, figures[before + 1]!)) continue;
    if (standsBeside(figures, figures[before]!, figures[at]!)) scope.unshift(figures[before]!);
  }
  return { scope, passed };
}

/** …（县级12名、乡级98名），县级河长人均巡河15次: the average is told of this part. */
function isNamedIn({ label }: Figure, { lead }: Figure): boolean {
  return label.length > 1 && lead.slice(-NEAR).includes(label.slice(0, 2));
}

/** 慰问100户，发放10万元（每户1000元）: what opens brackets speaks of what stands before them. */
function standsBeside(figures: readonly Figure[], figure: Figure, average: Figure): boolean {
  if (figure.bracket === average.bracket) return true;
  if (average.opensBracket) return average.anchor >= 0 && figures[average.anchor]!.bracket === figure.bracket;
  // 培养“法律明白人”748名（187个村，每村4名）
  return average.bracket > 0 && average.anchor >= 0 && figures[average.anchor] === figure;
}
