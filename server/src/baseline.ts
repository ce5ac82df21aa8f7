import type { Finding, Severity } from './rules/rule.ts';

/** What an earlier check found, as far as a later one is held against it. Plain data. */
export interface Baseline {
  /** The file it was read from. */
  readonly file: string;
  /** The fingerprint of the rules that judged then; empty where it is not known. */
  readonly rules: string;
  readonly reports: readonly EarlierReport[];
}

/** A report as it was found earlier. */
export interface EarlierReport {
  /** As it was named then. */
  readonly file: string;
  /** Who reported; empty where nothing told. */
  readonly unit: string;
  readonly year: number | null;
  readonly findings: readonly EarlierFinding[];
}

/** A finding of an earlier check. */
export interface EarlierFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where it stood, in words; empty where it is not known. */
  readonly place: string;
  readonly subject?: string;
  /** Empty where the program did not tell it yet. */
  readonly fingerprint: string;
  /** Whether it was accepted or ignored then: it is known, but nobody had to change it. */
  readonly settled: boolean;
}

/** What has become of the findings of one report. */
export interface Comparison {
  /** The earlier file; null where there was none, and every finding is new. */
  readonly earlier: string | null;
  /** For each finding of now, in their order. */
  readonly states: readonly FindingState[];
  /** What was found earlier and is not found any more. */
  readonly fixed: readonly EarlierFinding[];
}

/** Whether a finding was there before. */
export type FindingState = 'new' | 'unchanged';

/** What each state is called, and what has gone. */
export const STATE_NAMES: Readonly<Record<FindingState | 'fixed', string>> = {
  new: '新增',
  unchanged: '未改',
  fixed: '已改',
};

/** Which earlier report has which name now, as far as names tell; the others may be told by who reports. Plain data. */
export interface NamedReports {
  readonly byFile: ReadonlyMap<string, EarlierReport>;
  readonly others: readonly EarlierReport[];
}

/** Pairs files with earlier reports by their names, from the longest path that both share down to the bare file name. Only what is the only one of its name on both sides is a pair. */
export function pairByName(files: readonly string[], { reports }: Baseline): NamedReports {
  const byFile = new Map<string, EarlierReport>();
  let left = files.map((file) => ({ file, path: segmentsOf(file) }));
  let others = reports.map((report) => ({ report, path: segmentsOf(report.file) }));
  const longest = Math.max(0, ...left.map(({ path }) => path.length));
  for (let depth = longest; depth > 0 && others.length > 0; depth--) {
    const now = onlyOnes(left, depth);
    const before = onlyOnes(others, depth);
    const paired = new Set<unknown>();
    for (const [name, one] of now) {
      const other = before.get(name);
      if (!one || !other) continue;
      byFile.set(one.file, other.report);
      paired.add(one).add(other);
    }
    left = left.filter((one) => !paired.has(one));
    others = others.filter((one) => !paired.has(one));
  }
  return { byFile, others: others.map(({ report }) => report) };
}

/**
 * The earlier report of a file: the one of its name, unless another body reported it there; else the only one of the same
 * body and year among those whose names are gone. Null where none is known.
 */
export function findEarlier(
  { byFile, others }: NamedReports,
  { file, unit, year }: Pick<EarlierReport, 'file' | 'unit' | 'year'>,
): EarlierReport | null {
  const named = byFile.get(file);
  const isOther = named && named.file !== file && named.unit !== '' && unit !== '' && named.unit !== unit;
  if (named && !isOther) return named;
  const alike = unit === '' ? [] : others.filter((report) => report.unit === unit && report.year === year);
  return alike.length === 1 ? alike[0]! : null;
}

/** A finding of now, and its fingerprint. */
export interface KnownFinding {
  readonly finding: Pick<Finding, 'rule' | 'message' | 'subject'>;
  readonly fingerprint: string;
}

/**
 * What has become of a report's findings. A finding is the same as before where its rule and its sentence are, else where
 * it says the very same, else where it is about the same missing content. `settled` ones are found, but stand apart: what
 * they were before has not been changed.
 */
export function compareFindings(
  findings: readonly KnownFinding[],
  settled: readonly KnownFinding[],
  earlier: EarlierReport | null,
): Comparison {
  const all = [...findings, ...settled];
  const unchanged = new Set<number>();
  const left = new Set(earlier?.findings ?? []);
  for (const { ofNow, ofThen } of SAMENESS) {
    const waiting = new Map<string, EarlierFinding[]>();
    for (const one of left) {
      const key = ofThen(one);
      if (key !== null) add(waiting, key, one);
    }
    for (const [at, one] of all.entries()) {
      const key = unchanged.has(at) ? null : ofNow(one);
      const same = key === null ? undefined : waiting.get(key)?.shift();
      if (!same) continue;
      unchanged.add(at);
      left.delete(same);
    }
  }
  return {
    earlier: earlier?.file ?? null,
    states: findings.map((_, at) => (unchanged.has(at) ? 'unchanged' : 'new')),
    fixed: [...left].filter((one) => !one.settled),
  };
}

/** By what a finding of now and one of then are taken for the same, the surest first; null where it tells nothing of them. */
const SAMENESS: readonly {
  readonly ofNow: (one: KnownFinding) => string | null;
  readonly ofThen: (one: EarlierFinding) => string | null;
}[] = [
  { ofNow: ({ fingerprint }) => sentenceOf(fingerprint), ofThen: ({ fingerprint }) => sentenceOf(fingerprint) },
  { ofNow: ({ finding }) => wordsOf(finding), ofThen: wordsOf },
  { ofNow: ({ finding }) => subjectOf(finding), ofThen: subjectOf },
];

function wordsOf({ rule, subject = '', message }: Pick<Finding, 'rule' | 'message' | 'subject'>): string {
  return `${rule}\0${subject}\0${message}`;
}

function subjectOf({ rule, subject }: Pick<Finding, 'rule' | 'subject'>): string | null {
  return subject === undefined ? null : `${rule}\0${subject}`;
}

/** Which of several that cannot be told apart it is does not matter: one of them may have gone. */
function sentenceOf(fingerprint: string): string | null {
  return fingerprint === '' ? null : fingerprint.replace(/-\d+$/, '');
}

function segmentsOf(file: string): readonly string[] {
  return file.split(/[\\/]+/).filter((segment) => segment !== '' && segment !== '.');
}

/** By their last segments those that are alone with them; null for the others. */
function onlyOnes<One extends { readonly path: readonly string[] }>(
  all: readonly One[],
  depth: number,
): ReadonlyMap<string, One | null> {
  const found = new Map<string, One | null>();
  for (const one of all) {
    if (one.path.length < depth) continue;
    const name = one.path.slice(-depth).join('/');
    found.set(name, found.has(name) ? null : one);
  }
  return found;
}

function add<One>(lists: Map<string, One[]>, name: string, one: One): void {
  const list = lists.get(name);
  if (list) list.push(one);
  else lists.set(name, [one]);
}
