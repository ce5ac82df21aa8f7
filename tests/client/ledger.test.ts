import { afterEach, describe, expect, test } from 'vitest';
import {
  arrangeLedger,
  childrenOf,
  figureAt,
  type Ledger,
  type LedgerLook,
  parentOf,
  readLedger,
  shownFigures,
} from '../../client/src/ledger.ts';
import { allLines, changedGroups, lineOf, stepAfter } from '../../client/src/ledger-lines.ts';
import { speak } from '../../client/src/say.ts';
import { timeOf } from '../properties/growth.ts';
import { answerOf, ledgerOf, type Sum, type Written } from './figures.ts';

afterEach(() => speak('zh-cn'));

const MEASURES = ['一、主要举措和成效', '（一）化解纠纷', '1.做好咨询'];
const FIGURES: readonly Written[] = [
  { words: '发放资料 4000余份' },
  { words: '走访 12户', heading: MEASURES.slice(0, 2) },
  { words: '受理咨询 120件', heading: MEASURES },
  { words: '劳动类 85件', heading: MEASURES },
  { words: '婚姻类 45件', heading: MEASURES },
  { words: '办结 118件', heading: MEASURES },
  { words: '受理咨询 110件', heading: ['二、存在的不足'], period: '去年' },
];
const SUMS: readonly Sum[] = [
  { standing: 'holds', words: '比率：118 ÷ 120 = 98.3%', of: [5, 2] },
  { standing: 'fails', words: '合计：120 ≠ 85 + 45', of: [2, 3, 4] },
];
const LEDGER = ledgerOf(FIGURES, SUMS);
const BY_SECTION: LedgerLook = { grouping: 'section', filter: '' };
const BY_INDICATOR: LedgerLook = { grouping: 'indicator', filter: '' };

/** The ledger as one would draw it, down to its figures or further. */
function draw(ledger: Ledger, look: LedgerLook, depth = 4): readonly string[] {
  return allLines(arrangeLedger(ledger, look))
    .filter(({ key }) => key.split('/').length <= depth)
    .map(({ key, label, description, mark }) => {
      const indent = '  '.repeat(key.split(/[/.]/).length - 1);
      return `${indent}[${mark}] ${label}${description === '' ? '' : ` | ${description}`}`;
    });
}

