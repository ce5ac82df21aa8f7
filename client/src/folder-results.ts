import type { CheckFolderAnswer, FolderFinding, FolderReport, Range, UncheckedFile } from './protocol.ts';
import { say } from './say.ts';

/** What checking a folder told. */
export interface FolderResults {
  /** Its URI. */
  readonly folder: string;
  /** Without the folders around it. */
  readonly name: string;
  readonly subfolders: boolean;
  readonly answer: CheckFolderAnswer;
}

/** By what the results are put in order. */
export type Grouping = 'file' | 'rule';

/** The kind of a line, which decides its icon. */
export type FolderMark = 'must' | 'should' | 'passed' | 'unchecked' | 'error' | 'warning' | 'information' | 'file';

/** A place that a line leads to. */
export interface ReportedPlace {
  readonly uri: string;
  /** Null for the file as a whole. */
  readonly range: Range | null;
  readonly encoding: FolderReport['encoding'] | null;
}

/** One line of the view. */
export interface FolderLine {
  readonly key: string;
  readonly parent: string | null;
  readonly mark: FolderMark;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether its lines below are shown from the beginning. */
  readonly open: boolean;
  readonly place: ReportedPlace | null;
  /** URI of the file to check again; null where it stands for none. */
  readonly file: string | null;
  readonly children: readonly string[];
}

/** The lines of the view. */
export interface FolderTree {
  readonly roots: readonly string[];
  readonly lines: ReadonlyMap<string, FolderLine>;
}

/** Puts the results in order for the view: the gravest first, what could not be checked last. */
export function buildFolderTree({ answer }: FolderResults, grouping: Grouping): FolderTree {
  const lines = new Map<string, FolderLine>();
  const add: Add = (line) => {
    const { label, description = '' } = line;
    const words = description === '' ? label : say('{0}，{1}', label, description);
    lines.set(line.key, {
      parent: null,
      description,
      tooltip: words,
      spoken: words,
      open: false,
      place: null,
      file: null,
      children: [],
      ...line,
    });
    return line.key;
  };
  const checked = grouping === 'file' ? addFiles(answer.reports, add) : addRules(answer.reports, add);
  return { roots: [...checked, ...addUnchecked(answer.unchecked, add)], lines };
}

/** What is said above the lines: how it came off, and whether that is all. */
export function summarise({ name, answer }: FolderResults): string {
  const { reports, unchecked, cancelled, done, total } = answer;
  const judged = reports.map(judgeReport);
  const count = (mark: ReturnType<typeof judgeReport>): number => judged.filter((other) => other === mark).length;
  const counts = say(
    '“{0}”：必须修改{1}份，建议核实{2}份，通过{3}份，未能检查{4}份。',
    name,
    count('must'),
    count('should'),
    count('passed'),
    unchecked.length,
  );
  return cancelled ? say('已取消，查了{0}／{1}。{2}', done, total, counts) : counts;
}

/** The results after some files were checked again. */
export function mergeResults(
  results: FolderResults,
  files: readonly string[],
  again: CheckFolderAnswer,
): FolderResults {
  const { answer } = results;
  const others = ({ uri }: { readonly uri: string }): boolean => !files.includes(uri);
  const known = (file: UncheckedFile): boolean => answer.unchecked.some(({ uri }) => uri === file.uri);
  const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);
  return {
    ...results,
    answer: {
      ...answer,
      reports: [...answer.reports.filter(others), ...again.reports].sort(byName),
      unchecked: [
        ...answer.unchecked.filter(others),
        ...again.unchecked.filter((file) => files.includes(file.uri) || !known(file)),
      ],
    },
  };
}

/** How a report came off, as the tables that are saved tell it. */
function judgeReport({ findings, unrecognised }: FolderReport): 'must' | 'should' | 'passed' {
  if (findings.some(({ severity }) => severity === 'error')) return 'must';
  return findings.length > 0 || unrecognised ? 'should' : 'passed';
}

type Add = (line: Partial<FolderLine> & Pick<FolderLine, 'key' | 'mark' | 'label'>) => string;

const GROUPS = [
  { mark: 'must', label: '必须修改' },
  { mark: 'should', label: '建议核实' },
  { mark: 'passed', label: '通过' },
] as const;

function addFiles(reports: readonly FolderReport[], add: Add): readonly string[] {
  return GROUPS.flatMap(({ mark, label }) => {
    const own = reports.filter((report) => judgeReport(report) === mark);
    if (own.length === 0) return [];
    const children = own.map((report) => addFile(report, mark, add));
    const description = say('{0}份', own.length);
    return [add({ key: mark, mark, label: say(label), description, open: mark === 'must', children })];
  });
}

