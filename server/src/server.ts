import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadExporter } from './export-report.ts';
import { startJieba } from './jieba/start.ts';
import { keepsOrder } from './language-server/lifecycle.ts';
import { sendWhole } from './language-server/whole-messages.ts';
import { serve } from './language-server.ts';

// Left to itself, the engine lets what nobody needs any more grow to three times of what is alive before it collects it: 55 MB
// more after some thousand keystrokes. So much of it as here costs a keystroke hardly more, and some 5 MB. What is new keeps the
// 8 MB that it has at the start, in place of 34.
// With a long text open, to collect so often would cost a third more: from then on, it does as it likes.
setFlagsFromString('--semi-space-growth-factor=1 --heap-growing-percent=30');
const collectAtLeisure = (): void => setFlagsFromString('--semi-space-growth-factor=2 --heap-growing-percent=0');
// What was compiled is kept at the end, and taken again only where the engine's options are those of the start.
process.prependOnceListener('exit', collectAtLeisure);

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
  longOpened: collectAtLeisure,
  loadWords: () => startJieba(path.join(__dirname, 'jieba.js')),
});
