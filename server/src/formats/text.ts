import type { AcceptedFinding } from '../acceptances.ts';
import { quoteAround } from '../analysis/address.ts';
import type { Analysis } from '../analysis/analyze.ts';
import { type EarlierFinding, STATE_NAMES } from '../baseline.ts';
import type { Result } from '../check.ts';
import { type Finding, SEVERITIES, SEVERITY_NAMES, type Severity } from '../rules/rule.ts';
import type { CheckedReport, Format, Tally } from './format.ts';
import { type Ink, type Paint, painter, placeIn, visible, wordComparison } from './terminal.ts';

/** For people: the findings of each file with the places they speak of, and a summary. */
export const text: Format = {
  id: 'text',
  printReport: (report, { colours }) => toText(printReport(report, painter(colours))),
  print: (printed, tally, { colours }) => {
    const reports = printed.map((one, at) => (at > 0 && !(isLine(one) && isLine(printed[at - 1]!)) ? `\n${one}` : one));
    return [...reports, ...(printed.length > 0 ? ['\n'] : []), toText(printSummary(tally, painter(colours)))].join('');
  },
};

/** Of a report with nothing to tell: such lines stand close together, so that among many reports one sees the others. */
function isLine(printed: string): boolean {
  return printed.indexOf('\n') === printed.length - 1;
}

type Lines = readonly string[];

function toText(lines: Lines): string {
  return `${lines.join('\n')}\n`;
}

function printReport({ file, result, leftOut = '', accepted = [], comparison }: CheckedReport, paint: Paint): Lines {
  const name = visible(file);
  const { analysis } = result;
  const notes = leftOut === '' ? [] : [paint('grey', leftOut)];
  const facts = [
    result.profile?.name ?? '没有按报告类型检查',
    result.year === null ? '看不出年度' : `${result.year}年`,
    wordCoverage(result),
  ];
  const clean = result.findings.length === 0 ? '  没有发现问题' : '';
  const header = `${paint('bold', name)}${clean}  ${paint('grey', facts.join(' · '))}`;
  const found = withEachFixOnce(result.findings).flatMap((finding, at) =>
    printFinding(finding, name, analysis, comparison?.states[at] === 'new' ? STATE_NAMES.new : '', paint),
  );
  const settled = accepted.map((finding) => paint('grey', `    ${wordAccepted(finding, analysis)}`));
  const fixed = comparison?.fixed.map((one) => paint('grey', `    ${wordFixed(one)}`)) ?? [];
  const since = comparison?.earlier === null ? [paint('grey', '上次没有这份报告')] : [];
  return [header, ...notes, ...since, ...found, ...settled, ...fixed];
}

/** A fix that mends several findings (all the sections that are missing at once) is told at the first of them. */
function withEachFixOnce(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<string>();
  return findings.map((finding) => {
    const fixes = finding.fixes.filter((fix) => {
      const same = JSON.stringify([fix.title, fix.edits]);
      return !told.has(same) && told.add(same);
    });
    return fixes.length < finding.fixes.length ? { ...finding, fixes } : finding;
  });
}

/** What could be done again only by a guess is left to the ledger: of that, nothing is said where it is wrong. */
function wordCoverage({ sureCoverage: { quantities, checked } }: Result): string {
  return `数字 ${quantities} 个，写明算式的 ${checked} 个`;
}

function wordAccepted({ rule, start, message, acceptance }: AcceptedFinding, analysis: Analysis): string {
  const { who, reason } = acceptance;
  return `已认可：${placeIn(analysis, start)} ${visible(message)} ${rule}（${visible(who)}：${visible(reason)}）`;
}

function wordFixed({ rule, place, message }: EarlierFinding): string {
  return `${STATE_NAMES.fixed}：${place === '' ? '' : `${visible(place)} `}${visible(message)} ${visible(rule)}`;
}

function printFinding(finding: Finding, file: string, analysis: Analysis, state: string, paint: Paint): Lines {
  const place = `${file}:${placeIn(analysis, finding.start)}`;
  const severity = SEVERITY_NAMES[finding.severity] + (state === '' ? '' : `（${state}）`);
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

function printSummary({ reports, clean, counts, skipped, accepted, comparison }: Tally, paint: Paint): Lines {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  const told = found.map((severity) => paint(INKS[severity], `${SEVERITY_NAMES[severity]} ${counts[severity]} 处`));
  const among = clean > 0 && clean < reports ? `，${clean} 份没有发现问题；其余：` : '：';
  const lines = [
    reports > 0 ? `检查了 ${reports} 份报告${among}${told.join('，') || '没有发现问题'}。` : '没有检查任何报告。',
  ];
  if (accepted > 0) lines.push(`另有 ${accepted} 处已认可，不算在内。`);
  if (comparison) lines.push(...wordComparison(comparison));
  if (skipped.length > 0) lines.push(`${skipped.length} 处没有检查：`);
  for (const { file, reason } of skipped) lines.push(`    ${visible(file)}：${visible(reason)}`);
  return lines;
}

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'grey' };
