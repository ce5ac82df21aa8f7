import type { PlacedParagraph } from '../analysis/analyze.ts';
import type { Block } from '../analysis/blocks.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { readSayings, type Saying } from '../analysis/clauses.ts';
import { collate, type Slot } from '../analysis/concordance.ts';
import { matchesOf } from '../analysis/matches.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEach } from '../analysis/readings.ts';
import { overlaps, type Span } from '../analysis/span.ts';
import { shiftDraft } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** The same words said twice: pasted twice, or left over from an earlier draft. */
export const repeatedClause: Rule = {
  id: 'repeated-clause',
  title: '语句重复',
  family: 'wording',
  severity: 'warning',
  find,
};

/** So many characters make a clause that nobody writes twice in a row. */
const SHORTEST_ADJACENT = 6;
/** In one sentence with other words between, in one paragraph, and in one paragraph with the same figure. */
const SHORTEST_IN_SENTENCE = 10;
const SHORTEST_IN_PARAGRAPH = 12;
const SHORTEST_COUNTING = 8;
const SHORTEST_SENTENCE = 20;
const SHORTEST_PARAGRAPH = 30;

/** When something was, or against what it is held: such words stand before one fact after another. */
const CIRCUMSTANCE =
  /^(?:截[至止到]|[到自从在于至])?[\d一二两三四五六七八九十〇零上下半年月日底末初份度今去本前后以来起至目期间—–~～-]+$|(?:相比|以来|期间|基础上|前提下|情况下|同期|因素|感谢|敬意)$/;
/** Set phrases that every report has, some of them twice. */
const FORMULA = /为指导|大精神|全会精神|决策部署|第一责任人职责|两个确立|两个维护|请予审议|(?:报告|汇报)如下/;

function find({ analysis }: Report): readonly Draft[] {
  const drafts = readWithin(analysis).flatMap(({ start, block, found }) => {
    if (block.kind === 'title') return [];
    const from = ownWords(block, start);
    return found
      .map((draft) => shiftDraft(draft, start))
      .filter((draft) => [draft, ...draft.related!].every((place) => place.start >= from));
  });
  const said = new Map<string, Place>();
  const pasted = new Map<string, PlacedParagraph>();
  // Whoever says nothing that is said elsewhere need not be looked at.
  const slots = new Set(collateSayings(analysis).flat());
  for (const { placed } of [...slots].sort((a, b) => a.index - b.index)) {
    const { start, block, paragraph } = placed;
    if (block.kind === 'title') continue;
    const from = ownWords(block, start);
    const { text } = paragraph;
    const first = from === start && isWhole(paragraph) ? pasted.get(text) : undefined;
    if (first) drafts.push(wordParagraph(placed, first));
    else {
      drafts.push(...findElsewhere(placed, from, said, analysis.source.text));
      pasted.set(text, placed);
    }
  }
  return drafts.sort((a, b) => a.start - b.start);
}

/** Where a paragraph's words begin; those of a heading are its own. */
function ownWords(block: Block, start: number): number {
  return block.kind === 'heading' ? block.title.end : start;
}

/** Whether a paragraph is long enough to be known again as a whole. */
function isWhole(paragraph: Paragraph): boolean {
  return paragraph.text.length >= SHORTEST_PARAGRAPH && !hasBlank(paragraph) && isProse(paragraph.text);
}

const readWithin = readEach((paragraph, row) =>
  row || paragraph.text.length < 2 * SHORTEST_ADJACENT ? null : findWithin(paragraph),
);

/** The paragraphs that may have a long sentence in common, or all of their words: as far as the keys of what they say tell. */
const collateSayings = collate<number, readonly Slot[], []>({
  read: readKeys,
  keysOf: (key) => [key],
  settle: (entries) => entries.map(({ slot }) => slot),
});

/** The keys of the sentences of a paragraph that may be long enough to be known again, and of all of them together. */
function readKeys(paragraph: Paragraph, row: boolean): readonly number[] {
  if (row || paragraph.text.length < 2 * SHORTEST_ADJACENT) return [];
  const keys: number[] = [];
  let whole = paragraph.text.length;
  for (const { start, end, key } of readSayings(paragraph).sentences) {
    if (end - start >= SHORTEST_SENTENCE) keys.push(key);
    whole = Math.imul(whole ^ key, 0x01000193);
  }
  if (paragraph.text.length >= SHORTEST_PARAGRAPH) keys.push(whole);
  return keys;
}

/** Where a sentence was said first: the paragraph, and which of its sentences. */
interface Place extends Span {
  readonly placed: PlacedParagraph;
  readonly index: number;
}

