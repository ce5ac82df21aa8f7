import { COURSE } from '../../analysis/tables/disclosure-form.ts';
import type { Claim } from '../claim.ts';
import type { Grid, Member } from '../tables/grid.ts';
import { gather, saidAt, toSumClaim } from './sums.ts';

/** The outcomes of reviews and law-suits on 政府信息公开 in the form for reports on it. */
const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结'] as const;

/** The outcomes of one course of law, in the columns of a table. */
export interface Course {
  /** 行政复议, 未经复议直接起诉 or 复议后起诉. */
  readonly name: string;
  readonly outcomes: readonly Member[];
  readonly total: Member;
}

/** The courses of law that a table tells the outcomes of; empty where it tells none. */
export function findCourses({ columns, table }: Grid): readonly Course[] {
  const courses: Course[] = [];
  let outcomes: Member[] = [];
  for (const column of columns) {
    if (column.role !== 'total') {
      outcomes.push(column);
      continue;
    }
    const labels = outcomes.map(({ label }) => withoutBreaks(label));
    const whole = labels.length === OUTCOMES.length && OUTCOMES.every((name) => labels.includes(name));
    if (whole) {
      const names = [...outcomes, column].flatMap(({ at }) => table.columns[at]!.names.map(withoutBreaks));
      courses.push({ name: names.findLast((name) => COURSE.test(name)) ?? '', outcomes, total: column });
    }
    outcomes = [];
  }
  return courses;
}

/** The total of each course against its outcomes. */
export function readReviewClaims(grid: Grid, courses: readonly Course[]): readonly Claim[] {
  return grid.rows.flatMap((row) =>
    courses.flatMap(({ name, outcomes, total }) => {
      const said = saidAt(grid, row, total);
      if (!said || said === 'nothing') return [];
      const cells = outcomes.map((column) => ({ label: withoutBreaks(column.label), said: saidAt(grid, row, column) }));
      return toSumClaim({ label: `${row.label}${name}${total.label}`, figure: said }, gather(cells));
    }),
  );
}

function withoutBreaks(name: string): string {
  return name.replace(/<br\s*\/?>/g, '');
}
