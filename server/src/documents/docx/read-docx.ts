import type { StyledHeading } from '../../analysis/styled.ts';
import { LARGEST_DOCX } from '../limits.ts';
import { readParts } from './archive.ts';
import { type LeftOut, readBody } from './body.ts';
import { DocxFault, type DocxFaultKind } from './fault.ts';
import type { Line } from './lines.ts';
import { readNumbering } from './numbering.ts';
import { findRelated, relationshipsOf } from './relationships.ts';
import { readStyles } from './styles.ts';

/** What a Word file says: one line a paragraph or row, with the ordinals that Word only shows. */
export interface DocxText {
  readonly ok: true;
  readonly text: string;
  readonly headings: readonly StyledHeading[];
  readonly leftOut: LeftOut;
}

/** A Word file's text, or why there is none, in Chinese. */
export type DocxReading = DocxText | { readonly ok: false; readonly reason: string };

/** Where nearly all files have what is read; where it is elsewhere, the relationships tell. */
const USUAL = { document: 'word/document.xml', styles: 'word/styles.xml', numbering: 'word/numbering.xml' };
const TYPES = '[Content_Types].xml';
/** The whole file's relationships are those of no part. */
const PACKAGE = '';

/**
 * Reads a .docx file. Its own numbering becomes text (一、 （一） 1.), what was deleted in tracked changes is left out, what was
 * inserted is kept. The file is not changed, nothing outside of it is read, and any bytes give an answer.
 */
export function readDocx(bytes: Uint8Array): DocxReading {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof DocxFault) return { ok: false, reason: REASONS[error.kind] };
    return { ok: false, reason: REASONS.torn };
  }
}

/** What was left out of a text, in Chinese; empty where nothing was. */
export function wordLeftOut({ textBoxes, footnotes, comments, hidden, inclusions }: LeftOut): string {
  const parts = [
    textBoxes > 0 ? `文本框${textBoxes}个` : '',
    footnotes > 0 ? `脚注或尾注${footnotes}处` : '',
    comments > 0 ? `批注${comments}条` : '',
    hidden > 0 ? `隐藏文字${hidden}处` : '',
    inclusions > 0 ? `嵌入的其他文档${inclusions}个` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `没有读入：${parts.join('、')}` : '';
}

const REASONS: Readonly<Record<DocxFaultKind, string>> = {
  torn: 'Word 文件已损坏，读不出来；请用 Word 或 WPS 打开，另存一份再检查',
  'not-word': '内容不是 Word 文档；请核对文件，或另存为 .docx',
  'too-large': '文件展开后过大，不像一份报告，没有读',
  locked: 'Word 文件设有打开密码；请去掉密码，另存一份再检查',
  'old-word': '是旧版 Word 文件，只是扩展名写成了 .docx；请用 Word 或 WPS 另存为 .docx',
};

/** How a file of the old compound format begins: old Word files, and encrypted new ones. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = 'EncryptedPackage';

function read(bytes: Uint8Array): DocxReading {
  if (bytes.length > LARGEST_DOCX) throw new DocxFault('too-large');
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
    throw new DocxFault(holdsWide(bytes, ENCRYPTED) ? 'locked' : 'old-word');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new DocxFault(bytes.length === 0 ? 'torn' : 'not-word');
  const parts = readDocumentParts(bytes);
  const styles = readStyles(parts.styles);
  const numbering = readNumbering(parts.numbering, (style) => styles.of(style).list);
  const { lines, leftOut } = readBody(parts.document, styles, numbering);
  return { ok: true, ...toText(lines), leftOut };
}

interface DocumentParts {
  readonly document: Uint8Array;
  readonly styles: Uint8Array | undefined;
  readonly numbering: Uint8Array | undefined;
}

/** Unpacks what is read of a file: in one go where all lies in its usual place. */
function readDocumentParts(bytes: Uint8Array): DocumentParts {
  const usual = Object.values(USUAL);
  const wanted = [...usual, relationshipsOf(PACKAGE), relationshipsOf(USUAL.document), TYPES];
  let parts = readParts(bytes, new Set(wanted));
  const targetOf = (part: string, kind: string): string | undefined =>
    findRelated(parts.get(relationshipsOf(part)), part, kind);
  const main = targetOf(PACKAGE, 'officeDocument') ?? USUAL.document;
  if (main !== USUAL.document) parts = readParts(bytes, new Set([...wanted, main, relationshipsOf(main)]));
  const styles = targetOf(main, 'styles') ?? USUAL.styles;
  const numbering = targetOf(main, 'numbering') ?? USUAL.numbering;
  if ([styles, numbering].some((part) => !usual.includes(part))) {
    parts = readParts(bytes, new Set([...wanted, main, styles, numbering]));
  }
  const document = parts.get(main);
  if (!document) throw new DocxFault(parts.has(TYPES) ? 'not-word' : 'torn');
  return { document, styles: parts.get(styles), numbering: parts.get(numbering) };
}

function toText(lines: readonly Line[]): { readonly text: string; readonly headings: readonly StyledHeading[] } {
  const headings: StyledHeading[] = [];
  let start = 0;
  for (const { text, outline } of lines) {
    if (outline !== null && text.trim() !== '') headings.push({ start, level: outline + 1 });
    start += text.length + 1;
  }
  return { text: lines.map((line) => `${line.text}\n`).join(''), headings };
}

/** Whether an ASCII name stands in the bytes as UTF-16, as the names of streams do; looked for at the beginning of the file. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, 1_000_000 & ~1));
  return head.includes(name);
}
