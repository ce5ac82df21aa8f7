import { Kind } from '../../server/src/analysis/characters.ts';
import { NO_UP, ROUND as ROUNDS } from '../../server/src/analysis/numbers/chinese.ts';
import { NO_THOUSANDS, NUMBERED, THOUSANDS_SPACES } from '../../server/src/analysis/numbers/digits.ts';
import { SESSIONS, SET_PHRASES } from '../../server/src/analysis/numbers/names.ts';
import { toNumeral } from '../../server/src/analysis/numbers/numerals.ts';
import { BEHIND_TENTHS, LARGEST_DENOMINATOR, LEADS_TO_SHARE } from '../../server/src/analysis/numbers/portions.ts';
import { BEFORE, BEHIND, MORE } from '../../server/src/analysis/numbers/qualifiers.ts';
import { UNIT_WORDS } from '../../server/src/analysis/numbers/units.ts';
import { AFTER_POINTS, CHANGING_BY_POINTS } from '../../server/src/analysis/quantities.ts';
import { CLOSE, COMMA, chars, DIGIT, either, INVISIBLE_CHARACTERS, NUMERAL, OPEN, SCALE, SPACE } from './characters.ts';

/** 2 100: a space in the place of the comma. One as any other stands between what is told and what is counted. */
const GROUPED = [...THOUSANDS_SPACES].map((space) => {
  const groups = `[1-9１-９][${DIGIT}]{0,2}(?:\\x{${space.charCodeAt(0).toString(16)}}[${DIGIT}]{3}(?![${DIGIT}])){1,6}`;
  return space === ' ' ? `(?<=[${chars(Kind.han)}])(?<!${NUMBERED})${groups}(?=[\\x{4e00}-\\x{9fff}])` : groups;
});
/** Where 千 or 百 belongs to no other word. */
const THOUSANDS_END = `(?![${NO_THOUSANDS}${chars(Kind.digit, Kind.numeral)}])`;
const ROUND = `[千百]${THOUSANDS_END}`;
/** 5千, 3亿2000万, 2万5千, 54万6300 */
const PIECES = [
  `[${DIGIT}]{1,3}${ROUND}`,
  `[${DIGIT}]{1,20}亿(?:[${DIGIT}]${ROUND}|[${DIGIT}]{1,4})(?=[${MORE}]?万)`,
  `[${DIGIT}]{1,20}万(?:[${DIGIT}]千${THOUSANDS_END}|[${DIGIT}]{4}(?![${DIGIT}${SCALE}年.．]))`,
].join('|');

/** G20, 8.8.8.8 and more than 20 digits are codes; 6 groups of three are as many as that. */
export const ARABIC = `(?<![${DIGIT}×${chars(Kind.latin)}])(?<![${DIGIT}][.．·•/_#])(?![${DIGIT}]{21})(?>${PIECES}|(?:[${DIGIT}]{1,3}(?:[${COMMA}][${DIGIT}]{3}(?![${DIGIT}])){1,6}|${GROUPED.join('|')}|[${DIGIT}](?:[${INVISIBLE_CHARACTERS}]?[${DIGIT}])*+)(?:[.．][${DIGIT}]++)?)`;

/** The digits in Chinese numerals that are not nought. */
export const ONES = '[一二两三四五六七八九]';
const ZERO = '[〇零]';
const SECTION = [
  `(?:${ONES}千)?${ZERO}?(?:${ONES}百)?${ZERO}?${ONES}?十${ZERO}?${ONES}?`,
  `(?:${ONES}千)?(?:${ZERO}?${ONES}百)?${ZERO}${ONES}`,
  `${ZERO}?${ONES}千(?:${ZERO}?${ONES}百)?`,
  `${ZERO}?${ONES}百`,
  ONES,
].join('|');

/** A whole row of numerals that is one number: 两百零五, 三万五千, 二〇二三; not 三四, 一百五, 三万五. */
const LATER_SECTION = `(?!(?:${ONES}|十)(?:[万亿]|(?![${NUMERAL}])))(?:${SECTION})`;
export const CHINESE = `(?<![${chars(Kind.numeral)}])(?>(?:${SECTION})(?:(?:万|亿(?!万))(?:${LATER_SECTION})?){0,4}(?![${NUMERAL}])|[〇零一二两三四五六七八九]{4,24}(?![${NUMERAL}]))`;

