import { createConnection, type DocumentDiagnosticReport, ProposedFeatures } from 'vscode-languageserver/node';

// The least a server can do: it takes every change, looks at none, and finds nothing, or always what it was told to find.
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
let answer: DocumentDiagnosticReport = { kind: 'full', items: [] };
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onDidChangeTextDocument(() => {});
connection.languages.diagnostics.on(() => answer);
connection.onRequest('bench/answerWith', (given: DocumentDiagnosticReport) => {
  answer = given;
});
connection.listen();
