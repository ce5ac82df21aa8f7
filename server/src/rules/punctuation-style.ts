import { readBrackets } from '../analysis/brackets.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import { matchesOf } from '../analysis/matches.ts';
import { oncePerKind, type Slip, type SlipKind } from './once-per-kind.ts';
import type { Report, Rule } from './rule.ts';

type PunctuationKind =
  | 'half-width'
  | 'straight-quote'
  | 'single-quote'
  | 'ordinal-comma'
  | 'ordinal-point'
  | 'ordinal-bracket'
  | 'row-pause'
  | 'ellipsis'
  | 'dash';

const SOURCE = 'GB/T 15834—2011《标点符号用法》（国标）';

const KINDS: Readonly<Record<PunctuationKind, SlipKind>> = {
  'half-width': {
    message: `中文里用了半角的逗号、冒号、分号、问号、叹号或括号；按${SOURCE}，应占一个字的位置。`,
    fix: '改为全角',
    safe: true,
  },
  'straight-quote': { message: `中文里用了直引号；按${SOURCE}，引号是“”。`, fix: '改为“”', safe: true },
  'single-quote': {
    message: `不在双引号里面的引语用了单引号；按${SOURCE}，先用双引号“”，里面再引才用单引号‘’。`,
    fix: '改为双引号',
    safe: true,
  },
  'ordinal-comma': {
    message: `“第一”“首先”之类的词后面用了顿号；按${SOURCE}，后面用逗号。`,
    fix: '改为逗号',
    safe: true,
  },
  'ordinal-point': {
    message: `阿拉伯数字的序号后面用了顿号；按${SOURCE}，后面用点：“1.”。`,
    fix: '改为“.”',
    safe: true,
  },
  'ordinal-bracket': {
    message: `带括号的序号后面又加了标点；按${SOURCE}，后面不用标点：“（一）”。`,
    fix: '删去多出的标点',
    safe: true,
  },
  'row-pause': {
    message: `并列的书名号或引号之间用了顿号；按${SOURCE}，通常不用。`,
    fix: '删去顿号',
    safe: false,
    severity: 'hint',
  },
  ellipsis: { message: `省略号写得不规范；按${SOURCE}，写作“……”。`, fix: '改为“……”', safe: true },
  dash: { message: `破折号写得不规范；按${SOURCE}，写作“——”。`, fix: '改为“——”', safe: true },
};

