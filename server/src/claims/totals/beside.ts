import { areAddable, isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Claim, figuresOf } from '../claim.ts';
import { readTotals } from '../totals.ts';
import { isSlipWithin, isSmallGap, order, SLIP_ALIKE } from './gaps.ts';
import { judged } from './judging.ts';

/** How many figures behind a figure another measure of the same is told: its share, or by how much it grew, may stand between. */
const REACH = 3;
const LONGEST_LEAD = 9;
const OTHERWISE = /其中|比|较|同期|均|每|各|最|约|计划|目标|应|占|增|减|升|降/;
/** What is never counted under two parts of a list, whoever it is told of. */
const ONCE = /元$|亩|公顷|平方|米$|公里|[吨斤]|克|人次|[件起宗]$/;
const CASUALTIES = /死亡|受伤|遇难/;

/**
 * 处罚826起、罚款142.7万元，其中市容278起、罚款22.6万元；…: where the parts make up a total, another measure that is told of each of them and
 * of the total does so as well.
 */
export function readTotalsBeside(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  if (figures.length < 6) return [];
  const totals = readTotals(paragraph);
  const taken = new Set(
    totals.flatMap((claim) => (claim.kind === 'total' ? figuresOf(claim, 'part') : []).map(({ quantity }) => quantity)),
  );
  const places = new Map(figures.map(({ quantity }, at) => [quantity, at]));
  return totals.flatMap((claim) => {
    const [total, ...others] = figuresOf(claim, 'total').map(({ quantity }) => places.get(quantity) ?? -1);
    const parts = figuresOf(claim, 'part').map(({ quantity }) => places.get(quantity) ?? -1);
    if (claim.kind !== 'total' || claim.verdict !== 'holds' || total === undefined || others.length > 0) return [];
    if (parts.length < 2 || parts.some((part) => part <= total) || total < 0) return [];
    return judge(
      besidesOf(figures, total, parts[0]!),
      parts.map((part, at) => besidesOf(figures, part, parts[at + 1] ?? figures.length)),
      taken,
    );
  });
}

/** The figures of other measures that are told of a figure, up to the next of its list. */
function besidesOf(figures: readonly Figure[], at: number, end: number): readonly Figure[] {
  const told = figures[at]!;
  const besides: Figure[] = [];
  for (const figure of figures.slice(at + 1, Math.min(end, at + 1 + REACH))) {
    if (figure.sentence !== told.sentence || figure.bracket !== told.bracket) break;
    if (figure.separator === 'semicolon' || figure.separator === 'colon') break;
    const { measure, unit, approximate } = figure.quantity;
    if (measure === 'percent' || measure === 'points') continue;
    const plain = !isRelative(measure) && approximate === '' && unit !== told.quantity.unit;
    if (!plain || wordsOf(figure).length > LONGEST_LEAD || OTHERWISE.test(figure.lead)) break;
    besides.push(figure);
  }
  return besides;
}

function judge(
  totals: readonly Figure[],
  besides: readonly (readonly Figure[])[],
  taken: ReadonlySet<Figure['quantity']>,
): readonly Claim[] {
  return totals.flatMap((total) => {
    const parts = besides.map((figures) => figures.find((figure) => isOfOneMeasure(figure, total)));
    if (!parts.every((part) => part !== undefined) || parts.some(({ quantity }) => taken.has(quantity))) return [];
    if (parts.some((part) => wordsOf(part) !== '' && wordsOf(part) !== wordsOf(parts[0]!))) return [];
    const where = order([total], parts);
    if (where === 'meets') return [judged('total', 'holds', 'certain', [total], parts).claim];
    // 检查8次，涉及35家企业: one may have been looked into twice.
    if (where === 'below' && !ONCE.test(total.quantity.unit) && !CASUALTIES.test(total.lead)) return [];
    // 总投资86亿元，其中年度投资21亿元: a kind of it, or another thing.
    if (parts.some((part) => wordsOf(part) !== '' && wordsOf(part) !== wordsOf(total))) return [];
    const meant = isSmallGap([total], parts) || isSlipWithin([total], parts, SLIP_ALIKE);
    return meant ? [judged('total', 'fails', 'likely', [total], parts).claim] : [];
  });
}

/** Whether two figures count in one unit and, as far as they are named, by one name. */
function isOfOneMeasure(part: Figure, total: Figure): boolean {
  if (!areAddable(part.quantity.unit, total.quantity.unit)) return false;
  const [one, other] = [wordsOf(part), wordsOf(total)];
  return one === '' || other === '' || one.includes(other) || other.includes(one) || one.slice(-2) === other.slice(-2);
}

/** The words right before a figure. */
function wordsOf({ lead }: Figure): string {
  return lead.replace(/[，,、\s]|共计?|总|合计|累计/g, '');
}
