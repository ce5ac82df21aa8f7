import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import type { Span } from '../analysis/span.ts';
import type { IgnoredFinding } from '../check.ts';
import { fingerprintsOf } from '../identity.ts';
import descriptions from '../rules/descriptions.json' with { type: 'json' };
import { rules } from '../rules/index.ts';
import type { Finding, Fix, Rule, Severity } from '../rules/rule.ts';
import type { CheckedReport, Format, Skipped } from './format.ts';
import { hasLines, linesOf, toUriReference } from './places.ts';

/** The Static Analysis Results Interchange Format, version 2.1.0, for the programs that show results of many tools. */
export const sarif: Format = {
  id: 'sarif',
  printReport: printSarifReport,
  print: (printed, { skipped, version }) => printSarif(printed, skipped, version),
};

/** What a log tells of one report. */
interface SarifReport {
  readonly artifact: unknown;
  readonly results: readonly unknown[];
}

/** What a log tells of one report, as text. */
export function printSarifReport({ file, sha256, result }: CheckedReport): string {
  const { analysis, findings, ignored } = result;
  const all: readonly (Finding | IgnoredFinding)[] = [...findings, ...ignored];
  const fingerprints = fingerprintsOf(analysis.source, all);
  const told: SarifReport = {
    artifact: {
      location: toLocation(file),
      roles: ['analysisTarget'],
      ...(sha256 !== undefined && { hashes: { 'sha-256': sha256 } }),
    },
    results: all.map((finding, at) => toResult(file, analysis, finding, fingerprints[at]!)),
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

function toResult(file: string, analysis: Analysis, finding: Finding | IgnoredFinding, fingerprint: string): unknown {
  const { rule, severity, message, related, fixes } = finding;
  const index = INDEXES.get(rule);
  const safe = hasLines(file) ? fixes.filter((fix) => fix.safe) : [];
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
    suppressions: 'suppression' in finding ? [toSuppression(finding)] : [],
    ...(safe.length > 0 && { fixes: safe.map((fix) => toFix(file, analysis, fix)) }),
    properties: { severity },
  };
}

function toSuppression({ suppression }: IgnoredFinding): unknown {
  const { reason } = suppression;
  return { kind: 'external', status: 'accepted', ...(reason !== undefined && { justification: reason }) };
}

function toPlace(file: string, analysis: Analysis, span: Span): object {
  const region = hasLines(file) && { region: toRegion(analysis, span) };
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
