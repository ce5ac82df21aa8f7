import { expect, test } from 'vitest';
import { normaliseProse } from '../../server/src/profile/phrases/normal-form.ts';
import { compilePhrases, hasPhrase } from '../../server/src/profile/phrases.ts';

test.each([
  ['网格+治理', '推进网格治理', true],
  ['网格+治理', '推进网格化治理', false],
  ['网格+治理/管理', '推进网格管理', true],
  ['围绕…网格+治理', '围绕网格治理', true],
  ['围绕…网格+治理', '围绕中心任务推进网格治理', true],
  ['围绕…网格+治理', '围绕中心任务推进网格化治理', false],
  ['围绕…治理', `围绕${'甲'.repeat(20)}治理`, true],
  ['围绕…治理', `围绕${'甲'.repeat(21)}治理`, false],
  ['围绕…治理', '围绕中心任务。推进治理', false],
  ['〈年〉+工作', '总结2021年工作', true],
  ['〈本年〉+工作', '总结2023年度工作', true],
  ['〈本年〉+工作', '总结2021年工作', false],
  ['〈次年〉+工作', '部署2024年工作', true],
  ['〈次年〉+工作', '部署二〇二四年工作', true],
  ['〈次年〉+工作', '部署2023年工作', false],
])('“%s” in “%s”: %s', (phrase, text, expected) => {
  expect(hasPhrase(compilePhrases([phrase]), normaliseProse(text), 2023)).toBe(expected);
});
