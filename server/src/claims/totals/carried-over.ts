import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Balance, toClaim } from '../balances/balance.ts';
import { LEFT, OUT } from '../balances/words.ts';
import type { Claim } from '../claim.ts';
import { STOCK_BEFORE } from '../vocabulary.ts';

/** Counted in what came in already: 收到58件，含上年结转2件. */
const INCLUDED = /[含括]|其中/;
/** How many figures before the first part, and behind the last one, what was carried over is looked for. */
const REACH = 3;
const REACH_BEHIND = 2;

/**
 * 收到58件，上年结转2件，其中公开31件、部分公开6件、不予公开18件，结转下年5件: what was carried over is divided by the list as
 * well, though it does not belong to its total. Reckons what came in, what was there before and what became of both; null where
 * the text does not tell all of them.
 */
export function reckonCarriedOver(
  { figures }: Paragraph,
  total: readonly Figure[],
  parts: readonly Figure[],
): Claim | null {
  const [received] = total;
  const stock = received && total.length === 1 && stockOf(figures, received, parts);
  const left = stock && leftOf(figures, parts);
  if (!left) return null;
  const outs = parts.filter((part) => part !== left);
  // 新收30件，审结26件、移交1件: balances are read from such words alone.
  if (outs.length < 2 || outs.every(({ label }) => OUT.test(label))) return null;
  const balance: Balance = { left, ins: [received, stock], outs, told: true, scattered: false };
  return { ...toClaim(balance), certainty: 'likely' };
}

/** 收到97件，上年结转2件，已答复95件，结转下年4件: what was there before and what became of it make up what came in by chance only. */
export function isCarriedOver({ figures }: Paragraph, { kind }: Claim, parts: readonly Figure[]): boolean {
  if (kind !== 'total' || parts.length !== 2) return false;
  const [stock] = parts;
  return STOCK_BEFORE.test(stock!.label) && !INCLUDED.test(stock!.lead) && leftOf(figures, parts) !== undefined;
}

/** What was carried over from before, told beside what came in. */
function stockOf(figures: readonly Figure[], received: Figure, parts: readonly Figure[]): Figure | undefined {
  const first = figures.indexOf(parts[0]!);
  const behind = figures.indexOf(parts.at(-1)!) + 1;
  if (first < 0) return undefined;
  const near = [
    ...figures.slice(behind, behind + REACH_BEHIND).reverse(),
    ...figures.slice(Math.max(0, first - REACH), first),
  ];
  return near.findLast((figure) => {
    return (
      figure !== received &&
      isBeside(figure, received) &&
      STOCK_BEFORE.test(figure.label) &&
      !INCLUDED.test(figure.lead.slice(-figure.label.length - 4))
    );
  });
}

/** What is left, told as the last part or right behind the list. */
function leftOf(figures: readonly Figure[], parts: readonly Figure[]): Figure | undefined {
  const last = parts.at(-1)!;
  const at = figures.indexOf(last);
  const behind = at < 0 ? undefined : figures[at + 1];
  return [last, behind].find((figure) => figure && isBeside(figure, last) && LEFT.test(figure.label));
}

function isBeside(figure: Figure, { sentence, bracket, quantity: { unit } }: Figure): boolean {
  return figure.sentence === sentence && figure.bracket === bracket && figure.quantity.unit === unit;
}
