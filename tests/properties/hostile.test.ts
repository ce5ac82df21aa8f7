import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { findLinked } from '../../server/src/features/linked-edits.ts';
import { buildLedger } from '../../server/src/ledger.ts';
import { rules } from '../../server/src/rules/index.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { leastOf, slopeOf } from './growth.ts';

/** Pieces that tempt a pattern or a reader into looking at everything again. Twice as many must cost about twice as much. */
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
  '八成',
  '的2024年5件去年',
  '三分之',
  '占1/3',
  '提高2个点',
  '1件2人，',
  '其中1件2人、',
  '四项工作：一是甲；',
  '四项工作：第一，甲；第二，乙。',
  '◆甲\n做了事情的。\n',
  '“甲”',
  '“甲”三项制度',
  '平均每月3篇。',
  '每月1次，全年5次，',
  '3名确诊人员处理措施。',
  '全年共受理复议申请5件。',
  '分别为1、2、',
  '（',
  '（1件',
  '1件（2件）',
  '（（2件）',
  '增加1件（由5件增至6件），',
  '率占9%（共8元），',
  '优秀5件、合格4件，合格率98.6%，',
  '12个村、3个社区，81人，平均每村5.4人，',
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
  '一、\n三、\n二、\n',
  '1、\n2.\n',
  '一)\n',
  '一是，',
  '一是，一是，三是，',
  '一是甲。\n三是乙。\n',
  '；（1）甲；（3）乙',
  '》',
  '（\n',
  '（》',
  '《（2021》',
  '”“',
  '“甲\n',
  '‘甲”',
  '〔2021）',
  '"中',
  '。）。',
  '，）',
  '、等',
  '，、',
  ',中',
  '(中',
  '…·',
  '0月',
  '１．',
  '十5件',
  '5千人',
  '二零',
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
  '自然人\n1\n',
  '一、本年新收政府信息公开申请数量\t1\n',
  '结果维持\n总计\n1\n',
  '|',
  '\t',
  '|-',
  '咨询占5%、',
  '项目\t件数\n甲\t12\n乙\t13\n\n全年办理甲12件。\n\n',
  '全年办理28件，平均每个村2件。共有14个村。\n',
  '承接的97项事项。\n',
  '2023年',
  '3月1日至',
  '截至2025年',
  '去年1',
  '我镇',
  '一、2023年成效\n',
  '存在的问题',
  '2012年习近平法治思想',
  '2030年“七五”普法、',
  '2030年。《信访条例》环保局',
  '2030年二十大和二十届三中、',
  '《法治政府建设实施纲要（20212025年',
  '重要工作亲自部署、',
  '<民法',
  '\ud800',
  '\u0000',
  '😀',
  ' ',
];

/** Those that are off by default, too. */
const EVERY_RULE = { ...DEFAULT_SETTINGS, rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])) };

/** The sizes at which growth is looked at, in characters. */
const SMALL = 6000;
const LARGE = 24_000;

describe('the same again and again', () => {
  test.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))('%s', { timeout: 60_000 }, (_, piece) => {
    // Markdown changes only what lines and asterisks mean.
    for (const markdown of /[#|*\n]/.test(piece) ? [false, true] : [false]) {
      const ask = (size: number): void => askAll(piece.repeat(Math.ceil(size / piece.length)), markdown);
      const [small, large] = [leastOf(() => ask(SMALL), 2), leastOf(() => ask(LARGE), 1)];
      // Four times as much, and the dearer start of what is cold. What looks steeper is looked at closely.
      if (large > 20 && large / small > 7) expect(slopeOf(ask, [12_500, 25_000, 50_000, 100_000])).toBeLessThan(1.5);
    }
  });
});

/** Asks all that is asked of a report; whatever the text, each answer lies in it. */
function askAll(text: string, markdown: boolean): void {
  const result = check(text, { markdown, settings: EVERY_RULE });
  const { findings, analysis } = result;
  expect(findings.every(({ start, end }) => start >= 0 && start <= end && end <= text.length)).toBe(true);
  expect(analysis.source.text).toBe(text);
  expect(buildLedger(result).quantities).toHaveLength(result.coverage.quantities);
  const again = { before: null, recheck: () => result };
  for (const at of [0, text.length / 2, text.length]) findLinked(result, Math.floor(at), again);
}
