import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The scheme under which the text of a Word file is shown; the path is the file's own. */
const WORD_SCHEME = 'jiaohe-docx:';

/** Whether a document shows the text of a Word file, and cannot be edited. */
export function isWordView(uri: string): boolean {
  return uri.startsWith(WORD_SCHEME);
}

/** The path of a document that is a file, or shows the text of one; null for one that is not (untitled, virtual). */
export function filePath(uri: string): string | null {
  const file = isWordView(uri) ? `file:${uri.slice(WORD_SCHEME.length)}` : uri;
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
}

/** Whether a file lies in a folder or somewhere below it; both are paths. */
export function isWithin(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
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
