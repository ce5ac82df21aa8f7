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
  /** It can be asked for the folders that are open in it. */
  readonly workspaceFolders: boolean;
  readonly relatedInformation: boolean;
  /** Edits can name the version they were made for. */
  readonly versionedEdits: boolean;
  /** Edits can say what they do and ask to be confirmed. */
  readonly annotatedEdits: boolean;
  /** Actions that cannot be taken are shown, with the reason. */
  readonly disabledActions: boolean;
  /** Hovers can be Markdown. */
  readonly markdownHover: boolean;
  readonly snippets: boolean;
  /** Symbols can hold symbols. */
  readonly nestedSymbols: boolean;
  /** It can be told to ask for inlay hints again. */
  readonly hints: boolean;
  /** It can be told to ask for code lenses again. */
  readonly lenses: boolean;
}

/** Reads what a client says of itself; what it does not say it cannot do. */
export function readAbilities({ textDocument, workspace }: InitializeParams['capabilities']): ClientAbilities {
  return {
    pull: typeof textDocument?.diagnostic === 'object' && textDocument.diagnostic !== null,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotatedEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      typeof workspace.workspaceEdit.changeAnnotationSupport === 'object',
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    hints: workspace?.inlayHint?.refreshSupport === true,
    lenses: workspace?.codeLens?.refreshSupport === true,
  };
}

/** What our own client can do beyond the protocol. */
export interface OwnAbilities {
  /** It shows the page of a rule. */
  readonly showsRules: boolean;
  /** It shows a place of a report. */
  readonly showsPlaces: boolean;
  /** It writes its own settings. */
  readonly writesSettings: boolean;
  /** It has a report saved before something is kept beside it. */
  readonly savesReports: boolean;
}

/** Reads what a client says of itself in its options. */
export function readOwnAbilities(options: unknown): OwnAbilities {
  const said = Object(options) as Partial<Record<keyof OwnAbilities, unknown>>;
  return {
    showsRules: said.showsRules === true,
    showsPlaces: said.showsPlaces === true,
    writesSettings: said.writesSettings === true,
    savesReports: said.savesReports === true,
  };
}
