import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { LARGEST_PART, MOST_PARTS } from '../limits.ts';
import { DocxFault, type DocxFaultKind } from './fault.ts';

/** Unpacked in slices, so that what grows beyond all bounds is stopped while it grows. */
const SLICE = 65_536;

/**
 * The parts of a zip archive with these names, unpacked; those that are not there are left out. Nothing else is unpacked.
 * Throws a `DocxFault` where the archive is torn, or larger than any report.
 */
export function readParts(bytes: Uint8Array, names: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  // What a torn archive still holds could be without its numbering, and would be judged wrongly.
  if (!hasDirectory(bytes)) throw new DocxFault('torn');
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
  return parts;
}

/** Whether the list of parts that ends an archive is there; only a comment can stand behind it. */
function hasDirectory(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= from; at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
