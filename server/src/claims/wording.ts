import type { Claim, ClaimKind, Role, Verdict } from './claim.ts';

/** What each kind of claim is called. */
export const KIND_NAMES: Readonly<Record<ClaimKind, string>> = {
  total: '合计',
  part: '部分与总数',
  rate: '比率',
  change: '增减',
  balance: '收支结存',
  count: '项数',
  compound: '组合数字',
  repeat: '前后一致',
  average: '平均',
  table: '表格合计',
};

/** What a figure is called in each role where the text has no words for it. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  total: '合计',
  part: '其中一项',
  rate: '比率',
  numerator: '分子',
  denominator: '分母',
  change: '增减',
  from: '基期',
  to: '本期',
  result: '结存',
  in: '收入',
  out: '支出',
  count: '项数',
  item: '所列',
  compound: '组合数字',
  same: '同一数字',
  average: '平均数',
  base: '基数',
};

/** The mark of each verdict, as people write it beside a sum. */
export const MARKS: Readonly<Record<Verdict, string>> = { holds: '✓', fails: '✗', unclear: '？' };

/** A claim in words, with its arithmetic: `✗ 合计：120 ≠ 85 + 45`. */
export function wordClaim(claim: Claim): string {
  return `${MARKS[claim.verdict]} ${KIND_NAMES[claim.kind]}：${wordFormula(claim)}`;
}

/** The arithmetic of a claim, and why it was not judged or deserves a look: `19 = 20`（说得不够，没有判断）. */
export function wordFormula({ verdict, formula, remark }: Claim): string {
  const doubt = verdict === 'unclear' ? '（说得不够，没有判断）' : remark ? `（${remark}）` : '';
  return formula + doubt;
}