describe('the lines', () => {
  test('by section: what fails first, then as in the text, in each section what fails first', () => {
    expect(draw(LEDGER, BY_SECTION, 2)).toMatchInlineSnapshot(`
      [
        "[failing] 对不上 | 1",
        "  [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "[group] 标题以外 | 1个数字",
        "  [untold] 4000余份 发放资料",
        "[group-fails] 一、主要举措和成效 | 5个数字，1个对不上",
        "  [group-fails] （一）化解纠纷 | 5个数字，1个对不上",
        "    [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "    [concerned] 85件 劳动类",
        "    [concerned] 45件 婚姻类",
        "    [untold] 12户 走访",
        "    [holds] 118件 办结 | 比率：118 ÷ 120 = 98.3%",
        "[group] 二、存在的不足 | 1个数字",
        "  [untold] 110件 受理咨询 | 去年",
      ]
    `);
  });

  test('under a figure are its sums, the one it is about first, and under those their other places', () => {
    expect(draw(LEDGER, { grouping: 'section', filter: '受理咨询 120' })).toMatchInlineSnapshot(`
      [
        "[failing] 对不上 | 1",
        "  [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "    [fails] 合计：120 ≠ 85 + 45",
        "      [place] 劳动类85件",
        "      [place] 婚姻类45件",
        "    [holds] 比率：118 ÷ 120 = 98.3%",
        "      [place] 办结118件",
        "[group-fails] 一、主要举措和成效 | 1个数字，1个对不上",
        "  [group-fails] （一）化解纠纷 | 1个数字，1个对不上",
        "    [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "      [fails] 合计：120 ≠ 85 + 45",
        "        [place] 劳动类85件",
        "        [place] 婚姻类45件",
        "      [holds] 比率：118 ÷ 120 = 98.3%",
        "        [place] 办结118件",
      ]
    `);
  });

  test('by indicator: where nothing stands alone, there is no room for it', () => {
    expect(draw(LEDGER, { grouping: 'indicator', filter: '受理咨询' }, 1)).toEqual([
      '[failing] 对不上 | 1',
      '[group-fails] 受理咨询 | 2个数字，1个对不上',
    ]);
  });

  test('by indicator: what has one name or stands in one sum is together, what stands alone comes last', () => {
    expect(draw(LEDGER, BY_INDICATOR, 2)).toMatchInlineSnapshot(`
      [
        "[failing] 对不上 | 1",
        "  [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "[group-fails] 受理咨询 | 5个数字，1个对不上",
        "  [fails] 120件 受理咨询 | 合计：120 ≠ 85 + 45",
        "  [concerned] 85件 劳动类",
        "  [concerned] 45件 婚姻类",
        "  [holds] 118件 办结 | 比率：118 ÷ 120 = 98.3%",
        "  [untold] 110件 受理咨询 | 去年",
        "[group] 没有相关数字的 | 2个数字",
        "  [untold] 4000余份 发放资料",
        "  [untold] 12户 走访",
      ]
    `);
  });

  test('speak in full, in either language', () => {
    const spoken = (filter: string) =>
      allLines(arrangeLedger(LEDGER, { grouping: 'section', filter })).map((line) => line.spoken);
    expect(spoken('120')).toMatchInlineSnapshot(`
      [
        "对不上，1个数字",
        "受理咨询 120件，对不上，合计：120 ≠ 85 + 45",
        "对不上，合计：120 ≠ 85 + 45",
        "相关的一处：劳动类85件",
        "相关的一处：婚姻类45件",
        "对得上，比率：118 ÷ 120 = 98.3%",
        "相关的一处：办结118件",
        "一、主要举措和成效，1个数字，1个对不上",
        "（一）化解纠纷，1个数字，1个对不上",
        "受理咨询 120件，对不上，合计：120 ≠ 85 + 45",
        "对不上，合计：120 ≠ 85 + 45",
        "相关的一处：劳动类85件",
        "相关的一处：婚姻类45件",
        "对得上，比率：118 ÷ 120 = 98.3%",
        "相关的一处：办结118件",
      ]
    `);
    speak('en');
    // The group stands at the beginning of a line of the view.
    expect(spoken('120').slice(0, 2)).toEqual([
      'In disagreement, 1 figures',
      '受理咨询 120件, In disagreement, 合计：120 ≠ 85 + 45',
    ]);
    expect(spoken('去年')).toMatchInlineSnapshot(`
      [
        "二、存在的不足, 1 figures",
        "受理咨询 110件, not checked, 去年",
      ]
    `);
  });

  test('have their place, and only groups have none', () => {
    const lines = allLines(arrangeLedger(LEDGER, BY_SECTION));
    const kinds = lines.filter(({ place }) => place === null).map(({ kind }) => kind);
    expect(kinds).toEqual(['group', 'group', 'part', 'group', 'group']);
    for (const { key, opens } of lines) {
      expect(childrenOf(arrangeLedger(LEDGER, BY_SECTION), key).length > 0).toBe(opens);
    }
  });

  test('have unique keys, each with its parent', () => {
    for (const look of [BY_SECTION, BY_INDICATOR]) {
      const tree = arrangeLedger(LEDGER, look);
      const keys = allLines(tree).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) {
        const parent = parentOf(key);
        expect(parent === null ? childrenOf(tree) : childrenOf(tree, parent)).toContain(key);
      }
    }
  });

  test('that are gone are none', () => {
    const tree = arrangeLedger(LEDGER, BY_SECTION);
    const [group] = childrenOf(tree);
    for (const key of ['', 'x', `${group}/x`, `${group}/f2/9`, `${group}/f2/0/9`, `${group}/f2/0/0/0`]) {
      expect(lineOf(tree, key)).toBeNull();
      expect(childrenOf(tree, key)).toEqual([]);
    }
  });

  test('of a report without figures are none', () => {
    expect(allLines(arrangeLedger(ledgerOf([]), BY_SECTION))).toEqual([]);
  });
});

describe('what nobody accuses', () => {
  test.each(['doubtful', 'unclear', 'ignored', 'holds'] as const)('%s stands in no group of its own', (standing) => {
    const ledger = ledgerOf(FIGURES, [{ ...SUMS[1]!, standing }]);
    expect(draw(ledger, BY_SECTION, 1).filter((line) => line.includes('failing'))).toEqual([]);
    expect(draw(ledger, BY_SECTION, 2)).toContain(`    [${standing}] 120件 受理咨询 | 合计：120 ≠ 85 + 45`);
  });
});

describe('a filter', () => {
  const found = (filter: string) => {
    const tree = arrangeLedger(LEDGER, { grouping: 'section', filter });
    return shownFigures(tree)?.map((at) => FIGURES[at]!.words) ?? null;
  };

  test('finds indicators, numbers, headings and times', () => {
    expect(found('婚姻')).toEqual(['婚姻类 45件']);
    expect(found('85')).toEqual(['劳动类 85件']);
    expect(found('不足')).toEqual(['受理咨询 110件']);
    expect(found('去年')).toEqual(['受理咨询 110件']);
    expect(found('没有的')).toEqual([]);
  });

  test('takes several words together, and digits however they are typed', () => {
    expect(found('受理 件 120')).toEqual(['受理咨询 120件']);
    expect(found('１２０')).toEqual(['受理咨询 120件']);
    expect(found('4,000')).toEqual(['发放资料 4000余份']);
  });

  test('of blanks is none', () => {
    expect(found(' ')).toBeNull();
    expect(arrangeLedger(LEDGER, { grouping: 'section', filter: ' ' }).count).toBe(FIGURES.length);
  });

  test('unfolds for itself: its groups have other keys', () => {
    const all = childrenOf(arrangeLedger(LEDGER, BY_SECTION));
    expect(
      childrenOf(arrangeLedger(LEDGER, { grouping: 'section', filter: '120' })).filter((key) => all.includes(key)),
    ).toEqual([]);
  });
});

