import type { Verdict } from './documents.ts';
import type { LastYearLink, ReportCounts } from './protocol.ts';
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
  /** Null where no report of the year before is linked. */
  readonly lastYear: LastYearLink | null;
}

/** What the status item shows. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  readonly command: Command | null;
  /** Whether the user may ask why it is not checked. */
  readonly why: boolean;
}

interface Command {
  readonly id: string;
  readonly title: string;
}

/** Words the status of the document before the user. */
export function wordStatusItem({ verdict, server, counts, waiting, lastYear }: Situation): Status {
  if (verdict !== 'report') return wordUnchecked(verdict);
  if (server === 'failed') {
    return {
      ...QUIET,
      text: titled('出错'),
      detail: say('已停止检查'),
      severity: 'error',
      command: toCommand(SHOW_LOG),
      why: true,
    };
  }
  if (server !== 'running') return { ...QUIET, text: titled('正在启动'), busy: true };
  if (waiting) return { ...QUIET, text: titled('还没有检查'), command: toCommand(CHECK_NOW), why: true };
  if (!counts) return { ...QUIET, text: titled('正在检查'), busy: true };
  const severity = severityOf(counts);
  return {
    ...QUIET,
    text: say('校核：{0}', wordCounts(counts)),
    detail: wordRest(counts, lastYear),
    severity,
    command: wayOn(counts, severity),
  };
}

/** What was found, in a few words. */
export function wordCounts({ error, warning, unwritten, blanks }: ReportCounts): string {
  const parts = [
    error + warning > 0 ? say('{0}处需改', error + warning) : '',
    blanks > 0 ? say('{0}处待填写', blanks) : '',
    unwritten > 0 ? say('{0}项未写', unwritten) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(say('，')) : say('已检查，无问题');
}

const CHECK_NOW = { id: 'jiaohe.checkNow', title: '立即检查' };
const SHOW_LOG = { id: 'jiaohe.showLog', title: '点此查看' };
const SHOW_PROBLEMS = { id: 'workbench.actions.view.problems', title: '逐处查看' };
const REVIEW = { id: 'jiaohe.review', title: '定稿前核对' };
const NEXT_BLANK = { id: 'jiaohe.nextBlank', title: '下一处待填写' };

const QUIET: Status = { text: '', detail: '', severity: 'information', busy: false, command: null, why: false };

const UNCHECKED: Readonly<
  Record<Exclude<Verdict, 'report'>, readonly [head: string, detail: string, command: Command | null]>
> = {
  'not-a-report': ['未检查', '不是报告', { id: 'jiaohe.checkThis', title: '仍要检查' }],
  'too-large': ['未检查', '文件过大', { id: 'jiaohe.checkThis', title: '仍要检查' }],
  garbled: [
    '疑似编码错误',
    '文字成了乱码，没有检查',
    { id: 'jiaohe.reopenWithEncoding', title: '用 GB18030 重新打开' },
  ],
  skipped: ['未检查', '已选择不检查', { id: 'jiaohe.checkThis', title: '恢复检查' }],
  'out-of-scope': ['未检查', '不是可编辑的文本文件', null],
};

function wordUnchecked(verdict: Exclude<Verdict, 'report'>): Status {
  const [head, detail, command] = UNCHECKED[verdict];
  return {
    ...QUIET,
    text: titled(head),
    detail: say(detail),
    severity: verdict === 'garbled' ? 'warning' : 'information',
    command: command && toCommand(command),
    why: true,
  };
}

function titled(words: string): string {
  return say('校核：{0}', say(words));
}

function toCommand({ id, title }: Command): Command {
  return { id, title: say(title) };
}

function wordRest({ information, hint, ignored }: ReportCounts, lastYear: LastYearLink | null): string {
  const parts = [
    information + hint > 0 ? say('另有{0}处供参考', information + hint) : '',
    ignored > 0 ? say('已忽略{0}处', ignored) : '',
    lastYear ? wordLastYear(lastYear) : '',
  ];
  return parts.filter((part) => part !== '').join(say('，'));
}

/** Where the link to last year's report stands. */
export function wordLastYear({ fault }: LastYearLink): string {
  return fault === null ? say('已关联上年报告') : say('上年报告没有用上：{0}', fault);
}

/** What may be done next. The editor lists hints nowhere: the review page does. */
function wayOn({ information, hint, blanks }: ReportCounts, severity: Status['severity']): Command | null {
  if (severity === 'warning') return toCommand(SHOW_PROBLEMS);
  if (blanks > 0) return toCommand(NEXT_BLANK);
  return information + hint > 0 ? toCommand(REVIEW) : null;
}

/** A draft whose blanks are being filled in is on its way, whatever is still unwritten. */
function severityOf({ error, warning, unwritten, blanks }: ReportCounts): Status['severity'] {
  return error + warning > 0 || (unwritten > 0 && blanks === 0) ? 'warning' : 'information';
}
