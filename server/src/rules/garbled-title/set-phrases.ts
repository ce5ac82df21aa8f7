import type { Hit } from '../../terms/phrase-index.ts';
import type { Formula } from '../../terms.ts';
import type { Draft, Fix } from '../rule.ts';
import type { Known } from './known-phrases.ts';

/** Miswritten set phrases. */
export function judgePhrase(text: string, { value, start, end }: Hit<Known>): Draft | null {
  if (value.kind !== 'phrase') return null;
  const { right, near, note = '', sure } = value.phrase;
  if (near && !near.some((word) => text.includes(word))) return null;
  return {
    start,
    end,
    severity: sure ? 'warning' : 'hint',
    message: `固定提法有误：这里是“${text.slice(start, end)}”，通行的写法是“${right}”。${note}`,
    fixes: [{ title: `改为“${right}”`, safe: false, edits: [{ start, end, text: right }] }],
  };
}

interface Member {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Between members that stand in a row there is a comma or a pause and no more. */
const WIDEST_GAP = 3;
/** Within how many characters the missing member may stand after all. */
const NEAR = 16;

/** Formulas whose members stand in a row, all but one. */
export function judgeFormulas(text: string, known: readonly Hit<Known>[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let formula: Formula | null = null;
  let row: Member[] = [];
  const close = (): void => {
    const draft = formula && judgeRow(text, formula, row);
    if (draft) drafts.push(draft);
    row = [];
  };
  for (const { value, start, end } of known) {
    if (value.kind !== 'member') continue;
    if (value.formula !== formula || start - (row.at(-1)?.end ?? start) > WIDEST_GAP) close();
    formula = value.formula;
    row.push({ at: value.member, start, end });
  }
  close();
  return drafts;
}

function judgeRow(text: string, { name, members, sign }: Formula, row: readonly Member[]): Draft | null {
  const [first] = row;
  if (!first || row.length !== members.length - 1) return null;
  if (new Set(row.map(({ at }) => at)).size !== row.length) return null;
  const stop = row.at(-1)!.end;
  // The missing one stands here in other words.
  const around = text.slice(Math.max(0, first.start - NEAR), first.start) + text.slice(stop, stop + NEAR);
  if (sign && around.includes(sign)) return null;
  const missing = members.findIndex((_, member) => !row.some(({ at }) => at === member));
  return {
    start: first.start,
    end: first.end,
    severity: 'hint',
    message: `${name}只写了${row.length}项，少了“${members[missing]}”。`,
    related: row.slice(1).map(({ start, end }) => ({ start, end, message: `已写“${text.slice(start, end)}”` })),
    fixes: [complete(text, members[missing]!, missing, row)],
  };
}

function complete(text: string, words: string, missing: number, row: readonly Member[]): Fix {
  const gap = text.slice(row[0]!.end, row[1]?.start ?? row[0]!.end) || '、';
  const next = row.find(({ at }) => at > missing);
  const at = next ? next.start : row.at(-1)!.end;
  const edit = { start: at, end: at, text: next ? `${words}${gap}` : `${gap}${words}` };
  return { title: `补上“${words}”`, safe: false, edits: [edit] };
}
