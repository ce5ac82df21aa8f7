import { describe, expect, it } from 'vitest';
import { check, type Result } from '../../server/src/check.ts';
import type { Fix } from '../../server/src/rules/rule.ts';

const OWN = ['missing-section', 'empty-section', 'missing-reasons', 'implied-section', 'duplicate-section'];

function checkReport(text: string, markdown = false): Result {
  return check(text, { markdown, settings: { rules: {}, profile: 'rule-of-law-annual-report' } });
}

function fixesOf(text: string, rule: string, markdown = false): readonly Fix[] {
  return checkReport(text, markdown).findings.find((finding) => finding.rule === rule)?.fixes ?? [];
}

function apply(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: words }) => changed.slice(0, start) + words + changed.slice(end), text);
}

function headings(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => /^(?:#+ |[一二三四五六七八九]、|（[一二三四五六七八九]）)/.test(line));
}

function topHeadings(text: string): readonly string[] {
  return headings(text).filter((line) => !line.startsWith('（'));
}

function codes(text: string): readonly string[] {
  return checkReport(text).findings.map(({ rule }) => rule);
}

const TITLE = '云溪县水务局2023年法治政府建设年度报告\n\n';
const MEASURES = '一、主要举措和成效\n落实执法公示制度，公开执法结果。\n';
const SHORTCOMINGS = '二、存在的不足和原因\n取证设备陈旧，主要是经费有限。\n';
const LEADERSHIP = '三、第一责任人履职情况\n局长主持研究法治工作。\n';
const PLAN = '四、2024年主要安排\n分批更新设备，继续规范执法。\n';

describe('a missing section', () => {
  const text = `${TITLE}${MEASURES}${LEADERSHIP.replace('三', '二')}${PLAN.replace('四', '三')}`;

  it('is put in with what follows renumbered, or without', () => {
    const [pushing, plain] = fixesOf(text, 'missing-section');
    expect(pushing!.title).toBe(
      '补写一节“二、2023年度推进法治政府建设存在的不足和原因”（样稿，待填写），后面的“二、”至“三、”改为“三、”至“四、”',
    );
    expect(topHeadings(apply(text, pushing!)).map((line) => line[0])).toEqual(['一', '二', '三', '四']);
    expect(codes(apply(text, pushing!))).not.toContain('misnumbered-heading');
    expect(plain!.title).toBe('只补写“二、2023年度推进法治政府建设存在的不足和原因”（样稿，待填写），后面的序号不动');
    expect(topHeadings(apply(text, plain!)).map((line) => line[0])).toEqual(['一', '二', '二', '三']);
  });

  it('fills a gap in the numbering without renumbering', () => {
    const gap = `${TITLE}${MEASURES}${LEADERSHIP}${PLAN}`;
    const fixes = fixesOf(gap, 'missing-section');
    expect(fixes.map(({ title }) => title)).toEqual([
      '补写一节“二、2023年度推进法治政府建设存在的不足和原因”（样稿，待填写）',
    ]);
    expect(codes(apply(gap, fixes[0]!))).not.toContain('misnumbered-heading');
  });

  it('looks like the other sections', () => {
    const report = `${text}`.replace(/^(?=.)/gm, '　　').replace(/([一二三])、/g, '$1.');
    const changed = apply(report, fixesOf(report, 'missing-section')[0]!);
    const lines = changed.split('\n').filter((line) => line !== '');
    expect(lines.every((line) => line.startsWith('　　') && !line.startsWith('　　　'))).toBe(true);
    expect(lines.filter((line) => /^　　[一二三四]\./.test(line))).toHaveLength(4);
    const first = report.replace('主要举措和成效', '严格执法');
    const measured = apply(first, fixesOf(first, 'missing-section')[0]!).split('\n');
    expect(measured.filter((line) => line !== '').every((line) => /^　　[^　]/.test(line))).toBe(true);
  });

  it('leaves an annex alone', () => {
    const annexed = `${text}\n云溪县水务局\n2024年2月8日\n附件\n一、名单\n二、说明\n`;
    const changed = apply(annexed, fixesOf(annexed, 'missing-section')[0]!);
    expect(topHeadings(changed).map((line) => line[0])).toEqual(['一', '二', '三', '四', '一', '二']);
  });

  it.each([
    [`${TITLE}${PLAN.replace('四', '一')}`, ['一', '二', '三', '四']],
    [`${TITLE}${MEASURES}`, ['一', '二', '三', '四']],
    [`${TITLE}${SHORTCOMINGS.replace('二', '一')}${PLAN.replace('四', '二')}`, ['一', '二', '三', '四']],
    [`${TITLE}${MEASURES}${PLAN.replace('四', '二')}五、其他需要报告的情况\n无。\n`, ['一', '二', '三', '四', '五']],
    [`${TITLE}只有一段话。\n`, ['一', '二', '三', '四']],
    [TITLE, ['一', '二', '三', '四']],
  ])('and others that are missing are put into %j in one go, numbered in a row', (report, ordinals) => {
    const together = fixesOf(report, 'missing-section').find(({ title }) => title.startsWith('一并补写'))!;
    const changed = apply(report, together);
    expect(topHeadings(changed).map((line) => line[0])).toEqual(ordinals);
    expect(codes(changed)).not.toContain('missing-section');
    expect(new Set(together.edits.map(({ start }) => start)).size).toBe(together.edits.length);
    expect(together.safe).toBe(false);
  });

  it('has no number where the report has none', () => {
    const markdown = '# 水务局2023年法治政府建设年度报告\n\n## 主要举措\n\n公开执法。\n\n## 工作打算\n\n将做好。\n';
    const fixes = fixesOf(markdown, 'missing-section', true);
    expect(fixes.map(({ title }) => title.slice(0, 6))).toEqual(['补写一节“2', '一并补写所缺']);
    expect(headings(apply(markdown, fixes.at(-1)!))).toHaveLength(5);
  });
});

describe('a paragraph without a heading', () => {
  const body = `${TITLE}${MEASURES}${LEADERSHIP.replace('三', '二')}`;
  const plan = '下一步，我局将分批更新设备，继续规范执法。\n';
  const shortcomings = '在看到成绩的同时，我局执法力量仍存在不足，主要是编制少。\n';

  it('gets one where it says the plan', () => {
    const text = `${body}${SHORTCOMINGS.replace('二', '三')}${plan}\n云溪县水务局\n2024年2月8日\n`;
    const [fix, ...others] = fixesOf(text, 'missing-section');
    expect(others).toEqual([]);
    expect(fix!.title).toBe('在这段话前加上标题“四、2024年度推进法治政府建设的主要安排”');
    expect(apply(text, fix!)).toContain(`经费有限。\n四、2024年度推进法治政府建设的主要安排\n${plan}`);
    expect(codes(apply(text, fix!))).toEqual([]);
  });

  it('keeps its indent', () => {
    const text = `${body}${SHORTCOMINGS.replace('二', '三')}${plan}`.replace(/^(?=.)/gm, '　　');
    const changed = apply(text, fixesOf(text, 'missing-section')[0]!);
    expect(changed).toContain('\n　　四、2024年度推进法治政府建设的主要安排\n　　下一步，');
  });

  it('gets one where it says the shortcomings, and what follows moves on', () => {
    const text = `${body}${shortcomings}${PLAN.replace('四', '三')}`;
    const [fix] = fixesOf(text, 'missing-section');
    expect(fix!.title).toBe('在这段话前加上标题“三、2023年度推进法治政府建设存在的不足和原因”，后面的“三、”改为“四、”');
    expect(codes(apply(text, fix!))).toEqual([]);
  });

  it.each([0, 1])('gets one also where two stand in a row, whichever is taken first (%i)', (which) => {
    const text = `${body}${shortcomings}${plan}`;
    const first = checkReport(text).findings.filter(({ rule }) => rule === 'missing-section')[which]!.fixes[0]!;
    const once = apply(text, first);
    const twice = apply(once, fixesOf(once, 'missing-section')[0]!);
    expect(codes(twice)).toEqual([]);
    expect(topHeadings(twice).map((line) => line[0])).toEqual(['一', '二', '三', '四']);
  });

  it('gets one where it says what the leader did', () => {
    const leader = '局长认真履行推进法治建设第一责任人职责，研究法治工作。\n';
    const text = `${TITLE}${MEASURES}${leader}${SHORTCOMINGS}${PLAN.replace('四', '三')}`;
    const [fix] = fixesOf(text, 'implied-section');
    expect(fix!.title).toMatch(
      /^在这段话前加上标题“二、党政主要负责人履行.*”，后面的“二、”至“三、”改为“三、”至“四、”$/,
    );
    expect(codes(apply(text, fix!))).toEqual([]);
  });

  it('gets a heading of the lower level where more of the section above follows', () => {
    const leader = '局长认真履行推进法治建设第一责任人职责，研究法治工作。\n';
    const measures = `一、主要举措和成效\n（一）加强领导\n召开推进会。\n${leader}（二）规范执法\n公开执法结果。\n`;
    const text = `${TITLE}${measures}${SHORTCOMINGS}${PLAN.replace('四', '三')}`;
    const [fix] = fixesOf(text, 'implied-section');
    expect(fix!.title).toBe(
      '在这段话前加上标题“（二）党政主要负责人履行推进法治建设第一责任人职责情况”，后面的“（二）”改为“（三）”',
    );
    expect(codes(apply(text, fix!))).toEqual([]);
  });
});

describe('a list of contents without page numbers', () => {
  it('is no repetition', () => {
    const report = MEASURES + SHORTCOMINGS + LEADERSHIP + PLAN;
    const list = report.split('\n').filter((line) => /^.、/.test(line));
    expect(codes(`${TITLE}目录\n${list.join('\n')}\n\n${report}`)).not.toContain('duplicate-section');
  });
});

describe('an empty heading of two', () => {
  it.each([
    [`${MEASURES}${SHORTCOMINGS}三、存在的不足和原因\n${LEADERSHIP.replace('三', '四')}${PLAN.replace('四', '五')}`],
    [
      `${MEASURES}二、存在的问题\n\n${SHORTCOMINGS.replace('二', '三')}${LEADERSHIP.replace('三', '四')}${PLAN.replace('四', '五')}`,
    ],
  ])('can go from %j', (body) => {
    const [fix] = fixesOf(TITLE + body, 'duplicate-section');
    const changed = apply(TITLE + body, fix!);
    expect(topHeadings(changed).map((line) => line[0])).toEqual(['一', '二', '三', '四']);
    expect(codes(changed).filter((code) => OWN.includes(code) || code === 'misnumbered-heading')).toEqual([]);
  });

  it('leaves the numbers behind it alone where they did not count on from it', () => {
    const body = `${MEASURES}${SHORTCOMINGS}三、存在的不足和原因\n${LEADERSHIP}${PLAN}`;
    const [fix] = fixesOf(TITLE + body, 'duplicate-section');
    expect(topHeadings(apply(TITLE + body, fix!)).map((line) => line[0])).toEqual(['一', '二', '三', '四']);
    const skipping = body.replace('四、', '六、').replace('三、第', '五、第');
    expect(
      topHeadings(apply(TITLE + skipping, fixesOf(TITLE + skipping, 'duplicate-section')[0]!)).map(([one]) => one),
    ).toEqual(['一', '二', '五', '六']);
  });
});

describe('reasons', () => {
  it('can be written at the end of the section', () => {
    const text = `${TITLE}${MEASURES}${SHORTCOMINGS.replace('，主要是经费有限', '')}${LEADERSHIP}${PLAN}`;
    const [fix] = fixesOf(text, 'missing-reasons');
    const changed = apply(text, fix!);
    expect(changed).toContain('陈旧。\n产生上述问题的主要原因是〔此处填写：原因〕。\n三、');
    expect(codes(changed)).toEqual(['unfilled-placeholder']);
  });
});
