import { type Bracket, type BracketPair, type BracketShape, counterpart, readBrackets } from '../analysis/brackets.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEachWith } from '../analysis/readings.ts';
import { shiftDraft } from './paragraphs.ts';
import type { Draft, Edit, Fix, Report, Rule } from './rule.ts';
import { completeAt, isHalfNumbered, LONGEST_TITLE, nameOf } from './unbalanced-bracket/bracket-places.ts';

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
const LONGEST_PHRASE = 9;
const LONGEST_PAIR = 40;
const NAMES: Readonly<Record<BracketShape, string>> = {
  round: '括号',
  lenticular: '括号',
  tortoise: '六角括号',
  title: '书名号',
  'inner-title': '书名号',
  'double-quote': '引号',
  'single-quote': '单引号',
  corner: '引号',
  'white-corner': '引号',
};

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
    drafts.push(shiftDraft(word(paragraph.text, bracket), start));
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

function isPhrase(text: string, start: number, end: number): boolean {
  return end - start < LONGEST_PAIR && !/[。；;\n]/.test(text.slice(start, end));
}

function word(text: string, bracket: Bracket): Draft {
  const { at, shape, opens } = bracket;
  const name = NAMES[shape];
  const character = text[at]!;
  const defect = shape.endsWith('quote')
    ? `只有${opens ? '左' : '右'}${name}，没有${opens ? '右' : '左'}${name}`
    : `只有“${character}”，没有“${counterpart(character)}”`;
  return { ...phraseAt(text, bracket), message: `${name}不成对：${defect}。`, fixes: completeAt(text, bracket) };
}

/** Two neighbours of which each faces the other's way are one slip: ”雪亮工程“ */
function wordReversed(text: string, reversed: readonly Bracket[]): Draft[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < reversed.length; index++) {
    const one = reversed[index]!;
    const next = reversed[index + 1];
    const both = !one.opens && next?.opens && isPhrase(text, one.at, next.at) ? next : null;
    if (both) index++;
    const turn = ({ at, opens }: Bracket): Edit => ({ start: at, end: at + 1, text: opens ? '”' : '“' });
    const side = one.opens ? '右' : '左';
    drafts.push({
      ...(both ? { start: one.at, end: both.at + 1 } : phraseAt(text, { ...one, opens: !one.opens })),
      message: both ? '引号方向反了：左引号和右引号写颠倒了。' : `引号方向反了：这里应是${side}引号。`,
      fixes: [
        {
          title: both ? '把这对引号颠倒过来' : `改为${side}引号`,
          safe: true,
          edits: (both ? [one, both] : [one]).map(turn),
        },
      ],
    });
  }
  return drafts;
}

/** Two that stand alone and enclose a phrase: ‘……” or 〔2021）, or “《……”》. */
function wordPair(text: string, open: Bracket, close: Bracket): Draft {
  const place = { start: open.at, end: close.at + 1 };
  const [left, right] = [text[open.at]!, text[close.at]!];
  const change = (at: number, to: string): Fix => ({
    title: `把${nameOf(text[at]!)}改为${nameOf(to)}`,
    safe: false,
    edits: [{ start: at, end: at + 1, text: to }],
  });
  if (open.shape === close.shape) {
    const inner = text[close.at - 1]!;
    const swap = { start: close.at - 1, end: close.at + 1, text: right + inner };
    const isNext = '）)】〕》〉”’」』'.includes(inner);
    return {
      ...place,
      message: `${NAMES[open.shape]}与别的括号或引号交叉了：应先关闭里面的一对，再关闭外面的一对。`,
      fixes: isNext ? [{ title: `调换${nameOf(inner)}和${nameOf(right)}的次序`, safe: false, edits: [swap] }] : [],
    };
  }
  const toClose = change(close.at, counterpart(left));
  const toOpen = change(open.at, counterpart(right));
  const year = /^\d{4}$/.test(text.slice(open.at + 1, close.at));
  const wanted =
    open.shape === 'title' || open.shape === 'double-quote' || (year && open.shape === 'tortoise')
      ? [toClose]
      : close.shape === 'title' || close.shape === 'double-quote' || (year && close.shape === 'tortoise')
        ? [toOpen]
        : [toClose, toOpen];
  return { ...place, message: `前后不配对：前面是${nameOf(left)}，后面是${nameOf(right)}。`, fixes: wanted };
}

/** Straight quotation marks tell no side; only that one is missing. Inches (55") are none. */
function wordStraight(text: string, straight: readonly number[], open: Bracket[], closed: Bracket[]): readonly Draft[] {
  const isQuote = ({ shape }: Bracket): boolean => shape === 'double-quote';
  const curly = [...open, ...closed].filter(isQuote);
  const [one] = curly;
  if (one && curly.length === 1) {
    const at = one.opens ? straight.find((other) => other > one.at) : straight.findLast((other) => other < one.at);
    if (at !== undefined && isPhrase(text, Math.min(at, one.at), Math.max(at, one.at))) {
      const list = one.opens ? open : closed;
      list.splice(list.indexOf(one), 1);
      const other = counterpart(text[one.at]!);
      const within = text.slice(Math.min(at, one.at) + 1, Math.max(at, one.at));
      const safe = !/[()（）【】〔〕《》〈〉‘’「」『』]/.test(within);
      return [
        {
          start: Math.min(at, one.at),
          end: Math.max(at, one.at) + 1,
          message: '引号前后不配对：一边是弯引号，一边是直引号。',
          fixes: [{ title: `把直引号改为${nameOf(other)}`, safe, edits: [{ start: at, end: at + 1, text: other }] }],
        },
      ];
    }
  }
  if (straight.some((at) => kindAt(text, at - 1) === Kind.digit)) return [];
  const at = straight.at(-1)!;
  return [{ start: at, end: at + 1, severity: 'hint', message: '这一段里直引号的个数是单数，可能少了一个。' }];
}

/** A bracket with the words it stands before or behind. */
function phraseAt(text: string, { at, opens }: Bracket): { readonly start: number; readonly end: number } {
  const isWord = (place: number): boolean => {
    const kind = kindAt(text, place);
    return (
      kind === Kind.han || kind === Kind.digit || kind === Kind.latin || kind === Kind.numeral || kind === Kind.scale
    );
  };
  let start = at;
  let end = at + 1;
  if (opens) while (end - at < LONGEST_PHRASE && end < text.length && isWord(end)) end++;
  else while (at - start < LONGEST_PHRASE && isWord(start - 1)) start--;
  return { start, end };
}
