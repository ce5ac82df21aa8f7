import type { EditorEntry } from '../features/protocol.ts';
import { disk } from './disk.ts';

type Folder = Extract<EditorEntry, { readonly files: unknown }>;

/** What of `node:fs` and `node:fs/promises` the program uses, where there is no Node: the editor's files, as far as they are known. */

interface Stats {
  readonly size: number;
  readonly mtimeMs: number;
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}

interface Listed {
  readonly name: string;
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}

export function statSync(path: string, options?: { readonly throwIfNoEntry?: boolean }): Stats | undefined {
  const entry = disk.look(path);
  if (!entry && options?.throwIfNoEntry === false) return undefined;
  return toStats(entry);
}

export function existsSync(path: string): boolean {
  return disk.look(path) !== null;
}

export function readFileSync(path: string): Uint8Array {
  return toBytes(disk.look(path));
}

export function readdirSync(path: string): readonly string[] {
  const { files, folders } = toFolder(disk.look(path));
  return [...files, ...folders];
}

/** An editor's files lead nowhere else. */
export function realpathSync(path: string): string {
  if (!disk.look(path)) throw missing();
  return path;
}

export function writeFileSync(path: string, data: string | Uint8Array): void {
  disk.write(path, typeof data === 'string' ? new TextEncoder().encode(data) : data);
}

export function renameSync(from: string, to: string): void {
  const bytes = readFileSync(from);
  disk.write(from, null);
  disk.write(to, bytes);
}

export function rmSync(path: string, options?: { readonly force?: boolean }): void {
  if (!options?.force) toBytes(disk.look(path));
  disk.write(path, null);
}

export async function stat(path: string): Promise<Stats> {
  return toStats(await disk.bring(path));
}

export async function readFile(path: string): Promise<Uint8Array> {
  return toBytes(await disk.bring(path));
}

export async function readdir(path: string, _options: { readonly withFileTypes: true }): Promise<readonly Listed[]> {
  const { files, folders } = toFolder(await disk.bring(path));
  return [
    ...files.map((name) => ({ name, isFile: () => true, isDirectory: () => false })),
    ...folders.map((name) => ({ name, isFile: () => false, isDirectory: () => true })),
  ];
}

/** As `node:fs` has them too. */
export const promises = { stat, readFile, readdir };

function toStats(entry: EditorEntry): Stats {
  if (!entry) throw missing();
  const isFile = 'bytes' in entry;
  // When it was changed is not known; each is as old as what is known of it.
  const mtimeMs = isFile ? 0 : performance.now();
  return { size: isFile ? entry.bytes.length : 0, mtimeMs, isFile: () => isFile, isDirectory: () => !isFile };
}

function toBytes(entry: EditorEntry): Uint8Array {
  if (!entry) throw missing();
  if (!('bytes' in entry)) throw fault('EISDIR');
  return entry.bytes;
}

function toFolder(entry: EditorEntry): Folder {
  if (!entry) throw missing();
  if ('bytes' in entry) throw fault('ENOTDIR');
  return entry;
}

function missing(): Error {
  return fault('ENOENT');
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}
