import type { Analysis } from '../analysis/analyze.ts';
import { findPlaceholders } from '../analysis/placeholders.ts';
import { lineSpan, positionAt, type Source } from '../analysis/source.ts';
import type { Span } from '../analysis/span.ts';

/** What the tokens of a Markdown report can be; package.json gives those that are ours the grammar's scopes. */
const TOKEN_TYPES = ['number', 'unit', 'headingMark', 'placeholder'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** The names behind the numbers of the encoding. */
export const SEMANTIC_TOKENS_LEGEND: { readonly tokenTypes: string[]; readonly tokenModifiers: string[] } = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [],
};

/** A stretch of text of one type. */
export interface SemanticToken extends Span {
  readonly type: TokenType;
}

/** What a Markdown report is coloured with, as the Language Server Protocol has it; the grammar colours the others. */
export function readSemanticTokens(analysis: Analysis): { data: number[] } {
  return { data: encodeTokens(analysis.source, findTokens(analysis)) };
}

/** Five numbers a token, places relative to the token before it. A token that runs over a line end is one on each line. */
export function encodeTokens(source: Source, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const token of tokens) {
    for (const piece of cutByLine(source, token)) {
      const at = positionAt(source, piece.start);
      const lines = at.line - before.line;
      const characters = lines === 0 ? at.character - before.character : at.character;
      data.push(lines, characters, piece.end - piece.start, TOKEN_TYPES.indexOf(token.type), 0);
      before = at;
    }
  }
  return data;
}

/** The tokens of a report in their order, none of them over another: a blank goes before what stands in it. */
function findTokens(analysis: Analysis): readonly SemanticToken[] {
  const tokens = [...findBlanks(analysis), ...findMarks(analysis), ...findFigures(analysis)];
  return tokens
    .sort((a, b) => a.start - b.start || TOKEN_TYPES.indexOf(b.type) - TOKEN_TYPES.indexOf(a.type))
    .filter(createGate());
}

function findBlanks({ source, blocks, markdown }: Analysis): readonly SemanticToken[] {
  return blocks
    .filter(({ kind }) => kind !== 'residue')
    .flatMap((block) =>
      findPlaceholders(source.text.slice(block.start, block.end), markdown).map(({ start, end }) =>
        toToken('placeholder', block.start + start, block.start + end),
      ),
    );
}

function findMarks({ blocks }: Analysis): readonly SemanticToken[] {
  return blocks.flatMap((block) =>
    block.kind === 'heading' && block.mark ? [toToken('headingMark', block.mark.start, block.mark.end)] : [],
  );
}

function findFigures({ source, paragraphs }: Analysis): readonly SemanticToken[] {
  return paragraphs.flatMap(({ start, paragraph }) =>
    paragraph.figures.flatMap(({ quantity }) => {
      const figureEnd = start + quantity.end;
      const unitEnd = start + quantity.unitEnd;
      let unitStart = figureEnd;
      while (unitStart < unitEnd && source.text[unitStart]!.trim() === '') unitStart++;
      const figure = toToken('number', start + quantity.start, figureEnd);
      return unitStart < unitEnd ? [figure, toToken('unit', unitStart, unitEnd)] : [figure];
    }),
  );
}

function toToken(type: TokenType, start: number, end: number): SemanticToken {
  return { type, start, end };
}

/** Lets through what begins behind the last token that came through. */
function createGate(): (token: SemanticToken) => boolean {
  let end = 0;
  return (token) => {
    if (token.start < end) return false;
    end = token.end;
    return true;
  };
}

function cutByLine(source: Source, token: Span): readonly Span[] {
  const pieces: Span[] = [];
  const last = positionAt(source, token.end).line;
  for (let line = positionAt(source, token.start).line; line <= last; line++) {
    const { start, end } = lineSpan(source, line);
    const piece = { start: Math.max(start, token.start), end: Math.min(end, token.end) };
    if (piece.start < piece.end) pieces.push(piece);
  }
  return pieces;
}
