import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs a bundle with what the engine made of it at earlier runs, which lies in the system's folder for temporary files. Without
 * it, one report costs a fifth more: every function is compiled when it is first called. Node's own cache (from 22.1 on) has only
 * what is compiled while a file is loaded; ours is written when the program ends, and has every function that was needed.
 *
 * The program runs as well without: where the folder cannot be written or may be written by others, where Node.js is told to
 * keep nothing compiled, or where the bundle has no fingerprint.
 */
export function runBundle(file: string): void {
  const code = readFileSync(file, 'utf8');
  const place = placeFor(file, code);
  const kept = place === null ? null : readKept(place);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    ...(kept && { cachedData: kept.compiled }),
  });
  // Another version of Node.js, or of its settings, made it.
  const runs = kept && !script.cachedDataRejected ? kept.runs : 0;
  if (place !== null && runs < RUNS_THAT_ADD) process.once('exit', () => keep(place, script, runs + 1));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
}

/** What has been kept: by so many runs, this much. */
interface Kept {
  readonly runs: number;
  readonly compiled: Buffer;
}

/** So many runs add the functions that they needed: the first one may only have been asked for help. */
const RUNS_THAT_ADD = 3;
/** Before what was compiled stand the number of runs and zeros: V8 wants the rest to begin at a multiple of eight. */
const HEAD = 8;
/** Of other versions, so many are left. */
const MOST_KEPT = 8;

/** The build ends a bundle with the fingerprint of what stands before: V8 itself compares only lengths. */
const FINGERPRINT_LENGTH = '\n// '.length + 64 + '\n'.length;
const FINGERPRINT = /\n\/\/ ([0-9a-f]{64})\n$/;

function placeFor(file: string, code: string): string | null {
  const fingerprint = FINGERPRINT.exec(code.slice(-FINGERPRINT_LENGTH))?.[1];
  if (fingerprint === undefined || process.env.NODE_DISABLE_COMPILE_CACHE) return null;
  const user = process.getuid?.();
  const folder = path.join(os.tmpdir(), user === undefined ? 'jiaohe' : `jiaohe-${user}`);
  return path.join(
    folder,
    `${path.basename(file, '.js')}-${process.versions.v8}-${process.arch}-${fingerprint.slice(0, 32)}`,
  );
}

function readKept(place: string): Kept | null {
  try {
    if (!isOurs(path.dirname(place))) return null;
    const bytes = readFileSync(place);
    return bytes.length > HEAD ? { runs: bytes[0]!, compiled: bytes.subarray(HEAD) } : null;
  } catch {
    return null;
  }
}

/** Whether nobody else can have put something into the folder, which would then be run as if it were the program. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  const user = process.getuid?.();
  return stats.isDirectory() && (user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0));
}

/** Where it cannot be written, the program has done what it was asked all the same. */
function keep(place: string, script: Script, runs: number): void {
  const folder = path.dirname(place);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return;
    const head = Buffer.alloc(HEAD);
    head[0] = runs;
    writeDurably(place, Buffer.concat([head, script.createCachedData()]));
    removeOldest(folder);
  } catch {
    // The next run compiles as this one did.
  }
}

/** Written beside and renamed when all of it is on the disk: torn, it would bring the next run down. */
function writeDurably(place: string, bytes: Buffer): void {
  const beside = `${place}.${process.pid}`;
  // Of the threads of a batch, one does it.
  const out = openSync(beside, 'wx', 0o600);
  try {
    try {
      writeFileSync(out, bytes);
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
    renameSync(beside, place);
  } finally {
    rmSync(beside, { force: true });
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const byAge = files.map((file) => ({ file, time: statSync(file).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { file } of byAge.slice(MOST_KEPT)) rmSync(file, { force: true });
}
