import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { findPlaceholders } from '../../server/src/analysis/placeholders.ts';
import { fillTemplate, insertBody, insertSection } from '../../server/src/profile/template.ts';
import { builtInProfiles, judgeContents } from '../../server/src/profile.ts';

const profile = builtInProfiles[0]!;

function insertInto(text: string, id: string, markdown = false): string {
  const analysis = analyze(text, { markdown });
  const content = profile.contents.find((one) => one.id === id)!;
  const edit = insertSection(profile, content, analysis, judgeContents(profile, analysis, 2023), 2023);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** The headings at the top, and signature and date. */
function skeleton(text: string, markdown = false): readonly string[] {
  return analyze(text, { markdown })
    .blocks.filter((block) => block.kind !== 'paragraph')
    .map((block) => text.slice(block.start, block.end))
    .filter((line) => !line.startsWith('（'));
}

describe('a template', () => {
  it('is made of places that count as unfilled', () => {
    for (const { template } of builtInProfiles.flatMap(({ contents }) => contents)) {
      for (const line of [template, ...(template.variants ?? [])].flatMap(({ body }) => body ?? [])) {
        const opened = line.split('〔').length - 1;
        expect(findPlaceholders(line).map(({ start, end }) => line.slice(start, end))).toHaveLength(opened);
      }
    }
  });

  it('names the years', () => {
    expect(fillTemplate('{year}年度和{nextYear}年度', 2023)).toBe('2023年度和2024年度');
    expect(fillTemplate('{year}年度和{nextYear}年度', null)).toBe('上一年度和下一年度');
  });

  it.each([
    [
      'shortcomings',
      [
        '一、主要举措和成效',
        '二、2023年度推进法治政府建设存在的不足和原因',
        '二、2024年主要安排',
        '云溪县民政局',
        '2024年2月8日',
      ],
    ],
    [
      'measures',
      [
        '一、2023年度推进法治政府建设的主要举措和成效',
        '一、主要问题',
        '二、2024年主要安排',
        '云溪县民政局',
        '2024年2月8日',
      ],
    ],
    ['other', ['一、主要举措和成效', '二、2024年主要安排', '三、其他需要报告的情况', '云溪县民政局', '2024年2月8日']],
  ])('goes where %s belongs, before signature and date', (id, expected) => {
    const first = id === 'measures' ? '一、主要问题' : '一、主要举措和成效';
    const text = `${first}\n做了。\n二、2024年主要安排\n将做。\n云溪县民政局\n2024年2月8日\n`;
    expect(skeleton(insertInto(text, id))).toEqual(expected);
    const wide = insertInto(text.replaceAll('\n', '\r\n\r\n'), id);
    expect(skeleton(wide)).toEqual(expected);
    expect(wide).not.toMatch(/[^\r]\n/);
    expect(wide).not.toMatch(/[^\n]\r\n[^\r]/);
  });

  it('goes behind all topics where the measures are only implied', () => {
    const text = '一、严格执法\n甲。\n二、化解矛盾\n乙。\n三、政务公开\n丙。\n四、下一步打算\n丁。\n';
    expect(skeleton(insertInto(text, 'shortcomings'))).toEqual([
      '一、严格执法',
      '二、化解矛盾',
      '三、政务公开',
      '四、2023年度推进法治政府建设存在的不足和原因',
      '四、下一步打算',
    ]);
  });

  it('follows the headings of a Markdown report', () => {
    const text = '# 法治报告\n\n## 主要举措和成效\n\n做了。\n\n## 下一步打算\n\n将做。\n';
    expect(insertInto(text, 'shortcomings', true)).toContain(
      '做了。\n\n## 2023年度推进法治政府建设存在的不足和原因\n\n对照',
    );
  });

  it.each(['', '\n\n', '只有一句话。', '一、\n', '2024年2月8日', '分享:'])('can be put into %j', (text) => {
    for (const { id } of profile.contents) {
      const inserted = insertInto(text, id);
      const state = judgeContents(profile, analyze(inserted), 2023).find((one) => one.id === id);
      expect(state?.status).toBe(id === 'other' ? 'present' : 'empty');
    }
  });

  it('fills a bare heading', () => {
    const text = '一、下一步打算\n\n云溪县民政局\n';
    const analysis = analyze(text);
    const content = profile.contents.find(({ id }) => id === 'plan')!;
    const edit = insertBody(content, analysis, analysis.outline.children[0]!.heading!, 2023);
    expect(text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toMatch(
      /^一、下一步打算\n\n?2024年，将重点做好以下工作：\n/,
    );
  });
});
