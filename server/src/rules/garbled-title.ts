import { judgeNumbers, judgeThought } from './garbled-title/document-names.ts';
import { findKnown } from './garbled-title/known-phrases.ts';
import { judgeFormulas, judgePhrase } from './garbled-title/set-phrases.ts';
import { judgeAngles, judgeEndings, judgeName } from './garbled-title/title-names.ts';
import { judgeYears, readTitleYears } from './garbled-title/title-years.ts';
import { inPassages } from './paragraphs.ts';
import type { Rule } from './rule.ts';

/** A title or a set phrase that lost a part or got a wrong one. */
export const garbledTitle: Rule = {
  id: 'garbled-title',
  title: '文件名称或固定提法有误',
  family: 'terms',
  severity: 'error',
  find: inPassages(({ text }) => {
    const known = findKnown(text);
    const years = readTitleYears(text);
    return [
      ...years.map((pair) => judgeYears(text, pair, known)),
      ...known.flatMap((hit) => [judgeName(text, hit, years), judgePhrase(text, hit)]),
      ...judgeFormulas(text, known),
      ...judgeEndings(text),
      ...judgeAngles(text),
      ...judgeThought(text),
      ...judgeNumbers(text),
    ]
      .filter((draft) => draft !== null)
      .sort((a, b) => a.start - b.start);
  }),
};
