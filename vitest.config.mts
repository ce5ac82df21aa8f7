import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { Order } from './tests/editor/host/order.mts';
import { extensionHostPool } from './tests/editor/host/pool.mts';

const PREPARE = './tests/editor/host/prepare.mts';
const VSCODE = path.join(import.meta.dirname, 'tests/editor/host/vscode.mjs');

// The editor comes after the ordinary tests, one project at a time: there the clock is part of what is tested.
export default defineConfig({
  test: {
    sequence: { sequencer: Order },
    // The VS Code from npm comes without compiled modules and so without logs on disk, and says so at length.
    onConsoleLog: (log) => !log.includes('spdlog'),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/editor/*.test.ts', 'tests/editor/ui/**'],
          // On a machine that does other things as well, everything takes its time.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Inside the extension host of a real VS Code, with the packed extension installed.
        resolve: { alias: { vscode: VSCODE } },
        test: {
          name: 'host',
          include: ['tests/editor/*.test.ts'],
          globalSetup: PREPARE,
          pool: extensionHostPool,
          server: { deps: { external: [/\/vscode\.mjs$/] } },
          isolate: false,
          fileParallelism: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Beside the workbench of a real VS Code, in a browser.
        test: {
          name: 'ui',
          include: ['tests/editor/ui/*.test.ts'],
          globalSetup: PREPARE,
          fileParallelism: false,
          // What a browser draws late under load is done once more, and told as done twice; what is broken fails again.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
