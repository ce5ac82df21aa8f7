import { fileURLToPath } from 'node:url';

/** The path of a document that is a file; null for one that is not (untitled, virtual). */
export function filePath(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

/** A document's file name without folders. */
export function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1).replace(/^untitled:/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
