import * as vscode from 'vscode';

type Show = (diagnostics: vscode.Diagnostic[]) => void;

/**
 * Says once what is wrong in a settings file or a profile. While such a file is open, the editor itself marks by its schema what
 * cannot stand there, as it is written; the server says the same when the file is saved, with or without an editor.
 */
export class ToldOnce {
  readonly #told = new Map<string, Told>();
  readonly #listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) this.#refresh(uri);
  });

  /** Takes what the server says of a file, in place of what it said before; `show` shows some of it. */
  hear(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], show: Show): void {
    show(diagnostics);
    if (diagnostics.length === 0) this.#told.delete(uri.toString());
    else this.#told.set(uri.toString(), { diagnostics, shown: diagnostics, show });
    this.#refresh(uri);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#told.clear();
  }

  #refresh(uri: vscode.Uri): void {
    const told = this.#told.get(uri.toString());
    if (!told) return;
    const others = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== OWN);
    const left = told.diagnostics.filter(({ range }) => !others.some((other) => range.intersection(other.range)));
    // Showing something is a change as well, after which there would be no end.
    if (left.length === told.shown.length && left.every((one, at) => one === told.shown[at])) return;
    told.shown = left;
    told.show(left);
  }
}

interface Told {
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** Those of them that show. */
  shown: readonly vscode.Diagnostic[];
  readonly show: Show;
}

/** The source of whatever the server says. */
const OWN = '校核';
