import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { QUIET } from './user-data.mts';
import { openWorkbench } from './workbench.mts';

/** What a workbench without a machine is opened with. */
export interface WebOptions {
  /** The folder of the extension. */
  readonly extension: string;
  /** The files of the folder that is open in it, by their names. */
  readonly files: Readonly<Record<string, string>>;
}

/** A workbench as vscode.dev and github.dev have it: no machine behind it, its files those of an extension, all extensions in a web worker. */
export interface WebWorkbench {
  readonly page: Page;
  /** The files of the opened folder as they are now, by their names. */
  readonly files: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** The scheme of the files. */
const SCHEME = 'jiaohe-test';

/** Opens a workbench in which no code runs but in the browser. */
export async function openWebWorkbench({ extension, files }: WebOptions): Promise<WebWorkbench> {
  const kept = new Map(Object.entries(files));
  const web = await serveFiles({
    folders: { '/extension': extension },
    texts: { '/files/package.json': JSON.stringify(FILES_MANIFEST), '/files/main.js': writeFilesExtension(kept) },
    kept,
  });
  const { port } = web.address() as AddressInfo;
  const locations = ['files', 'extension'].map((name) => {
    return { scheme: 'http', authority: `localhost:${port}`, path: `/${name}` };
  });
  const workbench = await openWorkbench({
    folder: '/',
    locale: 'en',
    // The extension comes from another address of this machine, and is no page of the wide web that pries.
    flags: ['--disable-features=LocalNetworkAccessChecks'],
    prepare: async (page) => {
      await page.route(/\/\?/, async (route) => {
        const response = await route.fetch();
        // It would keep extensions from coming from another address, as they do on the web.
        const { 'content-security-policy': _, ...headers } = response.headers();
        const html = (await response.text()).replace(SETTINGS, (_, text: string) =>
          toAttribute(addTo(text, locations)),
        );
        await route.fulfill({ response, headers, body: html });
      });
      await page.route(/\/workbench\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: takeMachineAway(await response.text()) });
      });
    },
    url: (address) => {
      const url = new URL(address);
      url.searchParams.set('folder', `${SCHEME}:/reports`);
      return url.href;
    },
  });
  return {
    page: workbench.page,
    files: kept,
    close: async () => {
      await workbench.close();
      web.close();
    },
  };
}

/** The workbench takes the server it came from for a machine, where it keeps what the user has set up; of vscode.dev there is none. */
function takeMachineAway(code: string): string {
  const changes: readonly [RegExp, string][] = [
    [/remoteAuthority:location\.host/, 'remoteAuthority:void 0'],
    [
      /(\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.vscodeRemote\}\)/,
      '$1.file("/").with({scheme:"vscode-userdata"})',
    ],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`the workbench has no ${from} any more`);
    return text.replace(from, to);
  }, code);
}

const SETTINGS = /(?<=id="vscode-workbench-web-configuration" data-settings=)"([^"]*)"/;

function addTo(attribute: string, additionalBuiltinExtensions: readonly object[]): object {
  const { remoteAuthority: _, ...settings } = JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  return { ...settings, additionalBuiltinExtensions, configurationDefaults: { ...QUIET, 'jiaohe.locale': 'zh-cn' } };
}

function toAttribute(settings: object): string {
  return `"${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}

interface Served {
  /** Folders on disk, by the beginning of their paths on the web. */
  readonly folders: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  /** What the extension with the files is told to keep. */
  readonly kept: Map<string, string>;
}

async function serveFiles({ folders, texts, kept }: Served): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-allow-methods', '*');
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (request.method === 'POST' || request.method === 'DELETE') {
      const name = asked.replace('/kept/', '');
      if (request.method === 'DELETE') kept.delete(name);
      else kept.set(name, Buffer.concat(await request.toArray()).toString());
      return response.end();
    }
    const [begin, folder] = Object.entries(folders).find(([begin]) => asked.startsWith(`${begin}/`)) ?? [];
    const file = folder && path.join(folder, path.normalize(asked.slice(begin!.length)));
    const body = texts[asked] ?? (file && (await readFile(file).catch(() => undefined)));
    if (body === undefined) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[path.extname(asked)] ?? 'application/octet-stream');
    response.end(body);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const FILES_MANIFEST = {
  name: 'files',
  publisher: 'jiaohe-tests',
  version: '0.0.0',
  engines: { vscode: '^1.91.0' },
  browser: './main.js',
  activationEvents: [`onFileSystem:${SCHEME}`],
};

/** An extension that has one folder of files, as the one for GitHub has those of a repository. */
function writeFilesExtension(files: ReadonlyMap<string, string>): string {
  return `
    const vscode = require('vscode');
    const files = new Map(${JSON.stringify([...files])});
    const encoder = new TextEncoder();
    exports.activate = ({ extensionUri }) => {
      const change = new vscode.EventEmitter();
      const nameOf = (uri) => {
        if (!uri.path.startsWith('/reports/') || !files.has(uri.path.slice(9))) throw vscode.FileSystemError.FileNotFound(uri);
        return uri.path.slice(9);
      };
      const tell = (type, uri) => change.fire([{ type, uri }]);
      const kept = (uri) => extensionUri.with({ path: '/kept/' + uri.path.slice(9) }).toString();
      const write = async (uri, bytes) => {
        files.set(uri.path.slice(9), new TextDecoder().decode(bytes));
        await fetch(kept(uri), { method: 'POST', body: bytes });
        tell(vscode.FileChangeType.Changed, uri);
      };
      const remove = async (uri) => {
        files.delete(nameOf(uri));
        await fetch(kept(uri), { method: 'DELETE' });
        tell(vscode.FileChangeType.Deleted, uri);
      };
      vscode.workspace.registerFileSystemProvider('${SCHEME}', {
        onDidChangeFile: change.event,
        watch: () => new vscode.Disposable(() => {}),
        stat: (uri) => uri.path === '/' || uri.path === '/reports'
          ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
          : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: encoder.encode(files.get(nameOf(uri))).length },
        readDirectory: () => [...files.keys()].map((name) => [name, vscode.FileType.File]),
        readFile: (uri) => encoder.encode(files.get(nameOf(uri))),
        writeFile: write,
        delete: remove,
        createDirectory: () => {},
        rename: async (from, to) => { await write(to, encoder.encode(files.get(nameOf(from)))); await remove(from); },
      }, { isCaseSensitive: true });
    };`;
}
