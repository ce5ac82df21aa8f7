import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFontNames } from '../../server/src/documents/fonts/font-names.ts';
import { findMissingFonts, fontFolders } from '../../server/src/documents/fonts/installed-fonts.ts';
import { wordMissingFonts } from '../../server/src/documents/fonts/word-fonts.ts';
import fc from '../seeded.ts';

/** A name as a font file holds it: for which platform, in which encoding, which name it is. */
interface Name {
  readonly platform: number;
  readonly encoding: number;
  readonly id: number;
  readonly bytes: Buffer;
}

const wide = (words: string, id = 1): Name => ({
  platform: 3,
  encoding: 1,
  id,
  bytes: Buffer.from(words, 'utf16le').swap16(),
});

/** The table of names, and before it the directory of one face that begins at an offset. */
function face(names: readonly Name[], offset = 0): Buffer {
  const strings = Buffer.concat(names.map(({ bytes }) => bytes));
  const table = Buffer.alloc(6 + 12 * names.length);
  table.writeUInt16BE(names.length, 2);
  table.writeUInt16BE(table.length, 4);
  let at = 0;
  names.forEach(({ platform, encoding, id, bytes }, index) => {
    [platform, encoding, 0x804, id, bytes.length, at].forEach((value, field) => {
      table.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    });
    at += bytes.length;
  });
  const directory = Buffer.alloc(12 + 32);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(2, 4);
  directory.write('head', 12, 'latin1');
  directory.write('name', 28, 'latin1');
  directory.writeUInt32BE(offset + directory.length, 36);
  directory.writeUInt32BE(table.length + strings.length, 40);
  return Buffer.concat([directory, table, strings]);
}

function collection(...faces: readonly (readonly Name[])[]): Buffer {
  const head = Buffer.alloc(12 + 4 * faces.length);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(faces.length, 8);
  const parts: Buffer[] = [head];
  faces.forEach((names, index) => {
    const offset = parts.reduce((sum, { length }) => sum + length, 0);
    head.writeUInt32BE(offset, 12 + 4 * index);
    parts.push(face(names, offset));
  });
  return Buffer.concat(parts);
}

const namesIn = (bytes: Uint8Array): Promise<readonly string[]> =>
  readFontNames(async (offset, length) => {
    const part = Uint8Array.from(bytes.subarray(offset, offset + length));
    return new DataView(part.buffer, 0, part.length);
  });

describe('what a font file says it is called', () => {
  test('in every language, as a family and in full', async () => {
    expect(await namesIn(face([wide('SimHei'), wide('黑体'), wide('Version 5', 5), wide('黑体 常规', 4)]))).toEqual([
      'SimHei',
      '黑体',
      '黑体 常规',
    ]);
  });

  test('in a collection, all its faces', async () => {
    expect(await namesIn(collection([wide('宋体')], [wide('新宋体')]))).toEqual(['宋体', '新宋体']);
  });

  test('in the encoding of old Chinese fonts', async () => {
    const bytes = Buffer.from([0xb7, 0xc2, 0xcb, 0xce]);
    expect(await namesIn(face([{ platform: 1, encoding: 25, id: 1, bytes }]))).toEqual(['仿宋']);
  });

  test('any bytes give an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 120 }), async (bytes, at) => {
        const font = collection([wide('宋体')], [wide('新宋体')]);
        const torn = font.subarray(0, at);
        font.set(bytes, at);
        for (const file of [bytes, font, torn]) expect(Array.isArray(await namesIn(file))).toBe(true);
      }),
    );
  });
});

describe('what is missing', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), '字体 '));
    mkdirSync(path.join(folder, 'windows'));
    writeFileSync(path.join(folder, 'windows/simfang.ttf'), face([wide('仿宋'), wide('FangSong')]));
    writeFileSync(path.join(folder, 'simhei.TTF'), face([wide('黑体')]));
    writeFileSync(path.join(folder, 'torn.ttf'), 'not a font');
    mkdirSync(path.join(folder, 'empty'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const wanted = [
    { name: '方正小标宋简体', others: ['方正小标宋_GBK'] },
    { name: '仿宋_GB2312', others: ['华文仿宋', '仿宋'] },
    { name: '黑体', others: [] },
  ];

  test('is told with what stands in for it', async () => {
    const missing = await findMissingFonts(wanted, [folder]);
    expect(missing).toEqual([
      { name: '方正小标宋简体', instead: null },
      { name: '仿宋_GB2312', instead: '仿宋' },
    ]);
    expect(wordMissingFonts(missing)).toBe(
      '本机没有方正小标宋简体、仿宋_GB2312（可由仿宋代替），Word 会用别的字体代替；在装有这些字体的电脑上打开，就是规定的样子',
    );
  });

  test('nothing is, where all are there', async () => {
    expect(await findMissingFonts(wanted.slice(2), [folder])).toEqual([]);
    expect(wordMissingFonts([])).toBeNull();
  });

  test('nobody knows where there are no fonts to be found', async () => {
    expect(await findMissingFonts(wanted, [path.join(folder, 'empty'), path.join(folder, 'nowhere')])).toBeNull();
    expect(wordMissingFonts(null)).toBeNull();
  });

  test('is looked for where each system keeps its fonts', () => {
    const env = { SystemRoot: 'D:\\Windows', LOCALAPPDATA: 'C:\\Users\\王\\AppData\\Local' };
    expect(fontFolders('win32', env, 'C:\\Users\\王')).toEqual([
      'D:\\Windows\\Fonts',
      'C:\\Users\\王\\AppData\\Local\\Microsoft\\Windows\\Fonts',
    ]);
    expect(fontFolders('darwin', {}, '/Users/wang')).toContain('/Users/wang/Library/Fonts');
    expect(fontFolders('linux', {}, '/home/wang')).toContain('/usr/share/fonts');
  });
});
