import type { Verdict } from './documents.ts';
import type { ReportCounts } from './protocol.ts';

/** How the server is. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** What there is to say about the document before the user. */
export interface Situation {
  readonly verdict: Verdict;
  readonly server: ServerState;
  /** Null where no answer came yet. */
  readonly counts: ReportCounts | null;
  /** Whether it waits for the command, as the user set it. */
  readonly waiting: boolean;
}

/** What the status item shows. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  readonly command: { readonly id: string; readonly title: string } | null;
}

/** Words the status of the document before the user. */
export function wordStatusItem({ verdict, server, counts, waiting }: Situation): Status {
  if (verdict !== 'report') return { ...QUIET, ...UNCHECKED[verdict] };
  if (server === 'failed') {
    return { ...QUIET, text: '校核：出错', detail: '已停止检查', severity: 'error', command: SHOW_LOG };
  }
  if (server !== 'running') return { ...QUIET, text: '校核：正在启动', busy: true };
  if (waiting) return { ...QUIET, text: '校核：还没有检查', command: CHECK_NOW };
  if (!counts) return { ...QUIET, text: '校核：正在检查', busy: true };
  const severity = severityOf(counts);
  const command = severity === 'warning' ? SHOW_PROBLEMS : null;
  return { ...QUIET, text: `校核：${wordCounts(counts)}`, detail: wordRest(counts), severity, command };
}

/** What was found, in a few words. */
export function wordCounts({ error, warning, unwritten }: ReportCounts): string {
  const parts = [
    error + warning > 0 ? `${error + warning}处需改` : '',
    unwritten > 0 ? `${unwritten}项未写` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('，') : '已检查，无问题';
}

const CHECK_NOW = { id: 'jiaohe.checkNow', title: '立即检查' };
const CHECK_THIS = { id: 'jiaohe.checkThis', title: '仍要检查' };

const SHOW_LOG = { id: 'jiaohe.showLog', title: '点此查看' };
const SHOW_PROBLEMS = { id: 'workbench.actions.view.problems', title: '逐处查看' };

const QUIET: Status = { text: '', detail: '', severity: 'information', busy: false, command: null };

const UNCHECKED: Readonly<Record<Exclude<Verdict, 'report'>, Partial<Status>>> = {
  'not-a-report': { text: '校核：未检查', detail: '不是报告', command: CHECK_THIS },
  'too-large': { text: '校核：未检查', detail: '文件过大', command: CHECK_THIS },
  skipped: { text: '校核：未检查', detail: '已选择不检查', command: { ...CHECK_THIS, title: '恢复检查' } },
  'out-of-scope': { text: '校核：未检查', detail: '不是可编辑的文本文件' },
};

function wordRest({ information, hint, ignored }: ReportCounts): string {
  const parts = [
    information + hint > 0 ? `另有${information + hint}处供参考` : '',
    ignored > 0 ? `已忽略${ignored}处` : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}

function severityOf({ error, warning, unwritten }: ReportCounts): Status['severity'] {
  return error + warning + unwritten > 0 ? 'warning' : 'information';
}
