import { breadthOf } from './printed-tables.ts';

/** So many characters of 2号 stand on a line. */
const LONGEST_LINE = 20;
/** Before and behind these words, a title may go on in the next line. */
const BREAK =
  /(?=关于|法治政府建设|法治建设|依法行政|政府信息公开|工作情况|年度报告|工作报告|情况的?报告|工作总结|二〇)|(?<=\d年(?!度)|关于|政府|委员会|办事处|办公室|[市县区局镇乡](?=20|关于)|\d年度)/;

/**
 * How long the lines of a title are to be, in characters, so that it ends them where a phrase ends and the upper one is
 * the longer; null where it fits on one line.
 */
export function titleBreadth(words: string): number | null {
  const breadth = lineBreadth(words);
  if (breadth <= LONGEST_LINE) return null;
  const lines = Math.ceil(breadth / LONGEST_LINE);
  if (lines > 2) return null;
  let length = 0;
  let best: number | null = null;
  for (const phrase of words.split(BREAK)) {
    length += phrase.length;
    const before = lineBreadth(words.slice(0, length));
    if (before >= breadth / 2 && before <= LONGEST_LINE) best ??= before;
  }
  // Somewhat more, so that a font that is a little broader breaks it at the same place.
  return (best ?? Math.ceil(breadth / 2) + 1) + SLACK;
}

/** In characters. */
const SLACK = 0.85;

/** How broad words are on a line, in characters: Word sets figures a quarter of one apart from Chinese words. */
export function lineBreadth(words: string): number {
  return breadthOf(words) + (words.match(/(?<=[\u4e00-\u9fff])\d|\d(?=[\u4e00-\u9fff])/g)?.length ?? 0) / 4;
}
