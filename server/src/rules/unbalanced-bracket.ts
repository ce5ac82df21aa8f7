import { type Bracket, type BracketPair, readBrackets } from '../analysis/brackets.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEachWith } from '../analysis/readings.ts';
import { shiftDraft } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';
import { isHalfNumbered, LONGEST_TITLE } from './unbalanced-bracket/bracket-places.ts';
import {
  isPhrase,
  LONGEST_PAIR,
  wordLone,
  wordPair,
  wordReversed,
  wordStraight,
} from './unbalanced-bracket/wording.ts';

/** A bracket or a quotation mark without the other one of its pair. */
export const unbalancedBracket: Rule = {
  id: 'unbalanced-bracket',
  title: '括号引号不成对',
  family: 'wording',
  severity: 'warning',
  find,
};

/** What one paragraph says by itself, and what it leaves to the paragraphs around it. All places are relative to it. */
interface Facts {
  readonly drafts: readonly Draft[];
  readonly open: readonly Bracket[];
  readonly closed: readonly Bracket[];
  /** Offsets of its first and its last double quotation mark; -1 where it has none. */
  readonly firstQuote: number;
  readonly lastQuote: number;
}

/** A bracket that is not closed in its paragraph, and may be in a later one. */
interface Waiting {
  readonly bracket: Bracket;
  /** Index of its paragraph. */
  readonly index: number;
  /** How many paragraphs further it may be closed. */
  readonly reach: number;
  readonly isSpeech: boolean;
}

/** For how many paragraphs it is waited for the other bracket. */
const LONG_REACH = 6;
const SHORT_REACH = 1;
/** 根据《, 建议, 》精神: a link that was torn out of its line stands on one of its own. */
const TORN_REACH = 2;
const MOST_WAITING = 4;

/** The paragraphs that there is something to say of. */
const readFaulty = readEachWith(isDoubtful, (paragraph) => {
  const { drafts, open, closed } = factsOf(paragraph);
  return drafts.length + open.length + closed.length > 0;
});

/** Whether not all brackets of a passage are pairs for everybody, whatever stands before it. */
function isDoubtful({ text }: Paragraph): boolean {
  const { pairs, open, closed, reversed, straight } = readBrackets(text);
  if (open.length + closed.length + reversed.length + straight.length > 0) return true;
  return text.includes('’') || pairs.some((pair) => halvesOf(text, pair).length > 0);
}

