import { isExact } from '../../analysis/numbers/interval.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { toChange } from '../changes/words.ts';
import { figuresOf } from '../claim.ts';
import { isCompanion } from '../figures.ts';
import { readOwnClaims } from '../own-claims.ts';
import { isTotal } from './totals.ts';

/** A share that nothing in its own paragraph gives, and what it is the share of: several figures where it takes them together. */
export interface Share {
  readonly rate: Figure;
  readonly parts: readonly Figure[];
}

/** How many figures before a share the one that it is told of may stand. */
const FURTHEST = 3;
const MOST_PARTS = 12;
const SHARE = /占|比[例重率]/;
const OTHERWISE = /同比|环比|增[长加速幅]|上升|下降|降低|提[高升]|较|目标|力争|平均/;
const OF_A_REGION = /全[国省市县区]/;
const TOGETHER = /(?:合计|共计|总计|共|累计)(?:约)?占|占比(?:合计|共计|总计)/;
const RESPECTIVELY = /分别(?:约)?占/;
const NEXT_IN_ROW = /^(?:[、，,和及与]|以及)$/;

/** 咨询类34000件，占47.61%: percentages that nothing in their own paragraph gives, each with what it is told of. */
export function sharesIn(paragraph: Paragraph): readonly Share[] {
  const { figures } = paragraph;
  let known: ReadonlySet<number> | null = null;
  let row: readonly Figure[] = [];
  let head = 0;
  return figures.flatMap((rate, at) => {
    const { measure, step, start } = rate.quantity;
    if (measure !== 'percent' || isRoughShare(rate.quantity)) return [];
    const clause = rate.lead.slice(-24).replace(/^.*[，,；;：:](?=.*\S)/s, '');
    if (row.length > 0 && NEXT_IN_ROW.test(rate.lead)) {
      const part = row[at - head];
      return part ? [{ rate, parts: [part] }] : [];
    }
    row = [];
    if (!SHARE.test(clause) || OTHERWISE.test(clause) || (step.scale < 2 && OF_A_REGION.test(clause))) return [];
    known ??= new Set(
      readOwnClaims(paragraph, false).flatMap((claim) =>
        claim.kind === 'rate' && claim.verdict === 'holds' ? figuresOf(claim, 'rate').map((one) => one.start) : [],
      ),
    );
    if (known.has(start)) return [];
    if (TOGETHER.test(clause)) {
      const parts = listBefore(figures, at);
      return parts.length > 1 ? [{ rate, parts }] : [];
    }
    if (rate.separator === 'stop') return [];
    if (RESPECTIVELY.test(clause)) {
      [row, head] = [rowBefore(figures, at), at];
      return row[0] ? [{ rate, parts: [row[0]] }] : [];
    }
    const part = partBefore(figures, at);
    return part ? [{ rate, parts: [part] }] : [];
  });
}

/** The figure that a share is told of, past the changes between: 税收36552万元，增长6.91%，占53.79%. */
function partBefore(figures: readonly Figure[], at: number): Figure | null {
  const rate = figures[at]!;
  for (let before = at - 1; before >= 0 && at - before <= FURTHEST; before--) {
    const figure = figures[before]!;
    if (figure.sentence !== rate.sentence || figure.bracket !== rate.bracket) return null;
    if (isCompanion(figure) || toChange(figure)) continue;
    return isTotal(figure) ? figure : null;
  }
  return null;
}

/** 甲区（4628件）、乙区（1179件），合计占比81.15%: the figures of one unit right before a share, in their order, each in brackets of its own or in none. */
function listBefore(figures: readonly Figure[], at: number): readonly Figure[] {
  const rate = figures[at]!;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= 0 && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    const last = parts[0];
    if (figure.sentence !== rate.sentence || !(isTotal(figure) || isAloneInBrackets(figures, before))) break;
    if (last && (figure.quantity.unit !== last.quantity.unit || (figure.bracket === 0) !== (last.bracket === 0))) break;
    parts.unshift(figure);
    if (figure.bracket === 0 && figure.separator !== 'pause') break;
  }
  return parts;
}

/** 甲区（4628件） */
function isAloneInBrackets(figures: readonly Figure[], at: number): boolean {
  const { opensBracket, lead, quantity, bracket } = figures[at]!;
  const counted = quantity.measure === 'count' && isExact(quantity.range);
  return opensBracket && lead === '' && counted && figures[at + 1]?.bracket !== bracket;
}

/** 食品145件、服装95件，分别占23.7%、15.5%: so many figures right before the shares as there are of these. */
function rowBefore(figures: readonly Figure[], at: number): readonly Figure[] {
  let end = at + 1;
  while (figures[end]?.quantity.measure === 'percent' && NEXT_IN_ROW.test(figures[end]!.lead)) end++;
  const row = figures.slice(Math.max(0, at - (end - at)), at);
  const [first] = row;
  const alike = row.every((figure) => isTotal(figure) && figure.sentence === figures[at]!.sentence);
  const one = row.every(
    ({ quantity, bracket }) => quantity.unit === first!.quantity.unit && bracket === first!.bracket,
  );
  return row.length === end - at && row.length > 1 && alike && one ? row : [];
}
