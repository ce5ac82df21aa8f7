import { describe, expect, test } from 'vitest';
import { addressOf, quoteAround, wordAddress } from '../../server/src/analysis/address.ts';
import { analyze } from '../../server/src/analysis/analyze.ts';

const REPORT = `青石镇2025年法治政府建设年度报告

现将2025年度法治政府建设情况报告如下。

一、主要举措和成效

我镇全面推进依法行政。

（一）规范执法。全年办理案件12件。

开展评查3次。

1.加强培训
举办培训班2期。

（二）各村情况
具体如下表：

村名\t件数
东村\t5
西村\t7

表中不含调解。

二、存在的不足

三、关于进一步健全行政规范性文件合法性审核机制的工作思路以及下一步打算
继续努力。

青石镇人民政府
2026年1月20日
`;

describe('an address says where a place stands', () => {
  const analysis = analyze(REPORT);

  test.each([
    ['青石镇2025年', '标题'],
    ['现将', '开头 第1段'],
    ['主要举措', '一、主要举措和成效'],
    ['我镇全面', '一、主要举措和成效 第1段'],
    ['规范执法', '一、（一）规范执法'],
    ['12件', '一、（一）规范执法 第1段'],
    ['评查3次', '一、（一）规范执法 第2段'],
    ['培训班2期', '一、（一）1.加强培训 第1段'],
    ['如下表', '一、（二）各村情况 第1段'],
    ['村名', '一、（二）各村情况 第2段（表格第1行）'],
    ['西村', '一、（二）各村情况 第2段（表格第3行）'],
    ['不含调解', '一、（二）各村情况 第3段'],
    ['存在的不足', '二、存在的不足'],
    ['继续努力', '三、关于进一步健全行政规范性文件合法性审核机制的… 第1段'],
    ['青石镇人民政府', '落款'],
    ['2026年1月20日', '落款'],
  ])('%s: %s', (words, address) => {
    expect(wordAddress(addressOf(analysis, REPORT.indexOf(words)))).toBe(address);
  });

  test('the end of a paragraph belongs to it', () => {
    const end = REPORT.indexOf('评查3次。') + '评查3次。'.length;
    expect(wordAddress(addressOf(analysis, end))).toBe('一、（一）规范执法 第2段');
  });

  test('headings without an ordinal are named in full', () => {
    const text = '# 报告\n\n## 主要举措\n\n### 执法\n\n办理12件。\n';
    expect(wordAddress(addressOf(analyze(text, { markdown: true }), text.indexOf('12件')))).toBe(
      '主要举措 › 执法 第1段',
    );
  });

  test('any text has one', () => {
    for (const text of ['', '\n', '𠮷', '一、', '（一）\n一、\n']) {
      const read = analyze(text);
      for (let at = 0; at <= text.length; at++) expect(wordAddress(addressOf(read, at))).not.toBe('');
    }
  });
});

describe('a quotation', () => {
  test('is the sentence around a place', () => {
    const text = '上一句。全年受理120件；下一句。';
    expect(quoteAround(text, text.indexOf('120'), text.indexOf('120') + 3)).toEqual({
      before: '全年受理',
      words: '120',
      behind: '件；',
    });
  });

  test('is cut where the sentence is long, and shows it', () => {
    const { before, words, behind } = quoteAround(`${'前'.repeat(90)}中${'后'.repeat(90)}`, 90, 91);
    expect([before, words, behind]).toEqual([`……${'前'.repeat(60)}`, '中', `${'后'.repeat(60)}……`]);
  });
});