function find({ analysis }: Report): readonly Draft[] {
  const { paragraphs } = analysis;
  const faulty = readFaulty(analysis);
  const drafts: Draft[] = [];
  const blame = ({ bracket, index }: Pick<Waiting, 'bracket' | 'index'>): void => {
    const { start, paragraph } = paragraphs[index]!;
    drafts.push(shiftDraft(wordLone(paragraph.text, bracket), start));
  };
  let waiting: readonly Waiting[] = [];
  for (let index = 0, next = 0; index < paragraphs.length; index++) {
    while (next < faulty.length && faulty[next]!.index < index) next++;
    // Where nothing waits to be closed, the paragraphs up to the next faulty one have nothing to say.
    if (waiting.length === 0) index = faulty[next]?.index ?? paragraphs.length;
    if (index === paragraphs.length) break;
    const { start, paragraph } = paragraphs[index]!;
    const own = factsOf(paragraph);
    for (const draft of own.drafts) drafts.push(shiftDraft(draft, start));
    const met = new Set<Waiting>();
    for (const bracket of own.closed) {
      const open = waiting.findLast((one) => !met.has(one) && isContinued(one, bracket, own, paragraph.text, index));
      if (open) met.add(open);
      else blame({ bracket, index });
    }
    waiting = waiting.filter((open) => {
      if (met.has(open)) return false;
      const isQuote = open.bracket.shape === 'double-quote';
      // Each paragraph of a long quotation opens with “, and only the last closes it.
      if (isQuote && open.bracket.at === 0 && open.index === index - 1 && paragraph.text.startsWith('“')) return false;
      if (index - open.index < open.reach && !(isQuote && own.firstQuote >= 0)) return true;
      blame(open);
      return false;
    });
    const opened = own.open.map((bracket, at) => ({
      bracket,
      index,
      reach: at < own.open.length - MOST_WAITING ? 0 : reachOf(paragraph.text, bracket, own),
      isSpeech: isSpeech(paragraph.text, bracket.at),
    }));
    for (const open of opened) if (open.reach === 0) blame(open);
    waiting = [...waiting, ...opened.filter(({ reach }) => reach > 0)];
  }
  for (const open of waiting) blame(open);
  return drafts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * How many paragraphs further a bracket may be closed: a speech and a note in brackets run over several, and a line that
 * does not end a sentence may have been broken.
 */
function reachOf(text: string, { at, shape }: Bracket, { lastQuote }: Facts): number {
  if (shape === 'double-quote') return at === lastQuote ? LONG_REACH : 0;
  if (at === 0 && !isHalfNumbered(text)) return LONG_REACH;
  return endsSentence(text, text.length) ? 0 : TORN_REACH;
}

function isContinued(open: Waiting, close: Bracket, own: Facts, text: string, index: number): boolean {
  if (open.bracket.shape !== close.shape) return false;
  if (open.reach === TORN_REACH && index - open.index > SHORT_REACH && close.at > 0) return false;
  if (close.shape !== 'double-quote') return true;
  return close.at === own.firstQuote && (open.isSpeech || endsSentence(text, close.at));
}

/** Whether a quotation begins as what somebody says or what a line was broken in. */
function isSpeech(text: string, at: number): boolean {
  return at === 0 || /[：:，,]/.test(text[at - 1]!) || !endsSentence(text, text.length);
}

function endsSentence(text: string, at: number): boolean {
  return kindAt(text, at - 1) === Kind.stop || text[at - 1] === '…';
}

const factsOf = once(({ text }: Paragraph): Facts => readFacts(text));

function readFacts(text: string): Facts {
  const brackets = readBrackets(text);
  const quotes = { firstQuote: text.search(/[“”]/), lastQuote: Math.max(text.lastIndexOf('“'), text.lastIndexOf('”')) };
  // 首页》政务公开》 are no title marks.
  const isPath = !text.includes('《') && text.indexOf('》') < text.lastIndexOf('》');
  const alone = [
    ...brackets.open,
    ...brackets.closed,
    ...brackets.pairs.flatMap((pair) => halvesOf(text, pair)),
  ].filter((bracket) => !(bracket.shape === 'title' && isPath) && !isGarbled(text, bracket));
  const drafts = wordReversed(text, brackets.reversed);
  if (alone.length === 0 && brackets.straight.length % 2 === 0) return { drafts, open: [], closed: [], ...quotes };
  const open: Bracket[] = [];
  const closed: Bracket[] = [];
  for (const bracket of alone.sort((a, b) => a.at - b.at)) {
    const other = open.at(-1);
    if (bracket.opens) open.push(bracket);
    else if (other && canBelong(other, bracket) && isPhrase(text, other.at, bracket.at)) {
      open.pop();
      drafts.push(wordPair(text, other, bracket));
    } else closed.push(bracket);
  }
  if (brackets.straight.length % 2 === 1) drafts.push(...wordStraight(text, brackets.straight, open, closed));
  return { drafts, open, closed, ...quotes };
}

/** 〔2021 13号、临政发2021〕 is no pair: each belongs to a number of its own. */
function halvesOf(text: string, { open, close }: BracketPair): readonly Bracket[] {
  if (open.shape !== 'tortoise' || close.at - open.at > LONGEST_PAIR) return [];
  return /^〔20\d\d[^〔〕]*[号、]/.test(text.slice(open.at, close.at)) ? [open, close] : [];
}

/** A garbled title is told of by a rule of its own. */
function isGarbled(text: string, { at, shape }: Bracket): boolean {
  if (shape === 'title') return false;
  const left = text.slice(Math.max(0, at - LONGEST_TITLE), at);
  const right = text.slice(at + 1, at + 1 + LONGEST_TITLE);
  const from = left.lastIndexOf('《');
  const to = right.indexOf('》');
  if (from < 0 || to < 0 || left.includes('》', from)) return false;
  return /20\d\d/.test(left.slice(from) + right.slice(0, to));
}

/** The halves of two document numbers do not. */
function canBelong(open: Bracket, close: Bracket): boolean {
  return open.shape !== 'tortoise' || close.shape !== 'tortoise';
}
