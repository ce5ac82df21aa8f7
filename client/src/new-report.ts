import type { KindItem, Reporter } from './protocol.ts';
import type { Stage } from './quick-steps.ts';
import { say } from './say.ts';

/** Years in which nobody wrote a report, or will. */
const EARLIEST_YEAR = 1949;
const LATEST_YEAR = 2100;

/** With a year and a title behind it, a name stays within what file systems take (255 bytes, three to a character). */
const LONGEST_UNIT = 50;
const LONGEST_FILE_NAME = 80;

/** What a new report is to be. */
export interface NewReport {
  readonly kind: string;
  readonly reporter: Reporter | null;
  readonly unit: string;
  readonly year: string;
}

/** A kind of report by one kind of reporter. */
export interface KindChoice extends Pick<NewReport, 'kind' | 'reporter'> {
  readonly label: string;
  readonly description: string;
  /** Whether the kind comes from a file of the user's. */
  readonly own: boolean;
}

/** What there is to choose from: each kind once for every reporter who writes it differently. */
export function toKindChoices(kinds: readonly KindItem[]): readonly KindChoice[] {
  return kinds.flatMap(({ id, name, own, reporters }) => {
    if (reporters.length === 0) return [{ kind: id, reporter: null, label: name, description: '', own }];
    return [...reporters, null].map((reporter) => {
      const [words, description] = REPORTERS[reporter ?? 'other'];
      return { kind: id, reporter, label: say('{0}（{1}）', name, say(words)), description: say(description), own };
    });
  });
}

/** An example of a unit's name. */
export function exampleOfUnit(reporter: Reporter | null): string {
  if (reporter === 'department') return say('例如：××县司法局');
  if (reporter === 'township') return say('例如：××街道办事处');
  return say('例如：××县人民政府');
}

/** What is wrong with a unit's name; null where it will do, or where nothing is written yet. */
export function faultOfUnit(written: string, stage: Stage): string | null {
  const unit = written.trim();
  if (unit === '') return stage === 'done' ? say('请写单位的全称。') : null;
  const odd = [...new Set(unit.match(UNFIT) ?? [])];
  if (odd.length > 0) return say('单位名称要用在文件名里，不能有这样的符号：{0}', odd.map(visible).join(' '));
  if (unit.length > LONGEST_UNIT) return say('单位名称太长，最多{0}个字。', LONGEST_UNIT);
  return null;
}

/** The year one reports on: the one before, until the end of June. */
export function usualYear(now: Date): number {
  return now.getFullYear() - (now.getMonth() < 6 ? 1 : 0);
}

/** A year as people write it: 2025, ２０２５, 2025年; null where it is none. */
export function readYear(written: string): number | null {
  const [, digits] = /^(\d{4})\s?(?:年|年度)?$/.exec(written.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What is wrong with a year; null where it will do. Nothing is said of one that is still being written. */
export function faultOfYear(written: string, stage: Stage): string | null {
  const year = readYear(written);
  if (year !== null && year >= EARLIEST_YEAR && year <= LATEST_YEAR) return null;
  if (stage === 'typing' && /^\d{0,3}$/.test(written.normalize('NFKC').trim())) return null;
  return say('请写{0}至{1}之间的年份，例如2025。', EARLIEST_YEAR, LATEST_YEAR);
}

/** The name of the file for a report of this title. */
export function fileNameOf(title: string): string {
  const name = title.replace(UNFIT, '').slice(0, LONGEST_FILE_NAME).trim();
  return `${name}.txt`;
}

/** Characters that cannot stand in a file's name everywhere, or not to be seen. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function visible(character: string): string {
  return /[\p{C}\p{Z}]/u.test(character) ? say('（看不见的符号）') : character;
}

const REPORTERS: Readonly<Record<Reporter | 'other', readonly [name: string, examples: string]>> = {
  government: ['市县政府', '××市人民政府、××县人民政府'],
  department: ['部门', '××市司法局、××县水务局'],
  township: ['乡镇街道', '××镇人民政府、××街道办事处'],
  other: ['其他单位', '国有企业、事业单位等'],
};
