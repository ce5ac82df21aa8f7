import { expect, test } from 'vitest';
import type { LastYearLink, ReportCounts } from '../../client/src/protocol.ts';
import { type Situation, wordStatusItem } from '../../client/src/status-text.ts';

const NONE: ReportCounts = { error: 0, warning: 0, information: 0, hint: 0, unwritten: 0, blanks: 0, ignored: 0 };
const CHECKED: Situation = { verdict: 'report', server: 'running', counts: NONE, waiting: false, lastYear: null };
const LINK: LastYearLink = { uri: 'file:///a.txt', name: 'a.txt', year: 2024, fault: null };

test.each<[Partial<Situation>, string]>([
  [{}, 'information 校核：已检查，无问题'],
  [{ counts: { ...NONE, error: 2, warning: 1, unwritten: 1 } }, 'warning 校核：3处需改，1项未写 ［逐处查看］'],
  [{ counts: { ...NONE, unwritten: 2 } }, 'warning 校核：2项未写 ［逐处查看］'],
  [{ counts: { ...NONE, blanks: 22, unwritten: 4 } }, 'information 校核：22处待填写，4项未写 ［下一处待填写］'],
  [{ counts: { ...NONE, warning: 1, blanks: 2 } }, 'warning 校核：1处需改，2处待填写 ［逐处查看］'],
  [
    { counts: { ...NONE, hint: 1, information: 1, ignored: 3 } },
    'information 校核：已检查，无问题 – 另有2处供参考，已忽略3处 ［定稿前核对］',
  ],
  [{ counts: { ...NONE, hint: 1, blanks: 2 } }, 'information 校核：2处待填写 – 另有1处供参考 ［下一处待填写］'],
  [{ lastYear: LINK }, 'information 校核：已检查，无问题 – 已关联上年报告'],
  [
    { lastYear: { ...LINK, fault: '写的是2023年，不是上一年（2024年）' } },
    'information 校核：已检查，无问题 – 上年报告没有用上：写的是2023年，不是上一年（2024年）',
  ],
  [{ counts: null }, 'information 校核：正在检查 …'],
  [{ server: 'starting', counts: null }, 'information 校核：正在启动 …'],
  [{ server: 'idle', counts: null }, 'information 校核：正在启动 …'],
  [{ server: 'failed', counts: null }, 'error 校核：出错 – 已停止检查 ［点此查看］'],
  [{ waiting: true }, 'information 校核：还没有检查 ［立即检查］'],
  [{ verdict: 'not-a-report' }, 'information 校核：未检查 – 不是报告 ［仍要检查］'],
  [{ verdict: 'too-large' }, 'information 校核：未检查 – 文件过大 ［仍要检查］'],
  [{ verdict: 'garbled' }, 'warning 校核：疑似编码错误 – 文字成了乱码，没有检查 ［用 GB18030 重新打开］'],
  [{ verdict: 'skipped' }, 'information 校核：未检查 – 已选择不检查 ［恢复检查］'],
  [{ verdict: 'out-of-scope', server: 'failed' }, 'information 校核：未检查 – 不是可编辑的文本文件'],
])('%j', (situation, words) => {
  const { severity, text, detail, busy, command } = wordStatusItem({ ...CHECKED, ...situation });
  const rest = `${detail && ` – ${detail}`}${busy ? ' …' : ''}${command ? ` ［${command.title}］` : ''}`;
  expect(`${severity} ${text}${rest}`).toBe(words);
});

test('where the document is not checked, one may ask why', () => {
  const why = (situation: Partial<Situation>): boolean => wordStatusItem({ ...CHECKED, ...situation }).why;
  const unchecked: readonly Partial<Situation>[] = [
    { verdict: 'not-a-report' },
    { verdict: 'garbled' },
    { verdict: 'out-of-scope' },
    { server: 'failed' },
    { waiting: true },
  ];
  expect(unchecked.map(why)).toEqual(unchecked.map(() => true));
  expect([{}, { counts: null }, { server: 'starting' as const }].map(why)).toEqual([false, false, false]);
});
