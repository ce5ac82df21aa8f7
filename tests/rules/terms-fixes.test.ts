import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/check.ts';

/** The text after the first fix of each finding of the rule, and its title. */
function fixed(rule: string, text: string, year: number): readonly string[] {
  return check(text, { year, settings: { rules: {}, profile: 'none' } })
    .findings.filter((finding) => finding.rule === rule)
    .flatMap(({ fixes }) => fixes)
    .map(({ title, edits }) => {
      const done = [...edits]
        .sort((a, b) => b.start - a.start)
        .reduce((rest, { start, end, text: words }) => rest.slice(0, start) + words + rest.slice(end), text);
      return `${title} → ${done}`;
    });
}

describe('outdated terms become the current ones', () => {
  it.each([
    ['推进“七五”普法。', 2023, '把“七五”普法改为“八五”普法 → 推进“八五”普法。'],
    ['推进七五普法。', 2023, '把“七五普法”改为“八五普法” → 推进八五普法。'],
    ['推进"七五"普法。', 2027, '把"七五"普法改为"九五"普法 → 推进"九五"普法。'],
    [
      '推进“七五”普法，落实“七五”普法责任。',
      2022,
      '把2处“七五”普法改为“八五”普法 → 推进“八五”普法，落实“八五”普法责任。',
    ],
    ['开展法制宣传和法制教育。', 2022, '把2处“法制”改为“法治” → 开展法治宣传和法治教育。'],
    ['落实《信访条例》。', 2023, '把“信访条例”改为“信访工作条例” → 落实《信访工作条例》。'],
    ['会同县环保局检查。', 2023, '把“环保局”改为“生态环境局” → 会同县生态环境局检查。'],
    [
      '以习近平总书记关于全面依法治国新理念新思想新战略为指导。',
      2023,
      '把“习近平总书记关于全面依法治国新理念新思想新战略”改为“习近平法治思想” → 以习近平法治思想为指导。',
    ],
    [
      '落实《法治政府建设实施纲要（2015—2020年）》。',
      2023,
      '把“法治政府建设实施纲要（2015—2020年）”改为“法治政府建设实施纲要（2021—2025年）” → 落实《法治政府建设实施纲要（2021—2025年）》。',
    ],
    [
      '落实《法治政府建设实施纲要》(2015-2020)。',
      2023,
      '把《法治政府建设实施纲要》(2015-2020)改为《法治政府建设实施纲要》(2021-2025) → 落实《法治政府建设实施纲要》(2021-2025)。',
    ],
  ])('%s', (text, year, expected) => {
    expect(fixed('outdated-term', text, year)).toEqual([expected]);
  });

  it.each([
    ['nothing certain stands for it', '推进脱贫攻坚。', 2023],
    ['it is part of the name of another paper', '印发《青石街道“七五”普法工作要点》。', 2023],
    ['two became one', '会同工商局、质监局检查。', 2023],
    ['its successor is over as well and has none', '落实《法治政府建设实施纲要（2015—2020年）》。', 2026],
  ])('unless %s', (_, text, year) => {
    expect(fixed('outdated-term', text, year)).toEqual([]);
  });
});

describe('garbled titles are mended', () => {
  it.each([
    ['落实《法治政府建设实施纲要（20212025年）》。', '补上连接号“—” → 落实《法治政府建设实施纲要（2021—2025年）》。'],
    ['落实《法治政府建设实施纲要2021-2025年)》。', '补上前半个括号 → 落实《法治政府建设实施纲要(2021-2025年)》。'],
    ['落实《法治中国建设规划（2020—2025年》。', '补上后半个括号 → 落实《法治中国建设规划（2020—2025年）》。'],
    ['落实《法治中国建设规划2020—2025年》。', '补上括号 → 落实《法治中国建设规划（2020—2025年）》。'],
    [
      '落实《法治政府建设实施纲要（2022—2025年）》。',
      '把年份改为2021—2025年 → 落实《法治政府建设实施纲要（2021—2025年）》。',
    ],
    [
      '落实《法治政府建设实施纲要（20202025年）》。',
      '把年份改为2021—2025年 → 落实《法治政府建设实施纲要（2021—2025年）》。',
    ],
    [
      '落实《法治政府实施纲要（2021—2025年）》。',
      '改为“法治政府建设实施纲要” → 落实《法治政府建设实施纲要（2021—2025年）》。',
    ],
    ['学习<<行政处罚法>>。', '把“<<>>”改为书名号《》 → 学习《行政处罚法》。'],
    ['做到尊法用法守法用法。', '改为“尊法学法守法用法” → 做到尊法学法守法用法。'],
    [
      '重要工作亲自部署，重点环节亲自协调，重要任务亲自督办。',
      '补上“重大问题亲自过问” → 重要工作亲自部署，重大问题亲自过问，重点环节亲自协调，重要任务亲自督办。',
    ],
    [
      '重要工作亲自部署、重大问题亲自过问、重点环节亲自协调。',
      '补上“重要任务亲自督办” → 重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。',
    ],
  ])('%s', (text, expected) => {
    expect(fixed('garbled-title', text, 2024)).toEqual([expected]);
  });

  it('but not where several periods would do', () => {
    expect(fixed('garbled-title', '落实《法治政府建设实施纲要（2015—2025年）》。', 2024)).toEqual([]);
  });
});
