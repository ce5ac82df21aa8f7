import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import fc from '../seeded.ts';

/** What is counted in one unit; some of the names are verbs as well. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  场: ['宣传', '培训', '讲座', '宣讲', '座谈会', '演练', '观摩'],
  件: ['来信', '来访', '来电', '投诉', '举报', '咨询', '热线工单', '网上留言'],
  人: ['执法人员', '调解员', '网格员', '法律明白人', '志愿者', '辅警'],
  次: ['巡查', '检查', '约谈', '学习', '走访', '督查', '夜查'],
};
const VERBS = ['', '开展', '举办', '受理', '办理', '组织', '接待', '接听', '走访', '检查', '培训', '化解'];
const BEGINNINGS = ['', '全年', '今年以来，', '全镇', '街道'];
const TOTALS = ['合计', '共计', '累计', '共', '总计'];

const rows = fc.constantFrom(...Object.keys(NAMES)).chain((unit) =>
  fc.record({
    unit: fc.constant(unit),
    names: fc.shuffledSubarray([...NAMES[unit]!], { minLength: 2, maxLength: 5 }),
    counts: fc.array(fc.integer({ min: 2, max: 400 }), { minLength: 5, maxLength: 5 }),
    beginning: fc.constantFrom(...BEGINNINGS),
    verb: fc.constantFrom(...VERBS),
    total: fc.option(fc.constantFrom(...TOTALS)),
  }),
);

test('a row that adds up is accused of nothing, whatever verb leads it and whether or not its total is told', () => {
  fc.assert(
    fc.property(rows, ({ unit, names, counts, beginning, verb, total }) => {
      const row = names.map((name, at) => `${name}${counts[at]}${unit}`).join('、');
      const sum = counts.slice(0, names.length).reduce((all, count) => all + count, 0);
      const text = `${beginning}${verb}${row}${total ? `，${total}${sum}${unit}` : ''}。\n`;
      const told = check(text).findings.filter(({ family }) => family === 'numbers');
      expect(
        told.map(({ message }) => message),
        text,
      ).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const TITLES = [
  '《值班办法》',
  '《公章（合同章）使用规定》',
  '《优化营商环境30条措施》',
  '《财务、资产管理办法》',
  '《培训制度》',
];
const BESIDE = ['', '', '（试行）', '（青政发〔2023〕5号）'];
const SLOGANS = ['“放管服”', '“一网通办”', '“双随机、一公开”', '“互联网+监管”', '“执法10条”', '“首违不罚”'];

const listed = fc.record({
  titles: fc.shuffledSubarray(TITLES, { minLength: 2 }),
  beside: fc.array(fc.constantFrom(...BESIDE), { minLength: TITLES.length, maxLength: TITLES.length }),
  slogans: fc.shuffledSubarray(SLOGANS, { minLength: 2 }),
  mark: fc.constantFrom('、', ''),
});

test('as many titles or names in quotation marks as are announced are accused of nothing, whatever stands in them', () => {
  fc.assert(
    fc.property(listed, ({ titles, beside, slogans, mark }) => {
      const marked = titles.map((title, at) => `${title}${beside[at]}`).join(mark);
      const sentences = [
        `制定${marked}${titles.length}项制度。`,
        `印发规范性文件${titles.length}件（${titles.join(mark)}）。`,
        `统筹推进${slogans.join(mark)}${slogans.length}项改革。`,
      ];
      for (const sentence of sentences) {
        const told = check(`${sentence}\n`).findings.filter(({ family }) => family === 'numbers');
        expect(
          told.map(({ message }) => message),
          sentence,
        ).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
