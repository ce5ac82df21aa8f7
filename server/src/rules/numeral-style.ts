import { digitValue } from '../analysis/characters.ts';
import { matchesOf } from '../analysis/matches.ts';
import { oncePerKind, type Slip, type SlipKind } from './once-per-kind.ts';
import type { Report, Rule } from './rule.ts';

type NumeralKind =
  | 'full-width'
  | 'thousands'
  | 'zero-in-year'
  | 'leading-zero'
  | 'short-year'
  | 'mixed'
  | 'day-name'
  | 'set-phrase';

const SOURCE = 'GB/T 15835—2011《出版物上数字用法》（国标）';

const KINDS: Readonly<Record<NumeralKind, SlipKind>> = {
  'full-width': { message: `用了全角的阿拉伯数字；按${SOURCE}，用半角。`, fix: '改为半角', safe: true },
  thousands: {
    message: `阿拉伯数字后面带了“千”“百”“十”；按${SOURCE}，只能带“万”“亿”。`,
    fix: '改为阿拉伯数字',
    safe: false,
  },
  'zero-in-year': {
    message: `汉字的年份里用了“零”“○”或字母；按${SOURCE}，写作“〇”。`,
    fix: '改为“〇”',
    safe: true,
  },
  'leading-zero': {
    message: '月日前面加了“0”；按GB/T 9704—2012《党政机关公文格式》（国标），不编虚位：“1月5日”。',
    fix: '删去前面的“0”',
    safe: true,
  },
  'short-year': { message: `年份只写了后两位；按${SOURCE}，年份写全四位。`, fix: '写全年份', safe: false },
  mixed: {
    message: `一个数里混用了汉字和阿拉伯数字；按${SOURCE}，同一个数用同一种写法。`,
    fix: '改为阿拉伯数字',
    safe: false,
  },
  'day-name': {
    message: `用月日称呼的日子没有写作“12·4”的样子；按${SOURCE}，月日之间用间隔号，并加引号。`,
    fix: '改为带间隔号和引号的写法',
    safe: true,
  },
  'set-phrase': {
    message: `固定说法里用了阿拉伯数字；按${SOURCE}，用汉字数字。`,
    fix: '改为汉字数字',
    safe: true,
  },
};

/** Numerals that the standard writes in another way, said once for each kind. */
export const numeralStyle: Rule = {
  id: 'numeral-style',
  title: '数字写法',
  family: 'wording',
  severity: 'information',
  offByDefault: true,
  find: oncePerKind(KINDS, findSlips, findAround),
};

const DIGITS = '〇一二三四五六七八九';
const COUNTED = '(?=[个项件次人名家条户场起宗批例份])';
const FULL_WIDTH = /[０-９]+(?:．[０-９]+)*/g;
const ZERO_IN_YEAR = /(?<![〇零○一二三四五六七八九十百千\dA-Za-z])[一二][零〇○OoＯ0一二三四五六七八九]{3}(?=年)/g;
const LEADING_ZERO = /(?<=^|[^\d.])0(?=[1-9]月)|(?<=月)0(?=[1-9]日)/g;
const SHORT_YEAR =
  /(?<![\d.．第近历了经满超逾约达共有期徒刑])(?:0\d(?=年)|[12]\d(?=年(?:(?:1[0-2]|[1-9])月|底|初|度)))/g;
/** 5千米 and 5百货 are no numbers, and 2024百强 and 2024千企 begin with a year. */
const THOUSANDS =
  /(?<![\d.A-Za-z千百十万亿]|\d[,，])(\d{1,9}(?:\.\d{1,3})?)([千百十])(?![米克瓦伏卡赫帕焦字兆安升分货姓强佳大企帮一二三四五六七八九十百千\d]|[.．]\d)/g;
const MIXED = new RegExp(
  `(?<![〇零一二三四五六七八九十百千万亿第“\\d.])([二三四五六七八九]?)十(\\d)(?![\\d.])${COUNTED}|(?<![\\d.第“])(\\d)十([一二三四五六七八九])${COUNTED}`,
  'g',
);
const DAY_NAME =
  /(?<![\d.·—-])(“?)(1[0-2]|0?[1-9])([.．])([12]\d|3[01]|0?[1-9])(”?)(?=(?:国家|国际|全国|世界)?(?:宪法|禁毒|消费者|消防|安全|环境|爱国))/g;
