import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import fc from '../seeded.ts';

const RULES = ['base-mismatch', 'stale-copy', 'stale-year', 'unfollowed-shortcoming'];

/** Sentences that one year's report has and another's may have too. */
const SENTENCES = [
  '全年受理行政复议案件98件。',
  '全年受理行政复议案件120件，同比增长20%。',
  '全年受理行政复议案件120件（上年100件）。',
  '2024年，街道开展行政执法案卷评查3次，抽查案卷45件，发现程序瑕疵12处，全部完成整改。',
  '坚持以习近平新时代中国特色社会主义思想为指导。',
  '一是物业投诉调处不力。二是普法形式单一。',
  '2025年，街道将继续推进各项工作，𠮷祥😀。',
  '公共法律服务满意率达96.5%，较上年提高2个百分点。',
];
const HEADINGS = [
  '一、主要举措和成效',
  '二、存在的不足和原因',
  '三、第一责任人职责',
  '四、下一步工作安排',
  '（一）规范执法',
  '',
];

const report = (year: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...SENTENCES, ...HEADINGS), fc.string({ unit: 'binary', maxLength: 20 })), {
      maxLength: 14,
    })
    .map((lines) => [`青石街道${year}年法治政府建设年度报告`, ...lines].join('\n'));

describe('a report held against that of the year before', () => {
  test('has hints alone, at phrases of its own text, and nothing else changes', () => {
    fc.assert(
      fc.property(report(2025), report(2024), (text, before) => {
        const lastYear = check(before);
        const alone = check(text);
        const { findings } = check(text, { lastYear });
        const hints = findings.filter(({ rule }) => RULES.includes(rule));
        expect(findings.filter(({ rule }) => !RULES.includes(rule))).toEqual(alone.findings);
        for (const { severity, start, end, related, message } of hints) {
          expect(severity).toBe('hint');
          for (const place of [{ start, end }, ...related]) {
            expect(place.start >= 0 && place.start < place.end && place.end <= text.length).toBe(true);
            expect(place.end - place.start).toBeLessThanOrEqual(40);
          }
          expect(message).toContain('上年');
        }
      }),
      { numRuns: 80 },
    );
  });

  test('says the same after edits as from scratch', () => {
    fc.assert(
      fc.property(report(2025), report(2025), report(2024), (first, second, before) => {
        const lastYear = check(before);
        const previous = check(first, { lastYear }).analysis;
        expect(check(second, { lastYear, previous }).findings).toEqual(check(second, { lastYear }).findings);
      }),
      { numRuns: 40 },
    );
  });

  test('without it, has none of these hints', () => {
    fc.assert(
      fc.property(report(2025), (text) => {
        expect(check(text).findings.filter(({ rule }) => RULES.includes(rule))).toEqual([]);
      }),
    );
  });
});

/** Twice as many must cost about twice as much. */
const PIECES = [
  '1',
  '2024年',
  '一是不足。',
  '全年受理行政复议案件120件，同比增长20%。',
  '去年5件今年6件，增长20%。',
  '（上年5件）',
  '开展行政执法案卷评查3次，抽查案卷45件，发现程序瑕疵12处，全部完成整改，案卷合格率提高。\n',
  '一、存在的不足\n一是物业投诉调处不力。\n',
  '《2024年',
  '一、\n',
  '🀄',
];

describe('40 000 characters that are held against as many', () => {
  test.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))('%s', { timeout: 10_000 }, (_, piece) => {
    const body = piece.repeat(Math.ceil(40_000 / piece.length));
    const lastYear = check(`青石镇2024年法治政府建设年度报告\n\n一、存在的不足和原因\n\n${body}`);
    const text = `青石镇2025年法治政府建设年度报告\n\n一、存在的不足和原因\n\n${body}`;
    const { findings } = check(text, { lastYear });
    expect(findings.every(({ end }) => end <= text.length)).toBe(true);
  });
});
