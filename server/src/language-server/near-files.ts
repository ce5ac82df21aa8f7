import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LINKED_ENDINGS, type NearFile } from '../features/document-links.ts';
import { filePath, isWithin } from './document-uri.ts';

/** The files around a report that it may cite. */
export interface NearFiles {
  /** In its own folder, in the open folder around it, and in the folders right below that one. */
  readonly of: (uri: string, roots: readonly string[]) => Promise<readonly NearFile[]>;
}

/** How long, in milliseconds, nobody looks whether a folder has changed. */
const REST = 5000;
/** Folders beyond this many are not looked into. */
const MOST_FOLDERS = 60;
const MOST_FILES = 4000;
const MOST_LISTINGS = 300;

interface Listing {
  readonly looked: number;
  readonly changed: number;
  readonly files: readonly NearFile[];
  readonly folders: readonly string[];
}

const NOTHING: Pick<Listing, 'files' | 'folders'> = { files: [], folders: [] };

/** Files that are listed when they are first asked for, and again only where their folder has changed. */
export function createNearFiles(): NearFiles {
  const listings = new Map<string, Promise<Listing>>();

  async function look(folder: string, before: Listing | undefined): Promise<Listing> {
    const looked = performance.now();
    if (before && looked - before.looked < REST) return before;
    try {
      const { mtimeMs: changed } = await stat(folder);
      return { ...(before?.changed === changed ? before : await read(folder)), changed, looked };
    } catch {
      return { ...NOTHING, changed: 0, looked };
    }
  }

  function list(folder: string): Promise<Listing> {
    const before = listings.get(folder);
    if (!before && listings.size >= MOST_LISTINGS) listings.clear();
    const listing = before ? before.then((known) => look(folder, known)) : look(folder, undefined);
    listings.set(folder, listing);
    return listing;
  }

  return {
    of: async (uri, roots) => {
      const file = filePath(uri);
      const own = file === null ? [] : [path.dirname(file)];
      // A report that is not saved yet may be meant for any of the open folders.
      const open = roots.map(filePath).filter((root) => root !== null);
      const around = open.filter((root) => file === null || isWithin(root, file));
      const below = (await Promise.all(around.map(list))).flatMap(({ folders }) => folders);
      const folders = new Set([...own, ...around, ...below.slice(0, MOST_FOLDERS)]);
      return (await Promise.all([...folders].map(list))).flatMap(({ files }) => files);
    },
  };
}

async function read(folder: string): Promise<Pick<Listing, 'files' | 'folders'>> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const files = entries.filter((entry) => entry.isFile() && isLinked(entry.name)).slice(0, MOST_FILES);
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  return {
    files: files.map(({ name }) => ({ name, uri: pathToFileURL(path.join(folder, name)).href })),
    folders: folders.map(({ name }) => path.join(folder, name)),
  };
}

function isLinked(name: string): boolean {
  return LINKED_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}
