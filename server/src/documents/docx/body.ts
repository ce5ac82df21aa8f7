import { LONGEST_TEXT, MOST_PIECES } from '../limits.ts';
import { DocxFault } from './fault.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { type Attributes, attribute, integer, isOn, readXml } from './xml.ts';

/** A line of the text that a document gives: a paragraph, or a row of a table. */
export interface Line {
  readonly text: string;
  readonly kind: 'paragraph' | 'row';
  /** The level of a heading that the document's own outline tells, from 0; null for what is none. */
  readonly outline: number | null;
  /** Whether it has the style that Word gives to titles. */
  readonly title: boolean;
}

/** What stands in a document and is not read, counted. */
export interface LeftOut {
  readonly textBoxes: number;
  readonly footnotes: number;
  readonly comments: number;
  readonly hidden: number;
  /** Other documents that it takes in by reference. */
  readonly inclusions: number;
}

/** What stands in word/document.xml: its text line by line, and what of it was not read. */
export interface Body {
  readonly lines: readonly Line[];
  readonly leftOut: LeftOut;
}

/** The paragraph that is being read. */
interface OpenParagraph {
  text: string;
  style: string | undefined;
  list: number | undefined;
  level: number | undefined;
  outline: number | undefined;
  /** Whether its end was deleted in a tracked change: it runs on into the next one. */
  joined: boolean;
}

/** A cell of the table that is being read. */
interface Cell {
  readonly lines: Line[];
  /** How many columns it takes. */
  span: number;
  /** Whether it is the lower part of one that began in a row above. */
  continues: boolean;
}

/** Elements whose text is not the report's: what was deleted or moved away, drawings, the second form of what has two, and readings. */
const SKIPPED = new Set(['del', 'moveFrom', 'drawing', 'pict', 'object', 'Fallback', 'rt', 'instrText', 'delText']);
const BODY_OUTLINE = 9;
/** Cells of figures and names are shorter. */
const LONG_PARAGRAPH = 80;

/** Reads word/document.xml: its paragraphs with their ordinals, and the rows of its tables. */
export function readBody(bytes: Uint8Array, styles: Styles, numbering: Numbering): Body {
  const lines: Line[] = [];
  const leftOut = { textBoxes: 0, footnotes: 0, comments: 0, hidden: 0, inclusions: 0 };
  let paragraph: OpenParagraph | null = null;
  /** The beginning of a paragraph whose end was deleted. */
  let carried: OpenParagraph | null = null;
  /** Text is taken only where this is 0. */
  let skipping = 0;
  let tables = 0;
  let row: Cell[] | null = null;
  let cell: Cell | null = null;
  let inText = false;
  let inRun = false;
  let inParagraphProperties = false;
  let hidden = false;

  let pieces = 0;
  let length = 0;
  const count = (more: number): void => {
    pieces += more;
    if (pieces > MOST_PIECES) throw new DocxFault('too-large');
  };

  const write = (text: string): void => {
    if (skipping > 0 || !paragraph) return;
    length += text.length;
    if (length > LONGEST_TEXT) throw new DocxFault('too-large');
    if (hidden) leftOut.hidden++;
    else paragraph.text += text;
  };

  const endParagraph = (): void => {
    if (!paragraph) return;
    const whole = paragraph;
    paragraph = null;
    if (whole.joined) {
      carried = whole;
      return;
    }
    const line = toLine(whole, styles, numbering);
    (cell ? cell.lines : lines).push(line);
  };

  const open = (name: string, attributes: Attributes): void => {
    if (name === 'txbxContent') leftOut.textBoxes++;
    if (SKIPPED.has(name) && !(inParagraphProperties && name === 'del')) {
      skipping++;
      return;
    }
    if (skipping > 0) return;
    switch (name) {
      case 'p':
        count(1);
        paragraph = carried ?? {
          text: '',
          style: undefined,
          list: undefined,
          level: undefined,
          outline: undefined,
          joined: false,
        };
        paragraph.joined = false;
        carried = null;
        break;
      case 'pPr':
        inParagraphProperties = true;
        break;
      case 'r':
        inRun = true;
        hidden = false;
        break;
      case 'vanish':
        if (inRun) hidden = isOn(attributes);
        break;
      case 't':
        inText = true;
        break;
      case 'tab':
      case 'ptab':
        // Inside the properties of a paragraph it is the place of a tab, not a tab.
        if (inRun) write('\t');
        break;
      case 'br':
        if (attribute(attributes, 'type') === undefined || attribute(attributes, 'type') === 'textWrapping')
          write('\n');
        break;
      case 'cr':
        write('\n');
        break;
      case 'noBreakHyphen':
        write('-');
        break;
      case 'sym':
        write(toSymbol(attribute(attributes, 'char')));
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        leftOut.footnotes++;
        break;
      case 'commentReference':
        leftOut.comments++;
        break;
      case 'altChunk':
      case 'subDoc':
        leftOut.inclusions++;
        break;
      case 'tbl':
        tables++;
        break;
      case 'tr':
        if (tables === 1) row = [];
        break;
      case 'tc':
        if (tables === 1) cell = { lines: [], span: 1, continues: false };
        break;
      case 'gridSpan':
        if (cell && tables === 1) cell.span = Math.min(Math.max(integer(attribute(attributes, 'val')) ?? 1, 1), 60);
        break;
      case 'vMerge':
        if (cell && tables === 1) cell.continues = attribute(attributes, 'val') !== 'restart';
        break;
      default:
        if (inParagraphProperties && paragraph) readProperty(paragraph, name, attributes);
    }
  };

  const close = (name: string): void => {
    if (SKIPPED.has(name) && !(inParagraphProperties && name === 'del')) {
      skipping--;
      return;
    }
    if (skipping > 0) return;
    switch (name) {
      case 'p':
        endParagraph();
        break;
      case 'pPr':
        inParagraphProperties = false;
        break;
      case 'r':
        inRun = false;
        hidden = false;
        break;
      case 't':
        inText = false;
        break;
      case 'tc':
        if (tables === 1 && row && cell) {
          count(cell.span);
          row.push(cell);
          cell = null;
        }
        break;
      case 'tr':
        if (tables === 1 && row) {
          lines.push(...toLines(row));
          row = null;
        }
        break;
      case 'tbl':
        tables--;
        break;
    }
  };

  readXml(bytes, {
    open,
    close,
    text: (text) => {
      if (inText) write(text);
    },
  });
  if (carried) {
    paragraph = carried;
    (paragraph as OpenParagraph).joined = false;
    endParagraph();
  }
  return { lines, leftOut };
}

