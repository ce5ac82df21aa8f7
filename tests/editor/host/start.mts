// `npm start`: opens VS Code with a sample report in it and the extension at work.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { findOnPath } from '../../../server/apt.mts';
import { removeAtEnd } from './ending.mts';
import { packAndInstall } from './pack.mts';
import { ROOT, SAMPLES, VSCODE_TEST } from './places.mts';
import { startServer } from './server.mts';

mkdirSync(VSCODE_TEST, { recursive: true });
const code = findOnPath('code');
if (code) openDesktop(code);
else await openInBrowser();

/** The user's own VS Code, with the extension as it was just built; nothing is installed into it. */
function openDesktop(code: string): void {
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  const folder = copySamples(path.join(VSCODE_TEST, '示例报告'));
  const words = [`--extensionDevelopmentPath=${ROOT}`, '--new-window', folder, reportIn(folder)];
  const { status } = spawnSync(code, words, { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

async function openInBrowser(): Promise<void> {
  const folder = mkdtempSync(path.join(VSCODE_TEST, 'start-'));
  removeAtEnd(folder);
  const { extensions } = packAndInstall(folder);
  const samples = copySamples(path.join(folder, '示例报告'));
  const server = await startServer({ extensionsFolder: extensions, locale: 'zh-cn' });
  const door = await openDoor(server.address({ folder: samples, file: reportIn(samples) }));
  console.log('在浏览器里打开这个地址（只有本机能访问，按 Ctrl+C 结束）：');
  console.log('Open this address in a browser (only this machine can; Ctrl+C ends it):');
  console.log(`\n  ${door.address}\n`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  door.server.close();
  await server.close();
}

/** The workbench's own address is too long to be copied from a terminal; a short one with a token leads to it. */
async function openDoor(target: string): Promise<{ readonly server: Server; readonly address: string }> {
  const token = randomUUID();
  const server = createServer(({ url }, response) => {
    if (url === `/${token}`) response.writeHead(302, { location: target, connection: 'close' }).end();
    else response.writeHead(403, { connection: 'close' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}` };
}

function copySamples(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  cpSync(SAMPLES, folder, { recursive: true });
  return folder;
}

function reportIn(folder: string): string {
  return path.join(folder, readdirSync(folder)[0] ?? '');
}