/** Punctuation that the standard writes in another way, said once for each kind. */
export const punctuationStyle: Rule = {
  id: 'punctuation-style',
  title: '标点写法',
  family: 'wording',
  severity: 'information',
  offByDefault: true,
  find: oncePerKind(KINDS, findSlips, findAround),
};

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
const HALF = /[,:;?!()]/;
/** Marks that a fix can change do not tell whether those beside them stand in Chinese, in neither width. */
const CHANGING = new Set(',，:：;；?？!！()（）');
const PASSED = new Set([...CHANGING, '"', '“', '”', '‘', '’']);
const CHINESE = /[、。《》〈〉【】〔〕…—％·]/;
const ADDRESS = /(?:https?:\/\/|www\.)(?:[\w\-./%&=#+~@]|[?:,;!](?=[\w/]))*/g;
const FURTHEST = 8;

const PATTERNS: readonly (readonly [PunctuationKind, RegExp, string])[] = [
  [
    'ordinal-comma',
    /(?<=(?<=^|[。；;：:！!？?\s])(?:第[一二三四五六七八九十]{1,3}|其[一二三四五六七八九]|首先|其次|再次|最后))、(?!第?[一二三四五六七八九十\d])/g,
    '，',
  ],
  ['row-pause', /(?<=》)、(?=《)|(?<=”)、(?=“)/g, ''],
  ['ellipsis', /(?<![.·…\w])[.·…]+(?![.·…\w])/g, '……'],
  ['dash', /(?<=[\u4e00-\u9fff”》）])(?:--|－－|──|――|―|─)(?=[\u4e00-\u9fff“《（])/g, '——'],
];

function findSlips(text: string): readonly Slip<PunctuationKind>[] {
  const slips = [
    ...(HALF.test(text) ? findHalfWidth(text) : []),
    ...(text.includes('"') ? findStraightQuotes(text) : []),
    ...(text.includes('‘') ? findSingleQuotes(text) : []),
  ];
  for (const [kind, pattern, by] of PATTERNS) {
    for (const { index: start, 0: words } of matchesOf(text, pattern)) {
      const end = start + words.length;
      if (kind === 'ellipsis' && !isEllipsis(words)) continue;
      if (kind === 'ellipsis' && !isChinese(text, start - 1) && !isChinese(text, end)) continue;
      slips.push({ kind, start, end, text: by });
    }
  }
  return slips;
}

/** ... and … and ···, but neither …… nor a line of them. */
function isEllipsis(words: string): boolean {
  return words === '…' || (words.length > 2 && !/^…+$/.test(words));
}

function findHalfWidth(text: string): readonly Slip<PunctuationKind>[] {
  const slips: Slip<PunctuationKind>[] = [];
  const addresses = matchesOf(text, ADDRESS).map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  const open: number[] = [];
  const widen = (at: number): void => {
    const by = WIDE[text[at]!];
    if (by) slips.push({ kind: 'half-width', start: at, end: at + 1, text: by });
  };
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (!CHANGING.has(mark)) continue;
    while (next < addresses.length && addresses[next]!.end <= at) next++;
    if (addresses[next] !== undefined && addresses[next]!.start <= at) continue;
    if (mark === '(' || mark === '（') open.push(at);
    else if (mark === ')' || mark === '）') {
      const from = open.pop();
      if (from === undefined || !isChinesePair(text, from, at)) continue;
      widen(from);
      widen(at);
    } else if (WIDE[mark] && isChineseMark(text, at)) widen(at);
  }
  return slips;
}

function isChinesePair(text: string, from: number, to: number): boolean {
  if (text[from - 1] === ']') return false;
  if ((text[from] === '(') !== (text[to] === ')')) return true;
  return isChineseLeft(text, from) || isChineseRight(text, from) || isChineseLeft(text, to);
}

function isChineseMark(text: string, at: number): boolean {
  const before = kindAt(text, at - 1);
  const behind = kindAt(text, at + 1);
  if (before === Kind.digit && behind === Kind.digit) return false;
  if (before === Kind.latin && (behind === Kind.latin || text[at + 1] === '/')) return false;
  const mark = text[at];
  if (mark === '!' && text[at + 1] === '[') return false;
  if (mark === ';' && /&#?\w{1,8}$/.test(text.slice(Math.max(0, at - 10), at))) return false;
  if (isChineseLeft(text, at)) return true;
  return mark !== '?' && mark !== '!' && isChineseRight(text, at);
}

function isChineseLeft(text: string, at: number): boolean {
  let place = at - 1;
  while (at - place < FURTHEST && PASSED.has(text[place] ?? '')) place--;
  return isChinese(text, place);
}

function isChineseRight(text: string, at: number): boolean {
  let place = at + 1;
  while (place - at < FURTHEST && PASSED.has(text[place] ?? '')) place++;
  return isChinese(text, place);
}

function isChinese(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === Kind.han || kind === Kind.numeral || kind === Kind.scale || CHINESE.test(text[at] ?? '');
}

/** Straight marks tell no side: they are taken two by two, where their number is even. */
function findStraightQuotes(text: string): readonly Slip<PunctuationKind>[] {
  const places = [...text.matchAll(/"/g)].map(({ index }) => index);
  if (places.length % 2 === 1) return [];
  const slips: Slip<PunctuationKind>[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const from = places[index]!;
    const to = places[index + 1]!;
    if (to - from > 60 || !/[\u4e00-\u9fff]/.test(text.slice(from, to)) || /[“”]/.test(text.slice(from, to))) continue;
    slips.push({ kind: 'straight-quote', start: from, end: from + 1, text: '“' });
    slips.push({ kind: 'straight-quote', start: to, end: to + 1, text: '”' });
  }
  return slips;
}

/** ‘……’ that stand in no “……” and hold none. */
function findSingleQuotes(text: string): readonly Slip<PunctuationKind>[] {
  const { pairs } = readBrackets(text);
  const outer = pairs.filter(({ open }) => open.shape === 'double-quote').sort((a, b) => a.open.at - b.open.at);
  const slips: Slip<PunctuationKind>[] = [];
  let next = 0;
  let covered = -1;
  const singles = pairs.filter(({ open }) => open.shape === 'single-quote').sort((a, b) => a.open.at - b.open.at);
  for (const { open, close } of singles) {
    while (next < outer.length && outer[next]!.open.at < close.at) covered = Math.max(covered, outer[next++]!.close.at);
    const within = covered > open.at;
    covered = Math.max(covered, close.at);
    if (within || !/[\u4e00-\u9fff]/.test(text.slice(open.at, close.at))) continue;
    slips.push({ kind: 'single-quote', start: open.at, end: open.at + 1, text: '“' });
    slips.push({ kind: 'single-quote', start: close.at, end: close.at + 1, text: '”' });
  }
  return slips;
}

/** The ordinals of headings and the colon behind the addressee. */
function findAround({ analysis }: Report): readonly Slip<PunctuationKind>[] {
  const { text } = analysis.source;
  const slips: Slip<PunctuationKind>[] = [];
  const points: Slip<PunctuationKind>[] = [];
  let mixed = false;
  for (const block of analysis.blocks) {
    if (block.kind === 'addressee') {
      if (text[block.end - 1] === ':')
        slips.push({ kind: 'half-width', start: block.end - 1, end: block.end, text: '：' });
      continue;
    }
    if (block.kind !== 'heading' || !block.mark) continue;
    const { start, end, style } = block.mark;
    for (let at = start; at < end; at++) {
      const by = text[at] === '(' ? '（' : text[at] === ')' ? '）' : null;
      if (by) slips.push({ kind: 'half-width', start: at, end: at + 1, text: by });
    }
    if (style === 'arabic') {
      if (text[end - 1] !== '、') mixed = true;
      // 1.5亿元 would be a figure.
      else
        points.push({
          kind: 'ordinal-point',
          start: end - 1,
          end,
          text: kindAt(text, end) === Kind.digit ? '. ' : '.',
        });
    } else if (style !== 'chinese' && style !== 'part') {
      let stop = end;
      while (stop < block.end && '、，,.．'.includes(text[stop]!)) stop++;
      if (stop > end) slips.push({ kind: 'ordinal-bracket', start: end, end: stop, text: '' });
    }
  }
  // Where 1. stands beside 1、, the rule for ordinals tells of it.
  return mixed ? slips : [...slips, ...points];
}
