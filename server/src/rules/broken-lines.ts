import { findBreaks } from '../analysis/broken-lines.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Line ends within sentences, as a text has them that was copied out of a PDF. What else is found there is found in the joined text. */
export const brokenLines: Rule = {
  id: 'broken-lines',
  title: '句子断行',
  family: 'wording',
  severity: 'information',
  find,
};

/** So much of the end of a line shows where it breaks. */
const SHOWN = 10;

function find({ analysis }: Report): readonly Draft[] {
  const { text } = analysis.source;
  const breaks = findBreaks(analysis);
  const [first] = breaks;
  if (!first) return [];
  const count = breaks.length > 1 ? `（全文共${breaks.length}处）` : '';
  return [
    {
      start: first.start - SHOWN,
      end: first.start,
      message: `一段话在这里断成了两行${count}，像是从PDF复制来的；已经按接起来的文字核对。请接成整段，导出和报送时才是一段。`,
      fixes: [
        {
          title: breaks.length > 1 ? `把断开的行接起来（${breaks.length}处）` : '把断开的行接起来',
          safe: false,
          edits: breaks.map((span) => {
            const betweenWords = kindAt(text, span.start - 1) === Kind.latin && kindAt(text, span.end) === Kind.latin;
            return { ...span, text: betweenWords ? ' ' : '' };
          }),
        },
      ],
    },
  ];
}
