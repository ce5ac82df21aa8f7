import type { AcceptedFinding } from '../acceptances.ts';
import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import type { Span } from '../analysis/span.ts';
import type { IgnoredFinding } from '../check.ts';
import { fingerprintsOf } from '../identity.ts';
import descriptions from '../rules/descriptions.json' with { type: 'json' };
import { rules } from '../rules/index.ts';
import type { Finding, Fix, Rule, Severity } from '../rules/rule.ts';
import type { CheckedReport, Format, Skipped } from './format.ts';
import { linesOf, toUriReference } from './places.ts';

/** The Static Analysis Results Interchange Format, version 2.1.0, for the programs that show results of many tools. */
export const sarif: Format = {
  id: 'sarif',
  printReport: printSarifReport,
  print: (printed, { skipped, version }) => printSarif(printed, skipped, version),
};

/** A finding, whether or not somebody said that it is none. */
type Told = Finding | AcceptedFinding | IgnoredFinding;

/** What a log tells of one report. */
interface SarifReport {
  readonly artifact: unknown;
  readonly results: readonly unknown[];
}

/** What a log tells of one report, as text. */
export function printSarifReport({ file, sha256, result, accepted = [], comparison }: CheckedReport): string {
  const { analysis, findings, ignored } = result;
  const all: readonly Told[] = [...findings, ...accepted, ...ignored];
  const fingerprints = fingerprintsOf(analysis.source, all);
  const told: SarifReport = {
    artifact: {
      location: toLocation(file),
      roles: ['analysisTarget'],
      ...(sha256 !== undefined && { hashes: { 'sha-256': sha256 } }),
    },
    results: all.map((finding, at) => ({
      ...toResult(file, analysis, finding, fingerprints[at]!),
      ...(comparison?.states[at] && { baselineState: comparison.states[at] }),
    })),
  };
  return JSON.stringify(told);
}

/** A whole log, of what it tells of each report. */
export function printSarif(printed: readonly string[], skipped: readonly Skipped[], version: string): string {
  const reports = printed.map((text) => JSON.parse(text) as SarifReport);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'jiaohe',
            fullName: `校核 ${version}`,
            version,
            semanticVersion: version,
            language: 'zh-CN',
            rules: rules.map(toDescriptor),
            notifications: [{ id: NOT_CHECKED, name: '没有检查', shortDescription: { text: '这个文件没有检查。' } }],
          },
        },
        language: 'zh-CN',
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [BASE]: { description: { text: '运行校核时所在的文件夹。' } } },
        artifacts: reports.map(({ artifact }) => artifact),
        results: reports.flatMap(({ results }) => results),
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: skipped.map(toNotification) }],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const BASE = '%SRCROOT%';
const NOT_CHECKED = 'not-checked';
const FINGERPRINT = 'jiaohe/v1';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const INDEXES = new Map(rules.map(({ id }, at) => [id, at]));

function toDescriptor({ id, title, family, severity, offByDefault }: Rule): unknown {
  const { what, remedy } = (
    descriptions as Readonly<Record<string, { readonly what: string; readonly remedy: string }>>
  )[id]!;
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: { text: `${what}\n\n怎么办：${remedy}` },
    defaultConfiguration: { enabled: !offByDefault, level: LEVELS[severity] },
    properties: { tags: [family] },
  };
}

function toResult(file: string, analysis: Analysis, finding: Told, fingerprint: string): object {
  const { rule, severity, message, related, fixes } = finding;
  const index = INDEXES.get(rule);
  const safe = !analysis.fromWord ? fixes.filter((fix) => fix.safe) : [];
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [toPlace(file, analysis, finding)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, at) => ({
        id: at + 1,
        ...toPlace(file, analysis, other),
        message: { text: other.message },
      })),
    }),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    // An empty list says that it is known not to be suppressed.
    suppressions: toSuppressions(finding),
    ...(safe.length > 0 && { fixes: safe.map((fix) => toFix(file, analysis, fix)) }),
    properties: { severity },
  };
}

/** What the author said beside the report, or a reviewer in the list of what is accepted. */
function toSuppressions(finding: Told): readonly unknown[] {
  const accepted = { kind: 'external', status: 'accepted' };
  if ('suppression' in finding) {
    const { reason } = finding.suppression;
    return [{ ...accepted, ...(reason !== undefined && { justification: reason }) }];
  }
  if (!('acceptance' in finding)) return [];
  const { who, reason } = finding.acceptance;
  return [{ ...accepted, justification: `${who}：${reason}` }];
}

function toPlace(file: string, analysis: Analysis, span: Span): object {
  const region = !analysis.fromWord && { region: toRegion(analysis, span) };
  return {
    physicalLocation: { artifactLocation: toLocation(file), ...region },
    logicalLocations: [{ fullyQualifiedName: wordAddress(addressOf(analysis, span.start)), kind: 'paragraph' }],
  };
}

function toRegion({ source }: Analysis, span: Span): object {
  const { line, column, endLine, endColumn } = linesOf(source, span);
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    charOffset: span.start,
    charLength: span.end - span.start,
    snippet: { text: source.text.slice(span.start, span.end) },
  };
}

function toFix(file: string, analysis: Analysis, { title, edits }: Fix): unknown {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: toLocation(file),
        replacements: edits.map((edit) => ({
          deletedRegion: toRegion(analysis, edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  };
}

/** Only what lies below the folder in which we run is told from there. */
function toLocation(file: string): object {
  const uri = toUriReference(file);
  const below = !/^(?:file:|\.\.(?:\/|$))/.test(uri) && uri !== '-';
  return { uri, ...(below && { uriBaseId: BASE }) };
}

function toNotification({ file, reason }: Skipped): unknown {
  return {
    descriptor: { id: NOT_CHECKED, index: 0 },
    level: 'warning',
    message: { text: reason },
    locations: [{ physicalLocation: { artifactLocation: toLocation(file) } }],
  };
}
