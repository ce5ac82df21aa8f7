import { describe, expect, test } from 'vitest';
import { type Glance, judgeDocument, LARGEST_REPORT, looksLikeReport } from '../../client/src/documents.ts';

const NOTE: Glance = { languageId: 'plaintext', editable: true, fileName: 'a.txt', length: 10, head: ['周一例会'] };
const TITLE = ['××县人民政府2024年法治政府建设年度报告'];

describe('what the first lines tell', () => {
  test.each([
    ['a title', ['青溪镇2024年法治政府建设年度报告']],
    ['a title as a Markdown heading', ['# **荷塘街道2024年法治政府建设情况报告**']],
    ['a title in two lines', ['××县人民政府关于2023年度法治政府建设', '情况的报告']],
    ['a title with a remark', ['青溪镇2024年度法治政府建设工作总结（送审稿）']],
    ['a title below its letterhead', ['××市司法局文件', '×司〔2025〕3号', '', '关于2024年度法治政府建设情况的报告']],
    ['a title below six lines', [...Array<string>(6).fill('说明'), '2024年度工作报告']],
    ['a title with blanks', ['　　二〇二四年 政府 信息公开 工作年度报告  ']],
    ['the work report of a government', ['政府工作报告']],
    ['a heading that nothing else has', ['', '一、2024年度推进法治政府建设的主要举措和成效']],
    ['a heading in Markdown', ['前言', '## 三、党政主要负责人履行推进法治建设第一责任人职责情况']],
  ])('a report: %s', (_, head) => expect(looksLikeReport(head)).toBe(true));

  test.each([
    ['nothing', []],
    ['a note', ['周一例会', '今天讨论了食堂的饭菜。']],
    ['a README', ['# 项目说明', '', '- 安装', '- 使用']],
    ['a sentence that speaks of a report', ['请各单位于1月31日前报送2024年法治政府建设年度报告。']],
    ['a heading of something else', ['一、会议时间', '二、参会人员']],
    ['a list that names the subject', ['- 法治政府建设', '- 乡村振兴']],
    ['a title below more', [...Array<string>(7).fill('说明'), '2024年度工作报告']],
    ['a log', ['2024-01-01 12:00:00 INFO report written']],
    ['a long line', ['2024年'.repeat(10_000)]],
  ])('not a report: %s', (_, head) => expect(looksLikeReport(head)).toBe(false));
});

describe('which documents are checked', () => {
  test.each<[string, Partial<Glance>, string]>([
    ['our own language always', { languageId: 'gongwen' }, 'report'],
    ['a note not', {}, 'not-a-report'],
    ['a report by its first lines', { head: TITLE }, 'report'],
    ['a report by its name', { fileName: '青溪镇法治政府建设情况.txt' }, 'report'],
    ['Markdown by its name', { languageId: 'markdown', fileName: '2024年度报告.md' }, 'report'],
    ['a summary of a meeting not', { fileName: '会议总结.txt' }, 'not-a-report'],
    ['another language not', { languageId: 'json', head: TITLE }, 'out-of-scope'],
    ['an old version not', { languageId: 'gongwen', editable: false }, 'out-of-scope'],
    ['nothing that is too large', { head: TITLE, length: LARGEST_REPORT + 1 }, 'too-large'],
    ['a large log is no report first', { length: LARGEST_REPORT + 1 }, 'not-a-report'],
  ])('%s', (_, glance, verdict) => expect(judgeDocument({ ...NOTE, ...glance })).toBe(verdict));

  test('what the user says goes first', () => {
    expect(judgeDocument(NOTE, 'check')).toBe('report');
    expect(judgeDocument({ ...NOTE, length: LARGEST_REPORT + 1 }, 'check')).toBe('report');
    expect(judgeDocument({ ...NOTE, languageId: 'gongwen' }, 'skip')).toBe('skipped');
    expect(judgeDocument({ ...NOTE, languageId: 'json' }, 'check')).toBe('out-of-scope');
  });
});
