import { STATE_NAMES } from '../../baseline.ts';
import { SEVERITY_NAMES } from '../../rules/rule.ts';
import { titleOf } from '../../rules/titles.ts';
import { type FindingSummary, isMissing, noteOn, STANDING_NAMES, standingOf } from '../summary.ts';
import { findDuplicates } from './duplicates.ts';
import type { Batch } from './format.ts';
import { type ShortNames, shortenNames } from './names.ts';
import { ACCEPTED_NAME } from './settled.ts';

/** A table as it stands in a file: what the columns are called, and the rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column: how wide it should be, in Chinese characters. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

/** Null for nothing. */
export type Cell = string | number | null;

/** The tables of a batch: a row a report, a row a finding, a row a file that was not checked. */
export function toTables(batch: Batch): readonly Table[] {
  const names = shortenNames(batch);
  return [toReports(batch, names), toFindings(batch, names), toSkipped(batch, names)];
}

function toReports({ reports }: Batch, names: ShortNames): Table {
  const duplicates = findDuplicates(reports);
  return {
    name: '每份报告',
    columns: [
      { title: '序号', width: 3 },
      { title: '单位', width: 12 },
      { title: '文件', width: 20 },
      { title: '结论', width: 5 },
      { title: '缺少的必备内容', width: 16 },
      { title: '数字对不上', width: 4 },
      { title: '其他错误', width: 4 },
      { title: '建议核实', width: 4 },
      { title: '年度', width: 3 },
      { title: '字数', width: 4 },
      { title: '数字', width: 3 },
      { title: '核对的数字', width: 4 },
      { title: '说明', width: 20 },
      { title: 'SHA-256前16位', width: 9 },
    ],
    rows: reports.map((report, at) => {
      const counts = countFindings(report.findings);
      return [
        at + 1,
        report.unit,
        names.of(report.file),
        STANDING_NAMES[report.standing],
        report.missing.join('、'),
        counts.figures,
        counts.others,
        counts.doubtful,
        report.year,
        report.length,
        report.quantities,
        report.checked,
        noteOn(report, duplicates.get(report) ?? []),
        report.sha256.slice(0, 16),
      ];
    }),
  };
}

function toFindings({ reports, comparison }: Batch, names: ShortNames): Table {
  const hasAccepted = reports.some(({ accepted }) => accepted.length > 0);
  const since = comparison !== null;
  return {
    name: '每个问题',
    columns: [
      { title: '序号', width: 3 },
      { title: '单位', width: 12 },
      { title: '文件', width: 18 },
      { title: '问题', width: 8 },
      { title: '结论', width: 5 },
      { title: '程度', width: 3 },
      { title: '位置', width: 14 },
      { title: '原文', width: 30 },
      { title: '说明', width: 30 },
      { title: '可以怎样改', width: 22 },
      { title: '规则', width: 12 },
      ...(since ? [{ title: '同上次比', width: 5 }] : []),
      ...(hasAccepted
        ? [
            { title: '认可人', width: 6 },
            { title: '理由', width: 18 },
          ]
        : []),
    ],
    rows: reports.flatMap(({ unit, file, findings, accepted, fixed }, at) => {
      const report = [at + 1, unit, names.of(file)];
      const row = (finding: FindingSummary, standing: string): readonly Cell[] => [
        ...report,
        finding.title,
        standing,
        SEVERITY_NAMES[finding.severity],
        finding.place,
        `${finding.quote.before}【${finding.quote.words}】${finding.quote.behind}`,
        finding.message,
        finding.ways.join('；'),
        finding.rule,
        ...(since ? [finding.state && STATE_NAMES[finding.state]] : []),
      ];
      const none = hasAccepted ? [null, null] : [];
      return [
        ...findings.map((finding) => [...row(finding, STANDING_NAMES[standingOf(finding)]), ...none]),
        ...accepted.map((finding) => [...row(finding, ACCEPTED_NAME), finding.who, finding.reason]),
        ...(fixed ?? []).map(({ rule, severity, place, message }) => [
          ...report,
          titleOf(rule),
          STATE_NAMES.fixed,
          SEVERITY_NAMES[severity],
          place,
          null,
          message,
          null,
          rule,
          STATE_NAMES.fixed,
          ...none,
        ]),
      ];
    }),
  };
}

function toSkipped({ skipped }: Batch, names: ShortNames): Table {
  return {
    name: '未能检查',
    columns: [
      { title: '文件', width: 30 },
      { title: '原因', width: 50 },
    ],
    rows: skipped.map(({ file, reason }) => [names.of(file), reason]),
  };
}

/** How many findings a row of a report counts, those that the column of missing contents tells apart. */
export function countFindings(findings: readonly FindingSummary[]): {
  readonly figures: number;
  readonly others: number;
  readonly doubtful: number;
} {
  const counted = findings.filter((finding) => !isMissing(finding));
  const errors = counted.filter((finding) => standingOf(finding) === 'change');
  const figures = errors.filter(({ family }) => family === 'numbers').length;
  return { figures, others: errors.length - figures, doubtful: counted.length - errors.length };
}
