import { strFromU8, Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { LARGEST_PART, MOST_PARTS } from '../limits.ts';
import { checksumOf } from './checksum.ts';
import { DocxFault, type DocxFaultKind } from './fault.ts';

/** Unpacked in slices, so that what grows beyond all bounds is stopped while it grows. */
const SLICE = 65_536;

/**
 * The parts of a zip archive with these names, unpacked; those that are not there are left out. Nothing else is unpacked.
 * Throws a `DocxFault` where the archive is torn, or larger than any report.
 */
export function readParts(bytes: Uint8Array, names: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  // What a torn archive still holds could be without its numbering, and would be judged wrongly.
  const directory = findDirectory(bytes);
  if (directory < 0) throw new DocxFault('torn');
  const parts = new Map<string, Uint8Array>();
  let seen = 0;
  let unpacked = 0;
  let open = 0;
  let fault: DocxFault | null = null;
  const stop = (kind: DocxFaultKind): never => {
    fault ??= new DocxFault(kind);
    throw fault;
  };
  const archive = new Unzip((file) => {
    if (++seen > MOST_PARTS) throw new DocxFault('too-large');
    if (!names.has(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    open++;
    file.ondata = (error, chunk, final) => {
      // What is thrown in here comes back as an error of the part.
      if (error) stop('torn');
      unpacked += chunk.length;
      if (unpacked > LARGEST_PART) stop('too-large');
      chunks.push(chunk);
      if (!final) return;
      open--;
      parts.set(file.name, concat(chunks));
    };
    file.start();
  });
  archive.register(UnzipInflate);
  archive.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      archive.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch (error) {
    throw fault ?? (error instanceof DocxFault ? error : new DocxFault('torn'));
  }
  if (open > 0) throw new DocxFault('torn');
  // One figure that turned into another on the way would be judged as if the author had written it.
  for (const [name, checksum] of readChecksums(bytes, directory)) {
    if (!names.has(name)) continue;
    const part = parts.get(name);
    if (!part || checksumOf(part) !== checksum) throw new DocxFault('torn');
  }
  return parts;
}

/** The length of the record that ends an archive, and of the longest comment behind it. */
const END_RECORD = 22;
const LONGEST_COMMENT = 0xffff;

/** Where the end of the list of parts stands that ends an archive, or -1; only a comment can stand behind it. */
function findDirectory(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - END_RECORD - LONGEST_COMMENT);
  for (let at = bytes.length - END_RECORD; at >= from; at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return at;
  }
  return -1;
}

/** The checksum of each part as the list of parts tells it. A list that cannot be followed tells of no more parts. */
function readChecksums(bytes: Uint8Array, end: number): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksums = new Map<string, number>();
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY <= end && view.getUint32(at, true) === ENTRY_MARK) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    checksums.set(strFromU8(bytes.subarray(at + ENTRY, at + ENTRY + name)), view.getUint32(at + 16, true));
    at += ENTRY + name + extra + comment;
  }
  return checksums;
}

/** How an entry of the list of parts begins, and its length without names. */
const ENTRY_MARK = 0x02014b50;
const ENTRY = 46;

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
