import { type Bracket, type BracketShape, counterpart } from '../../analysis/brackets.ts';
import type { Fix } from '../rule.ts';

/** No title is longer. */
export const LONGEST_TITLE = 60;

const QUOTE_NAMES: Readonly<Record<string, string>> = {
  '“': '左引号',
  '”': '右引号',
  '‘': '左单引号',
  '’': '右单引号',
};
/** An ordinal whose bracket was not closed: （一加强领导, and neither （一季度 nor （一般 nor （十二条. */
const NUMBERED =
  /^[（(]\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[\u4e00-\u9fff])(?![一二三四五六七八九十百千万亿余多年月日季个次名件人家条项户场起是些批例位届种类方面般致直切样共旦体律并同定至到])/;
const SHORT_NAME = /^[（(](?:以下|下文)?(?:简称|统称|合称|下称)[:：为]?(?:“[^“”]{1,30}”|《[^《》]{1,40}》)/;
const PERIOD = /^[（(]\d{4}\s?(?:[-—–~～]{1,2}|至)\s?\d{4}年/;
const NAMED =
  /^《[^《》，,。；;、：:“”（）()]{2,40}?(?:条例|规定|办法|意见|方案|纲要|通知|细则|规则|决定|规划|要点|清单|手册)(?=[，,。；;、]|等|的|和|要求|精神|$)/;
const LISTED = /^“[^，,、。；;：:“”]{1,20}(?=、“)/;
const LISTED_BEFORE = /[”“]、([^，,、。；;：:“”]{1,20})$/;
const DOCUMENT_NUMBER = /^〔20\d\d(?=\s?\d{1,4}号)/;
/** What stands between a bracket and the place where it was to be closed. */
const CLOSINGS: Partial<Readonly<Record<BracketShape, readonly RegExp[]>>> = {
  round: [SHORT_NAME, PERIOD],
  title: [NAMED],
  tortoise: [DOCUMENT_NUMBER],
  'double-quote': [LISTED],
};

/** Completes a pair where only one place comes into question. */
export function completeAt(text: string, bracket: Bracket): readonly Fix[] {
  const { at, opens } = bracket;
  const character = text[at]!;
  const other = counterpart(character);
  if (text[opens ? at + 1 : at - 1] === character) {
    return [{ title: `删去多出的${nameOf(character)}`, safe: false, edits: [{ start: at, end: at + 1, text: '' }] }];
  }
  const place = opens ? closingPlace(text, bracket) : openingPlace(text, bracket);
  if (place === null) return [];
  const near = opens ? text.slice(Math.max(at, place - 6), place) + other : other + text.slice(place, place + 6);
  return [{ title: `补上${nameOf(other)}：${near}`, safe: false, edits: [{ start: place, end: place, text: other }] }];
}

/** Whether a paragraph begins with an ordinal whose bracket was not closed. */
export function isHalfNumbered(text: string): boolean {
  return NUMBERED.test(text.slice(0, 8));
}

/** A bracket as a message calls it: quotation marks are named, not quoted. */
export function nameOf(character: string): string {
  return QUOTE_NAMES[character] ?? `“${character}”`;
}

function closingPlace(text: string, { at, shape }: Bracket): number | null {
  const words = text.slice(at, at + LONGEST_TITLE);
  const patterns = at === 0 && shape === 'round' ? [NUMBERED, ...(CLOSINGS.round ?? [])] : (CLOSINGS[shape] ?? []);
  for (const pattern of patterns) {
    const match = pattern.exec(words);
    if (match) return at + match[0].length;
  }
  return null;
}

function openingPlace(text: string, { at, shape }: Bracket): number | null {
  const words = text.slice(Math.max(0, at - LONGEST_TITLE), at);
  if (shape === 'tortoise')
    return /(?<!\d)20\d\d$/.test(words) && /^\s?\d{1,4}号/.test(text.slice(at + 1, at + 8)) ? at - 4 : null;
  if (shape === 'double-quote') {
    const listed = LISTED_BEFORE.exec(words);
    return listed ? at - listed[1]!.length : null;
  }
  if (shape !== 'title') return null;
  const from = words.lastIndexOf('关于');
  const phrase = from < 0 ? '' : words.slice(from);
  return from >= 0 && !/[，,。；;、：:《》“”]/.test(phrase) ? at - phrase.length : null;
}
