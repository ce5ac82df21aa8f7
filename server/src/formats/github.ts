import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Span } from '../analysis/span.ts';
import { type Finding, SEVERITIES, SEVERITY_NAMES, type Severity } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import type { CheckedReport, Format, Skipped } from './format.ts';
import { linesOf, withSlashes } from './places.ts';

/** For GitHub Actions, which show the findings at their lines in a pull request. */
export const github: Format = {
  id: 'github',
  printReport: printGithubReport,
  print: (printed, { reports, counts, skipped }) => {
    const told = SEVERITIES.filter((severity) => counts[severity] > 0);
    const summary = told.map((severity) => `${SEVERITY_NAMES[severity]} ${counts[severity]} 处`).join('，');
    return [...printed, printGithubSkipped(skipped), `检查了 ${reports} 份报告：${summary || '没有发现问题'}。\n`].join(
      '',
    );
  },
};

/** The commands that show the findings of one report, a line each. */
export function printGithubReport(report: CheckedReport): string {
  return report.result.findings.map((finding) => `${toCommand(report, finding)}\n`).join('');
}

/** The commands that show which files were not checked, a line each. */
export function printGithubSkipped(skipped: readonly Skipped[]): string {
  return skipped.map(({ file, reason }) => `${command('warning', { file, title: '没有检查' }, reason)}\n`).join('');
}

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function toCommand({ file, result }: CheckedReport, finding: Finding): string {
  const { analysis } = result;
  const title = titleOf(finding.rule);
  const level = LEVELS[finding.severity];
  const place = (span: Span): string => wordAddress(addressOf(analysis, span.start));
  if (analysis.fromWord) {
    const others = finding.related.map((other) => `${place(other)}：${other.message}`);
    return command(level, { file, title }, [`${place(finding)}：${finding.message}`, ...others].join('\n'));
  }
  const { line, column, endLine, endColumn } = linesOf(analysis.source, finding);
  const others = finding.related.map((other) => `第${linesOf(analysis.source, other).line}行：${other.message}`);
  // Columns are understood only where they are all of one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return command(level, { file, line, endLine, ...columns, title }, [finding.message, ...others].join('\n'));
}

/** A workflow command. What would end it, or one of its properties, is escaped. */
function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(([name, value]) => {
    const words = name === 'file' ? withSlashes(String(value)) : String(value);
    return `${name}=${escapeProperty(words)}`;
  });
  return `::${level} ${given.join(',')}::${escapeData(message)}`;
}

function escapeData(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(words: string): string {
  return escapeData(words).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
