import type { Verdict } from './documents.ts';
import type { ReportAnswer, SettingsAnswer } from './protocol.ts';
import { say } from './say.ts';
import { type ServerState, wordCounts } from './status-text.ts';

/** Everything that decides whether the file before the user is checked, and how. */
export interface Facts {
  /** Without folders; null where nothing is open. */
  readonly fileName: string | null;
  /** Null where what is shown is no text: a picture, a Word file. */
  readonly text: TextFacts | null;
  /** Whether the folder is trusted, as the editor calls it. */
  readonly trusted: boolean;
}

/** The same of a text. */
export interface TextFacts {
  readonly languageId: string;
  readonly scheme: string;
  /** Whether it can be edited: old versions and logs cannot. */
  readonly editable: boolean;
  /** Characters without spaces. */
  readonly length: number;
  readonly unsaved: boolean;
  readonly verdict: Verdict;
  readonly server: ServerState;
  readonly when: 'type' | 'save' | 'command';
  /** Whether it waits for the command. */
  readonly waiting: boolean;
  /** Null where no answer came yet. */
  readonly report: ReportAnswer | null;
  readonly settings: SettingsAnswer | null;
}

/** What the user can do about it: a command with its arguments. */
export interface Way {
  readonly id: string;
  readonly words: readonly string[];
}

/** One line of the answer. */
export interface WhyLine {
  /** The answer itself, a way out, or what else is known. */
  readonly part: 'answer' | 'way' | 'fact';
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Null where a line is only to be read. */
  readonly way: Way | null;
}

/** Answers why a file is not checked, or how it was: the reason first, then the ways out, then what else is known. */
export function explainChecking({ fileName, text, trusted }: Facts): readonly WhyLine[] {
  if (fileName === null) {
    return [answer('info', say('没有打开的文件')), way(OPEN_FILE), way(CHECK_FOLDER)];
  }
  if (!text) return explainNoText(fileName);
  return [...explainText(text), ...listFacts(text, trusted)];
}

interface WayOut {
  readonly icon: string;
  readonly label: string;
  readonly detail?: string;
  readonly id: string;
  readonly words?: readonly string[];
}

const OPEN_FILE: WayOut = { icon: 'folder-opened', label: '打开文件…', id: 'workbench.action.files.openFile' };
const CHECK_FOLDER: WayOut = { icon: 'checklist', label: '检查文件夹…', id: 'jiaohe.checkFolder' };
const CHECK_THIS: WayOut = { icon: 'play', label: '仍要检查', detail: '到关闭这个文件为止', id: 'jiaohe.checkThis' };
const CHECK_AGAIN: WayOut = { ...CHECK_THIS, label: '恢复检查', detail: '' };
const CHECK_NOW: WayOut = { icon: 'play', label: '立即检查', id: 'jiaohe.checkNow' };
const SET_LANGUAGE: WayOut = {
  icon: 'symbol-misc',
  label: '设为公文报告语言',
  detail: '到关闭这个文件为止。文件名里有“年度报告”“工作总结”的 .txt 自动就是。',
  id: 'jiaohe.setLanguage',
};
const REOPEN: WayOut = {
  icon: 'history',
  label: '疑似编码错误 → 用 GB18030 重新打开',
  detail: '早年的文本文件多用这种编码（也叫 GBK、GB2312）。文件本身不会改动。',
  id: 'jiaohe.reopenWithEncoding',
};
const RESTART: WayOut = { icon: 'debug-restart', label: '重新启动', id: 'jiaohe.restart' };
const SHOW_LOG: WayOut = { icon: 'output', label: '显示日志', id: 'jiaohe.showLog' };
const SAVE: WayOut = { icon: 'save', label: '保存', id: 'workbench.action.files.save' };
const SET_WHEN: WayOut = {
  icon: 'gear',
  label: '改检查的时机…',
  id: 'workbench.action.openSettings',
  words: ['jiaohe.check.when'],
};
const SET_PROFILE: WayOut = {
  icon: 'gear',
  label: '选择报告类型…',
  id: 'workbench.action.openSettings',
  words: ['jiaohe.profile'],
};
const SHOW_IGNORED: WayOut = { icon: 'eye-closed', label: '查看已忽略的提示', id: 'jiaohe.showIgnored' };

const OPEN_WORD: WayOut = {
  icon: 'open-preview',
  label: '打开 Word 报告（只读检查）…',
  detail: '看 Word 文件里的文字，照样检查，不改动文件。',
  id: 'jiaohe.openWord',
};
const IMPORT_WORD: WayOut = {
  icon: 'file-symlink-file',
  label: '从 Word 导入…',
  detail: '变成可以编辑的草稿，Word 文件本身不改动。',
  id: 'jiaohe.importWord',
};

/** What cannot be read as it is, by the ending of its name, and what to do instead. */
const NO_TEXTS: readonly (readonly [endings: RegExp, reason: string, advice: string])[] = [
  [
    /\.(?:doc|wps|rtf|odt)$/i,
    '是旧式的 Word 文件，读不出它的自动编号',
    '请在 Word 或 WPS 里另存为 .docx，再打开那一份。',
  ],
  [/\.(?:pdf|ofd)$/i, '是排好版的文件，读不出文字', '请找到排版前的 Word 稿，再打开那一份。'],
];

