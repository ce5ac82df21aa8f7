import { ambiguousYear } from './ambiguous-year.ts';
import { approximateExact } from './approximate-exact.ts';
import { averageMismatch } from './average-mismatch.ts';
import { balanceMismatch } from './balance-mismatch.ts';
import { baseMismatch } from './base-mismatch.ts';
import { brokenLines } from './broken-lines.ts';
import { changeMismatch } from './change-mismatch.ts';
import { compoundMismatch } from './compound-mismatch.ts';
import { countMismatch } from './count-mismatch.ts';
import { cutoffAfterSignature } from './cutoff-after-signature.ts';
import { cutoffWording } from './cutoff-wording.ts';
import { doubledCharacter } from './doubled-character.ts';
import { duplicateSection } from './duplicate-section.ts';
import { earlyFullYear } from './early-full-year.ts';
import { emptySection } from './empty-section.ts';
import { fewerPeopleThanGroups } from './fewer-people-than-groups.ts';
import { foreignUnit } from './foreign-unit.ts';
import { garbledTitle } from './garbled-title.ts';
import { impliedSection } from './implied-section.ts';
import { impossibleDate } from './impossible-date.ts';
import { lateSignature } from './late-signature.ts';
import { misnumberedHeading } from './misnumbered-heading.ts';
import { misplacedContent } from './misplaced-content.ts';
import { missingReasons } from './missing-reasons.ts';
import { missingSection } from './missing-section.ts';
import { missingUnit } from './missing-unit.ts';
import { numeralStyle } from './numeral-style.ts';
import { outdatedTerm } from './outdated-term.ts';
import { partExceedsTotal } from './part-exceeds-total.ts';
import { prematureTerm } from './premature-term.ts';
import { privateName } from './private-name.ts';
import { punctuationStyle } from './punctuation-style.ts';
import { rateMismatch } from './rate-mismatch.ts';
import { rateOutOfRange } from './rate-out-of-range.ts';
import { repeatMismatch } from './repeat-mismatch.ts';
import { repeatedClause } from './repeated-clause.ts';
import type { Rule } from './rule.ts';
import { sharesExceedWhole } from './shares-exceed-whole.ts';
import { staleCopy } from './stale-copy.ts';
import { staleYear } from './stale-year.ts';
import { strayPunctuation } from './stray-punctuation.ts';
import { tableMismatch } from './table-mismatch.ts';
import { totalMismatch } from './total-mismatch.ts';
import { unbalancedBracket } from './unbalanced-bracket.ts';
import { unfilledPlaceholder } from './unfilled-placeholder.ts';
import { unfollowedShortcoming } from './unfollowed-shortcoming.ts';
import { webResidue } from './web-residue.ts';
import { wrongYear } from './wrong-year.ts';

/** Every rule, in the order in which they are listed to the user. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  misplacedContent,
  missingReasons,
  impliedSection,
  duplicateSection,
  totalMismatch,
  partExceedsTotal,
  rateMismatch,
  rateOutOfRange,
  sharesExceedWhole,
  fewerPeopleThanGroups,
  changeMismatch,
  balanceMismatch,
  countMismatch,
  compoundMismatch,
  averageMismatch,
  tableMismatch,
  repeatMismatch,
  misnumberedHeading,
  impossibleDate,
  wrongYear,
  cutoffAfterSignature,
  earlyFullYear,
  lateSignature,
  ambiguousYear,
  prematureTerm,
  outdatedTerm,
  garbledTitle,
  unfilledPlaceholder,
  doubledCharacter,
  repeatedClause,
  approximateExact,
  missingUnit,
  privateName,
  unbalancedBracket,
  strayPunctuation,
  foreignUnit,
  webResidue,
  brokenLines,
  cutoffWording,
  baseMismatch,
  staleCopy,
  staleYear,
  unfollowedShortcoming,
  punctuationStyle,
  numeralStyle,
];
