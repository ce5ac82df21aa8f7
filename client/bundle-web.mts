// Bundles the extension and the server for an editor that runs in a browser (vscode.dev, github.dev) into dist/web.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');
const STANDING_IN = path.join(ROOT, 'server/src/web');

/** What stands for Node's modules; one that is used and not named here, or lacks what is used of it, fails the build. */
const INSTEAD: Readonly<Record<string, string>> = {
  'node:child_process': 'nothing.ts',
  'node:fs': 'fs.ts',
  'node:fs/promises': 'fs.ts',
  'node:path': 'path.ts',
  'node:url': 'url.ts',
  fs: 'fs.ts',
  path: 'path.ts',
  util: 'nothing.ts',
};

const SHARED: BuildOptions = {
  absWorkingDir: ROOT,
  outdir: 'dist/web',
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  metafile: true,
  sourcemap: 'external',
  logLevel: 'warning',
  alias: {
    ...Object.fromEntries(Object.entries(INSTEAD).map(([name, file]) => [name, path.join(STANDING_IN, file)])),
    // Of its builds the one whose dictionary is in the package anyway.
    'jieba-wasm': './node_modules/jieba-wasm/pkg/nodejs/jieba_rs_wasm.js',
  },
};

const extension = await build({
  ...SHARED,
  entryPoints: { extension: 'client/src/extension.ts' },
  format: 'cjs',
  external: ['vscode'],
});
const server = await build({
  ...SHARED,
  entryPoints: { server: 'server/src/browser.ts' },
  format: 'iife',
  external: ['nodejieba'],
  define: { __dirname: '"/jiaohe"', 'process.pid': '0', setImmediate: 'setTimeout' },
});

const bundled = {
  inputs: { ...extension.metafile?.inputs, ...server.metafile?.inputs },
  outputs: { ...extension.metafile?.outputs, ...server.metafile?.outputs },
};
writeFileSync(path.join(ROOT, 'dist/web/bundled.json'), JSON.stringify(bundled));
