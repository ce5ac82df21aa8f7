import { describe, expect, test } from 'vitest';
import { allSections } from '../../server/src/analysis/outline.ts';
import { positionAt } from '../../server/src/analysis/source.ts';
import { check } from '../../server/src/check.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { offsetAt } from '../../server/src/features/lsp.ts';
import { toMove } from '../../server/src/features/move-section.ts';
import type { MoveSectionAnswer } from '../../server/src/features/protocol.ts';
import fc from '../seeded.ts';

const REPORT = `青石街道办事处2025年法治政府建设年度报告

现将情况报告如下：

一、成效
（一）学法。学法四次。
（二）普法
普法十场。

（三）执法
执法文。

二、不足
　　（一）人员
　　人员文。

三、安排
安排文。

青石街道办事处
2026年1月10日
`;

interface Moved {
  readonly answer: MoveSectionAnswer;
  readonly only: string;
  readonly numbered: string;
}

/** The report after the section that begins with these words was moved to where the other one stands. */
function move(section: string, target: string, text = REPORT, markdown = false): Moved | null {
  const result = check(text, { markdown });
  const { source } = result.analysis;
  const place = (words: string) => positionAt(source, text.indexOf(words));
  const answer = toMove(result, 7, { section: place(section), target: place(target) });
  if (!answer) return null;
  const apply = (edits: MoveSectionAnswer['edits']): string =>
    applyEdits(
      text,
      edits.map(({ range, newText }) => ({
        start: offsetAt(source, range.start),
        end: offsetAt(source, range.end),
        text: newText,
      })),
    );
  return { answer, only: apply(answer.edits), numbered: apply(answer.renumbered ?? answer.edits) };
}

