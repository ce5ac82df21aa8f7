import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { FileProblem } from '../json-text.ts';
import { builtInProfiles, type Profile } from '../profile.ts';
import { rules } from '../rules/index.ts';
import type { SettingsSources } from '../settings/effective.ts';
import type { GivenSettings, KnownNames } from '../settings.ts';
import { type Kept, NOTHING_KEPT, SUPPRESSIONS_ENDING } from '../suppressions.ts';
import type { Decoded } from './decode.ts';
import { toFileProblem } from './file-problem.ts';
import { createProjectSearch, PROFILE_ENDING } from './find-settings.ts';
import { readTextFile } from './read-text.ts';

/** A file of ours that cannot be followed: its text, and what is wrong where. */
export interface FaultyFile {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly FileProblem[];
}

/** What a file of ours says; `null` where there is none. */
export type FileAnswer<T> =
  | { readonly ok: true; readonly file: string | null; readonly value: T }
  | ({ readonly ok: false } & FaultyFile);

/** A profile of one's own and the file that holds it. */
export interface OwnProfile {
  readonly file: string;
  readonly profile: Profile;
}

/** Files with profiles that are named elsewhere than in a settings file, and the folder they must lie in. */
export interface NamedProfiles {
  readonly root: string;
  readonly paths: readonly string[];
}

/** What the editor's settings say for the reports in a folder where no settings file holds. */
export interface EditorWishes {
  /** Not looked through yet. */
  readonly said: unknown;
  /** The files with profiles that they name. */
  readonly named: NamedProfiles | undefined;
}

