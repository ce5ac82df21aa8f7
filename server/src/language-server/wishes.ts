import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Result } from '../check.ts';
import { fromNamedPath, stampOf } from '../documents/last-year.ts';
import {
  type EditorWishes,
  type FaultyFile,
  type FileAnswer,
  type FolderSettings,
  type NamedProfiles,
  namesIn,
  openProject,
  profilesOf,
  sourcesOf,
  suppressionsFile,
} from '../documents/project-files.ts';
import { stampAround } from '../documents/stamps.ts';
import { toIgnored } from '../features/ignored.ts';
import type { IgnoredAnswer, SettingsAnswer, TurnRuleArguments } from '../features/protocol.ts';
import { builtInProfiles, type Profile } from '../profile.ts';
import { explainSettings, resolveSettings, type SettingsSources, wordSettings } from '../settings/effective.ts';
import { type Settings, sanitisePaths, sanitiseSettings } from '../settings.ts';
import type { Kept, Suppression } from '../suppressions.ts';
import { filePath, isWithin } from './document-uri.ts';

/** What the user wants of one document, and the files of ours in which that could not be read. */
export interface Wishes {
  /** Grows whenever settings, profiles or suppressions may have changed: what was checked before is checked again. */
  readonly moment: number;
  readonly settings: Settings;
  /** What the settings were made of. */
  readonly sources: SettingsSources;
  /** What the project's files say for the document's folder; null where the document is no file. */
  readonly folder: FolderSettings | null;
  /** Every kind of report it may be, one's own first. */
  readonly profiles: readonly Profile[];
  readonly suppressions: readonly Suppression[];
  /** The path that leads to last year's report from the document's folder; null where none is linked. */
  readonly lastYear: string | null;
  readonly faulty: readonly FaultyFile[];
  /** Whether a folder is open in the editor, which then has settings of its own. */
  readonly inFolder: boolean;
  readonly shown: Shown;
}

/** What the user wants to see beside the text. */
export interface Shown {
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
}

/** The wishes for the open documents: asked for once, not at every keystroke. */
export interface WishBook {
  readonly of: (uri: string) => Promise<Wishes>;
  /** The kinds of report that hold in some folders, by their URIs: one's own first. */
  readonly profilesIn: (folders: readonly string[]) => Promise<readonly Profile[]>;
  /** What the editor says for a folder, by its URI and path. */
  readonly editorIn: (uri: string, folder: string) => Promise<EditorWishes>;
  /** Whether the files that the answers rest on may have changed since they were read, as far as their times and lengths tell. */
  readonly outdated: () => boolean;
  /** The document is closed. */
  readonly drop: (uri: string) => void;
  /** Everything may have changed. */
  readonly forget: () => void;
}

/** The wishes in words, for who wants to see which settings hold. */
export function wordWishes({ sources, folder, suppressions }: Wishes, result: Result): SettingsAnswer {
  const lines = wordSettings(explainSettings(sources), {
    profile: result.profile,
    reporter: result.reporter,
    ownProfiles: folder?.profiles.map(({ file, profile: { id, name } }) => ({ id, name, file })) ?? [],
    unread: folder?.unread ?? [],
    suppressions: suppressions.length,
  });
  return { lines: lines.map((line) => ({ ...line, file: line.file === null ? null : pathToFileURL(line.file).href })) };
}

/** What is said to be none, and where. */
export function gatherIgnored(uri: string, version: number, wishes: Wishes, result: Result): IgnoredAnswer {
  const { suppressions, sources, faulty, inFolder } = wishes;
  const report = filePath(uri);
  const beside = report === null ? null : suppressionsFile(report);
  return toIgnored(result, {
    uri,
    version,
    suppressions,
    beside: beside === null ? null : pathToFileURL(beside).href,
    isFaulty: faulty.some(({ file }) => file === beside),
    sources,
    settings: sources.file ? pathToFileURL(sources.file.path).href : null,
    editor: inFolder ? 'folder' : 'user',
  });
}

/** Where it would be said that a rule is not to be followed in any report: in the settings file that holds, else in the editor's settings. */
export function switchPlace({ folder, inFolder }: Wishes): TurnRuleArguments['where'] {
  return folder?.file != null ? 'file' : inFolder ? 'folder' : 'user';
}

/** What the editor can be asked. */
export interface Editor {
  /** What its settings say for a document. */
  readonly settingsFor: (uri: string) => Promise<unknown>;
  /** The URIs of the folders that are open in it. */
  readonly folders: () => Promise<readonly string[]>;
  /** Fetches the files that were asked for and are not known yet; whether some came, so that what was read is to be read again. */
  readonly settle: () => Promise<boolean>;
}

