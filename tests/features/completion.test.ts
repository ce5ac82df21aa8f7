import { expect, test } from 'vitest';
import { toCompletions } from '../../server/src/features/completion.ts';
import { checkAtCursor } from './cursor.ts';

const HEAD = '# 云上镇2024年法治政府建设年度报告\n\n## 一、主要举措和成效\n\n全年开展宣传12场次。\n\n';

function completions(marked: string, snippets = true) {
  const { result, position } = checkAtCursor(HEAD + marked, { markdown: true });
  return toCompletions(result, position, { snippets });
}

test.each(['$0', '## $0', '##$0', '二、$0', '## 二、$0', '  $0', '## $0\n\n2025年1月10日'])(
  'offers sections at %j',
  (marked) => {
    const items = completions(marked);
    expect(items.length).toBeGreaterThan(1);
    expect(items.map(({ label }) => label)).not.toContain('主要举措和成效');
  },
);

test.each(['全年$0', '12件$0', '受理$0\n', '## 二、存在$0', `${' '.repeat(30)}$0`])(
  'offers nothing at %j',
  (marked) => {
    expect(completions(marked)).toEqual([]);
  },
);

test('replaces what stands in the line already, and is found by it', () => {
  for (const item of completions('## 二、$0')) {
    const line = HEAD.split('\n').length - 1;
    expect(item).toMatchObject({
      filterText: `## 二、${item.label}`,
      textEdit: { range: { start: { line, character: 0 }, end: { line, character: 5 } } },
    });
    expect(item.textEdit?.newText).toMatch(/^## 二、/);
  }
});

test('offers in one language of text: with tab stops, or without', () => {
  const [snippets, plain] = [completions('$0'), completions('$0', false)];
  expect(snippets.some(({ textEdit }) => /\$\{\d/.test(textEdit!.newText))).toBe(true);
  expect(plain.some(({ textEdit }) => /\$\{\d/.test(textEdit!.newText))).toBe(false);
  expect(plain.map(({ label }) => label)).toEqual(snippets.map(({ label }) => label));
});
