import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { allSections } from '../../server/src/analysis/outline.ts';

const LINES = [
  '青石镇2024年法治政府建设年度报告',
  '2024年，青石镇深入推进依法行政，各项工作取得新进展。现将有关情况报告如下：',
  '一、2024年推进“法治 青石”建设的主要举措和成效',
  `（一）加强组织领导。${'全年召开专题会议4次，研究法治政府建设工作，落实各项任务。'.repeat(8)}`,
  `（二）规范行政执法。${'开展执法检查36次，严格执行三项制度。'.repeat(8)}`,
  '二、存在的不足和原因',
  '执法力量薄弱，一是人员少，二是经费不足，主要原因是编制有限。',
  '三、2025年工作安排',
  '（一）充实执法力量。',
  '（二）加强普法宣传。',
  '青石镇人民政府',
  '2025年1月15日',
];

/** The headings of a text by level, its title and who signed it. */
function shapeOf(text: string): unknown {
  const { outline, blocks, title } = analyze(text);
  const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return {
    title,
    headings: [...allSections(outline)].flatMap(({ heading, level }) =>
      heading ? [[level, words(heading.title)]] : [],
    ),
    ends: blocks.filter(({ kind }) => kind === 'signature' || kind === 'date').map(words),
  };
}

describe('a text that has lost the ends of its lines', () => {
  it('has the parts that it had with them', () => {
    expect(shapeOf(LINES.join(' '))).toEqual(shapeOf(LINES.join('\n')));
  });

  it('has its parts where not even spaces are left between them', () => {
    const titles = (text: string): unknown =>
      (shapeOf(text) as { headings: [number, string][] }).headings.map(([, title]) => title);
    const joined = titles(LINES.join(''));
    expect(joined).toHaveLength(7);
    expect(joined).toEqual(
      expect.arrayContaining(['2024年推进“法治 青石”建设的主要举措和成效', '加强组织领导', '规范行政执法']),
    );
  });

  it('has them where some of its lines are left', () => {
    const [title, opening, main, one, two, ...rest] = LINES;
    const more = `${two!}${'审核行政规范性文件3件，提出意见12条。'.repeat(16)}`;
    const text = (gap: string): string =>
      [
        title,
        [opening, main, one!.repeat(2)].join(gap),
        [more, ...rest.slice(0, -2)].join(gap),
        ...rest.slice(-2),
      ].join('\n');
    expect(shapeOf(text(' '))).toEqual(shapeOf(text('\n')));
  });

  it('is left alone where its long lines begin with the headings', () => {
    const line = '全年召开专题会议4次，研究法治政府建设工作：（一）加强领导。（二）落实责任。'.repeat(12);
    const text = ['一、主要举措', '二、存在的不足', '三、2025年工作安排']
      .map((title) => `${title}。${line}`)
      .join('\n');
    expect(analyze(text).blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(3);
  });

  it('may begin with a heading', () => {
    const lines = LINES.slice(2);
    expect(shapeOf(lines.join(' '))).toEqual(shapeOf(lines.join('\n')));
  });

  it('is left alone where the ordinals are those of a list within a text that has its lines', () => {
    const list = '要求如下：一、加强领导。二、严格执法。三、广泛宣传。'.repeat(20);
    const text = [...LINES.slice(0, 2), '一、主要举措', list, '二、存在的不足', '三、下一步打算', '努力工作。'].join(
      '\n',
    );
    expect(analyze(text).blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(3);
  });

  it('needs more than one part', () => {
    expect(analyze(LINES.slice(0, 5).join(' ')).blocks.filter(({ kind }) => kind === 'heading')).toEqual([]);
  });
});