/** Sentences that stand in an earlier paragraph as well. Of several in a row, the first one speaks for all. */
function findElsewhere(
  placed: PlacedParagraph,
  from: number,
  said: Map<string, Place>,
  text: string,
): readonly Draft[] {
  const { start, paragraph } = placed;
  const drafts: Draft[] = [];
  let before: Place | undefined;
  for (const { sentence, index } of findLongSentences(paragraph)) {
    const place = { start: start + sentence.start, end: start + sentence.end, placed, index };
    if (place.start < from) continue;
    const first = said.get(sentence.words);
    if (!first) said.set(sentence.words, place);
    else if (first.placed !== placed) {
      const goesOn = before?.placed === first.placed && before.index === first.index - 1;
      if (!goesOn && (sentence.counts || !FORMULA.test(sentence.words)))
        drafts.push(wordSentence(text, place, first, sentence));
    }
    before = first;
  }
  return drafts;
}

interface LongSentence {
  readonly sentence: Saying;
  readonly index: number;
}

const long = new WeakMap<Paragraph, readonly LongSentence[]>();

/** The sentences of a paragraph that are long enough to be known again. */
function findLongSentences(paragraph: Paragraph): readonly LongSentence[] {
  const before = long.get(paragraph);
  if (before) return before;
  const found = readSayings(paragraph)
    .sentences.map((sentence, index) => ({ sentence, index }))
    .filter(({ sentence: { words } }) => words.length >= SHORTEST_SENTENCE && isProse(words))
    .filter(({ sentence }) => !hasBlank(paragraph, sentence));
  long.set(paragraph, found);
  return found;
}

/** 〔此处填写：数字〕: a form says it again and again. XX件 does not tell a form from a copy. */
function hasBlank({ text, placeholders }: Paragraph, span: Span = { start: 0, end: text.length }): boolean {
  return placeholders.some((blank) => overlaps(blank, span) && /此处|填/.test(text.slice(blank.start, blank.end)));
}

/** Not an address of the web and not a row of figures. */
function isProse(words: string): boolean {
  let han = 0;
  for (let at = 0; at < words.length && at < 2 * SHORTEST_SENTENCE; at++) if (kindAt(words, at) === Kind.han) han++;
  return 2 * han >= Math.min(words.length, 2 * SHORTEST_SENTENCE);
}

function findWithin(paragraph: Paragraph): readonly Draft[] {
  return [...findClauses(paragraph), ...findBeginnings(paragraph), ...findItems(paragraph), ...findWords(paragraph)];
}

/** Clauses that stand in the same paragraph before. */
function findClauses(paragraph: Paragraph): readonly Draft[] {
  const { clauses } = readSayings(paragraph);
  const drafts: Draft[] = [];
  const last = new Map<number, number>();
  for (let at = 0; at < clauses.length; at++) {
    const first = last.get(clauses[at]!.key);
    const length = first === undefined ? 0 : lengthOfRun(clauses, first, at);
    for (let passed = at; passed < at + Math.max(length, 1); passed++) last.set(clauses[passed]!.key, passed);
    if (length === 0) continue;
    const draft = judge(paragraph, clauses, first!, at, length);
    if (draft) drafts.push(draft);
    at += length - 1;
  }
  return drafts;
}

/** How many clauses from `at` on say the same as those from `first` on. */
function lengthOfRun(clauses: readonly Saying[], first: number, at: number): number {
  let length = 0;
  while (first + length < at && isSame(clauses[first + length]!, clauses[at + length])) length++;
  return length;
}

function isSame(one: Saying, other: Saying | undefined): boolean {
  return one.key === other?.key && one.words === other.words;
}

function judge(
  paragraph: Paragraph,
  clauses: readonly Saying[],
  first: number,
  at: number,
  length: number,
): Draft | null {
  const run = clauses.slice(at, at + length).filter(({ words }) => !CIRCUMSTANCE.test(words));
  const size = run.reduce((sum, { words }) => sum + words.length, 0);
  const there = { start: clauses[first]!.start, end: clauses[first + length - 1]!.end };
  if (hasBlank(paragraph, there)) return null;
  const here = { start: clauses[at]!.start, end: clauses[at + length - 1]!.end };
  if (first + length === at && size >= SHORTEST_ADJACENT) {
    const cut = { start: there.end, end: here.end, text: '' };
    return {
      ...wordClause(paragraph.text, here, there, '连着写了两遍'),
      fixes: [{ title: '删去后一遍', safe: false, edits: [cut] }],
    };
  }
  const counts = run.some((clause) => clause.counts && /\d\d/.test(clause.words));
  if (counts && size >= SHORTEST_COUNTING) {
    const draft = wordClause(paragraph.text, here, there, '在同一段里写了两遍，数字也相同');
    // 一中队：…办案12件；二中队：…办案12件: what stands side by side may be the same by chance.
    return isSideBySide(paragraph.text, there.end, here.start) ? { ...draft, severity: 'hint' } : draft;
  }
  const sentence = sentenceAt(paragraph, here.start) === sentenceAt(paragraph, there.start);
  if (sentence && size >= SHORTEST_IN_SENTENCE) return wordClause(paragraph.text, here, there, '在同一句里写了两遍');
  if (size < SHORTEST_IN_PARAGRAPH || run.every(({ words }) => FORMULA.test(words))) return null;
  return {
    ...wordClause(paragraph.text, here, there, '在同一段里写了两遍', '如果不是有意再说一遍，请删去一处'),
    severity: 'hint',
  };
}

