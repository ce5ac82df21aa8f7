import type { Analysis } from '../analysis/analyze.ts';
import { shift } from '../analysis/span.ts';
import { toFormula } from './arithmetic.ts';
import { type Claim, placeWithin, toNumber } from './claim.ts';
import { findCouples, findSlips } from './takeups/couples.ts';
import { longestShared, type Placed } from './takeups/taking-up.ts';

/**
 * Figures that are told again with their name behind them: 处罚事项97项 … 承接的97项处罚事项中. Those that two figures of
 * `known` tell already are left out.
 */
export function readTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const groups = new Map<Placed, Placed[]>();
  const { repeated, slips } = findCouples(analysis);
  for (const [earlier, one] of repeated) {
    const group = groups.get(earlier) ?? [earlier];
    group.push(one);
    groups.set(earlier, group);
    groups.set(one, group);
  }
  const together = placesTogether(known);
  const apart = (group: readonly Placed[]): boolean => !isTogether(together, group[0]!, group[1]!);
  return [
    ...slips.filter(apart).map((pair) => toClaim(pair, 'fails')),
    ...[...new Set(groups.values())].filter(apart).map((group) => toClaim(group, 'holds')),
  ];
}

/** Those of them that fail. */
export function readFailingTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const slips = findSlips(analysis);
  if (slips.length === 0) return [];
  const together = placesTogether(known);
  return slips.filter(([earlier, one]) => !isTogether(together, earlier, one)).map((pair) => toClaim(pair, 'fails'));
}

/** For each place in a claim, the claims that it stands in. */
function placesTogether(claims: readonly Claim[]): ReadonlyMap<number, ReadonlySet<Claim>> {
  const together = new Map<number, Set<Claim>>();
  for (const claim of claims) {
    for (const { start } of claim.numbers) {
      const known = together.get(start);
      if (known) known.add(claim);
      else together.set(start, new Set([claim]));
    }
  }
  return together;
}

function isTogether(together: ReadonlyMap<number, ReadonlySet<Claim>>, a: Placed, b: Placed): boolean {
  const own = together.get(a.start + a.figure.quantity.start);
  const other = together.get(b.start + b.figure.quantity.start);
  return own !== undefined && other !== undefined && [...own].some((claim) => other.has(claim));
}

function toClaim(group: readonly Placed[], verdict: 'holds' | 'fails'): Claim {
  const quantities = toFormula(group.map(({ figure }) => figure.quantity));
  const formula = quantities.join(verdict === 'holds' ? ' = ' : ' ≠ ');
  const label = nameOf(group);
  const numbers = group.map(({ figure, start, within }) => {
    return { ...shift(placeWithin(toNumber('same', figure), within), start - within), label };
  });
  return { kind: 'repeat', verdict, certainty: 'debatable', formula, numbers };
}

/** What the figures of a group have in common in their names; else what leads up to the first of them. */
function nameOf([first, second]: readonly Placed[]): string {
  const shared = longestShared(second!.behind, first!.ahead, first!.behind);
  return shared.length >= 2 ? shared : first!.ahead || first!.behind;
}