const SET_PHRASES: readonly (readonly [RegExp, string])[] = [
  [/(?<![\d.])4个(?=意识|自信|全面[”"、，。战])/g, '四个'],
  [/(?<![\d.])2个(?=维护|确立[”"、，。])/g, '两个'],
  [/(?<!\d)3会1课/g, '三会一课'],
  [/(?<!\d)2学1做/g, '两学一做'],
  [/(?<!\d)3重1大/g, '三重一大'],
  [/(?<!\d)1岗双责/g, '一岗双责'],
  [/(?<!\d)1网通办/g, '一网通办'],
  [/(?<!\d)1带1路/g, '一带一路'],
  [/(?<!\d)5位1体/g, '五位一体'],
  [/最多跑1次/g, '最多跑一次'],
  [/(?<!\d)12五(?=规划|期间|时期|”)/g, '十二五'],
  [/(?<!\d)13五(?=规划|期间|时期|”)/g, '十三五'],
  [/(?<!\d)14五(?=规划|期间|时期|”)/g, '十四五'],
  [/(?<!\d)15五(?=规划|期间|时期|”)/g, '十五五'],
];

function findSlips(text: string): readonly Slip<NumeralKind>[] {
  const slips: Slip<NumeralKind>[] = [...findFullWidth(text), ...findInDates(text)];
  if (!/\d/.test(text)) return slips;
  const add = (kind: NumeralKind, start: number, words: string, by: string): void => {
    if (by !== words) slips.push({ kind, start, end: start + words.length, text: by });
  };
  for (const { index, 0: words } of matchesOf(text, SHORT_YEAR)) add('short-year', index, words, `20${words}`);
  for (const { index, 0: words, 1: number, 2: scale } of matchesOf(text, THOUSANDS)) {
    if (!/^(?:19|20)\d\d$/.test(number!))
      add('thousands', index, words, scaleUp(number!, { 千: 3, 百: 2, 十: 1 }[scale!]!));
  }
  for (const match of matchesOf(text, MIXED)) {
    const [words, tens, ones, tens2, ones2] = match;
    const by = tens2 ? tens2 + DIGITS.indexOf(ones2!) : `${tens === '' ? 1 : DIGITS.indexOf(tens!)}${ones}`;
    add('mixed', match.index, words, by);
  }
  for (const { index, 0: words, 1: left, 2: month, 4: day, 5: right } of matchesOf(text, DAY_NAME)) {
    // One of the two alone encloses more than the date: “12.4国家宪法日”.
    const name = `${Number(month)}·${Number(day)}`;
    add('day-name', index, words, (left === '') === (right === '') ? `“${name}”` : left + name + right);
  }
  for (const [pattern, by] of SET_PHRASES) {
    for (const { index, 0: words } of matchesOf(text, pattern)) add('set-phrase', index, words, by);
  }
  return slips;
}

function findFullWidth(text: string): readonly Slip<NumeralKind>[] {
  return matchesOf(text, FULL_WIDTH).map(({ index: start, 0: words }) => ({
    kind: 'full-width',
    start,
    end: start + words.length,
    text: [...words].map((digit) => (digit === '．' ? '.' : digitValue(digit.charCodeAt(0)))).join(''),
  }));
}

function findInDates(text: string): readonly Slip<NumeralKind>[] {
  const slips: Slip<NumeralKind>[] = [];
  for (const { index: start, 0: words } of matchesOf(text, ZERO_IN_YEAR)) {
    const by = words.replace(/[零○OoＯ0]/g, '〇');
    if (by !== words) slips.push({ kind: 'zero-in-year', start, end: start + words.length, text: by });
  }
  for (const { index: start } of matchesOf(text, LEADING_ZERO)) {
    slips.push({ kind: 'leading-zero', start, end: start + 1, text: '' });
  }
  return slips;
}

/** 5 and 3 → 5000, 1.25 and 3 → 1250, 1.2345 and 3 → 1234.5; in digits, without arithmetic. */
function scaleUp(number: string, zeros: number): string {
  const [whole = '', fraction = ''] = number.split('.');
  const digits = (whole + fraction.slice(0, zeros).padEnd(zeros, '0')).replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(zeros);
  return rest === '' ? digits : `${digits}.${rest}`;
}

/** The ordinals of headings and the date at the end. */
function findAround({ analysis }: Report): readonly Slip<NumeralKind>[] {
  const { text } = analysis.source;
  return analysis.blocks.flatMap((block) => {
    const mark = block.kind === 'heading' ? block.mark : null;
    if (mark) return findFullWidth(text.slice(mark.start, mark.end)).map((slip) => move(slip, mark.start));
    if (block.kind !== 'date') return [];
    const words = text.slice(block.start, block.end);
    return [...findFullWidth(words), ...findInDates(words)].map((slip) => move(slip, block.start));
  });
}

function move(slip: Slip<NumeralKind>, by: number): Slip<NumeralKind> {
  return { ...slip, start: slip.start + by, end: slip.end + by };
}