/** What the files of a project say for the reports in one folder. */
export interface FolderSettings {
  /** The settings file that holds; null where there is none. */
  readonly file: string | null;
  /** What it says; null where there is none or it cannot be followed. */
  readonly given: GivenSettings | null;
  /** Profiles of one's own: those that are named first, then the nearest first. */
  readonly profiles: readonly OwnProfile[];
  /** Profiles that are named and not to be had. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  readonly faulty: readonly FaultyFile[];
}

/** The files that a project keeps for us: settings and profiles above the reports, suppressions beside them. Each is read once. */
export interface ProjectFiles {
  /** What holds in a folder. Profiles that are `named` are looked at only where no settings file holds. */
  readonly settingsIn: (folder: string, named?: NamedProfiles) => Promise<FolderSettings>;
  /** What is kept beside a report. */
  readonly keptBeside: (report: string) => Promise<FileAnswer<Kept>>;
}

/** The file beside a report that keeps its suppressions. */
export function suppressionsFile(report: string): string {
  return `${report}${SUPPRESSIONS_ENDING}`;
}

/** The names that settings may speak of where there are these profiles besides the built-in ones. */
export function knownNames(ownIds: readonly string[] = []): KnownNames {
  return {
    ruleIds: rules.map(({ id }) => id),
    profileIds: [...builtInProfiles.map(({ id }) => id), ...ownIds],
  };
}

/** What the settings of the reports in a folder are made of: what its files say, and the editor, where there is one. */
export function sourcesOf(folder: FolderSettings | null, editor: GivenSettings | null): SettingsSources {
  return { file: folder?.file != null && folder.given ? { path: folder.file, given: folder.given } : null, editor };
}

/** Every kind of report that the reports in a folder may be, one's own first. */
export function profilesOf(folder: FolderSettings | null): readonly Profile[] {
  return [...(folder?.profiles ?? []).map(({ profile }) => profile), ...builtInProfiles];
}

/** The names that the settings of the reports in a folder may speak of. */
export function namesIn(folder: FolderSettings | null): KnownNames {
  return knownNames(folder?.profiles.map(({ profile }) => profile.id));
}

/** Reads the files of a project as they are now. To read them as they are later, open the project anew. */
export function openProject(): ProjectFiles {
  const search = createProjectSearch();
  const texts = new Map<string, Decoded>();
  const read = (file: string): Decoded => {
    const decoded = texts.get(file) ?? readTextFile(file);
    texts.set(file, decoded);
    return decoded;
  };
  const loaded = new Map<string, Promise<LoadedProfile>>();
  const load = (file: string): Promise<LoadedProfile> => {
    const answer = loaded.get(file) ?? loadProfile(file);
    loaded.set(file, answer);
    return answer;
  };
  return {
    settingsIn: async (folder, named) => {
      const file = search.settingsFor(folder);
      const near = search.profilesFor(folder);
      if (file !== null) return readSettings(file, read(file), near, load);
      const places = (named?.paths ?? []).map((path) => locate(named!.root, path));
      const files = places.flatMap((place) => (place.ok ? [place.file] : []));
      const unread = places.flatMap((place) => (place.ok ? [] : [place]));
      const own = await loadAll([...files, ...near], load);
      return { file, given: null, profiles: own.profiles, unread, faulty: own.faulty };
    },
    keptBeside: (report) => readKept(suppressionsFile(report)),
  };
}

async function readSettings(
  file: string,
  decoded: Decoded,
  near: readonly string[],
  load: (file: string) => Promise<LoadedProfile>,
): Promise<FolderSettings> {
  const text = decoded.ok ? decoded.text : '';
  // Loaded only where there are settings: the schema library takes longer to load than a report to check.
  const { parseSettings, readProfilePaths } = await import('../settings/file.ts');
  const places = readProfilePaths(text).map((named) => ({ named, place: locate(path.dirname(file), named.path) }));
  const files = places.flatMap(({ place }) => (place.ok ? [place.file] : []));
  const own = await loadAll([...files, ...near], load);
  const rest = { file, profiles: own.profiles, unread: [] };
  if (!decoded.ok) return { ...rest, given: null, faulty: [...own.faulty, unreadable(file, decoded.reason)] };
  const parsed = parseSettings(text, knownNames(own.ids));
  const astray = places.flatMap(({ named: { start, end }, place }) =>
    place.ok ? [] : [{ start, end, message: place.reason }],
  );
  const problems = [...(parsed.ok ? [] : parsed.problems), ...astray].toSorted((a, b) => a.start - b.start);
  if (parsed.ok && problems.length === 0) return { ...rest, given: parsed.settings, faulty: own.faulty };
  return { ...rest, given: null, faulty: [...own.faulty, { file, text, problems }] };
}

type LoadedProfile =
  | ({ readonly ok: true } & OwnProfile)
  | ({ readonly ok: false; readonly id: string | null } & FaultyFile);

interface LoadedProfiles {
  readonly profiles: readonly OwnProfile[];
  /** What they are called, those that cannot be followed too. */
  readonly ids: readonly string[];
  readonly faulty: readonly FaultyFile[];
}

/** Of several with one id, the first holds. */
async function loadAll(
  files: readonly string[],
  load: (file: string) => Promise<LoadedProfile>,
): Promise<LoadedProfiles> {
  const all = await Promise.all([...new Set(files)].map(load));
  const ids = all.map((one) => (one.ok ? one.profile.id : one.id));
  return {
    profiles: all.filter((one) => one.ok).filter(({ profile }, at, good) => indexOfId(good, profile.id) === at),
    ids: ids.filter((id) => id !== null),
    faulty: all.filter((one) => !one.ok),
  };
}

function indexOfId(profiles: readonly OwnProfile[], id: string): number {
  return profiles.findIndex(({ profile }) => profile.id === id);
}

async function loadProfile(file: string): Promise<LoadedProfile> {
  const decoded = readTextFile(file);
  if (!decoded.ok) return { ok: false, id: null, ...unreadable(file, decoded.reason) };
  const { parseOwnProfile } = await import('../own-profile.ts');
  const parsed = parseOwnProfile(decoded.text, builtInProfiles);
  if (parsed.ok) return { ok: true, file, profile: parsed.profile };
  return { ok: false, id: parsed.id, file, text: decoded.text, problems: parsed.problems };
}

type Located =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/** A named file that lies in a folder or below it, links followed. */
function locate(root: string, named: string): Located {
  const refuse = (reason: string): Located => ({ ok: false, path: named, reason });
  if (!named.endsWith(PROFILE_ENDING)) return refuse(`“${named}”：文件名要以 ${PROFILE_ENDING} 结尾`);
  const file = path.resolve(root, named);
  if (!isInside(root, file)) return refuse(`“${named}”：${OUTSIDE}`);
  try {
    return isInside(realpathSync(root), realpathSync(file)) ? { ok: true, file } : refuse(`“${named}”：${OUTSIDE}`);
  } catch (error) {
    return refuse(`“${named}”：${toFileProblem(error)}`);
  }
}

const OUTSIDE = '只能放在这个文件夹或它里面的文件夹，不能指到外面';

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function readKept(file: string): Promise<FileAnswer<Kept>> {
  const decoded = readTextFile(file);
  if (!decoded.ok) {
    return decoded.missing
      ? { ok: true, file: null, value: NOTHING_KEPT }
      : { ok: false, ...unreadable(file, decoded.reason) };
  }
  const { parseSuppressions } = await import('../suppressions/file.ts');
  const parsed = parseSuppressions(decoded.text);
  if (parsed.ok) return { ok: true, file, value: { suppressions: parsed.suppressions, lastYear: parsed.lastYear } };
  return { ok: false, file, text: decoded.text, problems: parsed.problems };
}

function unreadable(file: string, reason: string): FaultyFile {
  return { file, text: '', problems: [{ start: 0, end: 0, message: `${path.basename(file)}：${reason}` }] };
}