describe('the figure at the cursor', () => {
  const at = (line: number, character: number) => {
    const tree = arrangeLedger(LEDGER, BY_SECTION);
    const key = figureAt(tree, { line, character });
    return key === null ? null : [lineOf(tree, parentOf(key)!)?.label, lineOf(tree, key)!.label];
  };

  test('is shown in its own section, from its first digit to behind its unit', () => {
    expect(at(2, 4)).toEqual(['（一）化解纠纷', '120件 受理咨询']);
    expect(at(2, 8)).toEqual(['（一）化解纠纷', '120件 受理咨询']);
    expect(at(2, 3)).toBeNull();
    expect(at(2, 9)).toBeNull();
    expect(at(99, 4)).toBeNull();
  });

  test('is none where it is filtered away', () => {
    expect(
      figureAt(arrangeLedger(LEDGER, { grouping: 'section', filter: '婚姻' }), { line: 2, character: 4 }),
    ).toBeNull();
  });
});

describe('a walk', () => {
  const steps = (label: string) =>
    allLines(arrangeLedger(LEDGER, BY_SECTION)).find((line) => line.label === label)!.steps;

  test('goes from a figure through all places of its sums, once each', () => {
    expect(steps('120件 受理咨询').map(({ words }) => words)).toEqual([
      '受理咨询 120件',
      '劳动类85件',
      '婚姻类45件',
      '办结118件',
    ]);
    expect(steps('合计：120 ≠ 85 + 45')).toHaveLength(3);
    expect(steps('4000余份 发放资料')).toEqual([]);
  });

  test('goes on from where the cursor is, round and round, and begins at the beginning', () => {
    const places = steps('120件 受理咨询');
    const next = (line: number) => stepAfter(places, { line, character: 4 });
    expect([next(0), next(2), next(3), next(4), next(5)]).toEqual([0, 1, 2, 3, 0]);
  });
});

describe('after an edit', () => {
  const after = (figures: readonly Written[], sums: readonly Sum[] = SUMS, before = LEDGER) => {
    const ledger = readLedger(answerOf(figures, sums, 5), before);
    return { ledger, changed: changedGroups(arrangeLedger(before, BY_SECTION), arrangeLedger(ledger, BY_SECTION)) };
  };

  test('elsewhere, nothing looks different', () => {
    expect(after(FIGURES).changed).toEqual([]);
  });

  test('of a figure, its groups look different and all keys stay', () => {
    const { ledger, changed } = after(FIGURES.with(1, { ...FIGURES[1]!, words: '走访 13户' }));
    const keys = (one: Ledger) => allLines(arrangeLedger(one, BY_SECTION)).map(({ key }) => key);
    expect(keys(ledger)).toEqual(keys(LEDGER));
    expect(changed).toEqual(['section:g1.g0']);
  });

  test('that makes a sum right, the group of what fails is gone', () => {
    expect(after(FIGURES, [SUMS[0]!, { ...SUMS[1]!, standing: 'holds' }]).changed).toBeNull();
  });

  test('of a heading, its group keeps its key and is named anew', () => {
    const renamed = FIGURES.map((figure) => ({
      ...figure,
      heading: figure.heading?.map((heading) => heading.replace('化解纠纷', '化解矛盾')) ?? [],
    }));
    const { ledger, changed } = after(renamed);
    expect(changed).toHaveLength(2);
    expect(draw(ledger, BY_SECTION, 1)).toContain('  [group-fails] （一）化解矛盾 | 5个数字，1个对不上');
  });
});

test('two thousand figures are arranged within a moment', () => {
  const many = Array.from({ length: 2000 }, (_, at) => ({ words: `事项${at} ${at}件`, heading: [`${at % 40}、`] }));
  const sums = Array.from(
    { length: 600 },
    (_, at): Sum => ({ standing: 'holds', words: `${at}`, of: [at, at + 1, at + 2] }),
  );
  const answer = answerOf(many, sums);
  const before = readLedger(answer, null);
  const taken = timeOf(() => {
    const ledger = readLedger(answer, before);
    for (const look of [BY_SECTION, BY_INDICATOR, { grouping: 'section', filter: '99' } as const]) {
      const tree = arrangeLedger(ledger, look);
      childrenOf(tree).map((key) => lineOf(tree, key));
      changedGroups(arrangeLedger(before, look), tree);
    }
  });
  // 60 ms where nothing else is at work.
  expect(taken).toBeLessThan(1500);
});