function addFile(report: FolderReport, parent: string, add: Add): string {
  const key = `file:${report.uri}`;
  const [folder, label] = splitName(report.name);
  const { findings, more, ignored, unrecognised, leftOut } = report;
  const slight = findings.filter(({ severity }) => severity === 'information').length;
  const parts = [
    findings.length > slight ? say('{0}处需改', findings.length - slight) : '',
    slight + more > 0 ? say('另有{0}处供参考', slight + more) : '',
    ignored > 0 ? say('已忽略{0}处', ignored) : '',
    unrecognised ? say('没有认出报告类型，没有核对必备内容') : '',
    leftOut,
  ];
  const told = parts.filter((part) => part !== '').join(say('，'));
  const children = findings.map((finding, at) => {
    const mark = finding.severity;
    const description = finding.place ?? say('第{0}行', finding.range.start.line + 1);
    const line = { key: `${key}#${at}`, parent: key, mark, label: finding.message, description };
    return addFinding(report, finding, line, add);
  });
  return add({
    key,
    parent,
    mark: 'file',
    label,
    description: [told, folder].filter((part) => part !== '').join(' · '),
    tooltip: told === '' ? report.name : say('{0}（{1}）', report.name, told),
    place: { uri: report.uri, range: null, encoding: report.encoding },
    file: report.uri,
    children,
  });
}

function addRules(reports: readonly FolderReport[], add: Add): readonly string[] {
  const byRule = new Map<string, { readonly report: FolderReport; readonly finding: FolderFinding }[]>();
  for (const report of reports) {
    for (const finding of report.findings) {
      const others = byRule.get(finding.rule);
      if (others) others.push({ report, finding });
      else byRule.set(finding.rule, [{ report, finding }]);
    }
  }
  const groups = [...byRule].map(([rule, all]) => {
    const files = new Set(all.map(({ report }) => report.uri)).size;
    return { rule, all, files, isGrave: all.some(({ finding }) => finding.severity === 'error') };
  });
  groups.sort((a, b) => Number(b.isGrave) - Number(a.isGrave) || b.files - a.files || b.all.length - a.all.length);
  return groups.map(({ rule, all, files, isGrave }) => {
    const key = `rule:${rule}`;
    const children = all.map(({ report, finding }, at) => {
      const { message: description, severity: mark } = finding;
      const [, label] = splitName(report.name);
      return addFinding(report, finding, { key: `${key}#${at}`, parent: key, mark, label, description }, add);
    });
    const label = all[0]!.finding.title;
    const description = say('{0}处，{1}份', all.length, files);
    return add({ key, mark: isGrave ? 'must' : 'should', label, description, children });
  });
}

function addFinding(
  { uri, name, encoding }: FolderReport,
  finding: FolderFinding,
  line: Pick<FolderLine, 'key' | 'parent' | 'mark' | 'label'> & Partial<FolderLine>,
  add: Add,
): string {
  const { message, place, range, severity } = finding;
  const row = range.start.line + 1;
  const words = severity === 'error' ? say('必须修改') : say('建议核实');
  return add({
    ...line,
    // Lines are counted in text files only.
    tooltip: place === null ? say('{0}，第{1}行：{2}', name, row, message) : say('{0}，{1}：{2}', name, place, message),
    spoken:
      place === null
        ? say('{0}：{1} {2}，第{3}行', words, message, name, row)
        : say('{0}：{1} {2}，{3}', words, message, name, place),
    place: { uri, range, encoding },
  });
}

function addUnchecked(files: readonly UncheckedFile[], add: Add): readonly string[] {
  if (files.length === 0) return [];
  const parent = 'unchecked';
  const children = files.map(({ uri, name, reason }) => {
    const [, label] = splitName(name);
    // Only a file of ours can be put right in the editor.
    const place = name.endsWith('.json') ? { uri, range: null, encoding: null } : null;
    return add({
      key: `unchecked:${uri}`,
      parent,
      mark: 'unchecked',
      label,
      description: reason,
      tooltip: say('{0}：{1}', name, reason),
      place,
    });
  });
  return [
    add({ key: parent, mark: 'unchecked', label: say('未能检查'), description: say('{0}份', files.length), children }),
  ];
}

/** The folders of a name, and what stands behind them. */
function splitName(name: string): readonly [folder: string, file: string] {
  const at = name.lastIndexOf('/');
  return [name.slice(0, Math.max(0, at)), name.slice(at + 1)];
}
