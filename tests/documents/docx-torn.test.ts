import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { abstractList, list, writeWord } from './word.ts';

/** What is no Word file, or a torn one, is told in words. */
const whole = writeWord({ body: [{ text: '正文'.repeat(500) }, { text: `${Math.PI}` }] });
const reasonOf = (bytes: Uint8Array): string => {
  const reading = readDocx(bytes);
  return reading.ok ? '' : reading.reason;
};

test.each([
  ['nothing', new Uint8Array(), '已损坏'],
  ['text', strToU8('2023年法治政府建设年度报告'), '不是 Word 文档'],
  [
    'another archive',
    zipSync({ 'xl/workbook.xml': strToU8('<x/>'), '[Content_Types].xml': strToU8('<x/>') }),
    '不是 Word 文档',
  ],
  ['half a file', whole.subarray(0, 500), '已损坏'],
  ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '旧版 Word'],
  [
    'a locked file',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])]),
    '打开密码',
  ],
  ['half a document', writeWord({ body: [{ xml: '<w:p><w:r>' }] }), '已损坏'],
  ['an entity of its own', writeWord({ body: [{ xml: '<w:p><w:r><w:t>&bomb;</w:t></w:r></w:p>' }] }), '已损坏'],
  ['elements without end', writeWord({ body: [{ xml: '<w:tbl>'.repeat(10_000) }] }), '过大'],
])('%s', (_, bytes, words) => expect(reasonOf(bytes)).toContain(words));

test('a bomb is stopped while it grows', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(80_000_000) }, { level: 9 });
  expect(bomb.length).toBeLessThan(200_000);
  expect(reasonOf(bomb)).toContain('过大');
});

const numbered = writeWord({
  numbering: abstractList(0, [{ text: '%1、', format: 'chineseCounting' }]) + list(1, 0),
  body: [{ text: '主要举措和成效', list: 1, level: 0 }, { text: '共受理群众诉求120件，分别是咨询85件、投诉45件。' }],
});
test.each([
  ['packed', numbered],
  ['packed without making it smaller', zipSync(unzipSync(numbered), { level: 0 })],
])('torn or changed anywhere, it says what it said or that it is torn: %s', (_, file) => {
  const said = readDocx(file);
  for (let at = 0; at < file.length; at += 3) {
    const changed = file.slice();
    changed[at] = changed[at]! ^ 0x15;
    for (const reading of [readDocx(changed), readDocx(file.subarray(0, at))]) {
      if (reading.ok) expect(reading, `${at}`).toEqual(said);
    }
  }
});
