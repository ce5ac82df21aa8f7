import { EventEmitter, once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import type { ProvidedContext } from 'vitest';
import type { PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';
import { removeAtEnd, removeFolder } from './ending.mts';
import { createScratch } from './places.mts';
import { writeUserData } from './user-data.mts';
import { onMessage, sendMessage } from './wire.mts';

/** A Vitest pool whose one worker is the extension host of a real VS Code. */
export const extensionHostPool: PoolRunnerInitializer = {
  name: 'extension-host',
  createPoolWorker: ({ project }) => new ExtensionHost(project.getProvidedContext()),
};

class ExtensionHost extends EventEmitter implements PoolWorker {
  readonly name = 'extension-host';
  readonly #context: ProvidedContext;
  #scratch: string | undefined;
  #server: Server | undefined;
  #socket: Socket | undefined;
  #ended: Promise<unknown> | undefined;

  constructor(context: ProvidedContext) {
    super();
    this.#context = context;
  }

  async start(): Promise<void> {
    this.#scratch = createScratch();
    removeAtEnd(this.#scratch);
    const pipe =
      process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(this.#scratch)}` : path.join(this.#scratch, 's');
    this.#server = createServer().listen(pipe);
    const connected = once(this.#server, 'connection') as Promise<[Socket]>;
    this.#ended = this.#run(this.#scratch, pipe);
    const tooEarly = this.#ended.then((code) => {
      throw new Error(`the extension host ended with ${code} before the tests began`);
    });
    const [socket] = await Promise.race([connected, tooEarly]).catch(async (error: unknown) => {
      await this.stop();
      throw error;
    });
    tooEarly.catch(() => {});
    this.#socket = socket;
    onMessage(socket, (message) => this.emit('message', message));
    socket.on('error', (error) => this.emit('error', error)).on('close', () => this.emit('exit', 0));
  }

  send(message: WorkerRequest): void {
    if (this.#socket) sendMessage(this.#socket, message);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  canReuse(): boolean {
    return true;
  }

  async stop(): Promise<void> {
    this.#socket?.end();
    await this.#ended?.catch(() => {});
    this.#server?.close();
    if (this.#scratch) removeFolder(this.#scratch);
  }

  async #run(scratch: string, pipe: string): Promise<number> {
    // Imported here, for the tests that need no editor shall not wait for it.
    const { runTests } = await import('@vscode/test-electron');
    const { executable, prepared } = this.#context;
    const userData = path.join(scratch, 'data');
    // The editor speaks English here, the extension Chinese: what it says is tested as its users read it.
    writeUserData(userData, { settings: { 'jiaohe.locale': 'zh-cn' } });
    return runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: writeCarrier(path.join(scratch, 'carrier')),
      extensionTestsPath: await bundleWorker(prepared.folder),
      extensionTestsEnv: { JIAOHE_TEST_SOCKET: pipe, NODE_ENV: 'test' },
      launchArgs: [prepared.workspace, `--extensions-dir=${prepared.packed.extensions}`, `--user-data-dir=${userData}`],
    });
  }
}

/** VS Code runs tests only beside an extension under development; ours is installed, so this one is empty. */
function writeCarrier(folder: string): string {
  mkdirSync(folder);
  const manifest = { name: 'carrier', publisher: 'jiaohe-tests', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** Bundled to a script because the Node of desktop VS Code may not read TypeScript; inside the project, so that it finds Vitest. */
async function bundleWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'worker.mts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vitest'],
  });
  return outfile;
}
