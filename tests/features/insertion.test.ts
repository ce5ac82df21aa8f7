import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { toInsertion } from '../../server/src/features/insertion.ts';

const OPENING = '云溪县水务局2023年法治政府建设年度报告\n一、主要举措和成效\n公开执法结果。\n';
const LEADER = '局长履行推进法治建设第一责任人职责，研究法治工作。\n';
const SHORTCOMINGS = '二、存在的不足和原因\n设备陈旧，主要是经费有限。\n';
const PLAN = '下一步，我局将更新设备，继续规范执法。\n';

function insert(text: string, id: string): string | null {
  const result = check(text, { settings: { rules: {}, profile: 'rule-of-law-annual-report' } });
  return toInsertion(result, 1, id)?.text ?? null;
}

describe('inserting a content', () => {
  test('that is missing puts in its template', () => {
    expect(insert(OPENING + LEADER, 'shortcomings')).toMatch(/^\n二、2023年度推进法治政府建设存在的不足和原因\n对照/);
  });

  test('that a paragraph says without a heading puts in the heading', () => {
    expect(insert(OPENING + LEADER + SHORTCOMINGS, 'leadership')).toBe(
      '二、党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况\n',
    );
    expect(insert(OPENING + SHORTCOMINGS + PLAN, 'plan')).toBe('三、2024年度推进法治政府建设的主要安排\n');
  });

  test('that is said in the middle of a section puts in its template', () => {
    expect(insert(OPENING.replace('公开', `${LEADER}公开`) + SHORTCOMINGS, 'leadership')).toContain('〔此处填写');
  });

  test('pushes the ordinals behind it on, where they count on from it', () => {
    const result = check(OPENING + SHORTCOMINGS.replace('二、存在的不足和原因', '二、2024年主要安排'), {
      settings: { rules: {}, profile: 'rule-of-law-annual-report' },
    });
    const { renumbering, range } = toInsertion(result, 1, 'shortcomings')!;
    expect(renumbering?.words).toBe('“二、”改为“三、”');
    expect(renumbering?.edits).toEqual([
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } }, newText: '三' },
    ]);
    expect(range.start.line).toBeLessThanOrEqual(3);
  });

  test('in a gap leaves them as they are', () => {
    const result = check(`${OPENING}三、2024年主要安排\n继续更新设备。\n`, {
      settings: { rules: {}, profile: 'rule-of-law-annual-report' },
    });
    expect(toInsertion(result, 1, 'shortcomings')).toMatchObject({ renumbering: null });
  });

  test('of which only the heading is there puts in what stands below it', () => {
    expect(insert(`${OPENING}二、存在的不足和原因\n`, 'shortcomings')).toMatch(/^\n对照.*〔此处填写/s);
  });

  test.each([
    ['is still to be filled in', '二、存在的不足和原因\n〔此处填写不足和原因〕\n'],
    ['has headings of its own', '二、存在的不足和原因\n（一）存在的不足\n（二）主要原因\n'],
    ['has text behind it', '二、存在的不足和原因。〔此处填写〕\n'],
  ])('whose heading %s puts in nothing', (_, section) => {
    expect(insert(OPENING + section, 'shortcomings')).toBeNull();
  });

  test('that is there puts in nothing', () => {
    expect(insert(OPENING + SHORTCOMINGS, 'shortcomings')).toBeNull();
    expect(insert(OPENING, 'unknown')).toBeNull();
  });

  test('in a report of no kind puts in nothing', () => {
    const result = check(OPENING, { settings: { rules: {}, profile: 'none' } });
    expect(toInsertion(result, 1, 'shortcomings')).toBeNull();
  });
});
