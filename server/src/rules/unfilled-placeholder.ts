import { findPlaceholders } from '../analysis/placeholders.ts';
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
  const { source, blocks, markdown } = report.analysis;
  return blocks
    .filter((block) => block.kind !== 'residue')
    .flatMap((block) => {
      const words = source.text.slice(block.start, block.end);
      return findPlaceholders(words, markdown).map((span) => ({
        start: block.start + span.start,
        end: block.start + span.end,
        message: `还有空白没有填：“${words.slice(span.start, span.end).trim()}”。请补上，或删去这一句。`,
      }));
    });
}
