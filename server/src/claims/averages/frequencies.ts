import { compare, multiply, toText, whole } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Paragraph } from '../../analysis/paragraph.ts';
import { toMeasured } from '../arithmetic.ts';
import type { Claim } from '../claim.ts';
import { isSameKind } from '../figures.ts';
import type { Base } from './bases.ts';
import { toClaim } from './claims.ts';
import { NO_TOTAL } from './words.ts';

const FREQUENCY = /每(月|季度?|周)(?:[^，。；,;、]{0,8}[^，。；,;、均])?$/;

/** 每月召开1次例会，全年召开5次: fewer than the frequency told gives, which is worth no more than a look. */
export function readFrequency({ figures }: Paragraph, at: number): Claim | null {
  const total = figures[at]!;
  const each = figures[at - 1];
  if (total.separator !== 'comma' || total.sentence !== each?.sentence || total.bracket !== each.bracket) return null;
  const words = FREQUENCY.exec(each.lead);
  if (!words) return null;
  if (!/全年|累计|共/.test(total.lead) || NO_TOTAL.test(total.lead) || !isSameKind(each, total)) return null;
  if (total.quantity.unit !== each.quantity.unit || ![total, each].every(({ quantity }) => isExact(quantity.range)))
    return null;
  if (total.tail !== '' && total.tail !== each.tail) return null;
  const verb = each.label.replace(/^.*每(?:月|季度?|周)/, '');
  if (total.label !== '' && ![verb, each.tail, verb + each.tail].includes(total.label)) return null;
  const times = whole(/季/.test(words[1]!) ? 4 : /周/.test(words[1]!) ? 52 : 12);
  const base: Base = { values: [times], figure: null, sure: true };
  const expected = multiply(each.quantity.value, times);
  if (compare(total.quantity.value, expected) === 0) return toClaim(each, [total], base, times, 'holds');
  const few = compare(multiply(total.quantity.value, whole(4)), multiply(expected, whole(3))) < 0;
  if (!few) return null;
  const told = `每${words[1]}${toMeasured(each.quantity)}`;
  const remark = `按${told}，全年应有${toText(expected)}${each.quantity.unit}，文中全年为${toMeasured(total.quantity)}，请核对`;
  return { ...toClaim(each, [total], base, times, 'fails'), certainty: 'debatable', remark };
}
