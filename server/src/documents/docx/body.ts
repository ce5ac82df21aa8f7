import { LONGEST_TEXT, MOST_PIECES } from '../limits.ts';
import { DocxFault } from './fault.ts';
import { type Cell, EMPTY, type Line, type OpenParagraph, readProperty, toLine, toLines } from './lines.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { type Attributes, attribute, integer, isOn, readXml } from './xml.ts';

/** What stands in a document and is not read, counted. */
export interface LeftOut {
  readonly textBoxes: number;
  readonly footnotes: number;
  readonly comments: number;
  readonly hidden: number;
  /** Other documents that it takes in by reference. */
  readonly inclusions: number;
}

/** What stands in the main part: its text line by line, and what of it was not read. */
export interface Body {
  readonly lines: readonly Line[];
  readonly leftOut: LeftOut;
}

/** Elements whose text is not the report's: what was deleted or moved away, drawings, the second form of what has two, and readings. */
const SKIPPED = new Set(['del', 'moveFrom', 'drawing', 'pict', 'object', 'Fallback', 'rt', 'instrText', 'delText']);
/** No table of a report has more columns. */
const WIDEST_CELL = 60;

/**
 * Reads the main part, most often word/document.xml: its paragraphs with their ordinals, and the rows of its tables. Throws a
 * `DocxFault` where it is that of a workbook or of slides.
 */