/** A clause that was begun, and then begun again with the same words and said to its end: 落实责任清单，落实责任清单制度. */
function findBeginnings(paragraph: Paragraph): readonly Draft[] {
  const { text } = paragraph;
  const { clauses } = readSayings(paragraph);
  const drafts: Draft[] = [];
  for (let at = 1; at < clauses.length; at++) {
    const [before, clause] = [clauses[at - 1]!, clauses[at]!];
    if (text.charCodeAt(before.start) !== text.charCodeAt(clause.start)) continue;
    if (isSame(before, clause) || !isCommaBetween(text, before, clause)) continue;
    const first = text.slice(before.start, before.end);
    if (first.length < SHORTEST_ADJACENT || !text.startsWith(first, clause.start) || !isProse(first)) continue;
    // 完成整改，完成整改率100%: what is counted may well be said again.
    if (before.counts || clause.counts || hasBlank(paragraph, before)) continue;
    if (/[率是为占达]/.test(text[clause.start + first.length] ?? '')) continue;
    const here = { start: clause.start, end: clause.start + first.length };
    const cut = { start: before.start, end: clause.start, text: '' };
    drafts.push({
      ...wordClause(text, here, before, '连着写了两遍'),
      fixes: [{ title: '删去前一遍', safe: false, edits: [cut] }],
    });
  }
  return drafts;
}

function isCommaBetween(text: string, before: Span, clause: Span): boolean {
  return kindAt(text, before.end) === Kind.comma && clause.start - before.end <= 2;
}

const WITHIN = '[^，,。；;、：:！？“”《》\\n]';
/** What is done to a thing; one of these within two others of the same: 加强完善加强机制. */
const DOING = '加强|完善|推进|开展|强化|落实|通过|深入|认真|学习|贯彻|提升|提高|健全|深化|推动';
/** Words that a clause says once: 排名全区排名第三, 每天组织人员每天巡查, 加强对沿街商铺加强巡查. */
const SAID_ONCE = new RegExp(
  [
    `(每[天日周月年]|每季度|每半年)${WITHIN}{1,30}?(?<![和与及并且或、])(\\1)`,
    `(排名|位列|位居|名列|如下)${WITHIN}{1,8}?(\\3)`,
    `(加强|强化|加大|开展|推进|做好|抓好|规范)对${WITHIN.replace('、', '')}{2,24}?(?<![和与及并且或、])(\\5)(?!${WITHIN}{0,12}的(?:领导|认识|重视|监督|指导|管理|支持|研究|力度))`,
    `(${DOING})(?:${DOING})(\\7)(?![会率力度性])`,
    '(情况|工作|问题|报告|职责|责任|制度|机制)的(\\9)',
  ].join('|'),
  'g',
);
/** Any word, joined to itself as well: 街道和街道. */
const SAID_ONCE_OR_JOINED = new RegExp(
  `${SAID_ONCE.source}|([\\u4e00-\\u9fff]{2,4})[和及](\\11)(?=[，,。；;、：:！\\s]|$)`,
  'g',
);

/** A word that stands twice in one clause, which needs it once. */
function findWords({ text }: Paragraph): readonly Draft[] {
  return matchesOf(text, mayJoinToItself(text) ? SAID_ONCE_OR_JOINED : SAID_ONCE).map((match) => {
    const once = match.slice(1).find((words) => words !== undefined)!;
    const end = match.index + match[0].length;
    const here = { start: end - once.length, end };
    return wordClause(text, here, { start: match.index, end: match.index + once.length }, '在同一个分句里写了两次');
  });
}

/** Whether what stands behind 和 or 及 begins like a word of two to four characters before it; asked first, for any character may begin one. */
function mayJoinToItself(text: string): boolean {
  for (const joint of '和及') {
    for (let at = text.indexOf(joint, 2); at >= 0; at = text.indexOf(joint, at + 1)) {
      const first = text.charCodeAt(at + 1);
      if ([2, 3, 4].some((length) => text.charCodeAt(at - length) === first)) return true;
    }
  }
  return false;
}

