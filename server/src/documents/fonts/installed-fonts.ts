import { type FileHandle, open, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readFontNames } from './font-names.ts';

/** A font that a document asks for, and those that may stand in for it. */
export interface WantedFont {
  readonly name: string;
  readonly others: readonly string[];
}

/** A font that is not there; `instead` is what stands in for it, null where none of those known does. */
export interface MissingFont {
  readonly name: string;
  readonly instead: string | null;
}

/** Of the fonts that are wanted, those that are not in the folders; null where no font is found there, so that nothing can be told. */
export async function findMissingFonts(
  wanted: readonly WantedFont[],
  folders: readonly string[] = fontFolders(),
): Promise<readonly MissingFont[] | null> {
  const files = (await Promise.all(folders.map((folder) => listFonts(folder, DEEPEST)))).flat().slice(0, MOST_FILES);
  const names = new Set<string>();
  for (const file of files) {
    for (const name of await namesIn(file)) names.add(name);
    if (wanted.every(({ name }) => names.has(name))) return [];
  }
  if (names.size === 0) return null;
  return wanted
    .filter(({ name }) => !names.has(name))
    .map(({ name, others }) => ({ name, instead: others.find((other) => names.has(other)) ?? null }));
}

/** Where this system keeps its fonts. */
export function fontFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): readonly string[] {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return [
      path.win32.join(env.SystemRoot ?? env.windir ?? 'C:\\Windows', 'Fonts'),
      ...(local ? [path.win32.join(local, 'Microsoft', 'Windows', 'Fonts')] : []),
    ];
  }
  const own = path.posix.join(home, platform === 'darwin' ? 'Library/Fonts' : '.local/share/fonts');
  if (platform === 'darwin') {
    return [
      own,
      '/Library/Fonts',
      '/System/Library/Fonts',
      '/Applications/Microsoft Word.app/Contents/Resources/DFonts',
    ];
  }
  return [own, path.posix.join(home, '.fonts'), '/usr/local/share/fonts', '/usr/share/fonts'];
}

const FONT = /\.(?:ttf|ttc|otf|otc)$/i;
const DEEPEST = 6;
const MOST_FILES = 5_000;

async function listFonts(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 ? listFonts(file, depth - 1) : [];
    return FONT.test(entry.name) ? [file] : [];
  });
  return (await Promise.all(found)).flat();
}

/** A file that cannot be read, or is torn, has no names. */
async function namesIn(file: string): Promise<readonly string[]> {
  let handle: FileHandle | null = null;
  try {
    const opened = await open(file);
    handle = opened;
    return await readFontNames(async (offset, length) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await opened.read(bytes, 0, length, offset);
      return new DataView(bytes.buffer, 0, bytesRead);
    });
  } catch {
    return [];
  } finally {
    await handle?.close();
  }
}
