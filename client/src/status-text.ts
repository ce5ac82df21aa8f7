import type { Verdict } from './documents.ts';
import type { ReportCounts } from './protocol.ts';
import { say } from './say.ts';

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
  readonly command: Command | null;
}

interface Command {
  readonly id: string;
  readonly title: string;
}

/** Words the status of the document before the user. */
export function wordStatusItem({ verdict, server, counts, waiting }: Situation): Status {
  if (verdict !== 'report') return wordUnchecked(verdict);
  if (server === 'failed') {
    return {
      ...QUIET,
      text: titled('出错'),
      detail: say('已停止检查'),
      severity: 'error',
      command: toCommand(SHOW_LOG),
    };
  }
  if (server !== 'running') return { ...QUIET, text: titled('正在启动'), busy: true };
  if (waiting) return { ...QUIET, text: titled('还没有检查'), command: toCommand(CHECK_NOW) };
  if (!counts) return { ...QUIET, text: titled('正在检查'), busy: true };
  const severity = severityOf(counts);
  const command = severity === 'warning' ? toCommand(SHOW_PROBLEMS) : null;
  return { ...QUIET, text: say('校核：{0}', wordCounts(counts)), detail: wordRest(counts), severity, command };
}

/** What was found, in a few words. */
export function wordCounts({ error, warning, unwritten }: ReportCounts): string {
  const parts = [
    error + warning > 0 ? say('{0}处需改', error + warning) : '',
    unwritten > 0 ? say('{0}项未写', unwritten) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(say('，')) : say('已检查，无问题');
}

const CHECK_NOW = { id: 'jiaohe.checkNow', title: '立即检查' };
const SHOW_LOG = { id: 'jiaohe.showLog', title: '点此查看' };
const SHOW_PROBLEMS = { id: 'workbench.actions.view.problems', title: '逐处查看' };

const QUIET: Status = { text: '', detail: '', severity: 'information', busy: false, command: null };

const UNCHECKED: Readonly<Record<Exclude<Verdict, 'report'>, readonly [detail: string, title: string | null]>> = {
  'not-a-report': ['不是报告', '仍要检查'],
  'too-large': ['文件过大', '仍要检查'],
  skipped: ['已选择不检查', '恢复检查'],
  'out-of-scope': ['不是可编辑的文本文件', null],
};

function wordUnchecked(verdict: Exclude<Verdict, 'report'>): Status {
  const [detail, title] = UNCHECKED[verdict];
  const command = title === null ? null : toCommand({ id: 'jiaohe.checkThis', title });
  return { ...QUIET, text: titled('未检查'), detail: say(detail), command };
}

function titled(words: string): string {
  return say('校核：{0}', say(words));
}

function toCommand({ id, title }: Command): Command {
  return { id, title: say(title) };
}

function wordRest({ information, hint, ignored }: ReportCounts): string {
  const parts = [
    information + hint > 0 ? say('另有{0}处供参考', information + hint) : '',
    ignored > 0 ? say('已忽略{0}处', ignored) : '',
  ];
  return parts.filter((part) => part !== '').join(say('，'));
}

function severityOf({ error, warning, unwritten }: ReportCounts): Status['severity'] {
  return error + warning + unwritten > 0 ? 'warning' : 'information';
}
