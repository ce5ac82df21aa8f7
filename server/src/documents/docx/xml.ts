import { SaxesParser } from 'saxes';
import { DEEPEST_ELEMENT } from '../limits.ts';
import { DocxFault } from './fault.ts';

/** The attributes of an element by their names as written: w:val. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of a part while it is read. Names come without their prefix. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Elements that tell how something was formatted before a tracked change: pPrChange, rPrChange, tcPrChange. */
const FORMER = /PrChange$/;

/**
 * Reads a part as it stands after all tracked changes of formatting. Entities of its own and references to the outside are never
 * followed. Throws a `DocxFault` where it is no XML.
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlEvents): void {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  /** The depth of the element that is left out with all that stands in it; 0 outside of one. */
  let former = 0;
  parser.on('error', () => {
    throw new DocxFault('torn');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST_ELEMENT) throw new DocxFault('too-large');
    if (former === 0 && FORMER.test(name)) former = depth;
    if (former === 0) open(localName(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    if (former === 0) close(localName(name));
    if (former === depth) former = 0;
    depth--;
  });
  if (text) parser.on('text', text);
  parser.write(decodeXml(bytes)).close();
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const usual = attributes[`w:${name}`];
  if (usual !== undefined) return usual;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

/** A whole number; undefined where it is none. */
export function integer(written: string | undefined): number | undefined {
  return written !== undefined && /^-?\d{1,6}$/.test(written) ? Number(written) : undefined;
}

/** Whether an on-off element is on: <w:vanish/>, but not <w:vanish w:val="0"/>. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attribute(attributes, 'val') ?? '');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodeXml(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}
