import type { Span } from './span.ts';

/** What follows a mask where a number or a name was still to be filled in. */
const BEHIND = '年月日号次名件人个项份场家户起宗例条元万亿%％县区镇乡村街局市省州';

/** Blanks that a template or a draft leaves open. Every alternative begins behind a look-back, so that the search stays linear. */
export const PLACEHOLDERS: readonly RegExp[] = [
  /[〔【[（(](?:此处|待|请|需|尚)[^〔〕【】[\]（）()\n]{0,40}(?:填|补|写|核|定)[^〔〕【】[\]（）()\n]{0,40}[〕】\])）]/g,
  /[〔【[（(]待[填补定][写充]?[〕】\])）]/g,
  /〔\s{0,8}〕/g,
  /(?<![_\w])(?:20)?_{2,}/g,
  /(?<![A-Za-z0-9+＋])(?:20)?[xX×ＸＸｘ]{2,8}(?=[^\sA-Za-z0-9xX×Ｘｘ+＋])/g,
  new RegExp(`(?<![A-Za-z0-9+＋xX×Ｘｘ])[xX×Ｘｘ](?=[${BEHIND}])(?!光|年代)`, 'g'),
  /某某(?=[县区镇乡村街局市省州单公同])|某(?=[县区镇乡村市省]的?(?:人民|政府))/g,
];
export const ASTERISKS = new RegExp(`(?<!\\*)(?:20)?\\*{1,8}(?=[${BEHIND}])`, 'g');
/** Every placeholder has one of these; few paragraphs do. */
const SIGNS = /[xX×Ｘｘ_*某]|[〔【[（(](?:[此待请需尚]|\s{0,8}〕)/;

/**
 * The places still to be filled in: XX件, ____, 20__年, **次, 〔此处填写…〕, 〔〕号. In Markdown, asterisks are emphasis.
 * Offsets are into `text`.
 */
export function findPlaceholders(text: string, markdown = false): readonly Span[] {
  if (!SIGNS.test(text)) return [];
  const spans: Span[] = [];
  for (const pattern of markdown ? PLACEHOLDERS : [...PLACEHOLDERS, ASTERISKS]) {
    for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter((span, index) => index === 0 || span.start >= spans[index - 1]!.end);
}
