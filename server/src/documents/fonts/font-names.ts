/** Reads a stretch of a font file; shorter where the file ends. */
export type ReadBytes = (offset: number, length: number) => Promise<DataView>;

/** No font has more faces or names, nor a longer table of names. */
const MOST_FACES = 64;
const MOST_TABLES = 100;
const LONGEST_NAMES = 200_000;
/** The family, the full name, and the family as typographers divide them. */
const WANTED = [1, 4, 16];

/** What the faces in a font file are called, in every language it tells: SimHei, 黑体. Empty for what is no such font. */
export async function readFontNames(read: ReadBytes): Promise<readonly string[]> {
  const head = await read(0, 12 + 4 * MOST_FACES);
  if (head.byteLength < 12) return [];
  if (head.getUint32(0) !== tag('ttcf')) return readFace(read, 0);
  const count = Math.min(head.getUint32(8), MOST_FACES, (head.byteLength - 12) >> 2);
  const names: string[] = [];
  for (let face = 0; face < count; face++) names.push(...(await readFace(read, head.getUint32(12 + 4 * face))));
  return names;
}

async function readFace(read: ReadBytes, start: number): Promise<readonly string[]> {
  const directory = await read(start, 12 + 16 * MOST_TABLES);
  if (directory.byteLength < 12 || !VERSIONS.includes(directory.getUint32(0))) return [];
  const tables = Math.min(directory.getUint16(4), MOST_TABLES, Math.floor((directory.byteLength - 12) / 16));
  for (let table = 0; table < tables; table++) {
    const at = 12 + 16 * table;
    if (directory.getUint32(at) !== tag('name')) continue;
    const length = Math.min(directory.getUint32(at + 12), LONGEST_NAMES);
    return readNames(await read(directory.getUint32(at + 8), length));
  }
  return [];
}

const VERSIONS = [0x00010000, tag('OTTO'), tag('true')];

function readNames(table: DataView): readonly string[] {
  if (table.byteLength < 6) return [];
  const count = Math.min(table.getUint16(2), Math.floor((table.byteLength - 6) / 12));
  const strings = table.getUint16(4);
  const names: string[] = [];
  for (let record = 0; record < count; record++) {
    const at = 6 + 12 * record;
    if (!WANTED.includes(table.getUint16(at + 6))) continue;
    const start = strings + table.getUint16(at + 10);
    const length = table.getUint16(at + 8);
    if (start + length > table.byteLength) continue;
    const bytes = new Uint8Array(table.buffer, table.byteOffset + start, length);
    names.push(decodeName(bytes, table.getUint16(at), table.getUint16(at + 2)));
  }
  return names;
}

/** Names are UTF-16, but for those of old Macintosh and of some Chinese fonts. */
function decodeName(bytes: Uint8Array, platform: number, encoding: number): string {
  const chinese = (platform === 1 && encoding === 25) || (platform === 3 && encoding === 3);
  const label = chinese ? 'gb18030' : platform === 1 ? 'latin1' : 'utf-16be';
  return new TextDecoder(label).decode(bytes).replaceAll('\0', '').trim();
}

function tag(name: string): number {
  return [...name].reduce((code, sign) => code * 256 + sign.charCodeAt(0), 0);
}
