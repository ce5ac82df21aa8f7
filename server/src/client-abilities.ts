import type { InitializeParams } from 'vscode-languageserver';

/** What a client can do, as far as it changes our answers. */
export interface ClientAbilities {
  /** It asks for diagnostics itself; else they are pushed. */
  readonly pull: boolean;
  /** It can be told to ask again. */
  readonly refresh: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watch: boolean;
  readonly relatedInformation: boolean;
  /** Edits can name the version they were made for. */
  readonly versionedEdits: boolean;
  /** Edits can say what they do and ask to be confirmed. */
  readonly annotatedEdits: boolean;
  /** Hovers can be Markdown. */
  readonly markdownHover: boolean;
  readonly snippets: boolean;
  /** Symbols can hold symbols. */
  readonly nestedSymbols: boolean;
}

/** Reads what a client says of itself; what it does not say it cannot do. */
export function readAbilities({ textDocument, workspace }: InitializeParams['capabilities']): ClientAbilities {
  return {
    pull: typeof textDocument?.diagnostic === 'object' && textDocument.diagnostic !== null,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotatedEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      typeof workspace.workspaceEdit.changeAnnotationSupport === 'object',
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}
