// What writes Word files, in a bundle of its own: neither the server nor the command line loads it until somebody exports.
import { FONTS } from './documents/docx/gongwen.ts';
import { type Manuscript, writeDocx } from './documents/docx/write-docx.ts';
import { findMissingFonts } from './documents/fonts/installed-fonts.ts';
import { wordMissingFonts } from './documents/fonts/word-fonts.ts';

/** A report as a Word file, and what is to be said of its fonts on this machine; null where there is nothing, or nobody can tell. */
export interface WordFile {
  readonly bytes: Uint8Array;
  readonly fontNotice: string | null;
}

/** Writes a report as a Word file. */
export async function toWordFile(manuscript: Manuscript): Promise<WordFile> {
  const bytes = await writeDocx(manuscript);
  const missing = await findMissingFonts(Object.values(FONTS)).catch(() => null);
  return { bytes, fontNotice: wordMissingFonts(missing) };
}
