import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { findLinked } from '../../server/src/features/linked-edits.ts';
import { buildLedger } from '../../server/src/ledger.ts';

/**
 * Pieces that tempt a pattern or a reader into looking at everything again. Twice as many must cost about twice as much:
 * what is worse than linear takes minutes here and trips the time limit.
 */
const PIECES = [
  '1',
  '1,234',
  '123,',
  '9.',
  '一',
  '十百',
  '万',
  '120件，',
  '其中5件，',
  '其中',
  '率100%，',
  '占5%',
  '3名确诊人员处理措施。',
  '全年共受理复议申请5件。',
  '分别为1、2、',
  '（',
  '（1件',
  '1件（2件）',
  '（（2件）',
  '）',
  '《',
  '“',
  '*',
  '_',
  'X',
  '〔',
  '〔此处',
  '某某',
  '的',
  '。',
  '；',
  '\n',
  '\r\n',
  '一、\n',
  '（一）甲\n',
  '1.甲。乙。\n',
  '# 甲\n',
  '|1|2|\n',
  '|合计|2|\n',
  '|甲|2|\n|合计|2|\n',
  '|小计|2|\n|甲|2|\n|合计|1.5|\n',
  '|合计|小计|1|',
  '甲\t1\n',
  '合计\t1\t2\n',
  '合  计  1\n',
  '|',
  '\t',
  '|-',
  '咨询占5%、',
  '2023年',
  '存在的问题',
  '\ud800',
  '\u0000',
  '😀',
  ' ',
];

describe('100,000 times the same', () => {
  test.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))('%s', { timeout: 10_000 }, (_, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    // Markdown changes only what lines and asterisks mean.
    for (const markdown of /[#|*\n]/.test(piece) ? [false, true] : [false]) {
      const result = check(text, { markdown });
      const { findings, analysis } = result;
      expect(findings.every(({ start, end }) => start >= 0 && start <= end && end <= text.length)).toBe(true);
      expect(analysis.source.text).toBe(text);
      expect(buildLedger(result).quantities).toHaveLength(result.coverage.quantities);
      const again = { before: null, recheck: () => result };
      for (const at of [0, text.length / 2, text.length]) findLinked(result, Math.floor(at), again);
    }
  });
});
