import { describe, expect, test } from 'vitest';
import { allSections } from '../../server/src/analysis/outline.ts';
import { check, type Result } from '../../server/src/check.ts';
import { readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { toDraft } from '../../server/src/documents/draft.ts';
import { generateReport } from '../properties/generated-reports.ts';
import fc from '../seeded.ts';
import { abstractList, list, type WordFile, writeWord } from './word.ts';

/** What a Word file says, and the draft that is made of it. */
function imported(file: WordFile) {
  const reading = readDocx(writeWord(file));
  if (!reading.ok) throw new Error(reading.reason);
  const { text, headings } = reading;
  const draft = toDraft(text, headings);
  return { draft, word: check(text, { headings }), again: check(draft) };
}

/** What was read and found, wherever it stands. */
function gist({ analysis, contents, coverage, findings, profile, year }: Result) {
  const { text } = analysis.source;
  const kinds = analysis.blocks.map(({ kind }) => kind);
  const sections = [...allSections(analysis.outline)].map(
    ({ level, heading }) => `${level} ${heading ? text.slice(heading.title.start, heading.title.end) : ''}`,
  );
  const states = contents.map(({ id, status }) => `${id} ${status}`);
  const found = findings.map(({ rule, message }) => `${rule} ${message}`);
  return { kinds, sections, states, found, coverage, title: analysis.title, profile: profile?.id, year };
}

const NUMBERED = abstractList(0, [
  { text: '%1、', format: 'chineseCounting' },
  { text: '（%2）', format: 'chineseCounting' },
]);

describe('a draft', () => {
  test('has the ordinals that Word only shows, and tables that are read back', () => {
    const { draft, word, again } = imported({
      numbering: NUMBERED + list(1, 0),
      body: [
        { text: '青石街道2024年法治政府建设年度报告' },
        { text: '主要举措和成效', list: 1, level: 0, outline: 0 },
        { text: '规范执法', list: 1, level: 1, outline: 1 },
        { text: '全年办结案件19件，情况如下：' },
        {
          rows: [
            ['类别', '件数'],
            ['行政处罚', '15'],
            ['行政强制', '5'],
            ['合计', '19'],
          ],
        },
      ],
    });
    expect(draft.split('\n')).toEqual([
      '青石街道2024年法治政府建设年度报告',
      '一、主要举措和成效',
      '（一）规范执法',
      '全年办结案件19件，情况如下：',
      '| 类别 | 件数 |',
      '| 行政处罚 | 15 |',
      '| 行政强制 | 5 |',
      '| 合计 | 19 |',
      '',
    ]);
    expect(gist(again)).toEqual(gist(word));
    expect(again.findings.map(({ rule }) => rule)).toContain('table-mismatch');
  });

  test('says with # what only a style told to be a heading', () => {
    const { draft, word, again } = imported({
      body: [
        { text: '青石街道2024年法治政府建设年度报告', outline: 0 },
        { text: '一、主要举措和成效', outline: 0 },
        { text: '加强领导', outline: 1 },
        { text: '全年召开会议4次，研究法治建设议题，工作有序推进。' },
        { text: '全年办结12件。', outline: 1 },
        { text: '存在的不足和原因', outline: 0 },
        { text: '执法力量不足，主要是因为编制少。' },
      ],
    });
    expect(draft.split('\n').slice(0, 6)).toEqual([
      '青石街道2024年法治政府建设年度报告',
      '# 一、主要举措和成效',
      '## 加强领导',
      '全年召开会议4次，研究法治建设议题，工作有序推进。',
      '全年办结12件。',
      '# 存在的不足和原因',
    ]);
    expect(gist(again)).toEqual(gist(word));
  });
});

test('says what the Word file says, however its headings are made', () => {
  const styles = fc.array(fc.constantFrom<'plain' | 'styled' | 'bare'>('plain', 'styled', 'bare'), {
    minLength: 40,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.nat(10_000), styles, (seed, ways) => {
      let at = 0;
      const body = generateReport(seed)
        .text.split('\n')
        .map((line) => {
          const mark = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.exec(line)?.[0];
          if (mark === undefined || line.length > 40) return { text: line };
          const way = ways[at++ % ways.length];
          const outline = mark.startsWith('（') ? 1 : 0;
          if (way === 'plain') return { text: line };
          return { text: way === 'bare' ? line.slice(mark.length) : line, outline };
        });
      const { word, again } = imported({ body });
      expect(gist(again)).toEqual(gist(word));
    }),
    { numRuns: 40 },
  );
});
