// A copy of server/src/features/protocol/places.ts, written by npm test -- -u.

// Places in a document, and other words for them.

/** A place in a document, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document, its end excluded. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Other words for a stretch of a document. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
