/** Fewer are a slip of somebody's; a text in the wrong encoding is full of them. */
const FEWEST_MARKS = 4;
const FEWEST_PAIRS = 12;

/**
 * Whether a text is a GB18030 one read in another encoding. As UTF-8, most of its characters become the replacement mark; as
 * one of the Western encodings, each becomes two letters with accents.
 */
export function looksGarbled(text: string): boolean {
  const chinese = countOf(text, CHINESE);
  const replaced = countOf(text, REPLACED);
  if (replaced >= FEWEST_MARKS && replaced * 10 > chinese) return true;
  const accented = countOf(text, ACCENTED);
  const paired = 2 * countOf(text, PAIRS);
  return chinese === 0 && paired >= 2 * FEWEST_PAIRS && paired * 10 >= accented * 8;
}

const REPLACED = /\ufffd/g;
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const ACCENTED = /[\u00a1-\u00ff]/g;
/** The first byte of a character of GB 2312 and its second, each as a letter. */
const PAIRS = /[\u00a1-\u00f7][\u00a1-\u00fe]/g;

function countOf(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}
