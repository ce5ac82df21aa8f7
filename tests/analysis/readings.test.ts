import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../server/src/analysis/analyze.ts';
import { type ReadAll, readEach, readEachPassage } from '../../server/src/analysis/readings.ts';

const PROSE = '镇党委定期听取法治建设工作汇报，把各项任务落实到岗到人。';
const FIGURES = '全年受理矛盾纠纷120件，其中当场化解85件。';
const TEXT = `一、工作情况\n${PROSE}${PROSE}${FIGURES}\n|类别|件数|\n|劳动|12|\n`;

/** A reader that finds a word where it stands, and keeps what it was given to read. */
function seek(make: typeof readEach, word: string): { readonly readAll: ReadAll<readonly number[]>; read: string[] } {
  const read: string[] = [];
  const readAll = make(({ text }) => {
    read.push(text);
    return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => index);
  });
  return { readAll, read };
}

/** The places of what was found, in the text. */
function placesIn(analysis: Analysis, readAll: ReadAll<readonly number[]>): readonly number[] {
  return readAll(analysis).flatMap(({ start, found }) => found.map((at) => start + at));
}

/** The text as it is once its 120 was typed anew, read with the help of the version before. */
function retyped(before: Analysis): Analysis {
  return analyze(TEXT.replace('120', '130'), { previous: before });
}

function placesOf(text: string, word: string): readonly number[] {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => index);
}

describe.each([
  ['each paragraph', readEach],
  ['each passage', readEachPassage],
])('what reads %s', (_, make) => {
  test('finds everything once and at its place, also in a version that only some of was read for', () => {
    const { readAll } = seek(make, '件');
    const before = analyze(TEXT);
    expect(placesIn(before, readAll)).toEqual(placesOf(TEXT, '件'));
    const now = retyped(before);
    expect(placesIn(now, readAll)).toEqual(placesOf(now.source.text, '件'));
  });

  test('finds the same where it is asked after another', () => {
    const [first, second] = [seek(make, '件'), seek(make, '矛盾')];
    const now = retyped(analyze(TEXT));
    expect(placesIn(now, first.readAll)).toEqual(placesOf(TEXT, '件'));
    expect(placesIn(now, second.readAll)).toEqual(placesOf(TEXT, '矛盾'));
    const later = analyze(now.source.text.replace('劳动', '婚姻'), { previous: now });
    expect(placesIn(later, first.readAll)).toEqual(placesOf(TEXT, '件'));
    expect(placesIn(later, second.readAll)).toEqual(placesOf(TEXT, '矛盾'));
  });

  test('is not asked about a paragraph again that did not change', () => {
    const { readAll, read } = seek(make, '件');
    const before = analyze(TEXT);
    readAll(before);
    read.splice(0);
    readAll(retyped(before));
    expect(read.some((text) => text.includes('130'))).toBe(true);
    expect(read.filter((text) => text.startsWith('|') || text.includes('工作情况'))).toEqual([]);
  });
});

test('of a paragraph that is being written, only the passage that changed is read again', () => {
  const { readAll, read } = seek(readEachPassage, '件');
  const before = retyped(analyze(TEXT));
  readAll(before);
  read.splice(0);
  readAll(analyze(TEXT.replace('120', '140'), { previous: before }));
  expect(read).toEqual([PROSE + FIGURES.replace('120', '140')]);
});

test.each([
  ['below a line that changed', '类别\n劳动\t12\n'],
  ['moved elsewhere', '劳动\t12\n\n类别和件数\n'],
])('a row of a table that becomes a line of prose, %s, is read again, as prose', (_, text) => {
  const rows: boolean[] = [];
  const readAll = readEach(({ text }, row) => {
    if (text.includes('劳动')) rows.push(row);
    return text.includes('劳动');
  });
  const before = analyze('类别\t件数\n劳动\t12\n');
  readAll(before);
  readAll(analyze(text, { previous: before }));
  expect(rows).toEqual([true, false]);
});