export function readBody(bytes: Uint8Array, styles: Styles, numbering: Numbering): Body {
  const reader = new BodyReader(styles, numbering);
  let root: string | undefined;
  readXml(bytes, {
    open: (name, attributes) => {
      root ??= name;
      reader.open(name, attributes);
    },
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  if (root !== 'document') throw new DocxFault('not-word');
  return reader.end();
}

/** What is known while the elements of a document come by. */
class BodyReader {
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #lines: Line[] = [];
  readonly #leftOut = { textBoxes: 0, footnotes: 0, comments: 0, hidden: 0, inclusions: 0 };
  #paragraph: OpenParagraph | null = null;
  /** The words of a paragraph whose end was deleted, and with it all that was said of it. */
  #carried = '';
  /** Text is taken only where this is 0. */
  #skipping = 0;
  /** How many second forms of what has two are open: what stands there was counted already. */
  #secondForms = 0;
  /** How many tables are open, one within the other: the rows of the outermost are read. */
  #tables = 0;
  #row: Cell[] | null = null;
  #rowDeleted = false;
  #cell: Cell | null = null;
  #inText = false;
  #inRun = false;
  /** Whose properties are being told. */
  #properties: 'paragraph' | 'row' | null = null;
  #hidden = false;
  #pieces = 0;
  #length = 0;

  constructor(styles: Styles, numbering: Numbering) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'Fallback') this.#secondForms++;
    if (name === 'txbxContent' && this.#secondForms === 0) this.#leftOut.textBoxes++;
    if (this.#isSkipped(name)) this.#skipping++;
    if (this.#skipping > 0) return;
    const mark = markOf(name, attributes);
    // Inside the properties of a paragraph it is the place of a tab, not a tab.
    if (mark !== '' && (mark !== TAB || this.#inRun)) this.#write(mark);
    else this.#openPart(name, attributes);
  }

  close(name: string): void {
    if (name === 'Fallback') this.#secondForms--;
    if (this.#isSkipped(name)) {
      this.#skipping--;
      return;
    }
    if (this.#skipping > 0) return;
    switch (name) {
      case 'p':
        this.#endParagraph();
        break;
      case 'pPr':
      case 'trPr':
        this.#properties = null;
        break;
      case 'r':
        this.#inRun = false;
        this.#hidden = false;
        break;
      case 't':
        this.#inText = false;
        break;
      case 'tbl':
        this.#tables--;
        break;
      default:
        if (this.#tables === 1) this.#closeTablePart(name);
    }
  }

  text(text: string): void {
    if (this.#inText) this.#write(text);
  }

  /** What was read, once all elements have come by. */
  end(): Body {
    if (this.#carried !== '') this.#lines.push({ text: this.#carried, outline: null });
    return { lines: this.#lines, leftOut: this.#leftOut };
  }

  #openPart(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
        this.#count(1);
        this.#paragraph = { ...EMPTY, text: this.#carried };
        this.#carried = '';
        break;
      case 'pPr':
        this.#properties = 'paragraph';
        break;
      case 'trPr':
        this.#properties = 'row';
        break;
      case 'r':
        this.#inRun = true;
        this.#hidden = false;
        break;
      case 'vanish':
        if (this.#inRun) this.#hidden = isOn(attributes);
        break;
      case 't':
        this.#inText = true;
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#leftOut.footnotes++;
        break;
      case 'commentReference':
        this.#leftOut.comments++;
        break;
      case 'altChunk':
      case 'subDoc':
        this.#leftOut.inclusions++;
        break;
      case 'tbl':
        this.#tables++;
        break;
      default:
        if (this.#tables === 1) this.#openTablePart(name, attributes);
        if (this.#properties === 'paragraph' && this.#paragraph) readProperty(this.#paragraph, name, attributes);
    }
  }

  #openTablePart(name: string, attributes: Attributes): void {
    if (name === 'tr') {
      this.#row = [];
      this.#rowDeleted = false;
    } else if (name === 'del' && this.#properties === 'row') this.#rowDeleted = true;
    else if (name === 'tc') this.#cell = { lines: [], span: 1, continues: false };
    else if (this.#cell && name === 'gridSpan') {
      this.#cell.span = Math.min(Math.max(integer(attribute(attributes, 'val')) ?? 1, 1), WIDEST_CELL);
    } else if (this.#cell && name === 'vMerge') {
      this.#cell.continues = attribute(attributes, 'val') !== 'restart';
    }
  }

  #closeTablePart(name: string): void {
    if (name === 'tc' && this.#row && this.#cell) {
      this.#count(this.#cell.span);
      this.#row.push(this.#cell);
      this.#cell = null;
    } else if (name === 'tr' && this.#row) {
      if (!this.#rowDeleted) this.#lines.push(...toLines(this.#row));
      this.#row = null;
    }
  }

  /** Among properties, 'del' is a mark on what has them and not around what was deleted. */
  #isSkipped(name: string): boolean {
    return SKIPPED.has(name) && !(this.#properties !== null && name === 'del');
  }

  #write(text: string): void {
    if (this.#skipping > 0 || !this.#paragraph) return;
    this.#length += text.length;
    if (this.#length > LONGEST_TEXT) throw new DocxFault('too-large');
    if (this.#hidden) this.#leftOut.hidden++;
    else this.#paragraph.text += text;
  }

  #endParagraph(): void {
    const whole = this.#paragraph;
    if (!whole) return;
    this.#paragraph = null;
    if (whole.joined) this.#carried = whole.text;
    else (this.#cell?.lines ?? this.#lines).push(toLine(whole, this.#styles, this.#numbering));
  }

  #count(more: number): void {
    this.#pieces += more;
    if (this.#pieces > MOST_PIECES) throw new DocxFault('too-large');
  }
}

const TAB = '\t';

/** What an element stands for that is a character of the text itself; empty for any other. */
function markOf(name: string, attributes: Attributes): string {
  switch (name) {
    case 'tab':
    case 'ptab':
      return TAB;
    case 'br':
      return (attribute(attributes, 'type') ?? 'textWrapping') === 'textWrapping' ? '\n' : '';
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return toSymbol(attribute(attributes, 'char'));
    default:
      return '';
  }
}

/** Symbols of fonts of their own mean nothing outside them. */
function toSymbol(code: string | undefined): string {
  const point = code !== undefined && /^[\da-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : 0;
  return point > 0x20 && point < 0xd800 ? String.fromCodePoint(point) : '';
}