/** The headings of a report in their order. */
function headings(text: string | undefined): readonly string[] {
  return text?.match(/^[ 　#]*(?:[一二三四]、|（[一二三四]）|\d\.).*$/gm)?.map((line) => line.trim()) ?? [];
}

describe('a section', () => {
  test('goes before a sibling that it stood behind, with all that is below it', () => {
    const moved = move('二、不足', '一、成效')!;
    expect(moved.only).toBe(`青石街道办事处2025年法治政府建设年度报告

现将情况报告如下：

二、不足
　　（一）人员
　　人员文。

一、成效
（一）学法。学法四次。
（二）普法
普法十场。

（三）执法
执法文。

三、安排
安排文。

青石街道办事处
2026年1月10日
`);
    expect(headings(moved.numbered)).toEqual([
      ...['一、不足', '（一）人员', '二、成效', '（一）学法。学法四次。', '（二）普法', '（三）执法', '三、安排'],
    ]);
    expect(moved.answer).toMatchObject({
      version: 7,
      name: '二、不足',
      renumbering: '“二、”改为“一、”，“一、”改为“二、”',
      place: { line: 4, character: 0 },
    });
  });

  test('takes along the blank lines above it where it goes up, and those below it where it goes down', () => {
    const text = '报告\n\n一、甲\n甲文。\n\n\n\n二、乙\n乙文。\n\n三、丙\n丙文。\n';
    expect(move('二、乙', '一、甲', text)!.only).toBe(
      '报告\n\n二、乙\n乙文。\n\n\n\n一、甲\n甲文。\n\n三、丙\n丙文。\n',
    );
    expect(move('二、乙', '三、丙', text)!.only).toBe(
      '报告\n\n一、甲\n甲文。\n\n\n\n三、丙\n丙文。\n\n二、乙\n乙文。\n',
    );
    expect(move('二、乙', '一、甲', '一、甲\n\n\n二、乙\n\n三、丙\n')!.only).toBe('二、乙\n\n\n一、甲\n\n三、丙\n');
  });

  test('goes behind a sibling that it stood before, and stays above the signature', () => {
    const moved = move('一、成效', '三、安排')!;
    expect(moved.only).toMatch(
      /三、安排\n安排文。\n\n一、成效\n（一）学法。[\s\S]*执法文。\n\n青石街道办事处\n2026年1月10日\n$/,
    );
    expect(headings(moved.numbered)[0]).toBe('一、不足');
    expect(moved.answer.renumbering).toBe('“二、”改为“一、”，“三、”改为“二、”，“一、”改为“三、”');
  });

  test('goes to the end of another section of the level above, and both are numbered anew', () => {
    const moved = move('（二）普法', '二、不足')!;
    expect(headings(moved.only)).toEqual([
      ...['一、成效', '（一）学法。学法四次。', '（三）执法', '二、不足', '（一）人员', '（二）普法', '三、安排'],
    ]);
    expect(headings(moved.numbered)).toEqual([
      ...['一、成效', '（一）学法。学法四次。', '（二）执法', '二、不足', '（一）人员', '（二）普法', '三、安排'],
    ]);
    expect(headings(move('（一）人员', '一、成效')!.numbered).slice(0, 5)).toEqual([
      ...['一、成效', '（一）学法。学法四次。', '（二）普法', '（三）执法', '（四）人员'],
    ]);
  });

  test('goes between the parts of another section', () => {
    const text = REPORT.replace('　　人员文。', '　　人员文。\n（二）经费\n经费文。');
    const moved = move('（二）经费', '（一）学法', text)!;
    expect(headings(moved.numbered)).toEqual([
      ...[
        '一、成效',
        '（一）经费',
        '（二）学法。学法四次。',
        '（三）普法',
        '（四）执法',
        '二、不足',
        '（一）人员',
        '三、安排',
      ],
    ]);
  });

  test.each([
    ['一、成效', '（二）普法'],
    ['一、成效', '一、成效'],
    ['（三）执法', '一、成效'],
    ['一、成效', '现将情况'],
    ['现将情况', '一、成效'],
  ])('%s cannot go to %s', (section, target) => expect(move(section, target)).toBeNull());

  test('that is numbered as its place is already needs no more', () => {
    const text = '# 甲\n\n## 学法\n\n学法文。\n\n## 普法\n\n普法文。\n';
    const moved = move('## 普法', '## 学法', text, true)!;
    expect(moved.only).toBe('# 甲\n\n## 普法\n\n普法文。\n\n## 学法\n\n学法文。\n');
    expect(moved.answer).toMatchObject({ renumbered: null, renumbering: '' });
  });

  test('keeps the line ends of its report', () => {
    const moved = move('二、不足', '一、成效', REPORT.replaceAll('\n', '\r\n'))!;
    expect(moved.numbered.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(headings(moved.numbered.replaceAll('\r\n', '\n'))[0]).toBe('一、不足');
  });
});

test('whatever is moved, no word is lost, none is added, and every section keeps its level', () => {
  const pieces = fc.constantFrom(
    '一、甲\n',
    '二、乙。乙文\n',
    '（一）丙\n',
    '（二）丁\n',
    '1. 戊\n',
    '己文。\n',
    '\n',
    '　　庚文。\n',
    '## 辛\n',
    '2026年1月10日\n',
  );
  const texts = fc.array(pieces, { minLength: 2, maxLength: 16 }).map((chosen) => `题目报告\n${chosen.join('')}`);
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.boolean(), (text, one, other, markdown) => {
      const result = check(text, { markdown });
      const { source, outline } = result.analysis;
      const sections = [...allSections(outline)].filter(({ heading }) => heading);
      if (sections.length === 0) return;
      const [section, target] = [one, other].map((at) => positionAt(source, sections[at % sections.length]!.start));
      const answer = toMove(result, 1, { section: section!, target: target! });
      if (!answer) return;
      for (const edits of [answer.edits, answer.renumbered ?? []]) {
        const made = edits.map(({ range, newText }) => ({
          start: offsetAt(source, range.start),
          end: offsetAt(source, range.end),
          text: newText,
        }));
        const after = applyEdits(text, made);
        const letters = (words: string): string => [...words.replace(/[\s一二三四五六七八九\d]/g, '')].sort().join('');
        expect(letters(after)).toBe(letters(text));
        const levels = [...allSections(check(after, { markdown }).analysis.outline)].map(({ level }) => level).sort();
        expect(levels).toEqual([...allSections(outline)].map(({ level }) => level).sort());
      }
    }),
    {
      numRuns: 150,
      examples: [['题目报告\n一、甲\n一、甲\n## 辛\n2026年1月10日\n一、甲\n\n二、乙。乙文\n', 2130706409, 0, false]],
    },
  );
});
