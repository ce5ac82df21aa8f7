import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';

/** A report whose plan consists of these paragraphs. */
const report = (...plan: readonly string[]): string =>
  `青石街道2023年法治政府建设年度报告\n\n一、主要举措和成效\n公开执法结果。\n\n四、2024年主要安排\n${plan.join('\n')}\n`;

/** The words that are pointed at, and what is said of them. */
function shownIn(text: string): readonly string[] {
  const { analysis, findings } = check(text);
  return findings
    .filter(({ rule }) => rule === 'misplaced-content')
    .flatMap(({ related }) =>
      related.map(({ start, end, message }) => `${analysis.source.text.slice(start, end)}：${message}`),
    );
}

test('what a section is about instead is shown by the clauses that say so, without the spaces around them', () => {
  const plan =
    '　　一是抓项目，大力招商引资。二是重农业， 抓好粮食生产 ，增产增收。建好高标准农田 ；三是抓好养老服务。四是整治人居环境。';
  expect(shownIn(report(plan))).toEqual(
    ['抓好粮食生产', '建好高标准农田', '四是整治人居环境'].map((words) => `${words}：这里写的是乡村振兴等`),
  );
});

test('the one paragraph that is about it is shown by the clause that names it', () => {
  const others = [
    '加强基层党的组织建设，抓好党员教育，培育先进支部。',
    '加快旧改项目建设，引导沿街商户升级，改善片区面貌。',
    '新增养老床位，做好困难群众帮扶，办好民生实事。',
  ];
  expect(shownIn(report(...others, '强化担当： 加强法治政府建设 ，努力提高服务居民的水平。'))).toEqual([
    '加强法治政府建设：只有这里写到法治',
  ]);
});
