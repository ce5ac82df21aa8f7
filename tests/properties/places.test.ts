import { describe, expect, test } from 'vitest';
import { allSections } from '../../server/src/analysis/outline.ts';
import type { Span } from '../../server/src/analysis/span.ts';
import { check, type Result } from '../../server/src/check.ts';
import fc from '../seeded.ts';

/** Pieces of reports and of what goes wrong in files. */
const pieces = fc.constantFrom(
  '一、主要举措和成效',
  '二、存在的不足和原因',
  '（一）',
  '1.',
  '(2)',
  '一是',
  '# ',
  '## ',
  '| ',
  '第一责任人',
  '法治',
  '受理120件',
  '，其中',
  '咨询85件',
  '、投诉45件',
  '（含',
  '）',
  '；',
  '。',
  '：',
  '办结率98%',
  '占',
  '共',
  '合计',
  '分别为',
  '4000余人次',
  '1.35亿元',
  '三十二件',
  '2023年',
  '2024年1月5日',
  'XX件',
  '____',
  '〔此处填写〕',
  '**',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '\u3000',
  '𠮷',
  '😀',
  '\ud83d',
  '\ude00',
  '\u0000',
  '\ufeff',
);
const texts = fc.array(pieces, { maxLength: 60 }).map((chosen) => chosen.join(''));

function placesOf({ findings, claims, contents, analysis }: Result): Span[] {
  return [
    ...findings,
    ...findings.flatMap((finding) => finding.related),
    ...findings.flatMap((finding) => finding.fixes.flatMap((fix) => fix.edits)),
    ...claims.flatMap((claim) => claim.numbers),
    ...contents.flatMap((content) => (content.place ? [content.place] : [])),
    ...analysis.blocks,
    ...allSections(analysis.outline),
  ];
}

describe('whatever the text', () => {
  test('every place lies in it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, markdown) => {
        const result = check(text, { markdown, settings: { rules: {}, profile: 'rule-of-law-annual-report' } });
        for (const { start, end } of placesOf(result)) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a finding points at a phrase, never at a paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => check(text).findings.every(({ start, end }) => end - start <= 40)),
      { numRuns: 300 },
    );
  });

  test('line ends make no difference to what is said', () => {
    const said = (text: string): string[] => check(text).findings.map(({ rule, message }) => `${rule} ${message}`);
    fc.assert(
      fc.property(texts, (text) => {
        const unix = text.replaceAll('\r\n', '\n').replaceAll('\r', '');
        expect(said(unix.replaceAll('\n', '\r\n'))).toEqual(said(unix));
      }),
      { numRuns: 200 },
    );
  });

  test('full-width and ASCII punctuation read the same', () => {
    const formulas = (text: string): string[] =>
      check(text).claims.map(({ kind, verdict, formula }) => `${kind} ${verdict} ${formula}`);
    const ascii = (text: string): string =>
      text.replace(/[，；：（）]/g, (mark) => ',;:()'['，；：（）'.indexOf(mark)]!);
    fc.assert(
      fc.property(texts, (text) => {
        expect(formulas(ascii(text))).toEqual(formulas(text));
      }),
      { numRuns: 300 },
    );
  });
});
