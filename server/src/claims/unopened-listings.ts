import type { Figure } from '../analysis/paragraph.ts';
import { isPartition, statesOf } from './likeness.ts';
import {
  beginsAnew,
  isCompanion,
  isComparison,
  isSameKind,
  type Listing,
  MOST_PARTS,
  REACH,
  toListing,
} from './listing.ts';
import { BATCH, CARRIED_OVER, STOCK_BEFORE, WITHIN } from './vocabulary.ts';

/** The listings that no word like 其中 opens, with the figure at an index as their total. */
export function readUnopened(figures: readonly Figure[], at: number): readonly Listing[] {
  return [readBackward(figures, at), readBare(figures, at), readSelection(figures, at)].filter(
    (listing) => listing !== null,
  );
}

/** 甲4件、乙5件，合计9件。 Less plainly: …，共办理9件。 */
function readBackward(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const plain = /[,，、；;。]\s*(?:全年|三年)?(?:合计|共计|总计|共)(?:为|达|是|有)?\s*$/.test(total.lead);
  if (!plain && !/[,，；;。]\s*(?:全年)?(?:合计|共计|总计|共)[^,，、；;。]{1,6}$/.test(total.lead)) return null;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.bracket !== total.bracket) continue;
    if (figure.sentence !== total.sentence) break;
    if (!isSameKind(figure, total)) {
      if (isCompanion(figure)) continue;
      if (parts[0]?.separator === 'pause') return null;
      break;
    }
    parts.unshift(figure);
    if (beginsAnew(figure)) break;
  }
  if (parts.length < 2) return null;
  const listing = toListing([[total]], parts, plain ? 'backward' : 'summary', '');
  return { ...listing, closure: plain ? 'closed' : 'untold' };
}

/** 立案5宗，结案3宗，待审2宗 and 管控30人，社戒18人、社康12人: a total without any word that says so. */
function readBare(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (isComparison(total) || CARRIED_OVER.test(total.lead) || followsStock(figures, at)) return null;
  const parts: Figure[] = [];
  const end = Math.min(figures.length, at + REACH);
  for (let next = at + 1; next < end && parts.length < MOST_PARTS; next++) {
    const figure = figures[next]!;
    if (figure.bracket !== total.bracket) continue;
    if (isCompanion(figure) && !isSameKind(figure, total)) continue;
    if (figure.separator === 'stop' || figure.separator === 'semicolon' || figure.lead === '') break;
    if (figure.quantity.measure === 'percent') continue;
    if (!isSameKind(figure, total) || CARRIED_OVER.test(figure.lead) || beginsAnew(figure)) break;
    parts.push(figure);
  }
  if (parts.length < 2) return null;
  const states = statesOf(parts, total);
  if (states.length > 0) return toListing([[total]], states, 'states', '');
  return explainsTotal(parts, total) ? toListing([[total]], parts, 'bare', '') : null;
}

/** 上年结转8件，受理41件，审结44件，尚未审结5件: what was there before is reckoned in. */
function followsStock(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  const total = figures[at]!;
  return before?.sentence === total.sentence && isSameKind(before, total) && STOCK_BEFORE.test(before.label);
}

/** Whether parts listed without any opening word show by their own shape that they are what the total is made of. */
function explainsTotal(parts: readonly Figure[], total: Figure): boolean {
  const [first, ...rest] = parts;
  if (parts.some((part) => part.quantity.unit !== total.quantity.unit || part.label === '')) return false;
  const peers = parts.some((part) => part.label.slice(-2) === total.label.slice(-2));
  // 不予公开5件，无法提供7件，不予处理3件: one more of the same row.
  if (isPartition(parts)) return !peers && !isPartition([total, ...parts]);
  const stepped = first!.separator === 'comma' && rest.every((part) => part.separator === 'pause');
  if (first!.separator !== 'colon' && !stepped) return false;
  const ending = first!.label.at(-1);
  if (total.label.at(-1) === ending) return false;
  const begins = parts.every((part) => part.label[0] === first!.label[0]);
  return begins || parts.every((part) => part.label.at(-1) === ending);
}

/** 54个项目中评出6个, 8件案件有4件化解, 147项事项，首批上线26项 */
function readSelection(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const part = figures[at + 1];
  if (!part || part.bracket !== total.bracket || !isSameKind(total, part)) return null;
  if (part.quantity.unit !== total.quantity.unit || isComparison(part)) return null;
  const inside = part.separator === 'none' && part.lead.length > 1 && WITHIN.test(part.lead);
  const among = part.separator === 'comma' && /[中里]$/.test(total.tail);
  const batch = part.separator === 'comma' && BATCH.test(part.lead);
  return inside || among || batch ? toListing([[total]], [part], 'selection', part.lead) : null;
}
