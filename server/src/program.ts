import path from 'node:path';
import { version } from '../../package.json';
import { parseCommandLine } from './command-line.ts';
import { runCheck } from './commands/check.ts';
import { runExport } from './commands/export.ts';
import { runFolder } from './commands/folder.ts';
import { runImport } from './commands/import.ts';
import { runLedger } from './commands/ledger.ts';
import { runLetterTemplate } from './commands/letter-template.ts';
import { complain, type ExitStatus } from './commands/reading.ts';
import { runSettings } from './commands/settings.ts';
import { runBundle } from './compiled.ts';
import { wordWriteFailure } from './documents/write-results.ts';
import { batchFormats } from './formats/batch/index.ts';
import { formats } from './formats/index.ts';
import { ledgerFormats } from './formats/ledger/index.ts';
import { settingsFormats } from './formats/settings/index.ts';
import { optimise } from './optimising.ts';
import { builtInProfiles } from './profile.ts';

// The reader of our output may leave before its end, as `| head` does; a full disk is another matter.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  complain(`结果没有写完：${wordWriteFailure(error)}`);
  process.exitCode = 2;
});

// The command line at work; what answers without it stands in cli.ts.
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    complain(`校核没有运行：${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);

async function main(words: readonly string[]): Promise<ExitStatus> {
  const asked = parseCommandLine(words, {
    version,
    formatIds: formats.map(({ id }) => id),
    batchFormats,
    ledgerFormatIds: ledgerFormats.map(({ id }) => id),
    settingsFormatIds: settingsFormats.map(({ id }) => id),
    profiles: builtInProfiles,
  });
  if (asked.kind !== 'check') optimise();
  switch (asked.kind) {
    case 'answer':
      process.stdout.write(`${asked.text}\n`);
      return 0;
    case 'mistake':
      complain(asked.message);
      return 2;
    case 'check':
      return runCheck(asked.options, { folder: __dirname, version });
    case 'ledger':
      return runLedger(asked.options);
    case 'settings':
      return runSettings(asked.options);
    case 'import':
      return runImport(asked.options);
    case 'export':
      return runExport(asked.options);
    case 'letter-template':
      return runLetterTemplate(asked.options);
    case 'folder':
      return runFolder(asked.paths, { folder: __dirname, version });
    case 'server':
      // It reads its transport from the command line itself. A bundle of its own, so that checking need not load it.
      runBundle(path.join(__dirname, 'server.js'));
      return 0;
  }
}
