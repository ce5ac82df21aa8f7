import { inParagraphs } from './paragraphs.ts';
import type { Rule } from './rule.ts';

/** A blank of a template or a draft that nobody filled in. */
export const unfilledPlaceholder: Rule = {
  id: 'unfilled-placeholder',
  title: '空白待填',
  family: 'wording',
  severity: 'warning',
  find: inParagraphs(({ text, placeholders }) =>
    placeholders.map((span) => ({
      ...span,
      message: `还有空白没有填：“${text.slice(span.start, span.end).trim()}”。请补上，或删去这一句。`,
    })),
  ),
};
