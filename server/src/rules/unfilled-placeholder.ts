import { shift } from '../analysis/span.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A blank of a template or a draft that nobody filled in. */
export const unfilledPlaceholder: Rule = {
  id: 'unfilled-placeholder',
  title: '空白待填',
  family: 'wording',
  severity: 'warning',
  find,
};

function find(report: Report): readonly Draft[] {
  return report.analysis.paragraphs.flatMap(({ start, paragraph }) =>
    paragraph.placeholders.map((span) => ({
      ...shift(span, start),
      message: `还有空白没有填：“${paragraph.text.slice(span.start, span.end).trim()}”。请补上，或删去这一句。`,
    })),
  );
}
