import { type Analysis, analyze } from './analysis/analyze.ts';
import { readSignature } from './analysis/dates.ts';
import { readIssuer, readOwnKind } from './analysis/issuer.ts';
import { mapEach } from './analysis/map-each.ts';
import type { StyledHeading } from './analysis/styled.ts';
import type { Segment } from './analysis/words.ts';
import { readYear } from './analysis/year.ts';
import { checkJoined } from './check/joined.ts';
import { LazyReport, LazyResult } from './check/lazy.ts';
import { weighClaims } from './claims/index.ts';
import { recogniseProfile } from './profile/recognition.ts';
import { builtInProfiles, judgeContents, type Profile } from './profile.ts';
import { brokenLines } from './rules/broken-lines.ts';
import { rules } from './rules/index.ts';
import { type Told, tellOnce } from './rules/one-mistake.ts';
import { repeatMismatch } from './rules/repeat-mismatch.ts';
import {
  type Draft,
  type Finding,
  type LastYear,
  type Reading,
  type Report,
  type Rule,
  SEVERITIES,
  type Severity,
} from './rules/rule.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { findSuppression, type Suppression } from './suppressions.ts';

/** What is known of a report besides its text, and what its reader wants. */
export interface CheckOptions {
  readonly settings?: Settings;
  /** Every kind of report it may be; where two fit as well, the first. */
  readonly profiles?: readonly Profile[];
  /** The report's file name without folders; helps to recognise its kind. */
  readonly fileName?: string;
  /** The year reported on, where the user knows better than the text. */
  readonly year?: number;
  readonly markdown?: boolean;
  /** Of a text that was read from a Word file, the headings that its own outline tells. */
  readonly headings?: readonly StyledHeading[] | undefined;
  /** The analysis of an earlier version of the report; what did not change since is not read again. */
  readonly previous?: Analysis | undefined;
  /** Divides phrases into words; without it, what only words can tell apart is not told. */
  readonly segment?: Segment | undefined;
  /** Findings the author said are none. */
  readonly suppressions?: readonly Suppression[];
  /** What checking the report of the year before told. */
  readonly lastYear?: LastYear | null | undefined;
}

/** A finding that the author said is none. */
export interface IgnoredFinding extends Finding {
  /** What says so. */
  readonly suppression: Suppression;
}

/** Everything that checking one report tells. Places are UTF-16 offsets into the text. What nobody asks for is not worked out. */
export interface Result extends Reading {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** Findings that a suppression speaks of; they stand in `findings` no more. */
  readonly ignored: readonly IgnoredFinding[];
  /** Figures found, and figures that stand in at least one claim. */
  readonly coverage: Coverage;
  /** The same without the claims that need a guess: where such a figure is wrong, it is told of. */
  readonly sureCoverage: Coverage;
  /** Whether words were asked for, by a rule that is on, and nobody could tell them: checked again with a `segment`, more may be found. */
  readonly wordless: boolean;
}

/** How many figures were found, and how many of them could be done again. */
export interface Coverage {
  readonly quantities: number;
  readonly checked: number;
}

/** Checks one report. Pure: no I/O, no clock. Any text gives a result. */
export function check(text: string, options: CheckOptions = {}): Result {
  return checkText(text, options);
}

function checkText(text: string, options: CheckOptions): LazyResult {
  const { settings = DEFAULT_SETTINGS, fileName = '' } = options;
  const analysis = analyze(text, {
    markdown: options.markdown ?? false,
    headings: options.headings,
    previous: options.previous,
  });
  const profile = chooseProfile(settings.profile, analysis, fileName, options.profiles);
  const year = options.year ?? readYear(analysis, fileName);
  const contents = profile ? judgeContents(profile, analysis, year) : [];
  const signed = readSignature(analysis);
  const told = readIssuer(analysis, fileName);
  const reporter = settings.reporter ?? told?.reporter ?? readOwnKind(analysis);
  const issuer = told && { ...told, reporter };
  const { suppressions = [], ...others } = options;
  // What is joined is not looked at for more to join.
  const whole = { ...settings, rules: { ...settings.rules, [brokenLines.id]: 'off' as const } };
  const joined =
    settings.rules[brokenLines.id] === 'off'
      ? null
      : checkJoined(analysis, (text, previous) => checkText(text, { ...others, settings: whole, previous }));
  const claims = joined?.claims ?? weighClaims(analysis, { segment: options.segment, year });
  const said = { analysis, profile, year, signed, issuer, reporter, contents };
  const report = new LazyReport(said, claims, options.lastYear ?? null);
  const drafted = (joined ? [brokenLines] : rules).flatMap((rule) => findAll(rule, report, settings.rules[rule.id]));
  const found = [...tellOnce(drafted, text), ...(joined?.findings ?? [])].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const findings: Finding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const finding of found) {
    const suppression = suppressions[findSuppression(analysis.source, finding, suppressions)];
    if (suppression) ignored.push({ ...finding, suppression });
    else findings.push(finding);
  }
  const wordless = claims.wordless && settings.rules[repeatMismatch.id] !== 'off';
  return new LazyResult(said, claims, { findings, ignored, wordless });
}

/** Why a report of one year is no base for that of another, in words; null where it is, or nobody can tell. */
export function faultOfYears(lastYear: number | null, year: number | null): string | null {
  if (year === null || lastYear === null || lastYear === year - 1) return null;
  return `写的是${lastYear}年，不是上一年（${year - 1}年）`;
}

function chooseProfile(
  choice: string,
  analysis: Analysis,
  fileName: string,
  profiles: readonly Profile[] = builtInProfiles,
): Profile | null {
  if (choice === 'auto') return recogniseProfile(analysis, fileName, profiles);
  return profiles.find((profile) => profile.id === choice) ?? null;
}

function findAll(rule: Rule, report: Report, wanted: Severity | 'off' | undefined): readonly Told[] {
  if (wanted === 'off' || (wanted === undefined && rule.offByDefault)) return [];
  return mapEach(rule.find(report), (draft) => ({ finding: toFinding(rule, draft, wanted), claim: draft.claim }));
}

/** A severity the user sets replaces the rule's own; what the rule itself holds for less sure stays below it. */
function toFinding(rule: Rule, draft: Draft, wanted: Severity | undefined): Finding {
  const own = draft.severity ?? rule.severity;
  const severity = wanted === undefined ? own : own === rule.severity ? wanted : milder(own, wanted);
  return {
    rule: rule.id,
    family: rule.family,
    severity,
    message: draft.message,
    start: draft.start,
    end: draft.end,
    related: draft.related ?? [],
    fixes: draft.fixes ?? [],
    ...(draft.subject !== undefined && { subject: draft.subject }),
    // Who sets a severity wants to be told so, be it while writing.
    ...(draft.waiting && wanted === undefined && { waiting: true as const }),
  };
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
