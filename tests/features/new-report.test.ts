import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { readFolders, toKinds, toSkeleton } from '../../server/src/features/new-report.ts';
import type { SkeletonParams } from '../../server/src/features/protocol.ts';
import { builtInProfiles, type Profile } from '../../server/src/profile.ts';

const LAW = 'rule-of-law-annual-report';
const asked: SkeletonParams = { kind: LAW, reporter: 'township', unit: '青石街道办事处', year: 2025, folders: [] };

describe('the kinds of report', () => {
  test('tell for whom they differ', () => {
    expect(toKinds(builtInProfiles).kinds.map(({ id, own, reporters }) => [id, own, reporters])).toEqual([
      [LAW, false, ['government', 'department', 'township']],
      ['government-information-annual-report', false, []],
      ['work-report', false, []],
    ]);
  });

  test('tell which are the user’s own', () => {
    const own: Profile = { ...builtInProfiles.at(-1)!, id: 'town-report', name: '平安建设报告' };
    expect(toKinds([own]).kinds).toEqual([{ id: 'town-report', name: '平安建设报告', own: true, reporters: [] }]);
  });
});

describe('the skeleton', () => {
  test('is the report of this unit for this year, with its blanks', () => {
    const { title, text } = toSkeleton(builtInProfiles, asked)!;
    expect(title).toBe('青石街道办事处2025年法治政府建设年度报告');
    expect(text).toContain('\n一、2025年度推进法治政府建设的主要举措和成效\n');
    expect(text).toContain('\n青石街道办事处\n2026年__月__日\n');
    expect(text).toContain('村（居）务公开');
    expect(check(text, { fileName: `${title}.txt` })).toMatchObject({ profile: { id: LAW }, year: 2025 });
  });

  test('is the same as a snippet once its tab stops are what they hold', () => {
    for (const { id } of builtInProfiles) {
      const { text, snippet } = toSkeleton(builtInProfiles, { ...asked, kind: id })!;
      const stops = [...snippet.matchAll(/\$\{(\d+):((?:\\.|[^}\\])*)\}/g)];
      expect(stops.map(([, number]) => Number(number))).toEqual(stops.map((_, at) => at + 1));
      expect(stops.length).toBeGreaterThan(5);
      expect(snippet.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1').replace(/\\([\\$}])/g, '$1')).toBe(text);
    }
  });

  test('takes what is syntax in a snippet as it is', () => {
    const { title, snippet } = toSkeleton(builtInProfiles, { ...asked, unit: '$1{青石}\\街道' })!;
    expect(title).toMatch(/^\$1\{青石\}\\街道2025年/);
    expect(snippet).toMatch(/^\\\$1\{青石\\\}\\\\街道2025年/);
  });

  test('differs with the reporter, and is plain for one that is none of them', () => {
    const texts = (['government', 'department', 'township', null] as const).map(
      (reporter) => toSkeleton(builtInProfiles, { ...asked, reporter })!.text,
    );
    expect(new Set(texts).size).toBe(4);
    expect(toSkeleton(builtInProfiles, { ...asked, reporter: 'king' as never })!.text).toBe(texts[3]);
  });

  test('there is none of a kind nobody knows, nor where the question makes no sense', () => {
    expect(toSkeleton(builtInProfiles, { ...asked, kind: 'letter' })).toBeNull();
    expect(toSkeleton(builtInProfiles, { ...asked, year: 2025.5 })).toBeNull();
    expect(toSkeleton(builtInProfiles, { ...asked, unit: 7 as never })).toBeNull();
  });
});

test('folders are texts, and everything else is none', () => {
  expect(readFolders({ folders: ['file:///a', 7, null] as never })).toEqual(['file:///a']);
  expect(readFolders({} as never)).toEqual([]);
});
