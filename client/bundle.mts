// Bundles the extension, the server and the command line for a machine with Node.js into dist.
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');

/** Where each bundle begins; what stands apart is loaded by the others only when somebody needs it. */
const ENTRIES = {
  extension: 'client/src/extension.ts',
  client: 'client/src/language-client.ts',
  server: 'server/src/server.ts',
  cli: 'server/src/cli.ts',
  program: 'server/src/program.ts',
  batch: 'server/src/batch/thread.ts',
  'many-reports': 'server/src/many-reports.ts',
  jieba: 'server/src/jieba/thread.ts',
  export: 'server/src/export.ts',
};

const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ENTRIES,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode', 'nodejieba'],
  // `import()` becomes `require`: it needs no second loader, and works in a script run by vm on every Node 20.
  supported: { 'dynamic-import': false },
  minify: true,
  charset: 'utf8',
  sourcemap: 'external',
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(path.join(ROOT, 'dist/bundled.json'), JSON.stringify(metafile));

const DICTIONARY = 'jieba_rs_wasm_bg.wasm';
copyFileSync(path.join(ROOT, 'node_modules/jieba-wasm/pkg/nodejs', DICTIONARY), path.join(ROOT, 'dist', DICTIONARY));