const POINT = '点[〇零一二三四五六七八九]{1,4}';

/** 第3次, “三项制度”, 前3名 and 六届五次 count nothing; nor do 十几次, 一个, 四个意识. */
const NO_NAME = `(?<![第“‘《])(?!(?<=前)(?:${ARABIC}|${CHINESE})[名位])(?!(?<=${either(SESSIONS)})(?:${ARABIC}|${CHINESE})次|(?:${ARABIC}|${CHINESE})次全会)`;
const NO_CHINESE_NAME = `(?<![几数])(?!一(?![${NUMERAL}]|${POINT}))(?!${SET_PHRASES.source.replace(/^\^/, '')})`;

/** 三点五倍, 一点二亿; at 三点一场 it is three o'clock. */
const FINE = UNIT_WORDS.filter(({ unit }) => unit.measure !== 'count').map(({ word }) => word);
export const POINTED = `(?:${POINT}(?:[万亿](?![${NUMERAL}])|(?![${NUMERAL}])(?=${either(FINE)})))?`;
/** 百分之六十, 百分之百 */
export const WHOLE_PERCENT = `百分之(?:百(?![${NUMERAL}])|${CHINESE}(?:${POINT}(?![${NUMERAL}]))?)`;

/** 近百, 上千, 百余 */
const ROUND_WORDS = [...ROUNDS.keys()].sort((a, b) => b.length - a.length);
const ROUND_NUMBER = `(?<![${DIGIT}${NUMERAL}${MORE}几数])(?:(?:(?<=${either(BEFORE)})|(?<=上)(?<![${NO_UP}]上))(?:${either(ROUND_WORDS)})(?![${NUMERAL}])|(?:${either(ROUND_WORDS)})(?=[${MORE}]))`;

const CODE_BODY = `[${DIGIT}.．·•\\-–—/]*+`;

/** What begins behind a letter, and 12·4, 8.8.8.8. */
export const CODE = `(?<=[×${chars(Kind.latin)}])[${DIGIT}]${CODE_BODY}|(?<=[${DIGIT}][.．·•/_#])[${DIGIT}]${CODE_BODY}|(?<![${DIGIT}])[${DIGIT}]++(?:·[${DIGIT}]|[.．][${DIGIT}]++[.．·][${DIGIT}])${CODE_BODY}|[${DIGIT}]{21}[${DIGIT}]*+`;

const WIDE = '０１２３４５６７８９';
const ARABIC_TENTHS = `(?<![${DIGIT}×${chars(Kind.latin)}])(?<![${DIGIT}][.．·•/_#])[1-9１-９](?:[.．][${DIGIT}])?`;
const GAP = `${SPACE}{0,3}`;
const PREFIX = `(?:${either(BEFORE)})?`;
const RANGE = `(?:${ARABIC}${SPACE}?[至到~～—–\\-]{1,2}${SPACE}?)?`;
const UNITS = either(
  UNIT_WORDS.map(({ word, unless, only }) => withoutLonger(word, unless) + (only ? `(?=${either(only)})` : '')),
);
const UNIT = `(?>${UNITS})(?:[${OPEN}](?:${UNITS}|次)[${CLOSE}])?`;

const TENTH = `[${BEHIND_TENTHS}${chars(Kind.numeral, Kind.digit)}]`;
const TENTHS = `(?:${RANGE}${ARABIC_TENTHS}|${NO_CHINESE_NAME}(?<![${chars(Kind.numeral)}])[二两三四五六七八九])成(?!${TENTH})[${MORE}]?`;
/** 近一成, 一成以上; 一成不变 is none. */
const ONE_TENTH = `(?<=${either([...BEFORE, ...LEADS_TO_SHARE])})(?<![几数])一成(?!${TENTH})[${MORE}]?|(?<![${chars(Kind.numeral)}几数])一成(?=${either(BEHIND)})`;
const FRACTION = `(?<![${chars(Kind.numeral)}])(?:${fractions().join('|')})(?![${NUMERAL}])`;
const FRACTION_IN_DIGITS = `(?<=${either([...BEFORE, ...LEADS_TO_SHARE])})(?:${slashed().join('|')})(?![${DIGIT}/.．\\-—~])`;
/** 近八成、三分之二以上、占1/3: words before it, figure, words behind it, each a group. */
export const PORTION = `(${PREFIX})${NO_NAME}(${TENTHS}|${ONE_TENTH}|${FRACTION}|${FRACTION_IN_DIGITS})((?:${either(BEHIND)})?)`;

