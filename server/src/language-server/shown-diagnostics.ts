import type {
  Diagnostic,
  DocumentDiagnosticReport,
  Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from '../features/lsp-values.ts';

/** What clients that ask were told last of each document, as long as it stands there in its place. */
export interface ShownDiagnostics {
  /** The document is written in. */
  readonly written: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  /** What a client is answered that has the answer of the `previous` name: that nothing is new, where nothing is. */
  readonly answer: (
    uri: string,
    previous: string | undefined,
    name: string,
    diagnostics: () => Diagnostic[],
  ) => DocumentDiagnosticReport;
  readonly drop: (uri: string) => void;
}

interface Shown {
  readonly name: string;
  readonly items: readonly Diagnostic[];
}

/** Nobody was told anything yet. */
export function createShownDiagnostics(): ShownDiagnostics {
  const shown = new Map<string, Shown>();
  return {
    written: (uri, changes) => {
      const items = shown.get(uri)?.items;
      // What an editor marks it moves along, and marks no more where it is written over, were it with the same words.
      const isMoved = items?.some(({ range }) => changes.some((change) => !leavesInPlace(change, range)));
      if (isMoved) shown.delete(uri);
    },
    answer: (uri, previous, name, diagnostics) => {
      if (name === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: name };
      const known = shown.get(uri);
      const items = diagnostics();
      shown.set(uri, { name, items });
      return known?.name === previous && isSame(known?.items, items)
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: name }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: name, items };
    },
    drop: (uri) => {
      shown.delete(uri);
    },
  };
}

/** Whether what stands in a range keeps its lines and characters, and no word of it is touched. */
function leavesInPlace(change: TextDocumentContentChangeEvent, range: Range): boolean {
  if (!('range' in change && change.range)) return false;
  const { start, end } = change.range;
  if (range.end.line < start.line || (range.end.line === start.line && range.end.character < start.character)) {
    return true;
  }
  return range.start.line > end.line && countLineEnds(change.text) === end.line - start.line;
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Whether two values that JSON can tell are told alike. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const parts = one as Readonly<Record<string, unknown>>;
  const others = other as Readonly<Record<string, unknown>>;
  const names = Object.keys(parts);
  return names.length === Object.keys(others).length && names.every((name) => isSame(parts[name], others[name]));
}
