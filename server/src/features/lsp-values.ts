// What of the protocol is there at run time; types are taken from the package itself. The package is CommonJS: each module that
// imports from it is bundled with a getter for every one of its three hundred names, some 3 MB for twenty of them, before the first report is open.
export {
  CodeActionKind,
  CodeLensRefreshRequest,
  CompletionItemKind,
  CompletionTriggerKind,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentHighlightKind,
  ErrorCodes,
  InsertTextFormat,
  InsertTextMode,
  LSPErrorCodes,
  MarkupKind,
  Position,
  ProgressType,
  Range,
  ResponseError,
  SymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