/** Whether only semicolons divide two places, and no full stop. */
function isSideBySide(text: string, start: number, end: number): boolean {
  const between = text.slice(start, end);
  return /[；;]/.test(between) && !/[。！？]/.test(between);
}

function sentenceAt({ sentences }: Paragraph, at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LONGEST_ITEM = 8;
const SHORTEST_ITEM = 2;
const LONGEST_LEAD = 40;
const SHORTEST_LIST = 2;
const LONGEST_LIST = 40;

/** A thing named twice in one list: 学法、懂法、学法、用法. The first thing may have words before it, the last one words behind it. */
function findItems({ text }: Paragraph): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const { start: index, end } of findLists(text)) {
    const list = text.slice(index, end);
    const seen = new Map<string, number>();
    let at = 0;
    const items = list.split('、');
    for (const [place, item] of items.entries()) {
      const own = place === 0 ? item.slice(-(items[1]?.length ?? LONGEST_ITEM)) : item;
      const from = index + at + item.length - own.length;
      const first = seen.get(own);
      // 东南亚、南亚: where only the end of the first one is the same, others of its length must stand between.
      const isEnd = first !== undefined && first < index + items[0]!.length && own.length < items[0]!.length;
      const runsOn = place === items.length - 1 && kindAt(text, from + own.length) === Kind.han;
      if (
        first !== undefined &&
        !runsOn &&
        (!isEnd || (place > 1 && items.slice(1, place).every(({ length }) => length === own.length)))
      ) {
        const here = { start: from, end: from + own.length };
        const cut = { start: from - 1, end: here.end, text: '' };
        drafts.push({
          ...wordClause(text, here, { start: first, end: first + own.length }, '在并列的词语里写了两次'),
          fixes: [{ title: `删去后一个“${own}”`, safe: false, edits: [cut] }],
        });
      } else seen.set(own, from);
      at += item.length + 1;
    }
  }
  return drafts;
}

/** Stretches of Han characters that 、 divides, three of them at least; each is short, but for the words that lead up to the first. */
function findLists(text: string): readonly Span[] {
  const lists: Span[] = [];
  let from = 0;
  for (let pause = text.indexOf('、'); pause >= 0; pause = text.indexOf('、', Math.max(pause + 1, from))) {
    let start = pause;
    while (start > from && pause - start < LONGEST_LEAD && isHan(text, start - 1)) start--;
    if (pause - start < SHORTEST_ITEM) continue;
    let end = pause;
    let items = 0;
    for (; items < LONGEST_LIST && text[end] === '、'; items++) {
      let stop = end + 1;
      while (stop - end <= LONGEST_ITEM && isHan(text, stop)) stop++;
      if (stop - end <= SHORTEST_ITEM) break;
      end = stop;
    }
    if (items < SHORTEST_LIST) continue;
    lists.push({ start, end });
    from = end;
  }
  return lists;
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fa5;
}

const LONGEST_QUOTE = 24;
const LONGEST_SPAN = 40;

function wordClause(text: string, here: Span, there: Span, how: string, advice = '像是重复了。请核对'): Draft {
  return {
    ...clip(here),
    message: `“${quote(text, here)}”${how}，${advice}。`,
    related: [{ ...clip(there), message: '前一处' }],
  };
}

function wordSentence(text: string, here: Span, there: Span, { counts }: Saying): Draft {
  const advice = counts ? '文字和数字都相同，像是重复粘贴' : '如果不是有意再说一遍，请删去一处';
  return {
    ...clip(here),
    severity: counts ? 'warning' : 'hint',
    message: `“${quote(text, here)}”这句话在前文已经有了，${advice}。`,
    related: [{ ...clip(there), message: '前文同一句话' }],
  };
}

function wordParagraph(here: PlacedParagraph, there: PlacedParagraph): Draft {
  const span = { start: here.start, end: here.start + here.paragraph.text.length };
  return {
    ...clip(span),
    message: `这一段和前文一段一字不差：“${quote(here.paragraph.text, { start: 0, end: here.paragraph.text.length })}”，像是重复粘贴。请删去一处。`,
    related: [
      { ...clip({ start: there.start, end: there.start + there.paragraph.text.length }), message: '前文同一段' },
    ],
    fixes: [{ title: '删去后一段', safe: false, edits: [{ ...span, text: '' }] }],
  };
}

function quote(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).trim();
  return words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE)}…`;
}

/** A finding points at a phrase, never at a whole paragraph. */
function clip({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + LONGEST_SPAN) };
}
