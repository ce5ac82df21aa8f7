import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import type { Fix } from '../../server/src/rules/rule.ts';

function fixesOf(text: string, rule: string): readonly Fix[] {
  const { findings } = check(text, { settings: { rules: {}, profile: 'none' } });
  return findings.filter((finding) => finding.rule === rule).flatMap(({ fixes }) => fixes);
}

function apply(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: words }) => changed.slice(0, start) + words + changed.slice(end), text);
}

test('截止 becomes 截至, and the fix is safe', () => {
  const text = '一、举措\n截止目前，共办理120件。';
  const [fix] = fixesOf(text, 'cutoff-wording');
  expect(fix?.safe).toBe(true);
  expect(apply(text, fix!)).toBe('一、举措\n截至目前，共办理120件。');
  expect(fixesOf(apply(text, fix!), 'cutoff-wording')).toEqual([]);
});

test.each(['\n', '\r\n'])('lines of a web page go with their line ends, never by themselves: %j', (end) => {
  const text = ['一、举措', '做了。', '  分享到：', '责任编辑：办公室', '二、安排', '将做。', '打印本页'].join(end);
  const [first, second] = fixesOf(text, 'web-residue');
  expect([first?.safe, second?.safe]).toEqual([false, false]);
  expect(apply(text, first!)).toBe(['一、举措', '做了。', '二、安排', '将做。', '打印本页'].join(end));
  expect(apply(text, second!)).toBe(text.slice(0, text.indexOf('打印本页')));
});

test('去年 becomes either year, whichever is meant', () => {
  const text = '青石镇2020年报告\n一、举措\n去年年底启用，去年11月建成。\n青石镇人民政府\n2021年3月1日';
  const fixes = fixesOf(text, 'ambiguous-year');
  expect(fixes.map(({ title }) => title)).toEqual([
    '写作“2019年底”',
    '写作“2020年底”',
    '写作“2019年11月”',
    '写作“2020年11月”',
  ]);
  expect(fixes.every(({ safe }) => !safe)).toBe(true);
  expect(apply(text, fixes[2]!)).toContain('2019年11月建成');
});
