import type { StyledHeading } from '../analysis/styled.ts';
import { toDraft } from '../documents/draft.ts';
import { type ReportReading, readReport, wordOwnFault } from '../documents/read-report.ts';
import type { WordAnswer, WordParams } from '../features/protocol.ts';
import { filePath, isWordView } from './document-uri.ts';

/** The Word files whose text is open in the editor. */
export interface WordShelf {
  /** The text of a Word file as it is now, for the editor to show or to make a draft of. */
  readonly answer: (params: WordParams) => Promise<WordAnswer>;
  /** The headings that the outline of a Word file tells, where a document shows its text; undefined for any other document. */
  readonly headingsOf: (uri: string, text: string) => Promise<readonly StyledHeading[] | undefined>;
  /** The document is closed. */
  readonly drop: (uri: string) => void;
}

interface Shown {
  readonly text: string;
  readonly headings: readonly StyledHeading[];
}

/** A shelf with nothing on it yet. */
export function createWordShelf(): WordShelf {
  /** What was read last of each file, by its path. */
  const shown = new Map<string, Shown>();

  function show(file: string, reading: ReportReading): void {
    if (reading.ok && reading.word) shown.set(file, { text: reading.text, headings: reading.word.headings });
  }

  return {
    answer: async ({ uri, draft }) => {
      const file = typeof uri === 'string' ? filePath(uri) : null;
      if (file === null) return { ok: false, reason: '只能打开本机的 Word 文件' };
      try {
        const reading = await readReport(file);
        if (!reading.ok) return { ok: false, reason: reading.reason };
        if (!reading.word) return { ok: false, reason: '不是 Word 文件（.docx）' };
        const { headings, leftOut } = reading.word;
        if (draft === true) return { ok: true, text: toDraft(reading.text, headings), leftOut };
        show(file, reading);
        return { ok: true, text: reading.text, leftOut };
      } catch (error) {
        return { ok: false, reason: wordOwnFault(error) };
      }
    },
    headingsOf: async (uri, text) => {
      const file = isWordView(uri) ? filePath(uri) : null;
      if (file === null) return undefined;
      const known = shown.get(file);
      if (known?.text === text) return known.headings;
      // A server that was started anew has not read it yet.
      show(file, await readReport(file));
      const again = shown.get(file);
      return again?.text === text ? again.headings : [];
    },
    drop: (uri) => {
      if (isWordView(uri)) shown.delete(filePath(uri) ?? '');
    },
  };
}
