import {
  Document,
  DocumentGridType,
  Footer,
  type ICommentOptions,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { Analysis } from '../../analysis/analyze.ts';
import type { PlacedDate } from '../../analysis/dates.ts';
import { type Anchored, anchorNotes, type Note } from './anchors.ts';
import { EM, emOf, FACES, indentRight, PAGE, SIZES, STYLES, TEXT_WIDTH, toFontTable, toStyles } from './gongwen.ts';
import { wordsOf } from './pieces.ts';
import { type Face, type Printed, type PrintedParagraph, toPrinted } from './printed.ts';
import { HINT, toRuns, writable } from './runs.ts';
import { lineBreadth, titleBreadth } from './title-lines.ts';
import { toTable } from './write-table.ts';

/** What is written as a Word file. */
export interface Manuscript {
  readonly analysis: Analysis;
  readonly signed: PlacedDate | null;
  /** The reporting unit; empty where it is not known. No person is ever named. */
  readonly unit: string;
  /** What stands beside the text as comments; none in the version that goes out. */
  readonly notes: readonly Note[];
  readonly time: Date;
}

/** A report as a .docx file in the layout of GB/T 9704—2012. The words are those of the text, the ordinals too. */
export async function writeDocx({ analysis, signed, unit, notes, time }: Manuscript): Promise<Uint8Array> {
  const printed = toPrinted(analysis, signed);
  const anchored = anchorNotes(printed, notes);
  const faces = facesOf(printed);
  const document = new Document({
    styles: toStyles(faces),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 2 * EM,
    ...(notes.length > 0 && { comments: { children: notes.map((note, id) => toComment(note, id, time)) } }),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { ...PAGE, header: PAGE.footer, gutter: 0 },
          },
          grid: { type: DocumentGridType.LINES, linePitch: PAGE.line },
        },
        // The numbers stand at the outer edge, one character from it.
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: toChildren(printed, anchored, faces),
      },
    ],
  });
  const overrides = [
    { path: 'docProps/core.xml', data: toProperties(analysis.title, unit, time) },
    { path: 'word/fontTable.xml', data: toFontTable() },
  ];
  return new Uint8Array(await Packer.toArrayBuffer(document, false, overrides));
}

const COMMENT_AUTHOR = '校核';
const COMMENT_INITIALS = '校';
const HEADINGS = ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6'] as const;
/** The date stands so many characters from the right edge, and the signature above it, in the middle of it. */
const DATE_INDENT = 4;
const SIGNATURE_INDENT = 2;

/** What headings of each level mostly are set in; the others say so themselves. */
function facesOf(printed: readonly Printed[]): readonly Face[] {
  const usual: readonly Face[] = ['hei', 'kai', 'bold', 'plain', 'plain', 'plain'];
  return usual.map((face, index) => {
    const counts = new Map<Face, number>();
    for (const item of printed) {
      if (item.kind !== 'paragraph' || item.role !== 'heading' || item.level !== index + 1) continue;
      counts.set(item.face, (counts.get(item.face) ?? 0) + 1);
    }
    return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [face, 0])[0];
  });
}

function toChildren(printed: readonly Printed[], anchored: Anchored, faces: readonly Face[]): (Paragraph | Table)[] {
  const date = printed.findLast((item): item is PrintedParagraph => item.kind === 'paragraph' && item.role === 'date');
  const children: (Paragraph | Table)[] = [];
  printed.forEach((item, at) => {
    const before = printed[at - 1];
    if (item.kind === 'table') {
      // Two tables that follow on each other would be one.
      if (before?.kind === 'table') children.push(new Paragraph({}));
      children.push(toTable(item, anchored));
    } else {
      const style = item.role === 'heading' ? (HEADINGS[item.level - 1] ?? STYLES.body) : STYLES[item.role];
      children.push(
        new Paragraph({
          style,
          // A page has 22 lines, whatever paragraph they belong to.
          ...(item.role === 'body' && { widowControl: false }),
          ...placeOf(item, before, printed[at + 1], date),
          children: toRuns(item.pieces, anchored, (piece) => {
            const own = item.role === 'heading' ? item.face !== faces[item.level - 1] : piece.lead;
            return own ? FACES[item.face] : {};
          }),
        }),
      );
    }
  });
  if (printed.at(-1)?.kind !== 'paragraph') {
    children.push(new Paragraph({ style: STYLES.body, children: toRuns([], anchored, () => ({})) }));
  }
  return children;
}

/** What a paragraph's place among the others asks for beyond its style. */
function placeOf(
  item: PrintedParagraph,
  before: Printed | undefined,
  next: Printed | undefined,
  date: PrintedParagraph | undefined,
): Pick<IParagraphOptions, 'spacing' | 'indent' | 'keepNext'> {
  const words = wordsOf(item.pieces);
  const nextRole = next?.kind === 'paragraph' ? next.role : null;
  const beforeRole = before?.kind === 'paragraph' ? before.role : null;
  switch (item.role) {
    case 'title':
    case 'subtitle': {
      const last = nextRole !== 'title' && nextRole !== 'subtitle';
      const indent = item.role === 'title' ? titleIndent(words) : null;
      return { ...(last && { spacing: { after: PAGE.line } }), ...(indent && { indent }) };
    }
    case 'signature':
    case 'date': {
      const first = beforeRole !== 'signature' && beforeRole !== 'date';
      const own = lineBreadth(words);
      const dated = date === undefined ? null : lineBreadth(wordsOf(date.pieces));
      const middle = dated === null ? SIGNATURE_INDENT : DATE_INDENT + (dated - own) / 2;
      const indent = item.role === 'date' ? (item === date ? DATE_INDENT : middle) : middle;
      return { ...(first && { spacing: { before: 2 * PAGE.line } }), indent: indentRight(Math.max(0, indent)) };
    }
    default:
      // The signature is not to stand alone on a page.
      if (nextRole === 'signature' || nextRole === 'date') return { keepNext: true };
      return beforeRole === null && before && item.role !== 'annex'
        ? { spacing: { before: Math.round(PAGE.line / 2) } }
        : {};
  }
}

/** A long title is to end its lines where a phrase ends: the lines are made that long. */
function titleIndent(words: string): { readonly left: number; readonly right: number } | null {
  const breadth = titleBreadth(words);
  if (breadth === null) return null;
  const side = Math.floor((TEXT_WIDTH - breadth * emOf(SIZES.title)) / 2);
  return { left: side, right: side };
}

function toComment({ paragraphs }: Note, id: number, date: Date): ICommentOptions {
  return {
    id,
    author: COMMENT_AUTHOR,
    initials: COMMENT_INITIALS,
    date,
    children: paragraphs.map(
      (words) =>
        new Paragraph({ style: STYLES.comment, children: [new TextRun({ text: writable(words), font: HINT })] }),
    ),
  };
}

/** — 1 — */
function pageNumber(side: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLES.number,
        alignment: side,
        indent: { [side]: emOf(SIZES.number) },
        children: [new TextRun({ font: HINT, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function toProperties(title: string, unit: string, time: Date): string {
  const at = `${time.toISOString().slice(0, 19)}Z`;
  const escaped = (words: string): string => writable(words).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(unit)}</dc:creator><dc:language>zh-CN</dc:language><cp:lastModifiedBy>${escaped(unit)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}
