import { describe, expect, test } from 'vitest';
import { type CheckOptions, check } from '../../server/src/check.ts';
import { toReview } from '../../server/src/features/review.ts';

const REPORT = `云岭县2025年法治政府建设年度报告

一、2025年推进法治政府建设的主要举措和成效

（一）行政复议。全年办结行政复议案件32件，其中维持20件、撤销12件、终止1件。受理咨询130件，其中劳动类85件、婚姻类45件。

（三）法治宣传。全年开展法治宣传活动86场次。

二、2026年推进法治政府建设的主要安排

继续提高依法行政能力。

云岭县人民政府
2026年1月20日
`;

const NAME = '云岭县2025年法治政府建设年度报告.txt';
const OCCASION = {
  uri: 'file:///a%20b/1.txt',
  fileName: NAME,
  time: '2026年1月20日 9:05',
  version: '0.1.0',
  lastYear: null,
};

function review(text: string, options: CheckOptions = {}, printable = true): string {
  return toReview(check(text, options), 7, { ...OCCASION, printable }).html;
}

/** What a reader of the page sees, a line for each row, paragraph and heading. */
function textOf(html: string): readonly string[] {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<\/(?:td|th)><(?:td|th)[^>]*>/g, ' | ')
    .replace(/<\/?(?:tr|p|h1|h2|section|header|footer|q)\b[^>]*>/g, '\n')
    .replace(/<br>|<\/span><span class="figure">/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('the page for the last look', () => {
  const lines = textOf(review(REPORT));

  test('says which report, when it was checked, and how it stands', () => {
    expect(lines.slice(0, 6)).toEqual([
      '定稿前核对',
      '云岭县2025年法治政府建设年度报告',
      `${NAME} · 法治政府建设年度报告 · 2025年度 · 178字`,
      '核对时间 2026年1月20日 9:05 · 校核 0.1.0',
      '没有关联上年报告，没有和上年比对',
      '还有错误3处、警告1处。数字8个，核对了7个；算式2道，相符1道。',
    ]);
  });

  test('lists the mandated contents with their places', () => {
    expect(lines).toContain(
      '✓ | 主要举措和成效规定的说法：上一年度推进法治政府建设的主要举措和成效 | 已写 | 一、2025年推进法治政府建设的主要举措和成效',
    );
    expect(lines).toContain('✗ | 存在的不足和原因规定的说法：上一年度推进法治政府建设存在的不足和原因 | 未写 |');
    expect(lines).toContain('– | 其他需要报告的情况 | 可不写 |');
  });

  test('lists what is open with the sentence around it', () => {
    const at = lines.findIndex((line) => line.startsWith('错误 | 合计不符'));
    expect(lines.slice(at, at + 3)).toEqual([
      '错误 | 合计不符 | 合计不符：维持20＋撤销12＋终止1＝33，文中合计为32件，各项之和多1件。',
      '全年办结行政复议案件32件，其中维持20件、撤销12件、终止1件。',
      '| 一、（一）行政复议 第1段',
    ]);
  });

  test('lists the sums, those that do not hold first', () => {
    const sums = lines.filter((line) => / \| 合计 \| /.test(line));
    expect(sums).toEqual([
      '✗ | 合计 | 办结行政复议案件：32 ≠ 20 + 12 + 1 | 一、（一）行政复议 第1段',
      '✓ | 合计 | 受理咨询：130 = 85 + 45 | 一、（一）行政复议 第1段',
    ]);
  });

  test('lists the figures that nothing was held against', () => {
    const at = lines.findIndex((line) => line.startsWith('没有核对的数字'));
    expect(lines.slice(at, at + 3)).toEqual([
      '没有核对的数字 1个：文中没有别的数字可以和它们互相验算，请对照原始材料',
      '一、2025年推进法治政府建设的主要举措和成效 › （三）法治宣传',
      '开展法治宣传活动 86场次',
    ]);
    expect(lines.join('\n')).not.toContain('另有');
  });

  test('lists three hundred of them and says how many more there are', () => {
    const figures = Array.from({ length: 302 }, (_, at) => `第${at + 1}次活动参加${at + 10}人。\n`);
    const page = textOf(review(`2025年度工作报告\n\n${figures.join('')}`));
    expect(page).toContain('……另有2个。');
  });

  test('lists what the author ignored, with the reason', () => {
    const suppressions = [{ rule: 'total-mismatch', reason: '终止的1件上年已计入' }, { rule: 'misnumbered-heading' }];
    const ignored = textOf(review(REPORT, { suppressions }));
    expect(ignored).toContain('已忽略 2处');
    expect(ignored.filter((line) => line.startsWith('合计不符'))).toEqual([
      '合计不符 | 合计不符：维持20＋撤销12＋终止1＝33，文中合计为32件，各项之和多1件。 | 终止的1件上年已计入 | 一、（一）行政复议 第1段',
    ]);
    expect(ignored.filter((line) => line.startsWith('序号有误'))[0]).toContain('（没有写理由）');
    expect(ignored).toContain('✗ | 合计 | 办结行政复议案件：32 ≠ 20 + 12 + 1（已忽略） | 一、（一）行政复议 第1段');
  });

  test('of a report with nothing to mend says so', () => {
    const clean = textOf(review('2025年度工作报告\n\n受理咨询130件，其中劳动类85件、婚姻类45件。\n'));
    expect(clean[5]).toBe('没有要改的问题。数字3个，核对了3个；算式1道，相符1道。');
    expect(clean).toContain('还没有解决的问题');
  });

  test.each([
    [2024, null, '已和上年报告比对：上年.txt'],
    [2023, null, '没有和上年报告“上年.txt”比对：写的是2023年，不是上一年（2024年）'],
    [null, '找不到这个文件', '没有和上年报告“上年.txt”比对：找不到这个文件'],
  ])('says whether it was held against last year’s report: %s %s', (year, fault, words) => {
    const lastYear = { uri: null, name: '上年.txt', year, fault };
    const page = toReview(check(REPORT), 1, { ...OCCASION, printable: true, lastYear });
    expect(textOf(page.html)[4]).toBe(words);
  });

  test('of any text is a page', () => {
    for (const text of ['', '一、', '𠮷😀\r\n', '法'.repeat(5000)]) expect(review(text)).toContain('定稿前核对');
  });
});

describe('its places', () => {
  test('lead to the text by our own command, and to nothing else', () => {
    const html = review(REPORT, {}, false);
    const links = [...html.matchAll(/<a href="([^"]*)" title="转到正文">/g)].map(([, href]) => href!);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) {
      expect(link).toMatch(/^command:jiaohe\.showOffsets\?/);
      const [uri, start, end] = JSON.parse(decodeURIComponent(link.split('?')[1]!));
      expect(uri).toBe(OCCASION.uri);
      expect(REPORT.slice(start, end)).not.toBe('');
    }
  });

  test('are words alone on a page to be printed', () => {
    expect(review(REPORT)).not.toMatch(/<a\b|href|command:/);
  });
});

