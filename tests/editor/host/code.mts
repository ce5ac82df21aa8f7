// Stands in for the VS Code executable: takes its arguments, runs the extension tests they name in the workbench of the
// VS Code server, and ends with their exit code.
import { parseArgs } from 'node:util';
import type { Locale } from './user-data.mts';
import { openWorkbench, type Workbench } from './workbench.mts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    locale: { type: 'string' },
  },
});
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

let workbench: Promise<Workbench> | undefined;
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await workbench?.then((opened) => opened.close()).catch(() => {});
  process.exit(code);
}

process.once('SIGINT', () => end(130)).once('SIGTERM', () => end(143));
// The pipe ends when whoever started us is gone.
process.stdin.once('close', () => end(1)).resume();

workbench = openWorkbench({
  ...given('folder', positionals[0]),
  ...given('extensionsFolder', text(values['extensions-dir'])),
  ...given('userDataFolder', text(values['user-data-dir'])),
  ...given('locale', text(values.locale) as Locale | undefined),
  ...given('extensionTestsPath', text(values.extensionTestsPath)),
  extensionDevelopmentPaths: (values.extensionDevelopmentPath as string[] | undefined) ?? [],
  prepare: async (page) => {
    page.once('crash', () => end(1)).once('close', () => end(1));
    await page.exposeFunction('codeAutomationLog', (kind: string, words: readonly unknown[]) => {
      if (process.env.VSCODE_VERBOSE) console.error(kind, ...words);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => void end(code));
  },
});
workbench.catch((error: unknown) => {
  console.error(error);
  void end(1);
});

function given<K extends string, V>(name: K, value: V | undefined): { readonly [name in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in K]?: V };
}
