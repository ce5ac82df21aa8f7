import path from 'node:path';
import type { FileProblem } from '../json-text.ts';
import { builtInProfiles } from '../profile.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { SUPPRESSIONS_ENDING, type Suppression } from '../suppressions.ts';
import { createSettingsSearch } from './find-settings.ts';
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

/** The files that a project keeps for us: settings above the reports, suppressions beside them. Each is read once. */
export interface ProjectFiles {
  /** The settings that hold in a folder. */
  readonly settingsIn: (folder: string) => Promise<FileAnswer<Settings | null>>;
  /** The suppressions of a report. */
  readonly suppressionsOf: (report: string) => Promise<FileAnswer<readonly Suppression[]>>;
}

/** The file beside a report that keeps its suppressions. */
export function suppressionsFile(report: string): string {
  return `${report}${SUPPRESSIONS_ENDING}`;
}

/** Reads the files of a project as they are now. To read them as they are later, open the project anew. */
export function openProject(): ProjectFiles {
  const search = createSettingsSearch();
  const settings = new Map<string, Promise<FileAnswer<Settings | null>>>();
  return {
    settingsIn: (folder) => {
      const file = search(folder);
      if (file === null) return Promise.resolve({ ok: true, file, value: null });
      const answer = settings.get(file) ?? readSettings(file);
      settings.set(file, answer);
      return answer;
    },
    suppressionsOf: (report) => readSuppressions(suppressionsFile(report)),
  };
}

async function readSettings(file: string): Promise<FileAnswer<Settings | null>> {
  const decoded = readTextFile(file);
  if (!decoded.ok) return unreadable(file, decoded.reason);
  // Loaded only where there are settings: the schema library takes longer to load than a report to check.
  const { parseSettings } = await import('../settings-file.ts');
  const parsed = parseSettings(decoded.text, {
    ruleIds: rules.map(({ id }) => id),
    profileIds: builtInProfiles.map(({ id }) => id),
  });
  if (parsed.ok) return { ok: true, file, value: parsed.settings };
  return { ok: false, file, text: decoded.text, problems: parsed.problems };
}

async function readSuppressions(file: string): Promise<FileAnswer<readonly Suppression[]>> {
  const decoded = readTextFile(file);
  if (!decoded.ok) {
    return decoded.missing ? { ok: true, file: null, value: [] } : unreadable(file, decoded.reason);
  }
  const { parseSuppressions } = await import('../suppressions-file.ts');
  const parsed = parseSuppressions(decoded.text);
  if (parsed.ok) return { ok: true, file, value: parsed.suppressions };
  return { ok: false, file, text: decoded.text, problems: parsed.problems };
}

function unreadable(file: string, reason: string): FileAnswer<never> {
  return { ok: false, file, text: '', problems: [{ start: 0, end: 0, message: `${path.basename(file)}：${reason}` }] };
}
