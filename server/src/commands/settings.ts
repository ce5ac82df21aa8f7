import { check } from '../check.ts';
import type { SettingsArguments } from '../command-line/settings.ts';
import type { ReportSettings } from '../formats/settings/format.ts';
import { settingsFormats } from '../formats/settings/index.ts';
import { explainSettings } from '../settings/effective.ts';
import { type ExitStatus, type ReportText, readKept, readReports, showsColours } from './reading.ts';

/** `jiaohe settings`: prints which settings hold for each report, and where each comes from. */
export async function runSettings(asked: SettingsArguments): Promise<ExitStatus> {
  const run = await readReports(asked.paths, readSettings);
  if (!run) return 2;
  const format = settingsFormats.find(({ id }) => id === asked.format)!;
  process.stdout.write(format.print(run, { colours: showsColours() }));
  return run.skipped.length > 0 ? 3 : 0;
}

async function readSettings(report: ReportText): Promise<ReportSettings> {
  const { file, fileName, text, markdown, word, settings, sources, folder, profiles } = report;
  const headings = word?.headings;
  const result = check(text, { settings, profiles, markdown, headings, ...(fileName !== null && { fileName }) });
  return {
    file,
    settings: explainSettings(sources),
    subject: {
      profile: result.profile,
      reporter: result.reporter,
      ownProfiles: folder.profiles.map(({ file, profile: { id, name } }) => ({ id, name, file })),
      unread: folder.unread,
      suppressions: (await readKept(report)).suppressions.length,
    },
  };
}
