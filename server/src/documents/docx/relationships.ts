import { attribute, readXml } from './xml.ts';

/** The part that tells the relationships of another one; of the whole file where that one is `''`. */
export function relationshipsOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/**
 * The part that a part has a relationship of this kind to, as `styles`; undefined where `relationships` tell of none. The first one
 * counts, and what lies outside of the file is none.
 */
export function findRelated(relationships: Uint8Array | undefined, part: string, kind: string): string | undefined {
  let found: string | undefined;
  if (!relationships) return undefined;
  readXml(relationships, {
    open: (_, attributes) => {
      // The strict form of the format writes another address before the same last word.
      if (found !== undefined || !attribute(attributes, 'Type')?.endsWith(`/${kind}`)) return;
      const target = attribute(attributes, 'Target');
      if (target !== undefined && attribute(attributes, 'TargetMode') !== 'External') found = resolve(target, part);
    },
    close: () => {},
  });
  return found;
}

/** Relative to the part's own place, or from the top: as addresses are, of which nothing is fetched here. */
function resolve(target: string, part: string): string {
  return decodeURI(new URL(target, `zip:///${part}`).pathname).slice(1);
}
