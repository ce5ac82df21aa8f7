import type { IgnoredAnswer, IgnoredItem, Range } from './protocol.ts';
import { say } from './say.ts';

/** One line of what is said to be none. Its key stays the same while the report is edited elsewhere. */
export interface IgnoredLine {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly mark: IgnoredMark;
  /** The whole line in words, for a screen reader. */
  readonly spoken: string;
  /** The same at more length. */
  readonly tooltip: string;
  /** Where a click leads: to a place of the report, else to the file that says so; null where to neither. */
  readonly place: Range | null;
  readonly file: string | null;
  /** What takes it back; null where it stands under what does. */
  readonly undo: IgnoredItem['undo'] | null;
  readonly children: readonly IgnoredLine[];
}

/** What kind of line it is: one finding, one whose words are not there any more, a rule, what that found, a setting, a damaged file. */
export type IgnoredMark = 'finding' | 'stale' | 'rule' | 'place' | 'setting' | 'damaged';

/** What is said to be none, line by line: what does not work any more behind what does, settings last. */
export function listIgnored({ items, faulty }: IgnoredAnswer): readonly IgnoredLine[] {
  const lines = items.map(toLine);
  const of = (...marks: readonly IgnoredMark[]): readonly IgnoredLine[] =>
    lines.filter(({ mark }) => marks.includes(mark));
  return [
    ...(faulty === null ? [] : [toDamaged(faulty)]),
    ...of('finding'),
    ...of('stale'),
    ...of('rule'),
    ...of('setting'),
  ];
}

function toLine(item: IgnoredItem): IgnoredLine {
  const key = JSON.stringify(item.undo.argument);
  const { name, reason, file, undo } = item;
  const why = reason === '' ? [] : [say('理由：{0}', reason)];
  if (item.scope === 'finding') return toFindingLine(key, item, why);
  const where = item.scope === 'report' ? say('本文不再检查') : say('所有报告都不再检查');
  const notes =
    item.scope === 'report'
      ? [where, ...(item.findings.length > 0 ? [say('{0}处', item.findings.length)] : []), ...why]
      : [where, file === null ? say('编辑器的设置') : nameOf(file)];
  const children = item.findings.map((finding, nth) => toPlace(`${key} ${nth}`, finding));
  return {
    key,
    label: name,
    description: notes.join(' · '),
    mark: item.scope === 'report' ? 'rule' : 'setting',
    spoken: [name, ...notes].join(say('，')),
    tooltip: [name, ...notes].join('\n'),
    place: null,
    file,
    undo,
    children,
  };
}

function toFindingLine(key: string, item: IgnoredItem, why: readonly string[]): IgnoredLine {
  const { name, quote, sentence, findings, file, undo } = item;
  const label = quote === '' ? name : say('{0}：{1}', name, quote);
  const stale = findings.length === 0;
  const notes = [...(stale ? [say('已失效')] : []), ...why];
  const explained = stale
    ? say('报告里没有这一处了，或者这一项已经不检查。')
    : findings.map(({ message }) => message).join('\n');
  return {
    key,
    label,
    description: notes.length > 0 ? notes.join(' · ') : sentence,
    mark: stale ? 'stale' : 'finding',
    spoken: [label, ...notes, sentence].join(say('，')),
    tooltip: [explained, ...why, say('原文：{0}', sentence)].join('\n'),
    place: findings[0]?.range ?? null,
    file,
    undo,
    children: [],
  };
}

function toPlace(key: string, { range, message }: IgnoredItem['findings'][number]): IgnoredLine {
  const label = say('第{0}行', range.start.line + 1);
  return {
    key,
    label,
    description: message,
    mark: 'place',
    spoken: [label, message].join(say('，')),
    tooltip: message,
    place: range,
    file: null,
    undo: null,
    children: [],
  };
}

function toDamaged(file: string): IgnoredLine {
  const label = say('忽略记录写得不对，读不出来。');
  return {
    key: 'damaged',
    label,
    description: nameOf(file),
    mark: 'damaged',
    spoken: label,
    tooltip: [label, nameOf(file)].join('\n'),
    place: null,
    file,
    undo: null,
    children: [],
  };
}

function nameOf(file: string): string {
  return decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
}
