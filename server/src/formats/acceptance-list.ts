import { type Acceptance, EVERY_REPORT, holdsFor } from '../acceptances.ts';
import { parseCsv, printCsv } from '../csv.ts';
import { SEVERITY_NAMES } from '../rules/rule.ts';
import type { AcceptedSummary, FindingSummary, ReportSummary } from './summary.ts';

/**
 * The list in which reviewers say which findings need not be changed: a table of every finding, with room for a name and a
 * reason. It is written anew with each result; what people wrote in it stays.
 */
export interface AcceptanceList {
  /** The rows in which somebody wrote something. */
  readonly entries: readonly AcceptanceEntry[];
  /** The columns that people added, in their order. */
  readonly columns: readonly string[];
}

/** A row in which somebody wrote something. */
export interface AcceptanceEntry {
  /** By the titles of the columns. */
  readonly cells: Readonly<Record<string, string>>;
  /** Null where the name or the reason is not there yet. */
  readonly acceptance: Acceptance | null;
}

/** A list as read, and what is wrong with its rows; or why there is none. */
export type ParsedAcceptanceList =
  | { readonly ok: true; readonly list: AcceptanceList; readonly problems: readonly ListProblem[] }
  | { readonly ok: false; readonly reason: string };

/** Something a row lacks. */
export interface ListProblem {
  readonly line: number;
  readonly message: string;
}

/** The name of the file with the list. */
export const ACCEPTANCE_FILE = '认可清单.csv';

/** A list with nothing in it. */
export const NO_ACCEPTANCES: AcceptanceList = { entries: [], columns: [] };

const WHO = '认可人';
const REASON = '理由';
const STATE = '状态';
const UNIT = '单位';
const YEAR = '年度';
const FILE = '文件';
const CODE = '识别码';
const COLUMNS = [WHO, REASON, STATE, UNIT, YEAR, FILE, '问题', '程度', '位置', '原文', '说明', CODE];
const NEEDED = [WHO, REASON, FILE, CODE];

const GONE = '这次没有查出';
const UNCHECKED = '这次没有检查';

/** Reads the list as Excel or WPS saved it. */
export function parseAcceptanceList(text: string): ParsedAcceptanceList {
  const [head, ...rows] = parseCsv(text);
  if (!head) return { ok: true, list: NO_ACCEPTANCES, problems: [] };
  const titles = head.cells.map((title) => title.trim());
  const missing = NEEDED.filter((title) => !titles.includes(title));
  if (missing.length > 0) {
    const names = missing.map((title) => `“${title}”`).join('、');
    return { ok: false, reason: `第一行没有${names}，认不出是认可清单；请保留第一行，或者把它移开，另做一份` };
  }
  const columns = titles.filter((title) => title !== '' && !COLUMNS.includes(title));
  const problems: ListProblem[] = [];
  const entries = rows.flatMap(({ line, cells }) => {
    const named = Object.fromEntries(titles.map((title, at) => [title, (cells[at] ?? '').trim()]));
    if ([WHO, REASON, ...columns].every((title) => named[title] === '')) return [];
    const { acceptance, problem } = toAcceptance(named);
    if (problem !== '') problems.push({ line, message: problem });
    return [{ cells: named, acceptance }];
  });
  return { ok: true, list: { entries, columns }, problems };
}

/** What the list accepts. */
export function acceptancesOf({ entries }: AcceptanceList): readonly Acceptance[] {
  return entries.flatMap(({ acceptance }) => acceptance ?? []);
}

/** The list as it is after a check: a row for each finding of now, with what people wrote; then what they wrote of others. */
export function printAcceptanceList(reports: readonly ReportSummary[], { entries, columns }: AcceptanceList): string {
  const waiting = new Set(entries);
  const byCode = new Map<string, AcceptanceEntry[]>();
  for (const entry of entries) {
    const code = entry.cells[CODE]!;
    const others = byCode.get(code);
    if (others) others.push(entry);
    else byCode.set(code, [entry]);
  }
  const rows: (readonly string[])[] = [];
  for (const report of reports) {
    for (const finding of inOrder(report)) {
      const alike = byCode.get(codeOf(finding)) ?? [];
      const entry = alike.find((one) => waiting.has(one) && speaksOf(one, report));
      // What is said of every report keeps a row of its own.
      if (entry && entry.cells[FILE] !== EVERY_REPORT) waiting.delete(entry);
      rows.push(toRow(report, finding, entry, columns));
    }
  }
  for (const entry of waiting) {
    const state = reports.some((report) => speaksOf(entry, report)) ? GONE : UNCHECKED;
    const told = entry.cells[FILE] === EVERY_REPORT ? EVERY_REPORT : state;
    rows.push([...COLUMNS, ...columns].map((title) => (title === STATE ? told : (entry.cells[title] ?? ''))));
  }
  return printCsv([[...COLUMNS, ...columns], ...rows]);
}

/** Without what tells apart two in the same words: the list speaks of both. */
function codeOf({ fingerprint }: FindingSummary): string {
  return fingerprint.replace(/-\d+$/, '');
}

function toAcceptance(cells: Readonly<Record<string, string>>): {
  readonly acceptance: Acceptance | null;
  readonly problem: string;
} {
  const who = cells[WHO]!;
  const reason = cells[REASON]!;
  const fingerprint = cells[CODE]!;
  if (who === '' && reason === '') return { acceptance: null, problem: '' };
  if (who === '') return { acceptance: null, problem: '写了理由，没有写认可人，这一条没有认可' };
  if (reason === '') return { acceptance: null, problem: '写了认可人，没有写理由，这一条没有认可' };
  if (!/^j[0-9a-f]{16}$/.test(fingerprint)) {
    return { acceptance: null, problem: '没有识别码，看不出说的是哪一处；请在清单原有的行里填写' };
  }
  const { [FILE]: file = '', [UNIT]: unit = '', [YEAR]: year = '' } = cells;
  return { acceptance: { file, unit, year, fingerprint, who, reason }, problem: '' };
}

function speaksOf({ cells }: AcceptanceEntry, report: ReportSummary): boolean {
  return holdsFor({ file: cells[FILE]!, unit: cells[UNIT] ?? '', year: cells[YEAR] ?? '' }, report);
}

function inOrder({ findings, accepted }: ReportSummary): readonly (FindingSummary | AcceptedSummary)[] {
  return [...findings, ...accepted].sort((a, b) => a.start - b.start || a.end - b.end);
}

function toRow(
  { unit, year, file }: ReportSummary,
  finding: FindingSummary | AcceptedSummary,
  entry: AcceptanceEntry | undefined,
  columns: readonly string[],
): readonly string[] {
  const { before, words, behind } = finding.quote;
  const isEvery = entry?.cells[FILE] === EVERY_REPORT;
  const who = 'who' in finding ? finding.who : (entry?.cells[WHO] ?? '');
  const reason = 'reason' in finding ? finding.reason : (entry?.cells[REASON] ?? '');
  const state = 'who' in finding ? '已认可' : who !== '' || reason !== '' ? '没有填全' : '';
  return [
    ...(isEvery ? ['', '', `${state}（${EVERY_REPORT}）`] : [who, reason, state]),
    unit,
    year === null ? '' : String(year),
    file,
    finding.title,
    SEVERITY_NAMES[finding.severity],
    finding.place,
    `${before}【${words}】${behind}`,
    finding.message,
    codeOf(finding),
    ...columns.map((title) => (isEvery ? '' : (entry?.cells[title] ?? ''))),
  ];
}