/** What the properties of a paragraph say of itself; those of its mark (rPr) say only whether it was deleted. */
function readProperty(paragraph: OpenParagraph, name: string, attributes: Attributes): void {
  const value = attribute(attributes, 'val');
  switch (name) {
    case 'pStyle':
      paragraph.style = value;
      break;
    case 'numId':
      paragraph.list = integer(value);
      break;
    case 'ilvl':
      paragraph.level = integer(value);
      break;
    case 'outlineLvl':
      paragraph.outline = integer(value);
      break;
    case 'del':
      paragraph.joined = true;
      break;
  }
}

function toLine(paragraph: OpenParagraph, styles: Styles, numbering: Numbering): Line {
  const style = styles.of(paragraph.style);
  const list = paragraph.list ?? style.list ?? 0;
  const level =
    paragraph.level ??
    style.level ??
    (style.listStyle === undefined ? undefined : numbering.levelOf(list, style.listStyle)) ??
    0;
  const written = paragraph.text.replaceAll('\u00ad', '');
  // An empty paragraph of a list shows its ordinal and counts, but says nothing.
  const ordinal = list > 0 ? numbering.next(list, level) : '';
  const outline = paragraph.outline ?? style.outline ?? BODY_OUTLINE;
  return {
    text: written.trim() === '' ? '' : ordinal + written,
    kind: 'paragraph',
    outline: outline < BODY_OUTLINE ? outline : null,
    title: /^(?:title|标题$|文档标题)/i.test(style.name) && outline >= BODY_OUTLINE,
  };
}

/** A row of a table, with a bar between the cells. Where a table only frames text or sets it side by side, it is paragraphs. */
function toLines(row: readonly Cell[]): readonly Line[] {
  const own = row.filter(({ continues }) => !continues);
  const frames = (row.length === 1 && row[0]!.span === 1) || own.some(({ lines }) => isProse(lines));
  if (frames) return own.flatMap(({ lines }) => lines);
  const cells = row.flatMap(({ lines, span, continues }) => [
    continues ? '' : oneLine(lines),
    ...Array<string>(span - 1).fill(''),
  ]);
  return [{ text: `| ${cells.join(' | ')} |`, kind: 'row', outline: null, title: false }];
}

/** Whether a cell holds part of the report itself. */
function isProse(lines: readonly Line[]): boolean {
  const long = lines.filter(({ text }) => text.length >= LONG_PARAGRAPH);
  return lines.length > 1 && long.length > 0;
}

/** A cell is one stretch of a row, whatever breaks stand in it. */
function oneLine(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('|', '\\|');
}

/** Symbols of fonts of their own mean nothing outside them. */
function toSymbol(code: string | undefined): string {
  const point = code !== undefined && /^[\da-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : 0;
  return point > 0x20 && point < 0xd800 ? String.fromCodePoint(point) : '';
}
