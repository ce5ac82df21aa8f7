import { LARGEST_TEXT, wordTooLarge } from './limits.ts';

/** How a text file's bytes stand for characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's text, or why there is none to be had, in words for its owner. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly reason: string /** There is no such file. */; readonly missing?: true };

/** Reads a text file: by its byte-order mark, else as UTF-8, else as GB18030. The mark is no part of the text. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > LARGEST_TEXT) return { ok: false, reason: wordTooLarge(LARGEST_TEXT) };
  const mark = MARKS.find(({ begin }) => begin.every((byte, at) => bytes[at] === byte));
  if (mark) return decodeAs(mark.encoding, bytes.subarray(mark.begin.length)) ?? { ok: false, reason: DAMAGED };
  if (bytes.includes(0)) return { ok: false, reason: NOT_TEXT };
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8) return utf8;
  if (isDamagedUtf8(bytes)) return { ok: false, reason: DAMAGED };
  return decodeAs('gb18030', bytes) ?? { ok: false, reason: NOT_TEXT };
}

const MARKS: readonly { readonly encoding: Encoding; readonly begin: readonly number[] }[] = [
  { encoding: 'utf-8', begin: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', begin: [0xff, 0xfe] },
  { encoding: 'utf-16be', begin: [0xfe, 0xff] },
  { encoding: 'gb18030', begin: [0x84, 0x31, 0x95, 0x33] },
];

const NOT_TEXT = '不是文本文件，读不出文字。请用原来的软件打开，另存为“纯文本（.txt）”，编码选 UTF-8';
const DAMAGED = '文件里有损坏的文字，读出来会是乱码。请用记事本打开，改正乱码后另存，编码选 UTF-8';

function decodeAs(encoding: Encoding, bytes: Uint8Array): Decoded | null {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  return isProse(text) ? { ok: true, text, encoding } : { ok: false, reason: NOT_TEXT };
}

/** One character of so many may be one that nobody writes. */
const MOST_OF = 20;

/** GB18030 finds a character for almost any bytes; in what is no text, many of them are ones nobody writes. */
function isProse(text: string): boolean {
  return countOf(text, NEVER_WRITTEN) * MOST_OF <= text.length;
}

/**
 * A file that is mostly UTF-8 could make perfectly valid, perfectly senseless GB18030. In one that is GB18030 throughout, a hundred
 * characters are none in UTF-8 for every one that happens to be Chinese.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  return countOf(text, REPLACED) < countOf(text, CHINESE);
}

/** Control characters other than white space and the end-of-file mark of DOS, private use, and the replacement mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const NEVER_WRITTEN = /[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]/g;
const REPLACED = /\ufffd/g;
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;

function countOf(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}
