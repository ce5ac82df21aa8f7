import { averageMismatch } from './average-mismatch.ts';
import { balanceMismatch } from './balance-mismatch.ts';
import { changeMismatch } from './change-mismatch.ts';
import { compoundMismatch } from './compound-mismatch.ts';
import { countMismatch } from './count-mismatch.ts';
import { emptySection } from './empty-section.ts';
import { misnumberedHeading } from './misnumbered-heading.ts';
import { missingSection } from './missing-section.ts';
import { partExceedsTotal } from './part-exceeds-total.ts';
import { rateMismatch } from './rate-mismatch.ts';
import { rateOutOfRange } from './rate-out-of-range.ts';
import { repeatMismatch } from './repeat-mismatch.ts';
import type { Rule } from './rule.ts';
import { sharesExceedWhole } from './shares-exceed-whole.ts';
import { tableMismatch } from './table-mismatch.ts';
import { totalMismatch } from './total-mismatch.ts';
import { unfilledPlaceholder } from './unfilled-placeholder.ts';

/** Every rule, in the order in which they are listed to the user. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  totalMismatch,
  partExceedsTotal,
  rateMismatch,
  rateOutOfRange,
  sharesExceedWhole,
  changeMismatch,
  balanceMismatch,
  countMismatch,
  compoundMismatch,
  averageMismatch,
  tableMismatch,
  repeatMismatch,
  misnumberedHeading,
  unfilledPlaceholder,
];
