import { expect, test } from 'vitest';
import type { ReportCounts } from '../../client/src/protocol.ts';
import { type Situation, wordStatusItem } from '../../client/src/status-text.ts';

const NONE: ReportCounts = { error: 0, warning: 0, information: 0, hint: 0, unwritten: 0, ignored: 0 };
const CHECKED: Situation = { verdict: 'report', server: 'running', counts: NONE, waiting: false };

test.each<[Partial<Situation>, string]>([
  [{}, 'information 校核：已检查，无问题'],
  [{ counts: { ...NONE, error: 2, warning: 1, unwritten: 1 } }, 'warning 校核：3处需改，1项未写 ［逐处查看］'],
  [{ counts: { ...NONE, unwritten: 2 } }, 'warning 校核：2项未写 ［逐处查看］'],
  [
    { counts: { ...NONE, hint: 1, information: 1, ignored: 3 } },
    'information 校核：已检查，无问题 – 另有2处供参考，已忽略3处',
  ],
  [{ counts: null }, 'information 校核：正在检查 …'],
  [{ server: 'starting', counts: null }, 'information 校核：正在启动 …'],
  [{ server: 'idle', counts: null }, 'information 校核：正在启动 …'],
  [{ server: 'failed', counts: null }, 'error 校核：出错 – 已停止检查 ［点此查看］'],
  [{ waiting: true }, 'information 校核：还没有检查 ［立即检查］'],
  [{ verdict: 'not-a-report' }, 'information 校核：未检查 – 不是报告 ［仍要检查］'],
  [{ verdict: 'too-large' }, 'information 校核：未检查 – 文件过大 ［仍要检查］'],
  [{ verdict: 'skipped' }, 'information 校核：未检查 – 已选择不检查 ［恢复检查］'],
  [{ verdict: 'out-of-scope', server: 'failed' }, 'information 校核：未检查 – 不是可编辑的文本文件'],
])('%j', (situation, words) => {
  const { severity, text, detail, busy, command } = wordStatusItem({ ...CHECKED, ...situation });
  const rest = `${detail && ` – ${detail}`}${busy ? ' …' : ''}${command ? ` ［${command.title}］` : ''}`;
  expect(`${severity} ${text}${rest}`).toBe(words);
});
