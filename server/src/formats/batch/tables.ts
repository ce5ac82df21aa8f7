import { SEVERITY_NAMES } from '../../rules/rule.ts';
import { type FindingSummary, isMissing, noteOn, STANDING_NAMES, standingOf } from '../summary.ts';
import { findDuplicates } from './duplicates.ts';
import type { Batch } from './format.ts';

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
  return [toReports(batch), toFindings(batch), toSkipped(batch)];
}

function toReports({ reports }: Batch): Table {
  const duplicates = findDuplicates(reports);
  return {
    name: '每份报告',
    columns: [
      { title: '序号', width: 4 },
      { title: '单位', width: 14 },
      { title: '文件', width: 30 },
      { title: '结论', width: 7 },
      { title: '缺少的必备内容', width: 24 },
      { title: '数字对不上', width: 6 },
      { title: '其他错误', width: 6 },
      { title: '需核实', width: 5 },
      { title: '年度', width: 5 },
      { title: '字数', width: 6 },
      { title: '数字', width: 5 },
      { title: '核对的数字', width: 6 },
      { title: '说明', width: 30 },
      { title: 'SHA-256', width: 34 },
    ],
    rows: reports.map((report, at) => {
      const counts = countFindings(report.findings);
      return [
        at + 1,
        report.unit,
        report.file,
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
        report.sha256,
      ];
    }),
  };
}

function toFindings({ reports }: Batch): Table {
  return {
    name: '每个问题',
    columns: [
      { title: '序号', width: 4 },
      { title: '单位', width: 14 },
      { title: '文件', width: 30 },
      { title: '问题', width: 12 },
      { title: '结论', width: 7 },
      { title: '程度', width: 4 },
      { title: '位置', width: 20 },
      { title: '原文', width: 40 },
      { title: '说明', width: 40 },
      { title: '可以怎样改', width: 30 },
      { title: '规则', width: 12 },
    ],
    rows: reports.flatMap(({ unit, file, findings }, at) =>
      findings.map((finding) => [
        at + 1,
        unit,
        file,
        finding.title,
        STANDING_NAMES[standingOf(finding)],
        SEVERITY_NAMES[finding.severity],
        finding.place,
        `${finding.quote.before}【${finding.quote.words}】${finding.quote.behind}`,
        finding.message,
        finding.ways.join('；'),
        finding.rule,
      ]),
    ),
  };
}

function toSkipped({ skipped }: Batch): Table {
  return {
    name: '未能检查',
    columns: [
      { title: '文件', width: 40 },
      { title: '原因', width: 60 },
    ],
    rows: skipped.map(({ file, reason }) => [file, reason]),
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
