import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeDocument } from '../../client/src/documents.ts';
import { looksGarbled } from '../../client/src/garbled.ts';

const GBK = readFileSync(join(import.meta.dirname, '../fixtures/encodings/gb18030.txt'));
const as = (encoding: string): string => new TextDecoder(encoding).decode(GBK).slice(0, 3000);

test('a GB18030 text read as UTF-8, or as one of the Western encodings', () => {
  expect(looksGarbled(as('utf-8'))).toBe(true);
  expect(looksGarbled(GBK.toString('latin1').slice(0, 3000))).toBe(true);
  expect(looksGarbled(as('gb18030'))).toBe(false);
});

test.each([
  ['nothing', ''],
  ['a report', '2025年度工作报告\n\n全年受理咨询120件。'],
  [
    'a Chinese text with a few damaged characters',
    `${'全年受理咨询，其中劳动类、婚姻类。'.repeat(8)}\ufffd\ufffd\ufffd\ufffd`,
  ],
  ['one that speaks of the mark', 'U+FFFD 是 \ufffd'],
  [
    'French',
    'À Noël, les élèves français étaient très âgés ; où êtes-vous ? Ça va, naïf garçon, à bientôt, à côté.'.repeat(3),
  ],
  [
    'Vietnamese',
    'Báo cáo công tác năm của Ủy ban nhân dân thị xã về việc thực hiện chính sách. Đà Nẵng, ngày mồng một.'.repeat(3),
  ],
])('not %s', (_, text) => {
  expect(looksGarbled(text)).toBe(false);
});

test('three damaged characters are a slip, four and nothing Chinese beside them another encoding', () => {
  expect(looksGarbled('report \ufffd\ufffd\ufffd')).toBe(false);
  expect(looksGarbled('report \ufffd\ufffd\ufffd\ufffd')).toBe(true);
});

test('is not checked, unless the user insists; what it is called does not matter', () => {
  const glance = {
    languageId: 'gongwen',
    editable: true,
    fileName: '2020年度报告.txt',
    length: 900,
    head: as('utf-8').split('\n').slice(0, 40),
  };
  expect(judgeDocument(glance)).toBe('garbled');
  expect(judgeDocument(glance, 'check')).toBe('report');
  expect(judgeDocument(glance, 'skip')).toBe('skipped');
});
