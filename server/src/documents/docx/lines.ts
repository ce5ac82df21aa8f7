import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { type Attributes, attribute, integer } from './xml.ts';

/** A line of the text that a document gives: a paragraph, or a row of a table. */
export interface Line {
  readonly text: string;
  /** The level of a heading that the document's own outline tells, from 0; null for what is none. */
  readonly outline: number | null;
}

/** The paragraph that is being read. */
export interface OpenParagraph {
  text: string;
  style: string | undefined;
  list: number | undefined;
  level: number | undefined;
  outline: number | undefined;
  /** Whether its end was deleted in a tracked change: it runs on into the next one. */
  joined: boolean;
}

/** A paragraph of which nothing is known yet. */
export const EMPTY: Readonly<OpenParagraph> = {
  text: '',
  style: undefined,
  list: undefined,
  level: undefined,
  outline: undefined,
  joined: false,
};

/** A cell of the table that is being read. */
export interface Cell {
  readonly lines: Line[];
  /** How many columns it takes. */
  span: number;
  /** Whether it is the lower part of one that began in a row above. */
  continues: boolean;
}

const BODY_OUTLINE = 9;
/** Cells of figures and names are shorter. */
const LONG_PARAGRAPH = 80;

/** What the properties of a paragraph say of itself; those of its mark (rPr) say only whether it was deleted. */
export function readProperty(paragraph: OpenParagraph, name: string, attributes: Attributes): void {
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

/** A paragraph as a line, with the ordinal that Word shows before it. */
export function toLine(paragraph: OpenParagraph, styles: Styles, numbering: Numbering): Line {
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
    outline: outline < BODY_OUTLINE ? outline : null,
  };
}

/** A row of a table, with a bar between the cells. Where a table only frames text or sets it side by side, it is paragraphs. */
export function toLines(row: readonly Cell[]): readonly Line[] {
  const own = row.filter(({ continues }) => !continues);
  const frames = (row.length === 1 && row[0]!.span === 1) || own.some(({ lines }) => isProse(lines));
  if (frames) return own.flatMap(({ lines }) => lines);
  const cells = row.flatMap(({ lines, span, continues }) => [
    continues ? '' : oneLine(lines),
    ...Array<string>(span - 1).fill(''),
  ]);
  return [{ text: `| ${cells.join(' | ')} |`, outline: null }];
}

/** Whether a cell holds part of the report itself. */
function isProse(lines: readonly Line[]): boolean {
  return lines.length > 1 && lines.some(({ text }) => text.length >= LONG_PARAGRAPH);
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
