import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../../server/src/documents/decode.ts';
import { LARGEST_TEXT } from '../../server/src/documents/limits.ts';
import fc from '../seeded.ts';

const fixtures = path.join(import.meta.dirname, '../fixtures/encodings');
const text = readFileSync(path.join(fixtures, 'utf-8.txt'), 'utf8');
const GB18030 = readFileSync(path.join(fixtures, 'gb18030.txt'));

describe('the same report in every encoding', () => {
  test.each([
    ['utf-8.txt', 'utf-8'],
    ['utf-8-bom.txt', 'utf-8'],
    ['utf-16le.txt', 'utf-16le'],
    ['utf-16be.txt', 'utf-16be'],
    ['gb18030.txt', 'gb18030'],
  ])('%s', (file, encoding) => {
    expect(decode(readFileSync(path.join(fixtures, file)))).toEqual({ ok: true, text, encoding });
  });
});

describe('what is no text is not read', () => {
  test.each([
    ['NUL bytes', Buffer.from('共受理\0群众诉求')],
    ['UTF-16 without a mark', Buffer.from('2023年', 'utf16le')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff, 0xff])],
    ['control characters', Buffer.from('\x01\x02\x03\x04abc')],
    ['GB18030 beyond what anybody writes', Buffer.from('aaa1aaa2aaa3', 'hex')],
    ['NUL bytes behind a mark', Buffer.from('\ufeff\0\0\0\0')],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toMatchObject({ ok: false, reason: expect.stringMatching(/^不是文本文件/) });
  });
});

describe('damaged text is not taken for another encoding', () => {
  test.each([
    ['UTF-8 cut within a character', Buffer.from(text).subarray(0, -3)],
    ['UTF-8 with a mark, cut', Buffer.from(`\ufeff${text}`).subarray(0, -3)],
    ['a part in GB18030 behind three in UTF-8', Buffer.concat([Buffer.from(text.repeat(3)), GB18030])],
    ['a lone surrogate in UTF-16', Buffer.from('\ufeff共\ud800件', 'utf16le')],
    ['half a character of UTF-16', Buffer.from('\ufeff共受', 'utf16le').subarray(0, 5)],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toMatchObject({ ok: false, reason: expect.stringContaining('损坏') });
  });
});

test('an empty file is an empty text', () => {
  expect(decode(Buffer.alloc(0))).toEqual({ ok: true, text: '', encoding: 'utf-8' });
  expect(decode(Buffer.from('\ufeff'))).toEqual({ ok: true, text: '', encoding: 'utf-8' });
});

test('a stray control character does not make a report unreadable', () => {
  const stray = `${text}\x0b${text}\x1a`;
  expect(decode(Buffer.from(stray))).toEqual({ ok: true, text: stray, encoding: 'utf-8' });
});

test('a file beyond the limit is refused with the limit', () => {
  expect(decode(new Uint8Array(LARGEST_TEXT + 1))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('64 MB'),
  });
});

test('any bytes are answered, and what is read as UTF-8 is what was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const decoded = decode(bytes);
      if (decoded.ok && decoded.encoding === 'utf-8') {
        expect(Buffer.from(decoded.text)).toEqual(Buffer.from(bytes.subarray(bytes[0] === 0xef ? 3 : 0)));
      }
    }),
  );
});
