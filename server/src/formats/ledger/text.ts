import { wordClaim } from '../../claims/wording.ts';
import { announces, type Ledger, type LedgerEntry, type Standing, standingOf } from '../../ledger.ts';
import { type Paint, painter, placeIn, visible } from '../terminal.ts';
import type { LedgerFormat, LedgerRun, ReadReport } from './format.ts';
import { STANDINGS } from './standings.ts';

/** For people: the figures section by section, what disagrees first, each sum under the figure it is about. */
export const text: LedgerFormat = {
  id: 'text',
  tellsSkipped: true,
  print: (run, { colours }) => {
    const paint = painter(colours);
    const parts = [...run.reports.map((report) => printReport(report, paint)), printSummary(run)];
    return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
  },
};

type Lines = readonly string[];

/** What stands in one sum that fails is left together. */
const ORDER: readonly (readonly Standing[])[] = [['fails', 'concerned'], ['unclear'], ['holds'], ['untold']];

function printReport(report: ReadReport, paint: Paint): Lines {
  const { file, ledger } = report;
  const { coverage, quantities } = ledger;
  const failing = countFailing(ledger);
  const facts = [
    `数字 ${coverage.quantities} 个`,
    `可复算 ${coverage.checked} 个`,
    ...(failing > 0 ? [`${failing} 项对不上`] : []),
  ];
  const header = `${paint('bold', visible(file))}  ${paint('grey', facts.join(' · '))}`;
  const sections = new Map<string, LedgerEntry[]>();
  for (const entry of quantities) {
    const heading = entry.heading.join(' › ');
    const known = sections.get(heading);
    if (known) known.push(entry);
    else sections.set(heading, [entry]);
  }
  return [header, ...[...sections].flatMap(([heading, entries]) => printSection(heading, entries, report, paint))];
}

function printSection(heading: string, entries: readonly LedgerEntry[], report: ReadReport, paint: Paint): Lines {
  const ordered = ORDER.flatMap((group) => entries.filter((entry) => group.includes(standingOf(report.ledger, entry))));
  const places = ordered.map(({ start }) => placeIn(report.analysis, start));
  const width = Math.max(...places.map((place) => place.length));
  return [
    '',
    paint('bold', visible(heading) || '（标题以外）'),
    ...ordered.flatMap((entry, index) => printEntry(entry, places[index]!.padEnd(width), report.ledger, paint)),
  ];
}

function printEntry(entry: LedgerEntry, place: string, ledger: Ledger, paint: Paint): Lines {
  const { mark, ink } = STANDINGS[standingOf(ledger, entry)];
  const words = `${visible(entry.indicator)} ${visible(entry.text)}${visible(entry.writtenUnit)}`.trim();
  const line = `  ${mark} ${place}  ${words}`;
  const about = entry.claims.map((index) => ledger.claims[index]!).filter((claim) => announces(entry, claim));
  return [
    ink ? paint(ink, line) : line,
    ...about.map((claim) => paint('grey', `${' '.repeat(place.length + 6)}${visible(wordClaim(claim))}`)),
  ];
}

function printSummary({ reports, skipped }: LedgerRun): Lines {
  const failing = reports.reduce((sum, { ledger }) => sum + countFailing(ledger), 0);
  const quantities = reports.reduce((sum, { ledger }) => sum + ledger.coverage.quantities, 0);
  const checked = reports.reduce((sum, { ledger }) => sum + ledger.coverage.checked, 0);
  const share = quantities === 0 ? '' : `，可复算 ${checked} 个（${Math.round((checked * 100) / quantities)}%）`;
  const lines = [
    reports.length > 0
      ? `${reports.length} 份报告：数字 ${quantities} 个${share}，${failing > 0 ? `${failing} 项对不上` : '没有对不上的'}。`
      : '没有读任何报告。',
  ];
  if (skipped.length > 0) lines.push(`${skipped.length} 处没有读：`);
  for (const { file, reason } of skipped) lines.push(`    ${visible(file)}：${visible(reason)}`);
  return lines;
}

function countFailing({ claims }: Ledger): number {
  return claims.filter(({ verdict }) => verdict === 'fails').length;
}
