import {
  createConnection,
  type DocumentDiagnosticReport,
  ProposedFeatures,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

// The least a server can do: it takes every change, looks at none or keeps the text as every server does that reads it
// (--keep-text), and finds nothing, or always what it was told to find.
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
let answer: DocumentDiagnosticReport = { kind: 'full', items: [] };
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
if (process.argv.includes('--keep-text')) new TextDocuments(TextDocument).listen(connection);
else connection.onDidChangeTextDocument(() => {});
connection.languages.diagnostics.on(() => answer);
connection.onRequest('bench/answerWith', (given: DocumentDiagnosticReport) => {
  answer = given;
});
connection.listen();
