import { quoteAround } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { type Finding, SEVERITIES, SEVERITY_NAMES, type Severity } from '../rules/rule.ts';
import type { CheckedReport, Format, Tally } from './format.ts';
import { type Ink, type Paint, painter, placeIn, visible } from './terminal.ts';

/** For people: the findings of each file with the places they speak of, and a summary. */
export const text: Format = {
  id: 'text',
  printReport: (report, { colours }) => toText(printReport(report, painter(colours))),
  print: (printed, tally, { colours }) => [...printed, toText(printSummary(tally, painter(colours)))].join('\n'),
};

type Lines = readonly string[];

function toText(lines: Lines): string {
  return `${lines.join('\n')}\n`;
}

function printReport({ file, result, leftOut = '' }: CheckedReport, paint: Paint): Lines {
  const name = visible(file);
  const { analysis } = result;
  const notes = leftOut === '' ? [] : [paint('grey', leftOut)];
  if (analysis.source.text.trim() === '') return [`${paint('bold', name)}  文件是空的`, ...notes];
  const facts = [
    result.profile?.name ?? '没有按报告类型检查',
    result.year === null ? '看不出年度' : `${result.year}年`,
    `数字 ${result.coverage.quantities} 个，可复算 ${result.coverage.checked} 个`,
  ];
  const header = `${paint('bold', name)}  ${paint('grey', facts.join(' · '))}`;
  if (result.findings.length === 0) return [header, ...notes, '没有发现问题'];
  return [header, ...notes, ...result.findings.flatMap((finding) => printFinding(finding, name, analysis, paint))];
}

function printFinding(finding: Finding, file: string, analysis: Analysis, paint: Paint): Lines {
  const place = `${file}:${placeIn(analysis, finding.start)}`;
  const severity = SEVERITY_NAMES[finding.severity];
  const message = visible(finding.message);
  const first =
    finding.severity === 'hint'
      ? paint('grey', `${place} ${severity} ${message} ${finding.rule}`)
      : `${place} ${paint(INKS[finding.severity], severity)} ${message} ${paint('grey', finding.rule)}`;
  // Without line numbers, the words themselves are how one finds the place.
  const quote = analysis.fromWord ? [`原文：${visible(wordQuote(analysis, finding))}`] : [];
  const others = finding.related.map((other) => `${placeIn(analysis, other.start)} ${visible(other.message)}`);
  const fixes = finding.fixes.map((fix) => `修正：${visible(fix.title)}`);
  return [first, ...[...quote, ...others, ...fixes].map((line) => paint('grey', `    ${line}`))];
}

function wordQuote({ source }: Analysis, { start, end }: Finding): string {
  const { before, words, behind } = quoteAround(source.text, start, end);
  return `${before}「${words}」${behind}`;
}

function printSummary({ reports, counts, skipped }: Tally, paint: Paint): Lines {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  const told = found.map((severity) => paint(INKS[severity], `${SEVERITY_NAMES[severity]} ${counts[severity]} 处`));
  const lines = [
    reports > 0 ? `检查了 ${reports} 份报告：${told.join('，') || '没有发现问题'}。` : '没有检查任何报告。',
  ];
  if (skipped.length > 0) lines.push(`${skipped.length} 处没有检查：`);
  for (const { file, reason } of skipped) lines.push(`    ${visible(file)}：${visible(reason)}`);
  return lines;
}

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'grey' };
