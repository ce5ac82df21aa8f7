import { isBelow } from '../analysis/numbers/interval.ts';
import { toMeasured, toWritten } from '../claims/arithmetic.ts';
import { inPassages } from './paragraphs.ts';
import type { Rule } from './rule.ts';

/** 36批28人次: each group and each household has one person at least. A bound and no sum, so a finding without a claim. */
export const fewerPeopleThanGroups: Rule = {
  id: 'fewer-people-than-groups',
  title: '人次少于批次',
  family: 'numbers',
  severity: 'warning',
  find: inPassages(({ figures }) =>
    figures.slice(1).flatMap((people, index) => {
      const groups = figures[index]!;
      if (!GROUPS.has(groups.quantity.unit) || !PEOPLE.has(people.quantity.unit)) return [];
      // 上访12批，接待8人 may be two things; said in one breath they are one.
      if (people.lead !== '' || people.bracket !== groups.bracket) return [];
      if (!isBelow(people.quantity.range, groups.quantity.range)) return [];
      const [many, few] = [groups.quantity, people.quantity];
      return [
        {
          start: many.start,
          end: few.unitEnd,
          message: `${toMeasured(many)}${toMeasured(few)}：每${many.unit}至少有1${few.unit}，${toWritten(few)}少于${toWritten(many)}。请核对两个数，看是不是写反了。`,
        },
      ];
    }),
  ),
};

const GROUPS: ReadonlySet<string> = new Set(['批', '批次', '户']);
const PEOPLE: ReadonlySet<string> = new Set(['人', '人次', '名']);
