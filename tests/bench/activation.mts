// `npm run bench:activation`: how long the editor itself says that the packed extension took to become active, over many
// starts with a report open, without the server: loading its code, and calling activate(), which fails above the limit.
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { removeAtEnd } from '../editor/host/ending.mts';
import { packAndInstall } from '../editor/host/pack.mts';
import { SAMPLES, VSCODE_TEST } from '../editor/host/places.mts';
import { openWorkbench } from '../editor/host/workbench.mts';
import { runCommand } from '../editor/ui/person.ts';

const STARTS = 10;
/** High enough for all that the editor tells of its start: it only holds the lines in sight. */
const WINDOW = { width: 1280, height: 4000, scale: 1 };
/** Milliseconds that activate() may take at the 95th percentile. */
const LIMIT = 50;

mkdirSync(VSCODE_TEST, { recursive: true });
const folder = mkdtempSync(path.join(VSCODE_TEST, 'activation-'));
removeAtEnd(folder);
const { extensions } = packAndInstall(folder);
const reports = path.join(folder, '示例报告');
cpSync(SAMPLES, reports, { recursive: true });
const report = readdirSync(reports)[0]!;
const file = path.join(reports, report);

interface Activation {
  /** Milliseconds for reading and running the code of the bundle. */
  readonly load: number;
  /** Milliseconds for activate(). */
  readonly call: number;
}

const times: Activation[] = [];
for (let start = 0; start < STARTS; start++) {
  const workbench = await openWorkbench({ folder: reports, file, extensionsFolder: extensions, window: WINDOW });
  try {
    const { load, call } = await readActivation(workbench.page);
    times.push({ load, call });
    console.log(`start ${start + 1}: code loaded in ${load} ms, activate() in ${call} ms`);
  } finally {
    await workbench.close();
  }
}
console.log(`with a report open, ${STARTS} starts:`);
summarize(
  'loading the code',
  times.map(({ load }) => load),
);
summarize(
  'both',
  times.map(({ load, call }) => load + call),
);
const p95 = summarize(
  'activate()',
  times.map(({ call }) => call),
);
if (p95 > LIMIT) {
  console.log(`p95 of activate() is above ${LIMIT} ms`);
  process.exitCode = 1;
}

/** Prints how the times lie, and returns their 95th percentile. */
function summarize(name: string, of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!;
  console.log(`  ${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
  return at(0.95);
}

/** Waits until the report is checked, and reads what the editor tells of its start. */
async function readActivation(page: Page): Promise<Activation> {
  page.setDefaultTimeout(20_000);
  await page.getByRole('tab', { name: report }).first().waitFor();
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await runCommand(page, 'Developer: Startup Performance');
  const line = page.locator('.view-line', { hasText: /jiaohe\.jiaohe/ }).first();
  // | Extension | Eager | Load Code | Call Activate | Finish Activate | Event | By |
  const said = (await line.innerText()).replaceAll('\u00a0', ' ');
  const [load, call] = said
    .split('|')
    .slice(3)
    .map((cell) => Number.parseInt(cell, 10));
  if (!Number.isInteger(load) || !Number.isInteger(call)) throw new Error(`the editor says of the activation: ${said}`);
  return { load: load!, call: call! };
}