/** 提高3.2个点 */
export const POINTS = `(?<=${either(CHANGING_BY_POINTS.flatMap((word) => [word, `${word}了`]))})(${PREFIX})(${ARABIC})${GAP}(个点)(?=[${AFTER_POINTS}]|以上|左右|$)`;

/** Any quantity but a portion, without groups. */
export const QUANTITY = `(?:${buildQuantity('(?:')}|${buildPercentage('(?:')})`;

const JOINT = `、,，和与及${chars(Kind.space)}`;
/** 12、15、: the numbers before the one that has the unit. */
export const SHARED_NUMBERS = `(?>(?:(?:${ARABIC}|${CHINESE})[${JOINT}]{1,3}){1,30})`;

/** Oniguruma looks back over several lengths if each is told. The first of the numbers stands at most ten characters behind. */
export const BEHIND_RESPECTIVELY = `(?<=${either(Array.from({ length: 11 }, (_, gap) => `分别${'.'.repeat(gap)}`))})(?<![${DIGIT}${NUMERAL}][${JOINT}])`;

/** The words of a quantity from its first digit to its unit as a pattern for VS Code's editor: 1,234.5万元, 4000余人次. */
export function buildQuantityWord(): string {
  const digit = '[0-9０-９]';
  return `${digit}+(?:[,，]${digit}{3})*(?:[.．]${digit}+)?[${MORE}]?(?:[万亿]{1,2}[${MORE}]?)?(?:${UNITS})?`;
}

function withoutLonger(word: string, unless: readonly string[]): string {
  const rests = unless.filter((longer) => longer.startsWith(word)).map((longer) => longer.slice(word.length));
  return rests.length === 0 ? word : `${word}(?!${either(rests)})`;
}

/** Words before it; figure, 余, scale or figure, scale, 余 or Chinese figure, 余; unit; words behind it: each a group. */
export function buildQuantity(group: '(' | '(?:'): string {
  const more = `${group}[${MORE}])${GAP}`;
  const scale = `${group}[${chars(Kind.scale)}]++)${GAP}`;
  const arabic = `${group}${RANGE}${ARABIC})${GAP}(?:${more}(?:${scale})?|(?:${scale}(?:${more})?)?)`;
  const some = `${group}[${MORE}]|(?<=十)几)${GAP}`;
  const chinese = `${NO_CHINESE_NAME}${group}(?:${CHINESE}${POINTED}|${ROUND_NUMBER}))${GAP}(?:${some}(?:${scale})?)?`;
  return `${group}${PREFIX})${NO_NAME}(?:${arabic}|${chinese})${group}${UNIT})${group}(?:${either(BEHIND)})?)`;
}

/** Words before it, 百分之 and figure, words behind it: each a group. */
export function buildPercentage(group: '(' | '(?:'): string {
  const figure = `${NO_NAME}${NO_CHINESE_NAME}${group}${WHOLE_PERCENT})`;
  return `${group}${PREFIX})${figure}${group}(?:${either(BEHIND)})?)`;
}

function fractions(): readonly string[] {
  return countTo(Number(LARGEST_DENOMINATOR)).flatMap((parts) => {
    const taken = countTo(parts - 1).map((number) => toNumeral(BigInt(number))!);
    return parts === 1 ? [] : [`${toNumeral(BigInt(parts))}分之(?:${either(taken)})`];
  });
}

function slashed(): readonly string[] {
  const digits = (number: number): string =>
    [...`${number}`].map((digit) => `[${digit}${WIDE[Number(digit)]}]`).join('');
  return countTo(Number(LARGEST_DENOMINATOR)).flatMap((parts) =>
    parts === 1 ? [] : [`(?:${either(countTo(parts - 1).map(digits))})/${digits(parts)}`],
  );
}

function countTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