describe('nothing of a report is taken for HTML', () => {
  const HOSTILE = `<script>alert('1')</script>"2025"年法治政府建设年度报告

一、<img src=x onerror="alert(1)">主要举措和成效

</td></table><script>alert(2)</script>受理"咨询"130件，其中<b>劳动</b>类85件、婚姻类40件；受理'投诉'7件。
`;
  const hostile = toReview(
    check(HOSTILE, { suppressions: [{ rule: 'total-mismatch', reason: '</td><script>alert(3)</script>' }] }),
    1,
    { ...OCCASION, uri: `file:///"><script>alert(4)</script>'`, fileName: '<i>"a".txt', printable: false },
  ).html;

  test('no tag but our own is on the page', () => {
    const tags = new Set([...hostile.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(
      ['a', 'body', 'br', 'footer', 'h1', 'h2', 'head', 'header', 'html', 'mark', 'meta', 'p', 'q', 'section', 'small']
        .concat(['span', 'style', 'table', 'tbody', 'td', 'th', 'thead', 'title', 'tr'])
        .sort(),
    );
    expect(hostile).not.toMatch(/<[^>]*\son\w+=/);
  });

  test('and it is all there to be read', () => {
    const text = textOf(hostile).join('\n');
    for (const words of [`<script>alert('1')</script>"2025"年`, `受理'投诉'`, '<i>"a".txt', '<script>alert(3)'])
      expect(text).toContain(words);
  });

  test('and the page forbids scripts by itself', () => {
    expect(hostile).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
});
