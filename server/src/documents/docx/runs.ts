import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type IRunOptions,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import type { Anchored } from './anchors.ts';
import type { Piece } from './pieces.ts';

/** That words with marks that are Latin as well are set in the Chinese font: “”, ……. */
export const HINT = { hint: 'eastAsia' } as const;

/** The runs of a paragraph, with the comments that begin and end between them. */
export function toRuns(
  pieces: readonly Piece[],
  { cutsIn, notesAt }: Anchored,
  look: (piece: Piece) => IRunOptions,
): ParagraphChild[] {
  const runs: ParagraphChild[] = [];
  for (const part of cutsIn(pieces)) {
    for (const id of notesAt(part, 'start')) runs.push(new CommentRangeStart(id));
    if (part.piece) runs.push(...toTextRuns(part.piece, look(part.piece)));
    for (const id of notesAt(part, 'end')) {
      runs.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    }
  }
  return runs;
}

function toTextRuns({ text, bold }: Piece, look: IRunOptions): readonly TextRun[] {
  const shape: IRunOptions = { font: HINT, ...(bold && { bold: true }), ...look };
  return text.split('\n').flatMap((line, at) => {
    const children = line
      .split('\t')
      .flatMap((words, tab) => [...(tab > 0 ? [new Tab()] : []), ...(words === '' ? [] : [writable(words)])]);
    return [
      ...(at > 0 ? [new TextRun({ ...shape, break: 1 })] : []),
      ...(children.length > 0 ? [new TextRun({ ...shape, children })] : []),
    ];
  });
}

/** XML has no place for control characters, nor for halves of characters. */
export function writable(words: string): string {
  return words.replace(UNWRITABLE, '').replace(HALVES, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
