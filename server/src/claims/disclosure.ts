import type { Claim } from './claim.ts';
import {
  type Applications,
  findApplications,
  findTotalColumn,
  isOutcome,
  type OutcomeName,
  readApplicationClaims,
  sumUp,
} from './disclosure/applications.ts';
import { findCourses, readReviewClaims } from './disclosure/reviews.ts';
import { gather, type Sum, saidAt } from './disclosure/sums.ts';
import type { Grid, Member } from './tables/grid.ts';

/** What is told of in the totals of the tables, and may be told of in the text as well. */
export type Subject = 'received' | 'carried' | 'handled' | 'next' | OutcomeName | 'review' | 'lawsuit';

/** A table of the form for reports on 政府信息公开: its sums, and its totals. Places count from where it begins. */
export interface Disclosure {
  readonly claims: readonly Claim[];
  readonly totals: ReadonlyMap<Subject, Sum>;
}

/** Reads a table of the form by the names of its rows and columns; null where it is none. */
export function readDisclosure(grid: Grid): Disclosure | null {
  const applications = findApplications(grid);
  if (applications) {
    return { claims: readApplicationClaims(grid, applications), totals: totalApplications(grid, applications) };
  }
  const courses = findCourses(grid);
  if (courses.length === 0) return null;
  const totals = new Map<Subject, Sum>();
  const [row] = grid.rows;
  if (row && grid.rows.length === 1) {
    const total = (pattern: RegExp): Sum =>
      gather(
        courses
          .filter(({ name }) => pattern.test(name))
          .map(({ name, total: column }) => ({ label: name, said: saidAt(grid, row, column) })),
      );
    if (courses.some(({ name }) => name === '行政复议')) totals.set('review', total(/^行政复议$/));
    if (courses.filter(({ name }) => name.endsWith('起诉')).length === 2) totals.set('lawsuit', total(/起诉$/));
  }
  return { claims: readReviewClaims(grid, courses), totals };
}

function totalApplications(grid: Grid, applications: Applications): ReadonlyMap<Subject, Sum> {
  const totals = new Map<Subject, Sum>();
  const column = findTotalColumn(grid);
  if (!column) return totals;
  const put = (subject: Subject, label: string, row: Member | null): void => {
    if (row) totals.set(subject, gather([{ label, said: saidAt(grid, row, column) }]));
  };
  put('received', '本年新收总计', applications.received);
  put('carried', '上年结转总计', applications.carried);
  put('handled', '办理结果总计', applications.handled);
  put('next', '结转下年度总计', applications.next);
  for (const outcome of applications.outcomes) {
    if (isOutcome(outcome.name)) totals.set(outcome.name, sumUp(grid, column, outcome));
  }
  return totals;
}
