import { STATE_NAMES } from '../../baseline.ts';
import { type Html, NO_HTML, html as template } from '../../html.ts';
import { titleOf } from '../../rules/titles.ts';
import type { ReportSummary } from '../summary.ts';
import type { ShortNames } from './names.ts';

/** What a finding is called that a reviewer accepted. */
export const ACCEPTED_NAME = '已认可';

/** A report with its place among all, from 1. */
interface Row {
  readonly number: number;
  readonly report: ReportSummary;
}

/** The rows of a table with what reviewers accepted, report by report: problem, place, words, message, who and why. */
export function toAcceptedGroups(rows: readonly Row[], names: ShortNames): readonly Html[] {
  return rows.flatMap(({ number, report }) => {
    if (report.accepted.length === 0) return [];
    const cells = report.accepted.map(
      ({ title, place, quote, message, who, reason }) =>
        template`<tr><td>${title}</td><td>${place}</td><td>${quote.before}<mark>${quote.words}</mark>${quote.behind}</td><td>${message}</td><td>${who}：${reason}</td></tr>`,
    );
    return [template`<tbody>${[toHead('accepted', 5, number, report, names), ...cells]}</tbody>`];
  });
}

/** The rows of a table with what was found earlier and is not found any more, report by report: problem, place, message. */
export function toFixedGroups(rows: readonly Row[], names: ShortNames): readonly Html[] {
  return rows.flatMap(({ number, report }) => {
    const fixed = report.fixed ?? [];
    if (fixed.length === 0) return [];
    const cells = fixed.map(
      ({ rule, place, message }) => template`<tr><td>${titleOf(rule)}</td><td>${place}</td><td>${message}</td></tr>`,
    );
    return [template`<tbody>${[toHead('fixed', 3, number, report, names), ...cells]}</tbody>`];
  });
}

/** Says of a finding that it was not there before. */
export function toNewMark(state: string | null): Html {
  return state === 'new' ? template`<br><b class="new">${STATE_NAMES.new}</b>` : NO_HTML;
}

function toHead(part: string, columns: number, number: number, { unit, file }: ReportSummary, names: ShortNames): Html {
  return template`<tr class="group" id="${part}-${number}"><th colspan="${columns}" scope="rowgroup">${number}　${unit} <span class="soft">${names.of(file)}</span></th></tr>`;
}
