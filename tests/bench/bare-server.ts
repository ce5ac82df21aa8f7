import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

// The least a server can do: it takes every change, looks at none, and finds nothing.
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onDidChangeTextDocument(() => {});
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
connection.listen();