/** A book that asks the editor and the files around a document. */
export function createWishBook(editor: Editor): WishBook {
  const known = new Map<string, Promise<Wishes>>();
  /** How the files around each report were when they were read. */
  const stamps = new Map<string, Stamped>();
  let project = openProject();
  let moment = 0;

  function of(uri: string): Promise<Wishes> {
    const before = known.get(uri);
    if (before) return before;
    const asked = ask(uri, moment);
    known.set(uri, asked);
    return asked;
  }

  /** What changed in the meantime is asked for again. */
  async function ask(uri: string, asked: number): Promise<Wishes> {
    const file = filePath(uri);
    // Before they are read: what changes while they are is told later.
    const stamp = file === null ? '' : stampAround(file);
    const [said, roots, kept] = await Promise.all([
      editor.settingsFor(uri),
      editor.folders(),
      file === null ? null : project.keptBeside(file),
    ]);
    const folder = file === null ? null : await project.settingsIn(path.dirname(file), namedFor(file, said, roots));
    if (file !== null && kept?.ok && kept.value.lastYear !== null) lookAt(file, kept.value.lastYear);
    if (await editor.settle()) {
      project = openProject();
      return ask(uri, asked);
    }
    if (asked !== moment) return of(uri);
    if (file !== null) stamps.set(uri, stampOfAll(file, stamp, folder, kept));
    return { ...toWishes({ said, folder, kept }), moment: asked, inFolder: roots.length > 0 };
  }

  return {
    of,
    profilesIn: (folders) => readProfiles(editor, folders),
    editorIn: (uri, folder) => askEditor(editor, uri, folder),
    outdated: () => [...stamps.values()].some(hasChanged),
    drop: (uri) => {
      known.delete(uri);
      stamps.delete(uri);
    },
    forget: () => {
      stamps.clear();
      project = openProject();
      known.clear();
      moment++;
    },
  };
}

/** What the editor says of a document, and what the files around it do. */
interface Said {
  readonly said: unknown;
  /** Null where the document is no file, as is what is kept beside it. */
  readonly folder: FolderSettings | null;
  readonly kept: FileAnswer<Kept> | null;
}

function toWishes({ said, folder, kept }: Said): Omit<Wishes, 'moment' | 'inFolder'> {
  const sources = sourcesOf(folder, sanitiseSettings(said, namesIn(folder)));
  return {
    settings: resolveSettings(sources),
    sources,
    folder,
    profiles: profilesOf(folder),
    suppressions: kept?.ok ? kept.value.suppressions : [],
    lastYear: kept?.ok ? kept.value.lastYear : null,
    faulty: [...(folder?.faulty ?? []), ...(kept && !kept.ok ? [kept] : [])],
    shown: readShown(said),
  };
}

/** Read anew, for nobody watches a folder in which no report is open. */
async function readProfiles(editor: Editor, folders: readonly string[]): Promise<readonly Profile[]> {
  const project = openProject();
  const own = await Promise.all(
    folders.map(async (uri) => {
      const folder = filePath(uri);
      if (folder === null) return [];
      const { named } = await askEditor(editor, uri, folder);
      return (await project.settingsIn(folder, named)).profiles;
    }),
  );
  if (await editor.settle()) return readProfiles(editor, folders);
  const all = [...own.flat().map(({ profile }) => profile), ...builtInProfiles];
  return all.filter((profile, at) => all.findIndex(({ id }) => id === profile.id) === at);
}

async function askEditor(editor: Editor, uri: string, folder: string): Promise<EditorWishes> {
  const [said, roots] = await Promise.all([editor.settingsFor(uri), editor.folders()]);
  return { said, named: namedFor(path.join(folder, '*'), said, roots) };
}

/** The files with profiles that the editor's settings name, which lie in the innermost open folder around the report. */
function namedFor(file: string, said: unknown, folders: readonly string[]): NamedProfiles | undefined {
  const paths = sanitisePaths(Object(said).profiles);
  if (paths.length === 0) return undefined;
  const roots = folders.map(filePath).filter((root) => root !== null);
  const around = roots.filter((root) => isWithin(root, file));
  const root = around.toSorted((a, b) => b.length - a.length)[0];
  return root === undefined ? undefined : { root, paths };
}

/** The files around a report as they were when they were read, and those that one of them names. */
interface Stamped {
  readonly file: string;
  readonly around: string;
  readonly others: readonly string[];
  readonly beyond: string;
}

function stampOfAll(
  file: string,
  around: string,
  folder: FolderSettings | null,
  kept: FileAnswer<Kept> | null,
): Stamped {
  const linked = kept?.ok && kept.value.lastYear !== null ? fromNamedPath(file, kept.value.lastYear) : null;
  const profiles = folder?.profiles.map((own) => own.file) ?? [];
  const others = linked?.ok ? [...profiles, linked.file] : profiles;
  return { file, around, others, beyond: others.map(stampOf).join() };
}

function hasChanged({ file, around, others, beyond }: Stamped): boolean {
  return stampAround(file) !== around || others.map(stampOf).join() !== beyond;
}

/** Asks for the report that is linked, so that it is there when it is read. */
function lookAt(report: string, lastYear: string): void {
  const place = fromNamedPath(report, lastYear);
  if (place.ok) stampOf(place.file);
}

function readShown(said: unknown): Shown {
  const { inlayHints, codeLens } = Object(said) as Readonly<Record<string, unknown>>;
  return { inlayHints: Object(inlayHints).enabled === true, codeLenses: Object(codeLens).enabled === true };
}
