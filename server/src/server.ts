import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHouse } from './engine.ts';
import { loadExporter } from './export-report.ts';
import { startJieba } from './jieba/start.ts';
import { keepsOrder } from './language-server/lifecycle.ts';
import { sendWhole } from './language-server/whole-messages.ts';
import { serve } from './language-server.ts';

const engine = keepHouse();

// The transport is told on the command line: --stdio, --node-ipc, --socket=PORT. With --stdio, the connection also sends
// what is written to the console to the client, since standard output is the protocol's.
if (process.argv.includes('--stdio')) sendWhole(process.stdout);
const connection = createConnection(ProposedFeatures.all, keepsOrder());

// A slip of ours must not cost the author the open reports: the client hears of it, and the next request is a new chance.
process.on('uncaughtException', (error: unknown) => {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
});

// A parent that went away over IPC tells so in no other way.
process.on('disconnect', () => process.exit(1));

serve(connection, {
  rulePages: pathToFileURL(path.join(__dirname, 'rules')).href,
  folderProcess: path.join(__dirname, 'many-reports.js'),
  loadExporter,
  engine,
  loadWords: () => startJieba(path.join(__dirname, 'jieba.js')),
});
