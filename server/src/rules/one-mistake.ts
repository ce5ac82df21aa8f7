import { toScaled } from '../claims/arithmetic.ts';
import type { Claim, ClaimKind, FigureNumber } from '../claims/claim.ts';
import { type Explanation, explain } from '../claims/explanation.ts';
import { asWritten, change } from './figures.ts';
import { type Finding, type Fix, type RelatedPlace, SEVERITIES, type Severity } from './rule.ts';

/** A finding, and the failing sum it tells where it tells one. */
export interface Told {
  readonly finding: Finding;
  readonly claim?: Claim | undefined;
}

/**
 * Tells once what has one cause: of findings about sums that share a figure, and that would all hold if that figure were
 * another, the one that says most stays, and the others become places beside it. Which figure is wrong it does not say.
 * What is debatable stands by itself: it proves nothing. The blanks below a heading are told with it, where nothing else is there.
 */
export function tellOnce(told: readonly Told[], text: string): readonly Finding[] {
  return withoutTold(tellCauses(told, text));
}

function tellCauses(told: readonly Told[], text: string): readonly Finding[] {
  const telling = new Map<Claim, Finding>();
  for (const { finding, claim } of told) if (claim && claim.certainty !== 'debatable') telling.set(claim, finding);
  const together = new Map<Finding, Finding | null>();
  if (telling.size > 1) {
    for (const explanation of explain([...telling.keys()])) {
      const [lead, ...others] = explanation.claims
        .map((claim) => ({ claim, finding: telling.get(claim)! }))
        .sort(byWeight)
        .map(({ finding }) => finding) as [Finding, ...Finding[]];
      for (const other of others) together.set(other, null);
      together.set(lead, tellTogether(lead, others, explanation, text));
    }
  }
  return told.flatMap(({ finding }) => {
    const instead = together.get(finding);
    return instead === undefined ? [finding] : (instead ?? []);
  });
}

/** Without the blanks that the finding about the empty section around them tells already. */
function withoutTold(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<number>();
  for (const { rule, related } of findings) {
    if (rule === 'empty-section') for (const { start } of related) told.add(start);
  }
  return told.size === 0
    ? findings
    : findings.filter(({ rule, start }) => rule !== 'unfilled-placeholder' || !told.has(start));
}

/**
 * The gravest leads; of equals, sums come before what is told twice, and that before what is computed of them. That shares are
 * too many is a consequence of the one that is wrong.
 */
const WEIGHTS: Partial<Record<ClaimKind, number>> = { total: 0, table: 0, balance: 0, repeat: 1 };

function byWeight(a: Told & { readonly claim: Claim }, b: Told & { readonly claim: Claim }): number {
  const weight = ({ claim: { kind } }: { readonly claim: Claim }): number => WEIGHTS[kind] ?? 2;
  const gravity = ({ finding: { severity } }: Told): number => rank(severity);
  const follows = ({ claim: { kind } }: { readonly claim: Claim }): number => Number(kind === 'part');
  return (
    follows(a) - follows(b) || gravity(a) - gravity(b) || weight(a) - weight(b) || a.finding.start - b.finding.start
  );
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function tellTogether(lead: Finding, others: readonly Finding[], explanation: Explanation, text: string): Finding {
  const { figure, value } = explanation;
  const all = others.length + 1;
  const named = `“${figure.label}${asWritten(text, figure)}”`;
  const wouldFit = value ? `；这个数若为${toPrinted(figure, value)}，这${all}处就都相符` : '';
  const places = others.map(({ start, end, message }): RelatedPlace => ({ start, end, message }));
  const gravest = [lead, ...others].map(({ severity }) => severity).sort((a, b) => rank(a) - rank(b))[0]!;
  return {
    ...lead,
    severity: gravest,
    message: `${lead.message}用到${named}的另外${others.length}处也不符${wouldFit}，请一并核对。`,
    related: [...lead.related, ...places],
    fixes: waysOutOf(lead, explanation, all),
  };
}

/** The lead's own ways out, that of the common figure with what it does beside; where none is about that figure, one more. */
function waysOutOf({ fixes }: Finding, { figure, value }: Explanation, all: number): readonly Fix[] {
  if (!value) return fixes;
  const way = change(figure, value, `把“${figure.label}”改为${toPrinted(figure, value)}（这${all}处就都相符）`);
  if (!way) return fixes;
  const [edit] = way.edits;
  const same = fixes.findIndex(
    ({ edits }) => edits.length === 1 && edits[0]!.start === edit!.start && edits[0]!.text === edit!.text,
  );
  if (same < 0) return [...fixes, way];
  return fixes.with(same, { ...fixes[same]!, title: `${fixes[same]!.title}，另外${all - 1}处随之相符` });
}

function toPrinted({ quantity }: FigureNumber, value: NonNullable<Explanation['value']>): string {
  return `${toScaled(value, quantity.scale)}${quantity.unit}`;
}