function explainNoText(fileName: string): readonly WhyLine[] {
  if (/\.docx$/i.test(fileName)) {
    const reason = say('是 Word 文件，编辑器里没有打开它的文字');
    return [answer('circle-slash', say('没有检查：{0}', reason)), way(OPEN_WORD), way(IMPORT_WORD), way(CHECK_FOLDER)];
  }
  const known = NO_TEXTS.find(([endings]) => endings.test(fileName));
  const reason = known ? say(known[1]) : say('不是文本文件，或者大得编辑器不肯交出文字');
  const advice = known ? say(known[2]) : say('可以检查文本文件（.txt、.md、.gongwen）和 Word 文件（.docx）。');
  return [answer('circle-slash', say('没有检查：{0}', reason), advice), way(OPEN_FILE), way(CHECK_FOLDER)];
}

function explainText(text: TextFacts): readonly WhyLine[] {
  switch (text.verdict) {
    case 'out-of-scope':
      return text.editable
        ? [unchecked(say('这种文件（语言是 {0}）不当作报告', text.languageId), say(READ_LANGUAGES)), way(SET_LANGUAGE)]
        : [unchecked(say('这是只读的内容：旧版本、比较的一侧、日志之类'), say('请打开文件本身。')), way(OPEN_FILE)];
    case 'not-a-report':
      return [
        unchecked(
          say('看上去不是报告'),
          say('文件名里没有“年度报告”“工作总结”之类的字样，开头40行里也没有这样的标题。'),
        ),
        way(CHECK_THIS),
        way(SET_LANGUAGE),
      ];
    case 'too-large':
      return [unchecked(say('文件过大'), say('有{0}字，报告没有这么长的。', text.length)), way(CHECK_THIS)];
    case 'garbled':
      return [
        unchecked(say('文字成了乱码'), say('照乱码检查，只会报一堆不相干的问题。请不要保存乱码。')),
        way(REOPEN),
        way(CHECK_THIS),
      ];
    case 'skipped':
      return [unchecked(say('您选了不检查这个文件')), way(CHECK_AGAIN)];
    case 'report':
      return explainReport(text);
  }
}

const READ_LANGUAGES = '可以检查的是公文报告、纯文本和 Markdown。';

function explainReport(text: TextFacts): readonly WhyLine[] {
  const { server, waiting, report, when, unsaved } = text;
  if (server === 'failed')
    return [answer('error', say('没有检查：检查程序出错，已经停止')), way(RESTART), way(SHOW_LOG)];
  if (server !== 'running') return [answer('sync', say('还没有检查：检查程序正在启动')), way(SHOW_LOG)];
  if (waiting) {
    return [
      answer('circle-slash', say('还没有检查：等您选“立即检查”'), say(WHEN.command)),
      way(CHECK_NOW),
      way(SET_WHEN),
    ];
  }
  if (!report) return [answer('sync', say('正在检查')), way(RESTART), way(SHOW_LOG)];
  const lines: WhyLine[] = [answer('pass', say('已经检查：{0}', wordCounts(report.counts)), wordKind(report))];
  if (when === 'save' && unsaved)
    lines.push(answer('info', say('改动还没有检查：保存后才检查'), say(WHEN.save)), way(SAVE));
  if (when === 'command')
    lines.push(answer('info', say('之后的改动没有检查：等您选“立即检查”'), say(WHEN.command)), way(CHECK_NOW));
  if (when !== 'type') lines.push(way(SET_WHEN));
  if (!report.profile) lines.push(way(SET_PROFILE));
  if (report.counts.ignored > 0) lines.push(way(SHOW_IGNORED));
  return lines;
}

function wordKind({ profile, year }: ReportAnswer): string {
  if (!profile) return say('没有按报告类型检查，只核对数字和序号。');
  return year === null ? say('按“{0}”检查。', profile.name) : say('按“{0}”检查，报告年度是{1}年。', profile.name, year);
}

const WHEN: Readonly<Record<TextFacts['when'], string>> = {
  type: '停止输入片刻后自动检查。',
  save: '设置是“保存时”检查。',
  command: '设置是“仅手动”检查。',
};

/** As the status bar names it. */
function wordLanguage(id: string): string {
  if (id === 'gongwen') return say('公文报告');
  return id === 'plaintext' ? say('纯文本') : id;
}

function listFacts(text: TextFacts, trusted: boolean): readonly WhyLine[] {
  const { languageId, scheme, length, when, settings, verdict } = text;
  return [
    fact('symbol-misc', say('语言'), wordLanguage(languageId)),
    fact(
      'file',
      say('位置'),
      scheme === 'file' || scheme === 'jiaohe-docx'
        ? say('本机文件')
        : scheme === 'untitled'
          ? say('还没有保存成文件')
          : scheme,
    ),
    fact('text-size', say('长度'), say('{0}字', length)),
    ...(verdict === 'report' ? [fact('clock', say('检查的时机'), say(WHEN[when]))] : []),
    ...(trusted ? [] : [fact('shield', say('文件夹没有受信任'), say('不影响检查：校核不运行文件夹里的任何东西。'))]),
    ...(settings?.lines ?? []).map(({ name, words, file }) => ({
      ...fact('settings', name, words),
      way:
        file === null
          ? { id: 'workbench.action.openSettings', words: ['jiaohe.'] }
          : { id: 'vscode.open', words: [file] },
    })),
  ];
}

function unchecked(reason: string, detail = ''): WhyLine {
  return answer('circle-slash', say('没有检查：{0}', reason), detail);
}

function answer(icon: string, label: string, detail = ''): WhyLine {
  return { part: 'answer', icon, label, description: '', detail, way: null };
}

function way({ icon, label, detail = '', id, words = [] }: WayOut): WhyLine {
  return {
    part: 'way',
    icon,
    label: say(label),
    description: '',
    detail: detail === '' ? '' : say(detail),
    way: { id, words },
  };
}

function fact(icon: string, label: string, description: string): WhyLine {
  return { part: 'fact', icon, label, description, detail: '', way: null };
}
