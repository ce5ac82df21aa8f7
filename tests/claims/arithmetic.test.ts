import { expect, test } from 'vitest';
import { readQuantities } from '../../server/src/analysis/quantities.ts';
import { toFormula, toMeasured, toWritten } from '../../server/src/claims/arithmetic.ts';

test.each([
  ['受理1,284件', '1284', '1284件'],
  ['近1300宗', '近1300', '近1300宗'],
  ['约２０户', '约20', '约20户'],
  ['4000余人次', '4000余', '4000余人次'],
  ['6000多份', '6000多', '6000多份'],
  ['2万余人次', '2万余', '2万余人次'],
  ['涉及1000余万元', '1000余万', '1000余万元'],
  ['50人以上', '50以上', '50人以上'],
  ['走访10至15家', '10至15', '10至15家'],
  ['十二次', '12', '12次'],
  ['不足98.5%', '不足98.5', '不足98.5%'],
  ['约占64%', '约64', '约64%'],
  ['百分之六十', '60', '60%'],
  ['占近八成', '近八成', '近八成'],
  ['三分之二以上', '三分之二以上', '三分之二以上'],
])('%s stands in a formula as %s, in a message as %s', (text, written, measured) => {
  const [quantity] = readQuantities(text);
  expect([toWritten(quantity!), toMeasured(quantity!)]).toEqual([written, measured]);
});

test('units stand in a formula where they differ', () => {
  const formula = (text: string): readonly string[] => toFormula(readQuantities(text));
  expect(formula('5件、7件')).toEqual(['5', '7']);
  expect(formula('1.35亿元、约1500万元')).toEqual(['1.35亿元', '约1500万元']);
  expect(formula('80%、八成')).toEqual(['80%', '八成']);
});
