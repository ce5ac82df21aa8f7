import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type DocxReading, readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { timeOf } from '../properties/growth.ts';
import fc from '../seeded.ts';
import { abstractList, list, run, writeWord } from './word.ts';

const PARAGRAPH = `<w:p>${run('正文')}</w:p>`;

/** What a file says, or why it is not read; in no time that anybody would wait for. */
function answer(bytes: Uint8Array): string {
  const readings: DocxReading[] = [];
  expect(timeOf(() => readings.push(readDocx(bytes)))).toBeLessThan(20_000);
  const reading = readings[0]!;
  return reading.ok ? reading.text : reading.reason;
}

const body = (xml: string): Uint8Array => writeWord({ body: [{ xml }] });
const document = (xml: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(xml) });
const wrap = (head: string, text: string): Uint8Array =>
  document(
    `<?xml version="1.0"?>${head}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  );

describe('what no report comes near is not read', () => {
  test.each([
    ['a million paragraphs', body('<w:p><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(1_000_000))],
    ['ten thousand tables within each other', body('<w:tbl><w:tr><w:tc>'.repeat(10_000))],
    [
      'a row of two hundred thousand cells',
      body(`<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(200_000)}</w:tr></w:tbl>`),
    ],
    [
      'cells over a million columns',
      body(
        `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc>'.repeat(20_000)}</w:tr></w:tbl>`,
      ),
    ],
    ['a cell of a million paragraphs', body(`<w:tbl><w:tr><w:tc>${'<w:p/>'.repeat(1_000_000)}</w:tc></w:tr></w:tbl>`)],
    ['five million characters', body(`<w:p>${run('甲'.repeat(5_000_000))}</w:p>`)],
    [
      'ten thousand parts',
      zipSync(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x${at}`, new Uint8Array()]))),
    ],
  ])('%s', { timeout: 60_000 }, (_, bytes) => expect(answer(bytes)).toContain('过大'));

  test('a part that is not looked at may be a bomb', () => {
    const bytes = zipSync(
      {
        'word/document.xml': strToU8('<w:document xmlns:w="w"><w:body><w:p/></w:body></w:document>'),
        'word/media/a.bin': new Uint8Array(100_000_000),
      },
      { level: 9 },
    );
    expect(answer(bytes)).toBe('\n');
  });
});

describe('nothing outside of the file is read', () => {
  test.each([
    ['entities that grow', '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', '&b;', '已损坏'],
    ['an entity that is a file', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;', '已损坏'],
    ['a definition elsewhere', '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">', '正文', '正文'],
  ])('%s', (_, head, text, expected) => expect(answer(wrap(head, text))).toContain(expected));

  test('relationships lead nowhere', () => {
    const relationship =
      '<Relationship Id="r1" Type="x/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/>';
    const parts = { 'word/_rels/document.xml.rels': `<Relationships>${relationship}</Relationships>` };
    const xml = `<w:altChunk r:id="r1"/><w:subDoc r:id="r1"/>${PARAGRAPH}`;
    expect(answer(writeWord({ body: [{ xml }], parts }))).toBe('正文\n');
  });
});

test('styles in a ring, and lists without end', () => {
  const style = (id: string, base: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`;
  const ring = style('a', 'b') + style('b', 'a');
  const lists = Array.from({ length: 2000 }, (_, at) => list(at + 1, 0)).join('');
  const numbering =
    abstractList(
      0,
      Array.from({ length: 9 }, () => ({ text: '%1%2%3%4%5%6%7%8%9'.repeat(9) })),
    ) + lists;
  const paragraphs = Array.from({ length: 4000 }, (_, at) => ({
    text: '项',
    style: 'a',
    list: 1 + (at % 2000),
    level: at % 9,
  }));
  expect(answer(writeWord({ body: paragraphs, styles: ring, numbering })).split('\n')).toHaveLength(4001);
});

test('changed or cut anywhere, it is read or refused, and soon', () => {
  const whole = writeWord({
    numbering: abstractList(0, [{ text: '%1、', format: 'chineseCounting' }]) + list(1, 0),
    styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
    body: [
      { text: '举措', style: '1', list: 1 },
      { text: `全年办结${Math.PI}件。`.repeat(40) },
      {
        rows: [
          ['类别', '件数'],
          ['处罚', '12'],
        ],
      },
    ],
  });
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(changes, fc.nat(whole.length), fc.boolean(), (changed, end, cut) => {
      const bytes = whole.slice(0, cut ? end : whole.length);
      for (const [at, byte] of changed) if (at < bytes.length) bytes[at] = byte;
      expect(answer(bytes)).toBeTypeOf('string');
    }),
    { numRuns: 500 },
  );
});
