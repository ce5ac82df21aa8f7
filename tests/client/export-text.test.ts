import { expect, test } from 'vitest';
import { askBeforeExport, exportName } from '../../client/src/export-text.ts';

test.each([
  ['云岭县2025年报告.txt', 'final', '云岭县2025年报告.docx'],
  ['a.b.md', 'comments', 'a.b（带批注）.docx'],
  ['旧稿.docx', 'final', '旧稿.docx'],
  ['没有扩展名', 'final', '没有扩展名.docx'],
] as const)('%s, %s → %s', (name, form, wanted) => {
  expect(exportName(name, '', form)).toBe(wanted);
});

test.each([
  ['# 云岭县2025年/报告', '云岭县2025年报告.docx'],
  ['', '法治建设报告.docx'],
])('what has no name yet is called by its first line: %s', (line, wanted) => {
  expect(exportName(null, line, 'final')).toBe(wanted);
});

test('what is still to be done is asked about', () => {
  expect(askBeforeExport({ error: 1, warning: 2, unwritten: 1, blanks: 0 })).toBe('还有3处要改、1项未写，仍要导出吗？');
  expect(askBeforeExport({ error: 0, warning: 0, unwritten: 4, blanks: 22 })).toBe(
    '还有22处待填写、4项未写，仍要导出吗？',
  );
  expect(askBeforeExport({ error: 0, warning: 1, unwritten: 0, blanks: 0 })).toBe('还有1处要改，仍要导出吗？');
  expect(askBeforeExport({ error: 0, warning: 0, unwritten: 0, blanks: 0 })).toBeNull();
});
