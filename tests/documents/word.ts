import { strToU8, type Zippable, zipSync } from 'fflate';

/** A paragraph of a made-up Word file: its text, and what is said of it. */
export interface WordParagraph {
  readonly text?: string;
  /** Its runs where they are more than plain text: XML of word/document.xml. */
  readonly runs?: string;
  /** The id of its style. */
  readonly style?: string;
  /** The list and the level it counts in. */
  readonly list?: number;
  readonly level?: number;
  readonly outline?: number;
}

/** A made-up Word file: paragraphs, rows of tables, and the parts beside them. */
export interface WordFile {
  readonly body: readonly (
    | WordParagraph
    | { readonly rows: readonly (readonly string[])[] }
    | { readonly xml: string }
  )[];
  /** Inside <w:numbering>. */
  readonly numbering?: string;
  /** Inside <w:styles>. */
  readonly styles?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** The bytes of a .docx file. */
export function writeWord({ body, numbering, styles, parts = {} }: WordFile): Uint8Array {
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': part('document', `<w:body>${body.map(toXml).join('')}<w:sectPr/></w:body>`),
    ...(numbering !== undefined && { 'word/numbering.xml': part('numbering', numbering) }),
    ...(styles !== undefined && { 'word/styles.xml': part('styles', styles) }),
  };
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return zipSync(files, { level: 6 });
}

/** A list of up to nine levels: what each shows, in which format. */
export function abstractList(
  id: number,
  levels: readonly {
    readonly text: string;
    readonly format?: string;
    readonly start?: number;
    readonly extra?: string;
  }[],
): string {
  const written = levels.map(
    ({ text, format = 'decimal', start = 1, extra = '' }, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${escapeXml(text)}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${written.join('')}</w:abstractNum>`;
}

/** A list that looks as the abstract one does; `overrides` is XML. */
export function list(id: number, abstract: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

/** A run of plain text. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

function part(root: string, inside: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${inside}</w:${root}>`,
  );
}

function toXml(item: WordFile['body'][number]): string {
  if ('xml' in item) return item.xml;
  if ('rows' in item) return toTable(item.rows);
  const { text = '', runs = text === '' ? '' : run(text), style, list: number, level, outline } = item;
  const count =
    number === undefined
      ? ''
      : `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${number}"/></w:numPr>`;
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    count,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

function toTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((text) => `<w:tc><w:p>${text === '' ? '' : run(text)}</w:p></w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
