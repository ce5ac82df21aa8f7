import { type ChildProcess, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startOnLifeline } from './ending.mts';
import { provisionNpmVSCode } from './npm-vscode.mts';
import { createScratch, NODE } from './places.mts';
import { type UserData, writeUserData } from './user-data.mts';

/** What a VS Code server is started with; folders that are not named are made for this run and removed after it. */
export interface ServerOptions extends UserData {
  readonly extensionsFolder?: string;
  readonly userDataFolder?: string;
  /** Without it a built workbench ignores the tests it is given. */
  readonly testDriver?: boolean;
  /** Whether folders are to be trusted before they can do anything; they all are unless told otherwise. */
  readonly workspaceTrust?: boolean;
}

/** What the workbench is opened with. */
export interface WorkbenchAddress {
  readonly folder?: string;
  /** A file that names several folders. */
  readonly workspace?: string;
  readonly file?: string;
  readonly extensionDevelopmentPaths?: readonly string[];
  readonly extensionTestsPath?: string;
}

/** A VS Code server on a loopback address, reachable with a token. */
export interface Server {
  readonly scratch: string;
  address(opened: WorkbenchAddress): string;
  close(): Promise<void>;
}

/** Starts the VS Code server that comes from the npm registry; it ends when closed or when this process ends, however it does. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const entry = provisionNpmVSCode();
  const scratch = createScratch();
  const userData = options.userDataFolder ?? path.join(scratch, 'data');
  writeUserData(userData, options);

  const token = randomUUID();
  const words = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token];
  words.push('--accept-server-license-terms', '--disable-telemetry');
  if (!options.workspaceTrust) words.push('--disable-workspace-trust');
  words.push('--server-data-dir', scratch, '--user-data-dir', userData);
  if (options.testDriver) words.push('--enable-smoke-test-driver');
  if (options.extensionsFolder) words.push('--extensions-dir', options.extensionsFolder);
  if (options.locale) words.push('--locale', options.locale);

  // The system's language counts as well: an English workbench is to be one on a Chinese machine too.
  const language = options.locale === 'en' ? { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' } : {};
  const env = { ...process.env, ...language, TMPDIR: scratch, XDG_RUNTIME_DIR: scratch };
  const keeper = startOnLifeline(scratch, [NODE, entry, ...words], env);
  const ended = once(keeper, 'exit');
  const close = async (): Promise<void> => {
    keeper.stdin?.destroy();
    await ended;
  };
  try {
    const port = await readPort(keeper);
    return { scratch, address: (opened) => toAddress(port, token, opened), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a packed extension into a folder of extensions, as a user's “install from VSIX” does. */
export function installExtension(vsix: string, extensionsFolder: string, serverDataFolder: string): void {
  const words = ['--install-extension', vsix, '--extensions-dir', extensionsFolder];
  words.push('--server-data-dir', serverDataFolder, '--accept-server-license-terms');
  execFileSync(NODE, [provisionNpmVSCode(), ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function readPort(keeper: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const port = /listening on (\d+)/.exec(said)?.[1];
      if (port) resolve(port);
    };
    keeper.stdout?.on('data', hear);
    keeper.stderr?.on('data', hear);
    keeper.once('exit', () => reject(new Error(`the VS Code server ended early: ${said}`)));
  });
}

function toAddress(port: string, token: string, opened: WorkbenchAddress): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${pathToFileURL(file).pathname}`;
  const payload = [['skipWelcome', 'true']];
  for (const folder of opened.extensionDevelopmentPaths ?? [])
    payload.push(['extensionDevelopmentPath', remote(folder)]);
  if (opened.extensionTestsPath) payload.push(['extensionTestsPath', remote(opened.extensionTestsPath)]);
  if (opened.file) payload.push(['openFile', remote(opened.file)]);
  const query = new URLSearchParams({ tkn: token, payload: JSON.stringify(payload) });
  if (opened.folder) query.set('folder', decodeURIComponent(pathToFileURL(opened.folder).pathname));
  if (opened.workspace) query.set('workspace', decodeURIComponent(pathToFileURL(opened.workspace).pathname));
  return `http://127.0.0.1:${port}/?${query}`;
}
