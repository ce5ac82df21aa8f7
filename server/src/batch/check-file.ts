import path from 'node:path';
import { type CheckWithWords, checkWithWords } from '../check-with-words.ts';
import type { Encoding } from '../documents/decode.ts';
import { STANDARD_INPUT } from '../documents/find-reports.ts';
import { isMarkdown } from '../documents/kinds.ts';
import {
  type EditorWishes,
  type FaultyFile,
  type FolderSettings,
  namesIn,
  openProject,
  type ProjectFiles,
  profilesOf,
  sourcesOf,
} from '../documents/project-files.ts';
import { type ReportReading, readReport, readTyped, wordOwnFault } from '../documents/read-report.ts';
import type { CheckedReport } from '../formats/format.ts';
import { createLastYearShelf, readLinked, type UnusedLink, wordUnused } from '../last-year.ts';
import type { Profile } from '../profile.ts';
import { resolveSettings } from '../settings/effective.ts';
import { type Settings, sanitiseSettings } from '../settings.ts';
import { NOTHING_KEPT } from '../suppressions.ts';

/** What holds for all files of a batch besides the files of ours that lie beside them. Plain data. */
export interface BatchWishes {
  /** What the editor's settings say; null where there is no editor. */
  readonly editor: EditorWishes | null;
  /** What was asked for in so many words; null where it was not. */
  readonly profile: string | null;
  readonly year: number | null;
  readonly lastYear: string | null;
  /** Whether it is to be known of which state of a file a result is. */
  readonly hashes: boolean;
}

/** What came of a file. */
export type CheckedFile = {
  /** The files of ours that could not be followed: the report was checked as if they were not there. */
  readonly faulty: readonly FaultyFile[];
} & (
  | {
      readonly ok: true;
      readonly report: CheckedReport;
      /** Null for a Word file. */
      readonly encoding: Encoding | null;
      /** The report of the year before that was not compared; null where none is linked or it was. */
      readonly unused: UnusedLink | null;
    }
  | { readonly ok: false; readonly reason: string }
);

/** Checks one file after another. Never fails: a file that brings us down is told of like one that cannot be read. */
export type FileChecker = (file: string) => Promise<CheckedFile>;

/** What is known of a folder: looked up once for all files in it. */
interface Around {
  readonly folder: FolderSettings;
  readonly settings: Settings;
  readonly profiles: readonly Profile[];
}

/** Checks files as they are now, each with the settings that hold in its folder and what is kept beside it. */
export function createFileChecker(wishes: BatchWishes, check: CheckWithWords = checkWithWords): FileChecker {
  const project = openProject();
  const lastYears = createLastYearShelf();
  const lookAround = createSurroundings(project, wishes);

  async function checkFile(file: string): Promise<CheckedFile> {
    const { reading, sha256 } = await read(file, wishes);
    if (!reading.ok) return { ok: false, reason: reading.reason, faulty: [] };
    // One that says nothing would look like one that passed.
    if (reading.text.trim() === '') {
      const what = file === STANDARD_INPUT ? '标准输入' : '文件';
      return { ok: false, reason: `${what}是空的，没有可以检查的文字`, faulty: [] };
    }
    const { folder, settings, profiles } = await lookAround(file);
    const beside = file === STANDARD_INPUT ? null : await project.keptBeside(file);
    const kept = beside?.ok ? beside.value : NOTHING_KEPT;
    const named = wishes.lastYear;
    const linked = await (named === null
      ? lastYears.of(file, kept.lastYear, { settings, profiles })
      : readLinked(named, named, { settings, profiles }));
    const result = await check(reading.text, {
      settings,
      profiles,
      ...(file !== STANDARD_INPUT && { fileName: path.basename(file) }),
      ...(wishes.year !== null && { year: wishes.year }),
      suppressions: kept.suppressions,
      lastYear: linked?.ok ? linked.result : null,
      markdown: isMarkdown(file),
      headings: reading.word?.headings,
    });
    return {
      ok: true,
      report: {
        file,
        result,
        ...(settings.profile === 'none' && { kindless: true as const }),
        ...(sha256 !== null && { sha256 }),
        ...(reading.word && { leftOut: reading.word.leftOut }),
      },
      encoding: reading.encoding,
      unused: linked && wordUnused(linked, result.year),
      faulty: [...folder.faulty, ...(beside?.ok === false ? [beside] : [])],
    };
  }

  return (file) =>
    checkFile(file).catch((error): CheckedFile => ({ ok: false, reason: wordOwnFault(error), faulty: [] }));
}

/** Tells of the folder that a file lies in; each folder is looked up once. */
function createSurroundings(project: ProjectFiles, wishes: BatchWishes): (file: string) => Promise<Around> {
  const known = new Map<string, Promise<Around>>();

  async function readAround(dirname: string): Promise<Around> {
    const { editor, profile } = wishes;
    const folder = await project.settingsIn(dirname, editor?.named);
    const said = editor && sanitiseSettings(editor.said, namesIn(folder));
    const settings = resolveSettings(sourcesOf(folder, said));
    return { folder, settings: profile === null ? settings : { ...settings, profile }, profiles: profilesOf(folder) };
  }

  return (file) => {
    const folder = file === STANDARD_INPUT ? '.' : path.dirname(file);
    const around = known.get(folder) ?? readAround(folder);
    known.set(folder, around);
    return around;
  };
}

interface HashedReading {
  readonly reading: ReportReading;
  /** Of the file's bytes; null where nobody wants it, or it could not be read. */
  readonly sha256: string | null;
}

async function read(file: string, { hashes }: BatchWishes): Promise<HashedReading> {
  let sha256: string | null = null;
  // Loading it takes longer than reading a report.
  const crypto = hashes ? await import('node:crypto') : null;
  const hear = (bytes: Uint8Array): void => {
    if (crypto) sha256 = crypto.createHash('sha256').update(bytes).digest('hex');
  };
  return { reading: await (file === STANDARD_INPUT ? readTyped(process.stdin) : readReport(file, hear)), sha256 };
}
