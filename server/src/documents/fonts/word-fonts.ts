import type { MissingFont } from './installed-fonts.ts';

/** Which fonts are not there and what comes instead, in Chinese; null where there is nothing to say. */
export function wordMissingFonts(missing: readonly MissingFont[] | null): string | null {
  if (!missing || missing.length === 0) return null;
  const names = missing
    .map(({ name, instead }) => (instead === null ? name : `${name}（可由${instead}代替）`))
    .join('、');
  return `本机没有${names}，Word 会用别的字体代替；在装有这些字体的电脑上打开，就是规定的样子`;
}
