import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { check } from '../../server/src/check.ts';
import { toFoldingRanges } from '../../server/src/features/folding.ts';
import { toReport } from '../../server/src/features/report.ts';
import { toSymbols } from '../../server/src/features/symbols.ts';
import fc from '../seeded.ts';

const TITLE = '云上镇2024年法治政府建设年度报告\n\n';

test.each([
  ['nothing', '', []],
  ['no heading', '全年工作有序推进。', []],
  [
    'a title of two lines',
    `云上镇人民政府\n2024年法治政府建设年度报告\n\n一、举措\n`,
    ['云上镇人民政府2024年法治政府建设年度报告'],
  ],
  ['a bare mark', `${TITLE}一、\n\n（一）\n`, ['云上镇2024年法治政府建设年度报告']],
  ['a heading that runs on', '（一）加强领导。全年召开会议5次。', ['（一）加强领导']],
  ['a long heading', `一、${'长'.repeat(90)}`, [`一、${'长'.repeat(58)}…`]],
  ['a long heading with a rare character where it is cut', `一、${'长'.repeat(57)}𠮷里`, [`一、${'长'.repeat(57)}…`]],
])('%s', (_, text, names) => {
  expect(toSymbols(check(text)).map(({ name }) => name)).toEqual(names);
});

describe('whatever the text, an editor accepts it:', () => {
  const pieces = fc.constantFrom(
    '一、',
    '（一）',
    '1.',
    '# ',
    '## ',
    '主要举措',
    '。',
    '全年',
    '\n',
    '\r\n',
    ' ',
    '**',
    '|',
    '报告',
    '😀',
    '2025年1月10日',
    '云上镇人民政府',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((chosen) => chosen.join(''));

  test('every symbol has a name, and lies within the one above it with its heading within itself', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, markdown) => {
        const result = check(text, { markdown });
        for (const symbol of toSymbols(result)) expectNested(symbol);
        for (const section of toReport(result, 1).sections) expectNested({ ...section, name: '-' });
      }),
      { numRuns: 300 },
    );
  });

  test('every fold has at least two lines', () => {
    fc.assert(
      fc.property(texts, (text) => toFoldingRanges(check(text)).every(({ startLine, endLine }) => startLine < endLine)),
      { numRuns: 200 },
    );
  });
});

interface Nested extends Pick<DocumentSymbol, 'name' | 'range' | 'selectionRange'> {
  readonly children?: readonly unknown[];
}

function expectNested({ name, range, selectionRange, children = [] }: Nested): void {
  expect(name.trim()).not.toBe('');
  expect(contains(range, selectionRange)).toBe(true);
  for (const child of children as readonly Nested[]) {
    expect(contains(range, child.range)).toBe(true);
    expectNested({ ...child, name: child.name ?? '-' });
  }
}

function contains(outer: Range, inner: Range): boolean {
  return !before(inner.start, outer.start) && !before(outer.end, inner.end);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
