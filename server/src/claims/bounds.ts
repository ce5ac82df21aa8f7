import { isBelow } from '../analysis/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { toWritten } from './arithmetic.ts';
import { type Claim, toNumber } from './claim.ts';
import { isComparison } from './listing.ts';

/** What was there, and what of it something became: 提出意见83条，采纳92条 cannot be. */
const BOUNDS: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [/(?:意见|建议|提案|提出|收集|征集)/, /^(?:被|均被|其中被?|最终)?(?:采纳|采用|吸收)$/],
  [/(?:参加|参考|参训|参与|报名|应考|实考)/, /^(?:其中)?(?:考试|考核|测试)?(?:合格|通过|及格)$/],
  [/(?:调解|调处|排查).*(?:纠纷|矛盾)?$/, /^(?:成功)?(?:调解|调处|化解)?成功$|^调成$/],
  [/(?:接待|来访|信访|诉求)/, /^(?:当场|现场|及时)(?:解决|答复|化解|办结|处理)$/],
  [/开庭|应诉|出庭/, /^(?:负责人|行政机关负责人)?出庭(?:应诉)?$/],
];

/** What may become of anything: few figures are called so. */
const PART = new RegExp(BOUNDS.map(([, part]) => part.source).join('|'));

/** Reads what may not be more than what stands before it, where nothing says 其中. */
export function readBounds({ figures }: Paragraph): readonly Claim[] {
  return figures.flatMap((part, at) => {
    if (part.separator !== 'comma' || !PART.test(part.label) || isComparison(part)) return [];
    const whole = wholeBefore(figures, at);
    if (!whole) return [];
    const bound = BOUNDS.some(([wide, narrow]) => narrow.test(part.label) && wide.test(whole.label + whole.tail));
    return bound ? [toClaim(whole, part)] : [];
  });
}

/** The figure right before, counted in the same way; of 29批67人次 the one in the same unit. */
function wholeBefore(figures: readonly Figure[], at: number): Figure | null {
  const part = figures[at]!;
  for (const before of [figures[at - 1], figures[at - 2]]) {
    if (!before || before.sentence !== part.sentence || before.bracket !== part.bracket || isComparison(before))
      return null;
    if (before.quantity.unit === part.quantity.unit) return before;
    if (before.lead !== '') return null;
  }
  return null;
}

function toClaim(whole: Figure, part: Figure): Claim {
  const fails = isBelow(whole.quantity.range, part.quantity.range);
  return {
    kind: 'part',
    verdict: fails ? 'fails' : 'holds',
    certainty: 'likely',
    formula: `${toWritten(part.quantity)} ${fails ? '>' : '≤'} ${toWritten(whole.quantity)}`,
    numbers: [toNumber('total', whole), toNumber('part', part)],
  };
}
