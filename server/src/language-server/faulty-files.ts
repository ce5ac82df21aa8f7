import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { createSource } from '../analysis/source.ts';
import type { FaultyFile } from '../documents/project-files.ts';
import { SOURCE } from '../features/diagnostics.ts';
import { toRange } from '../features/lsp.ts';
import { DiagnosticSeverity } from '../features/lsp-values.ts';
import type { WishBook } from './wishes.ts';

/** Shows what is wrong with files of ours in those files. */
export interface FaultyFiles {
  /** A file that cannot be followed is a finding in that file, as long as one of these open reports would follow it. */
  readonly tell: (uris: readonly string[]) => Promise<void>;
}

/** Nothing is wrong as far as is known. */
export function createFaultyFiles(wishes: WishBook, show: (uri: string, problems: Diagnostic[]) => void): FaultyFiles {
  /** URIs of the files that the client shows problems in. */
  let shown: ReadonlySet<string> = new Set();
  let tellings = 0;
  return {
    tell: async (uris) => {
      const telling = ++tellings;
      const all = await Promise.all(uris.map(wishes.of));
      if (telling !== tellings) return;
      const files = new Map(all.flatMap((one) => one.faulty).map((file) => [pathToFileURL(file.file).href, file]));
      for (const uri of shown) if (!files.has(uri)) show(uri, []);
      for (const [uri, file] of files) show(uri, problemsOf(file));
      shown = new Set(files.keys());
    },
  };
}

function problemsOf({ text, problems }: FaultyFile): Diagnostic[] {
  const source = createSource(text);
  return problems.map((problem) => ({
    range: toRange(source, problem),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: problem.message,
  }));
}
