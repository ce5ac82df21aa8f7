import { attribute, integer, readXml } from './xml.ts';

/** Which list a paragraph counts in, and on which level (from 0). */
export interface ListPlace {
  /** 0 where a paragraph is taken out of the list of its style. */
  readonly list?: number;
  readonly level?: number;
}

/** What a style says that concerns the text, with all it takes over from the styles it is based on. */
export interface Style extends ListPlace {
  /** 0 is the highest; 9 is body text. */
  readonly outline?: number;
  /** The style itself, or the one below it, that named the list: a list's level can be told by it. */
  readonly listStyle?: string;
}

/** The styles of a document, each with what it takes from those it is based on. */
export interface Styles {
  /** The style of a paragraph; what is unknown is plain text. */
  readonly of: (id: string | undefined) => Style;
}

interface WrittenStyle {
  readonly id: string;
  name: string;
  basedOn?: string;
  list?: number;
  level?: number;
  outline?: number;
}

const PLAIN: Style = {};
/** Styles based on each other in a ring are made, not written. */
const LONGEST_LINE = 30;

/** Reads the part of styles; `undefined` where a document has none. */
export function readStyles(bytes: Uint8Array | undefined): Styles {
  const written = new Map<string, WrittenStyle>();
  let standard: string | undefined;
  let style: WrittenStyle | null = null;
  if (bytes) {
    readXml(bytes, {
      open: (name, attributes) => {
        const value = attribute(attributes, 'val');
        switch (name) {
          case 'style': {
            const id = attribute(attributes, 'styleId') ?? '';
            style = { id, name: id };
            written.set(id, style);
            const isParagraph = attribute(attributes, 'type') === 'paragraph';
            if (isParagraph && ['1', 'true', 'on'].includes(attribute(attributes, 'default') ?? '')) standard = id;
            break;
          }
          case 'name':
            if (style) style.name = value ?? style.name;
            break;
          case 'basedOn':
            if (style && value !== undefined) style.basedOn = value;
            break;
          case 'numId':
            if (style) assign(style, 'list', integer(value));
            break;
          case 'ilvl':
            if (style) assign(style, 'level', integer(value));
            break;
          case 'outlineLvl':
            if (style) assign(style, 'outline', integer(value));
            break;
        }
      },
      close: (name) => {
        if (name === 'style') style = null;
      },
    });
  }
  const known = new Map<string, Style>();
  const of = (id: string | undefined): Style => {
    const key = id ?? standard;
    if (key === undefined) return PLAIN;
    const before = known.get(key);
    if (before) return before;
    const merged = merge(written, key);
    known.set(key, merged);
    return merged;
  };
  return { of };
}

function assign(style: WrittenStyle, key: 'list' | 'level' | 'outline', value: number | undefined): void {
  if (value !== undefined) style[key] = value;
}

/** Word's own heading styles are headings also where a file does not say so. */
function outlineOfName(line: readonly WrittenStyle[]): number | undefined {
  for (const { name } of line) {
    const level = /^heading ([1-9])$/i.exec(name)?.[1];
    if (level !== undefined) return Number(level) - 1;
  }
  return undefined;
}

function merge(written: ReadonlyMap<string, WrittenStyle>, id: string): Style {
  const line: WrittenStyle[] = [];
  for (let next: string | undefined = id; next !== undefined && line.length < LONGEST_LINE; ) {
    const style: WrittenStyle | undefined = written.get(next);
    if (!style || line.includes(style)) break;
    line.push(style);
    next = style.basedOn;
  }
  const first = <Key extends 'list' | 'level' | 'outline'>(key: Key): number | undefined =>
    line.find((style) => style[key] !== undefined)?.[key];
  const list = first('list');
  const level = first('level');
  const outline = first('outline') ?? outlineOfName(line);
  const listStyle = line.find((style) => style.list !== undefined)?.id;
  return {
    ...(list !== undefined && { list }),
    ...(level !== undefined && { level }),
    ...(outline !== undefined && { outline }),
    ...(listStyle !== undefined && { listStyle }),
  };
}
