import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';
import { abstractList, list, type WordFile, writeWord } from '../documents/word.ts';
import { writeReport } from '../server/long-report.ts';
import { type Line, type MadeUpReport, makeReport } from './made-up-reports.ts';

/** A folder as it comes in at a justice bureau, and all that is to be found out about it. */
export interface MadeUpBatch {
  /** Those that can be read, by the names of their files. */
  readonly reports: ReadonlyMap<string, MadeUpReport>;
  /** The names of the files that cannot be checked. */
  readonly unreadable: readonly string[];
  /** Names of files with the same report: a draft beside the final text. */
  readonly twice: readonly (readonly [string, string])[];
}

/** Writes a batch into a folder: the same files for the same count. */
export function writeBatch(folder: string, count: number): MadeUpBatch {
  const reports = new Map<string, MadeUpReport>();
  const unreadable: string[] = [];
  const twice: (readonly [string, string])[] = [];
  const put = (name: string, content: Uint8Array): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (let number = 0; number < count; number++) {
    const report = makeReport(number);
    const form = FORMS[number % FORMS.length]!;
    const name = nameFile(number, report, form.ending);
    const bytes = form.write(report.lines);
    if (number % 30 === 7) {
      const torn = `${String(number).padStart(3, '0')} ${report.unit}（破损）.docx`;
      put(torn, tear(number, report.lines));
      unreadable.push(torn);
      continue;
    }
    put(name, bytes);
    reports.set(name, report);
    if (number % 50 === 11) {
      const other = name.replace(/\.\w+$/, '（定稿2）$&');
      put(other, bytes);
      reports.set(other, report);
      twice.push([name, other]);
    }
  }
  for (const [name, content] of OTHERS) {
    put(name, typeof content === 'string' ? Buffer.from(content) : content);
    unreadable.push(name);
  }
  return { reports, unreadable, twice };
}

/** The bytes of a Word file with a report of about so many characters, as even as real ones, its ordinals counted by Word. */
export function writeLongWord(number: number, length: number): Uint8Array {
  const texts = writeReport(length, number + 1).split('\n');
  const lines = texts.map((text): Line => {
    const [mark, title] = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)(?=(.*))/.exec(text) ?? [];
    if (mark === undefined) return { kind: 'paragraph', text };
    return { kind: mark.startsWith('（') ? 'subheading' : 'heading', text: title! };
  });
  return wordAutomatic(lines);
}

function nameFile(number: number, { unit, year }: MadeUpReport, ending: string): string {
  const folder = ['', '乡镇/', '部门/'][number % 3];
  return `${folder}${String(number).padStart(3, '0')} ${unit}${year}年法治政府建设年度报告${ending}`;
}

interface Form {
  readonly ending: string;
  readonly write: (lines: readonly Line[]) => Uint8Array;
}

const OFFICIAL = abstractList(0, [
  { text: '%1、', format: 'chineseCountingThousand' },
  { text: '（%2）', format: 'chineseCountingThousand' },
]);

/** Ordinals that Word counts, said at each paragraph. */
function wordAutomatic(lines: readonly Line[]): Uint8Array {
  const level = { heading: 0, subheading: 1 } as const;
  const body = lines.map(({ kind, text }) =>
    kind === 'heading' || kind === 'subheading' ? { text, list: 1, level: level[kind] } : { text },
  );
  return writeWord({ body, numbering: OFFICIAL + list(1, 0) });
}

/** Ordinals that Word counts, said by the styles of headings. */
function wordStyled(lines: readonly Line[]): Uint8Array {
  const style = (id: string, name: string, level: number): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="${level}"/></w:pPr></w:style>`;
  const styles = style('1', 'heading 1', 0) + style('2', 'heading 2', 1);
  const ids = { heading: '1', subheading: '2' } as const;
  const body: WordFile['body'] = lines.map(({ kind, text }) =>
    kind === 'heading' || kind === 'subheading' ? { text, style: ids[kind] } : { text },
  );
  return writeWord({ body, styles, numbering: OFFICIAL + list(1, 0) });
}

/** Ordinals typed as text. */
function wordTyped(lines: readonly Line[]): Uint8Array {
  return writeWord({ body: typeOrdinals(lines).map((text) => ({ text })) });
}

function typeOrdinals(lines: readonly Line[]): readonly string[] {
  let [heading, subheading] = [0, 0];
  return lines.map(({ kind, text }) => {
    if (kind === 'heading') {
      subheading = 0;
      return `${toChineseOrdinal(++heading)}、${text}`;
    }
    return kind === 'subheading' ? `（${toChineseOrdinal(++subheading)}）${text}` : text;
  });
}

function plain(lineEnd: string, encode: (text: string) => Uint8Array): Form['write'] {
  return (lines) => encode(`${typeOrdinals(lines).join(lineEnd)}${lineEnd}`);
}

const utf8 = (text: string): Uint8Array => Buffer.from(text);

const FORMS: readonly Form[] = [
  { ending: '.docx', write: wordAutomatic },
  { ending: '.docx', write: wordStyled },
  { ending: '.docx', write: wordTyped },
  { ending: '.txt', write: plain('\n', utf8) },
  { ending: '.docx', write: wordAutomatic },
  { ending: '.txt', write: plain('\r\n', (text) => utf8(`\ufeff${text}`)) },
  { ending: '.docx', write: wordStyled },
  { ending: '.txt', write: plain('\r\n', toGb18030) },
  { ending: '.docx', write: wordTyped },
  { ending: '.txt', write: plain('\n', toGb18030) },
];

/** A Word file that was cut off, whose inside was damaged, or that is empty. */
function tear(number: number, lines: readonly Line[]): Uint8Array {
  const whole = wordAutomatic(lines);
  if (number % 3 === 0) return whole.subarray(0, Math.floor(whole.length / 2));
  if (number % 3 === 1) return new Uint8Array();
  const damaged = Uint8Array.from(whole);
  damaged.fill(0x55, Math.floor(whole.length / 3), Math.floor((2 * whole.length) / 3));
  return damaged;
}

const OTHERS: readonly (readonly [string, string | Uint8Array])[] = [
  ['盖章扫描件.pdf', '%PDF-1.7\n'],
  ['旧报告.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  [
    '改名的旧报告.docx',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]),
  ],
  ['空白.txt', ''],
  ['损坏.txt', Buffer.concat([Buffer.from('本年度工作'.repeat(40)), Buffer.from([0xff, 0xfe, 0xe5])])],
];

/** GB18030 for what stands in the two bytes of GBK; nothing here needs more. */
function toGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbk().get(character) ?? fail(character)));
  }
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, readonly [number, number]> | null = null;

function gbk(): ReadonlyMap<string, readonly [number, number]> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (low !== 0x7f && [...character].length === 1) made.set(character, [high, low]);
    }
  }
  table = made;
  return made;
}

function fail(character: string): never {
  throw new Error(`“${character}” is not in GBK`);
}
