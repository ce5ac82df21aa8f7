// Run as `node lifeline.mts FOLDER [COMMAND ARGUMENT…]`: keeps the command going until its own standard input ends, which
// happens however the starting process ends; then ends the command with everything it started and removes the folder.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const [folder = '', command, ...words] = process.argv.slice(2);
const pid = command === undefined ? undefined : start(command);
process.stdin.once('close', () => end(0)).resume();

function start(command: string): number | undefined {
  const child = spawn(command, words, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', () => end(1)).once('exit', (code) => end(code ?? 1));
  return child.pid;
}

async function end(code: number): Promise<void> {
  if (pid !== undefined) endGroup(pid);
  // A browser whose own end is under way may write once more.
  do {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    await setTimeout(200);
  } while (existsSync(folder));
  process.exit(code);
}

function endGroup(pid: number): void {
  try {
    if (process.platform === 'win32') execFileSync('taskkill', ['/pid', `${pid}`, '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
