import type { Block } from '../blocks.ts';

/** A line that is a heading because others like it are. */
interface Alike {
  /** Which of the blocks it is. */
  readonly at: number;
  /** Where its words begin, behind its sign. */
  readonly words: number;
}

/** ◆ opens every heading; 壹, 甲, Ⅰ, and 一 with a space instead of 、 count them. */
const SIGN = /^([○◎●◆◇■□★☆▲△※►▶❖✦◈▪])\s*(?=[^\s\d])/;
const COUNTS = [
  { digits: '壹贰叁肆伍陆柒捌玖拾', pattern: /^([壹贰叁肆伍陆柒捌玖拾])(?:[、.．:：]\s*|\s+)(?=\S)/ },
  { digits: '甲乙丙丁戊己庚辛壬癸', pattern: /^([甲乙丙丁戊己庚辛壬癸])、\s*(?=\S)/ },
  { digits: 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ', pattern: /^([Ⅰ-Ⅹ])[、.．:：\s]*(?=\S)/ },
  { digits: '一二三四五六七八九十', pattern: /^([一二三四五六七八九十])\s+(?=\S)/ },
];
const LONGEST = 48;
const ENDS = /[。；;！!，,、]$/;
const LEAST_SIGNED = 2;

/**
 * The headings that share a sign, or count 壹, 贰, 叁: every line that has it is short and opens text, so that it is no list.
 */
export function findSigned(text: string, blocks: readonly Block[]): readonly Alike[] {
  const groups = new Map<string, Alike[]>();
  const counts: (readonly Alike[])[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const line = text.slice(block.start, Math.min(block.end, block.start + LONGEST));
    const sign = SIGN.exec(line);
    if (sign) add(groups, sign[1]!, { at, words: block.start + sign[0].length });
  }
  for (const { digits, pattern } of COUNTS) {
    const run: Alike[] = [];
    let counted = 0;
    for (const [at, { kind, start, end }] of blocks.entries()) {
      if (kind !== 'paragraph' && kind !== 'heading') continue;
      const count = pattern.exec(text.slice(start, Math.min(end, start + LONGEST)));
      if (!count || digits.indexOf(count[1]!) !== counted) continue;
      counted++;
      // 甲、主要做法 is a heading by its words.
      if (kind === 'paragraph') run.push({ at, words: start + count[0].length });
    }
    if (counted >= LEAST_SIGNED) counts.push(run);
  }
  const signed = [...groups.values()].filter((group) => group.length >= LEAST_SIGNED);
  return [...signed, ...counts]
    .filter((group) => group.every(({ at }, index) => opensText(text, blocks, at, group[index + 1])))
    .flat();
}

const PLAIN = /^(?:[^。；;！!？?|\t<>《》…\d０-９]|20\d\d年){4,24}$/;
const LEAST_PLAIN = 3;
const SHORTEST_TEXT = 40;

/** The short lines of a report without any other heading, each between the end of a sentence and a paragraph. */
export function findPlain(text: string, blocks: readonly Block[]): readonly Alike[] {
  if (blocks.some(({ kind }) => kind === 'heading')) return [];
  const found: Alike[] = [];
  for (let at = 1; at < blocks.length - 1; at++) {
    const { kind, start, end } = blocks[at]!;
    if (kind !== 'paragraph' || !PLAIN.test(text.slice(start, Math.min(end, start + LONGEST)))) continue;
    if (endsSentence(text, blocks[at - 1]!) && isText(text, blocks[at + 1]!)) found.push({ at, words: start });
  }
  return found.length >= LEAST_PLAIN ? found : [];
}

function endsSentence(text: string, { kind, end }: Block): boolean {
  return kind === 'paragraph' && /[。！!：:]/.test(text[end - 1]!);
}

function isText(text: string, { kind, start, end }: Block): boolean {
  return kind === 'paragraph' && end - start >= SHORTEST_TEXT && text[end - 1] === '。';
}

/** Whether a line is short, and what stands behind it is not the next one like it. */
function opensText(text: string, blocks: readonly Block[], at: number, following: Alike | undefined): boolean {
  const { start, end } = blocks[at]!;
  const next = blocks[at + 1];
  if (end - start > LONGEST || ENDS.test(text.slice(start, end)) || !next) return false;
  return next.kind === 'heading' || (next.kind === 'paragraph' && following?.at !== at + 1);
}

function add(groups: Map<string, Alike[]>, sign: string, line: Alike): void {
  const group = groups.get(sign);
  if (group) group.push(line);
  else groups.set(sign, [line]);
}
