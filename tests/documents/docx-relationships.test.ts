import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from '../../server/src/documents/docx/read-docx.ts';
import { abstractList, list, writeWord } from './word.ts';

/** What the relationships of a Word file name is read, wherever it lies. */
const usual = unzipSync(
  writeWord({
    body: [{ text: '主要举措', style: 'h' }, { text: '加强领导' }],
    numbering: abstractList(0, [{ text: '%1、', format: 'chineseCounting' }]) + list(1, 0),
    styles:
      '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
  }),
);
const [document, styles, numbering] = ['document', 'styles', 'numbering'].map((name) => usual[`word/${name}.xml`]!);
const relationships = (...targets: readonly (readonly [kind: string, target: string, more?: string])[]): Uint8Array =>
  strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(([kind, target, more = '']) => `<Relationship Id="r" Type="${kind}" Target="${target}" ${more}/>`)
      .join('')}</Relationships>`,
  );
const kind = (name: string): string => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`;
const strict = (name: string): string => `http://purl.oclc.org/ooxml/officeDocument/relationships/${name}`;
const textOf = (parts: Readonly<Record<string, Uint8Array | undefined>>): string => {
  const reading = readDocx(zipSync(parts as Record<string, Uint8Array>));
  return reading.ok ? reading.text : reading.reason;
};

test.each([
  [
    'all of it under names of its own',
    {
      '_rels/.rels': relationships([kind('officeDocument'), 'word/document2.xml']),
      'word/document2.xml': document,
      'word/_rels/document2.xml.rels': relationships(
        [kind('styles'), 'styles2.xml'],
        [kind('numbering'), '../lists/numbering%20one.xml'],
      ),
      'word/styles2.xml': styles,
      'lists/numbering one.xml': numbering,
    },
  ],
  [
    'from the top, in the strict form, the first of a kind, and nothing that lies outside',
    {
      '_rels/.rels': relationships(
        [strict('officeDocument'), 'https://example.com/document.xml', 'TargetMode="External"'],
        [strict('officeDocument'), '/body.xml'],
        [strict('officeDocument'), '/word/document.xml'],
      ),
      'body.xml': document,
      'word/document.xml': strToU8('<w:document xmlns:w="w"/>'),
      '_rels/body.xml.rels': relationships([strict('styles'), 'styles.xml'], [strict('numbering'), 'numbering.xml']),
      'styles.xml': styles,
      'numbering.xml': numbering,
    },
  ],
  [
    'only the styles, of a document in its usual place',
    {
      ...usual,
      'word/styles.xml': strToU8('<w:styles xmlns:w="w"/>'),
      'word/_rels/document.xml.rels': relationships([kind('styles'), 'more/styles.xml'], [kind('image'), '100%.png']),
      'word/more/styles.xml': styles,
    },
  ],
  ['what names nothing leaves the usual names', { ...usual, '_rels/.rels': relationships() }],
])('%s', (_, parts) => expect(textOf(parts)).toBe('一、主要举措\n加强领导\n'));

test('a workbook is none, whatever the file is called', () => {
  const parts = {
    '_rels/.rels': relationships([kind('officeDocument'), 'xl/workbook.xml']),
    'xl/workbook.xml': strToU8('<workbook/>'),
  };
  expect(textOf(parts)).toContain('不是 Word 文档');
});

test('a part that is named and not there is missed', () => {
  const parts = { ...usual, '_rels/.rels': relationships([kind('officeDocument'), 'word/elsewhere.xml']) };
  expect(textOf(parts)).toContain('不是 Word 文档');
});
