import { closest, distance } from 'fastest-levenshtein';

/** The question that ends the answer to a mistyped word, or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const name = nearest(word, names);
  return name === null ? '' : `，是否想写“${name}”？`;
}

/** The name that was most likely meant by a mistyped word; null where none is near enough. */
function nearest(word: string, names: readonly string[]): string | null {
  if (word === '' || names.length === 0) return null;
  const typed = word.toLowerCase();
  const begun = names.filter((name) => typed.length > 1 && name.startsWith(typed));
  if (begun.length === 1) return begun[0]!;
  const name = closest(typed, names);
  return distance(typed, name) <= Math.ceil(Math.max(typed.length, name.length) / 3) ? name : null;
}
