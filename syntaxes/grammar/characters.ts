import { INVISIBLE, Kind, kindOf } from '../../server/src/analysis/characters.ts';

// Oniguruma's notation for the characters that the server tells apart.

/** One space of any kind. */
export const SPACE = `[${chars(Kind.space)}]`;
/** The insides of the character classes that are wanted often. */
export const DIGIT = chars(Kind.digit);
export const STOP = chars(Kind.stop);
export const OPEN = chars(Kind.open);
export const CLOSE = chars(Kind.close);
export const COMMA = chars(Kind.comma);
export const INVISIBLE_CHARACTERS = [...INVISIBLE].map((one) => `\\x{${one.charCodeAt(0).toString(16)}}`).join('');
export const SCALE = chars(Kind.scale);
export const NUMERAL = chars(Kind.numeral, Kind.scale);

/** The inside of a character class: everything the server takes for one of these kinds. */
export function chars(...kinds: readonly Kind[]): string {
  const wanted = (code: number): boolean => kinds.includes(kindOf(code));
  let inside = '';
  for (let code = 0; code < 0x10000; code++) {
    if (!wanted(code)) continue;
    const first = code;
    while (code < 0xffff && wanted(code + 1)) code++;
    inside += code > first + 1 ? `${escapeCode(first)}-${escapeCode(code)}` : escapeCode(first);
    if (code === first + 1) inside += escapeCode(code);
  }
  return inside;
}

function escapeCode(code: number): string {
  const character = String.fromCharCode(code);
  if (/[\]\\^\-[&]/.test(character)) return `\\${character}`;
  return /[^\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `\\x{${code.toString(16)}}` : character;
}

/** Any of several words. */
export function either(words: readonly string[]): string {
  return words.join('|');
}

/** A pattern of JavaScript in Oniguruma's notation. */
export function toOniguruma(source: string): string {
  let pattern = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === '\\') {
      const escaped = character + source[++at]!;
      pattern += escaped === '\\w' ? (inClass ? 'A-Za-z0-9_' : '[A-Za-z0-9_]') : escaped;
      continue;
    }
    pattern += inClass && character === '[' ? '\\[' : character;
    if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
  }
  return pattern;
}
