import type { Figure } from '../../analysis/paragraph.ts';
import { isSameKind } from '../figures.ts';
import { COMPARISON, STOCK_BEFORE } from '../vocabulary.ts';
import { type Balance, isMet } from './balance.ts';
import { IN, LEFT, OUT } from './words.ts';

/** What neither adds anything nor takes anything away: 修订41项. */
const UNCHANGED = /^(?:修订|修改|修编|换发|续期)/;
/** How many figures before what is left are looked at. */
const REACH = 7;

/** What came in and went out before what is left. */
interface Steps extends Pick<Balance, 'ins' | 'outs' | 'told'> {
  /** Where going back ended, and what stands further back may be looked through from. */
  readonly from: number;
}

/** Goes back from what is left as long as things came in or went out; null where something else stands between. */
export function collectSteps(
  figures: readonly Figure[],
  at: number,
  net: boolean,
  isPart: (figure: Figure) => boolean,
): Steps | null {
  const left = figures[at]!;
  const ins: Figure[] = [];
  const outs: Figure[] = [];
  let told = net;
  let from = at - 1;
  for (; from >= 0 && at - from <= REACH; from--) {
    const figure = figures[from]!;
    const next = figures[from + 1]!;
    if (next.separator === 'stop' || figure.bracket !== left.bracket) break;
    if (next.separator === 'semicolon') {
      const sum = ins.length === 0 && outs.length > 0 && isSum(figure) && isCountedWith(figure, left) ? figure : null;
      if (sum) ins.unshift(sum);
      told ||= sum !== null;
      if (!net || ins.length > 0) break;
    }
    // 解除16人，其中期满15人、收监1人，年末在矫17人: what made it up is no further step.
    if (isPart(figure) || figure.quantity.measure === 'percent') continue;
    if (!isCountedWith(figure, left)) break;
    if (UNCHANGED.test(figure.label) || isSubtotal(figures, from) || (net && LEFT.test(figure.label))) continue;
    const stock = STOCK_BEFORE.test(figure.label);
    if (net && stock) break;
    const [came, went] = [IN.test(figure.label), OUT.test(figure.label)];
    if ((!net && /其中/.test(next.lead) && !isPart(next)) || !(stock || came || went)) return null;
    if (stock || came) ins.unshift(figure);
    else outs.unshift(figure);
    told ||= stock;
  }
  return { ins, outs, told, from };
}

/** Whether a figure counts what is left, in the same unit. */
export function isCountedWith(figure: Figure, left: Figure): boolean {
  return isSameKind(figure, left) && figure.quantity.unit === left.quantity.unit;
}

/** 新收87件，加上年结转6件，共办理93件；审结84件，结转下年9件 */
function isSum({ lead }: Figure): boolean {
  return /[,，](?:全年)?(?:总)?共(?:受理|审理|办理|处理)$/.test(lead);
}

/** 加上上年结转6件，共审理80件 */
function isSubtotal(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  return (
    /[,，](?:全年)?(?:总)?共(?:需|应)?(?:审理|办理|处理)$/.test(figures[at]!.lead) &&
    before?.sentence === figures[at]!.sentence &&
    /[加连]/.test(before.lead)
  );
}

/**
 * 制定文件12件，备案率100%。年初有效138件，废止21件，年末有效129件: what came in, and where the sentence does not tell that
 * either, what was there before, from the sentences before it. Null where they have nothing of the kind.
 */
export function gather(figures: readonly Figure[], from: number, { left, ins, outs }: Balance): Balance | null {
  const stocks = ins.length > 0 ? ins : [];
  const incoming: Figure[] = [];
  let stock: Figure | null = null;
  for (let at = from; at >= 0 && from - at <= FURTHER; at--) {
    const figure = figures[at]!;
    if (figure.sentence < left.sentence - FURTHEST) break;
    if (figure.bracket !== left.bracket || figure.quantity.unit !== left.quantity.unit || COMPARISON.test(figure.label))
      continue;
    if (STOCK_BEFORE.test(figure.label)) stock ??= figure;
    else if (IN.test(figure.label) && !/不予|未/.test(figure.label)) incoming.push(figure);
  }
  const before = stocks.length > 0 ? stocks : stock ? [stock] : [];
  if (before.length === 0 || incoming.length === 0) return null;
  const balances = incoming.map((figure) => ({ left, ins: [...before, figure], outs, told: true, scattered: true }));
  return balances.find(isMet) ?? balances[0]!;
}

/** How many figures and sentences before the balance what came in is looked for. */
const FURTHER = 18;
const FURTHEST = 6;
