import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import type { Face } from './printed.ts';

/** The layout of official documents by GB/T 9704—2012, in twips (1/20 pt) where nothing else is said. */
export const PAGE = {
  width: toTwips(210),
  height: toTwips(297),
  top: toTwips(37),
  bottom: toTwips(35),
  left: toTwips(28),
  right: toTwips(26),
  /** The dashes of the page number stand 7 mm below the text. */
  footer: toTwips(25),
  /** 22 lines a page. */
  line: 579,
  /** 28 characters a line: 156 mm has room for 28 of 15.79 pt. Word's grid of characters would do, but LibreOffice gives each two places. */
  squeeze: -5,
} as const;

/** The breadth of the text. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** The fonts that the standard names, and what stands in for them where they are missing, best first. */
export const FONTS = {
  title: { name: '方正小标宋简体', others: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', '宋体'] },
  text: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', '华文仿宋'] },
  hei: { name: '黑体', others: ['SimHei', '华文黑体'] },
  kai: { name: '楷体_GB2312', others: ['楷体', 'KaiTi', '华文楷体'] },
  number: { name: '宋体', others: ['SimSun', '华文宋体'] },
} as const;

const WESTERN = 'Times New Roman';
/** 2号, 3号, 4号, 小四 and what comments have, in half points. */
export const SIZES = { title: 44, text: 32, number: 28, table: 24, comment: 20 } as const;
/** As broad as a character of the text. */
export const EM = emOf(SIZES.text);
/** Lines of a title are further apart than those of the text. */
const TITLE_LINE = 700;

/** The ids of the styles. Those of Word's own are called as Word calls them. */
export const STYLES = {
  title: 'Title',
  subtitle: 'GongwenSubtitle',
  addressee: 'GongwenAddressee',
  body: 'GongwenBody',
  caption: 'GongwenCaption',
  unit: 'GongwenUnit',
  signature: 'GongwenSignature',
  date: 'GongwenDate',
  annex: 'GongwenAnnex',
  'annex-title': 'GongwenAnnexTitle',
  cell: 'GongwenCell',
  head: 'GongwenTableHead',
  number: 'GongwenPageNumber',
  comment: 'GongwenComment',
} as const;

const SQUEEZED = { characterSpacing: PAGE.squeeze } as const;
const EXACT = { line: PAGE.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
const INDENTED = { firstLine: 2 * EM, firstLineChars: 200 } as const;

/** How the faces of headings look. */
export const FACES: Readonly<Record<Face, IRunStylePropertiesOptions>> = {
  hei: { font: fontOf('hei'), bold: false },
  kai: { font: fontOf('kai'), bold: false },
  bold: { font: fontOf('text'), bold: true },
  plain: { font: fontOf('text'), bold: false },
};

const PARAGRAPH_STYLES: readonly IParagraphStyleOptions[] = [
  style(STYLES.body, '公文正文', { indent: INDENTED, alignment: AlignmentType.BOTH }, SQUEEZED),
  style(STYLES.subtitle, '公文副题', { alignment: AlignmentType.CENTER, keepNext: true }, { font: fontOf('kai') }),
  style(STYLES.addressee, '公文主送机关', { alignment: AlignmentType.BOTH }, SQUEEZED),
  style(STYLES.caption, '公文表题', { alignment: AlignmentType.CENTER, keepNext: true }, FACES.hei),
  style(STYLES.unit, '公文表格单位', { alignment: AlignmentType.RIGHT, keepNext: true }, { size: SIZES.table }),
  style(STYLES.signature, '公文署名', { alignment: AlignmentType.RIGHT, keepNext: true }),
  style(STYLES.date, '公文成文日期', { alignment: AlignmentType.RIGHT }),
  style(STYLES.annex, '公文附件', { pageBreakBefore: true, keepNext: true }, FACES.hei),
  style(
    STYLES['annex-title'],
    '公文附件标题',
    {
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, line: TITLE_LINE, before: PAGE.line, after: PAGE.line },
    },
    { font: fontOf('title'), size: SIZES.title },
  ),
  style(
    STYLES.cell,
    '公文表格',
    {
      alignment: AlignmentType.CENTER,
      spacing: { line: 320, lineRule: LineRuleType.AT_LEAST, before: 40, after: 40 },
    },
    { size: SIZES.table },
  ),
  { ...style(STYLES.head, '公文表头', { keepNext: true }, { font: fontOf('hei') }), basedOn: STYLES.cell },
  style(
    STYLES.number,
    '公文页码',
    { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
    { font: { ...fontOf('number'), ascii: FONTS.number.name, hAnsi: FONTS.number.name }, size: SIZES.number },
  ),
  style(
    STYLES.comment,
    '校核批注',
    { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
    { font: fontOf('number'), size: SIZES.comment },
  ),
];

/** The styles of the document; `faces` are those of its headings, the highest first. */
export function toStyles(faces: readonly Face[]): IStylesOptions {
  const heading = (level: number) => ({
    run: { ...FACES[faces[level] ?? 'plain'], ...SQUEEZED, size: SIZES.text, color: '000000', italics: false },
    paragraph: { indent: INDENTED, spacing: EXACT, keepNext: true, outlineLevel: level, alignment: AlignmentType.BOTH },
  });
  return {
    default: {
      document: {
        run: { font: fontOf('text'), size: SIZES.text, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: EXACT },
      },
      title: {
        run: { font: fontOf('title'), size: SIZES.title },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...EXACT, line: TITLE_LINE }, keepNext: true },
      },
      heading1: heading(0),
      heading2: heading(1),
      heading3: heading(2),
      heading4: heading(3),
      heading5: heading(4),
      heading6: heading(5),
    },
    paragraphStyles: PARAGRAPH_STYLES,
  };
}

/** How broad a Chinese character of a size in half points is, in twips. */
export function emOf(size: number): number {
  return size * 10;
}

/** An indent of so many characters of the text, also as Word counts them where the size is changed. */
export function indentRight(characters: number): { readonly right: number } {
  return { right: Math.round(characters * EM) };
}

/** word/fontTable.xml: what stands in for the fonts where they are missing. */
export function toFontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, others }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

function fontOf(use: keyof typeof FONTS) {
  // With the hint, quotation marks and dashes are Chinese ones.
  return { ascii: WESTERN, hAnsi: WESTERN, cs: WESTERN, eastAsia: FONTS[use].name, hint: 'eastAsia' };
}

function style(
  id: string,
  name: string,
  paragraph: IParagraphStylePropertiesOptions & { readonly pageBreakBefore?: boolean },
  run: IRunStylePropertiesOptions = {},
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, paragraph: { spacing: EXACT, ...paragraph }, run };
}

/** Millimetres in twips. */
export function toTwips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}
