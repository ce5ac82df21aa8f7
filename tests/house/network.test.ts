import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';

/** Nothing leaves the machine: not by what is bundled, and not when it runs. */
const root = path.join(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const folder = mkdtempSync(path.join(tmpdir(), 'jiaohe-network-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What of esbuild's account is looked at. */
interface Account {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly Import[] }>>;
}

interface Import {
  readonly path: string;
  readonly external?: boolean;
}

const NETWORK =
  /^(?:node:)?(?:net|tls|https?|http2|dgram|dns|dns\/promises|inspector|wasi|vm)$|^(?:undici|ws|axios|node-fetch)$/;

const programs = ['.', 'web'].flatMap((folder) =>
  readdirSync(path.join(dist, folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(folder, name)),
);

describe('what is bundled', () => {
  const { inputs } = readAccount('bundled.json');

  test('for a browser knows no module of Node, and no way out but a worker of the editor’s', () => {
    const { inputs } = readAccount('web/bundled.json');
    const external = Object.values(inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
    // nodejieba stands in a list of which only the other entry is used there.
    expect([...new Set(external.map((imported) => imported.path))].sort()).toEqual(['nodejieba', 'vscode']);
  });

  test('knows no network but the sockets of the library between editor and server, which nobody opens', () => {
    const users = Object.entries(inputs).flatMap(([file, { imports }]) =>
      imports
        .filter((imported) => imported.external && NETWORK.test(imported.path))
        .map((imported) => `${file.replace(/^.*node_modules\//, '')} ${imported.path.replace('node:', '')}`),
    );
    // compiled.ts has the program itself run by vm, with what was compiled of it before; engine.ts asks a new context for `gc`.
    expect([...new Set(users)].sort()).toEqual([
      'server/src/compiled.ts vm',
      'server/src/engine.ts vm',
      'vscode-jsonrpc/lib/node/main.js net',
    ]);
  });

  test('brings no library that sends something anywhere', () => {
    const sending =
      /node_modules\/(?:@vscode\/extension-telemetry|applicationinsights|undici|ws|axios|node-fetch|got|@sentry)\//;
    const files = [inputs, readAccount('web/bundled.json').inputs].flatMap(Object.keys);
    expect(files.filter((file) => sending.test(file))).toEqual([]);
  });

  test.each(programs)('%s calls nothing that does', (name) => {
    const code = readFileSync(path.join(dist, name), 'utf8');
    expect(
      code.match(/\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|createTelemetryLogger|sendBeacon)\s*\(/g),
    ).toBeNull();
    // What a schema or a namespace is called is no address, nor is the page that a message of the Word library names.
    const addresses = code.match(/https?:\/\/[\w.-]+/g) ?? [];
    expect(
      addresses.filter(
        (address) =>
          !/^https?:\/\/(?:json-schema\.org|json\.schemastore\.org|schemas\.(?:openxmlformats\.org|microsoft\.com)|answers\.microsoft\.com|purl\.(?:org|oclc\.org)|www\.w3\.org)$/.test(
            address,
          ),
      ),
    ).toEqual([]);
  });

  test.each(programs)('%s makes no program out of text', (name) => {
    const code = readFileSync(path.join(dist, name), 'utf8');
    expect(code.match(/(?<![\w.$])eval\s*\(/g)).toBeNull();
  });
});

test('a report is checked, and the settings beside it read, with every way to the network cut and none to make a program of text', async () => {
  const cut = path.join(folder, 'cut.cjs');
  writeFileSync(
    cut,
    `const refuse = (what) => () => { process.stderr.write('网络：' + what); process.exit(99); };
    require('node:net').Socket.prototype.connect = refuse('connect');
    require('node:net').Server.prototype.listen = refuse('listen');
    require('node:dgram').createSocket = refuse('dgram');
    require('node:dns').lookup = refuse('lookup');
    globalThis.fetch = refuse('fetch');
    globalThis.Function = new Proxy(Function, { construct: refuse('Function'), apply: refuse('Function') });`,
  );
  const report = path.join(folder, '报告.txt');
  writeFileSync(
    report,
    '云上镇2024年法治政府建设年度报告\n\n受理咨询130件，其中劳动类85件、婚姻类45件。全年受理咨询131件。\n',
  );
  writeFileSync(path.join(folder, 'jiaohe.settings.json'), '{ "rules": { "missing-section": "warning" } }');
  const words = [
    '--require',
    cut,
    path.join(dist, 'cli.js'),
    'check',
    '--format',
    'json',
    '--fail-on',
    'never',
    report,
  ];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words);
  expect(stderr).toBe('');
  const [read] = JSON.parse(stdout).reports;
  expect(read.profile).toBe('rule-of-law-annual-report');
  expect(read.findings).toContainEqual(expect.objectContaining({ rule: 'missing-section', severity: 'warning' }));
});

function readAccount(name: string): Account {
  return JSON.parse(readFileSync(path.join(dist, name), 'utf8')) as Account;
}
