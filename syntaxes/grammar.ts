import { INVISIBLE, Kind, kindOf } from '../server/src/analysis/characters.ts';
import { MARK_STYLES, type MarkStyle } from '../server/src/analysis/marks.ts';
import { NO_UP, ROUND as ROUNDS } from '../server/src/analysis/numbers/chinese.ts';
import { NO_THOUSANDS, NUMBERED, THOUSANDS_SPACES } from '../server/src/analysis/numbers/digits.ts';
import { LONGEST_TITLE, SESSIONS, SET_PHRASES } from '../server/src/analysis/numbers/names.ts';
import { toNumeral } from '../server/src/analysis/numbers/numerals.ts';
import { BEHIND_TENTHS, LARGEST_DENOMINATOR, LEADS_TO_SHARE } from '../server/src/analysis/numbers/portions.ts';
import { BEFORE, BEHIND, MORE } from '../server/src/analysis/numbers/qualifiers.ts';
import { UNIT_WORDS } from '../server/src/analysis/numbers/units.ts';
import { ASTERISKS, PLACEHOLDERS } from '../server/src/analysis/placeholders.ts';
import { AFTER_POINTS, CHANGING_BY_POINTS } from '../server/src/analysis/quantities.ts';

/** A rule of a TextMate grammar, as far as this one uses them. */
export interface GrammarRule {
  readonly comment?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly match?: string;
  readonly captures?: Captures;
  readonly begin?: string;
  readonly beginCaptures?: Captures;
  readonly end?: string;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly GrammarRule[];
}

type Captures = Readonly<Record<string, { readonly name: string }>>;

/** A TextMate grammar as its JSON file holds it. */
export interface Grammar extends GrammarRule {
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, GrammarRule>>;
}

/**
 * Builds the grammar from what the server reads: the same characters, numerals, units and blanks, so that what is
 * coloured as a quantity is one. Every repetition is bounded or gives nothing back, so that a line of 100,000 digits or
 * brackets costs no more than its length. The patterns are Oniguruma's: there \d, \w and \s would know Han characters.
 */
export function buildGrammar(): Grammar {
  return {
    comment: '由 syntaxes/grammar.ts 生成，请勿直接修改',
    name: '公文报告',
    scopeName: 'text.gongwen',
    patterns: [{ include: '#contents' }, { include: '#headings' }, { include: '#title' }, { include: '#inline' }],
    repository: {
      contents: { comment: '目录中的一行：一、主要举措……3', match: CONTENTS_LINE },
      headings: { patterns: [...MARK_STYLES.map(buildHeading), HASHED_HEADING] },
      title: {
        comment: '第一行的题目',
        name: 'markup.heading.title.gongwen',
        begin: String.raw`\A${SPACE}*+(?=[^${STOP}${chars(Kind.semicolon, Kind.comma)}\n]{2,60}(?:报告|总结|汇报)(?:[（(][^（()）\n]{0,20}[)）])?${SPACE}*$)`,
        end: '$',
        contentName: 'entity.name.section.gongwen',
        patterns: INLINE,
      },
      inline: { patterns: [...PLAIN, { include: '#titles' }, { include: '#quotations' }] },
      placeholders: {
        comment: '还没有填的空白。它不是错误（是否要改由诊断来说），而是占位，所以不用 invalid',
        name: 'constant.other.placeholder.gongwen',
        match: [...PLACEHOLDERS, ASTERISKS].map(({ source }) => toOniguruma(source)).join('|'),
      },
      'document-numbers': {
        comment: '发文字号：〔2023〕12号',
        name: 'entity.name.type.document-number.gongwen',
        match: `[〔［\\[](?:19|20)[0-9]{2}[〕］\\]]${SPACE}{0,2}第?[0-9]{1,5}号`,
      },
      dates: {
        comment: '年月日。它们不是数量，所以颜色与数量不同',
        name: 'variable.other.constant.date.gongwen',
        match: DATE,
      },
      enumerations: {
        comment: '一是、二是',
        match: String.raw`(?<![\p{Han}\p{Alnum}])${CHINESE_ORDINAL}是`,
        name: 'keyword.other.enumeration.gongwen',
      },
      'shared-units': {
        comment: '分别为12、15、18件：前面的数字用最后一个的单位',
        begin: `${BEHIND_RESPECTIVELY}(?=${SHARED_NUMBERS}(?=[${DIGIT}${NUMERAL}])${QUANTITY})`,
        end: `(?=${QUANTITY})|$`,
        patterns: [{ match: `${ARABIC}|${CHINESE}`, name: NUMBER }],
      },
      quantities: {
        patterns: [
          {
            comment: '近1.35万余件（次）以上',
            name: 'meta.quantity.gongwen',
            match: buildQuantity('('),
            captures: {
              1: { name: APPROXIMATION },
              2: { name: NUMBER },
              3: { name: APPROXIMATION },
              4: { name: NUMBER },
              5: { name: NUMBER },
              6: { name: APPROXIMATION },
              7: { name: NUMBER },
              8: { name: APPROXIMATION },
              9: { name: NUMBER },
              10: { name: 'keyword.other.unit.gongwen' },
              11: { name: APPROXIMATION },
            },
          },
          {
            comment: '百分之六十',
            name: 'meta.quantity.gongwen',
            match: buildPercentage('('),
            captures: { 1: { name: APPROXIMATION }, 2: { name: NUMBER }, 3: { name: APPROXIMATION } },
          },
        ],
      },
      portions: {
        patterns: [
          {
            comment: '近八成、三分之二以上、占1/3',
            name: 'meta.quantity.gongwen',
            match: PORTION,
            captures: { 1: { name: APPROXIMATION }, 2: { name: NUMBER }, 3: { name: APPROXIMATION } },
          },
          {
            comment: '提高3.2个点',
            name: 'meta.quantity.gongwen',
            match: POINTS,
            captures: { 1: { name: APPROXIMATION }, 2: { name: NUMBER }, 3: { name: 'keyword.other.unit.gongwen' } },
          },
        ],
      },
      'other-numbers': {
        comment: '编号、序数、名称里的数字：不着色，但要整个读过去，以免其中一段被当成数量',
        match: `${CODE}|${ARABIC}|${WHOLE_PERCENT}|${CHINESE}${POINTED}|[${chars(Kind.numeral)}][${NUMERAL}]*+`,
      },
      titles: {
        patterns: [
          TITLE,
          quoted('《', '》', 'string.quoted.other.title.gongwen', [
            TITLE,
            quoted('〈', '〉', 'string.quoted.other.title.inner.gongwen', PLAIN),
            ...PLAIN,
          ]),
        ],
      },
      quotations: {
        patterns: [
          quoted('“', '”', 'string.quoted.double.gongwen', [{ include: '#titles' }, INNER_QUOTATION, ...PLAIN]),
          INNER_QUOTATION,
        ],
      },
      cues: {
        comment: '提示合计与分项的词：它们连接数字，近于运算符，默认主题中与正文同色',
        match: '其中|分别[为是]?|合计|共计|总计|累计',
        name: CUE,
      },
    },
  };
}

/** The words of a quantity from its first digit to its unit as a pattern for VS Code's editor: 1,234.5万元, 4000余人次. */
export function buildQuantityWord(): string {
  const digit = '[0-9０-９]';
  return `${digit}+(?:[,，]${digit}{3})*(?:[.．]${digit}+)?[${MORE}]?(?:[万亿]{1,2}[${MORE}]?)?(?:${UNITS})?`;
}

const INLINE: readonly GrammarRule[] = [{ include: '#inline' }];

/** What can stand in anything. Marks in pairs are nested a few deep and no deeper, as a stack of 100,000 has its price. */
const PLAIN: readonly GrammarRule[] = [
  'placeholders',
  'document-numbers',
  'dates',
  'enumerations',
  'shared-units',
  'portions',
  'quantities',
  'other-numbers',
  'cues',
].map((name) => ({ include: `#${name}` }));
/** What stands in a pair of marks is a name, and so are its numbers. */
const UNCOUNTED: readonly GrammarRule[] = ['placeholders', 'document-numbers', 'dates'].map((name) => ({
  include: `#${name}`,
}));
const TITLE = quoted(`《(?=[^《》\\n]{0,${LONGEST_TITLE - 1}}》)`, '》', 'string.quoted.other.title.gongwen', [
  quoted('〈', '〉', 'string.quoted.other.title.inner.gongwen', UNCOUNTED),
  ...UNCOUNTED,
]);
const INNER_QUOTATION = quoted('‘', '’', 'string.quoted.single.gongwen', [{ include: '#titles' }, ...PLAIN]);
const NUMBER = 'constant.numeric.quantity.gongwen';
const APPROXIMATION = 'storage.modifier.approximate.gongwen';
const CUE = 'keyword.operator.cue.gongwen';

/** The inside of a character class: everything the server takes for one of these kinds. */
function chars(...kinds: readonly Kind[]): string {
  const wanted = (code: number): boolean => kinds.includes(kindOf(code));
  let inside = '';
  for (let code = 0; code < 0x10000; code++) {
    if (!wanted(code)) continue;
    const first = code;
    while (code < 0xffff && wanted(code + 1)) code++;
    inside += code > first + 1 ? `${escapeCode(first)}-${escapeCode(code)}` : escapeCode(first);
    if (code === first + 1) inside += escapeCode(code);
  }
  return inside;
}

function escapeCode(code: number): string {
  const character = String.fromCharCode(code);
  if (/[\]\\^\-[&]/.test(character)) return `\\${character}`;
  return /[^\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `\\x{${code.toString(16)}}` : character;
}

function either(words: readonly string[]): string {
  return words.join('|');
}

function withoutLonger(word: string, unless: readonly string[]): string {
  const rests = unless.filter((longer) => longer.startsWith(word)).map((longer) => longer.slice(word.length));
  return rests.length === 0 ? word : `${word}(?!${either(rests)})`;
}

/** A pattern of JavaScript in Oniguruma's notation. */
function toOniguruma(source: string): string {
  let pattern = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === '\\') {
      const escaped = character + source[++at]!;
      pattern += escaped === '\\w' ? (inClass ? 'A-Za-z0-9_' : '[A-Za-z0-9_]') : escaped;
      continue;
    }
    pattern += inClass && character === '[' ? '\\[' : character;
    if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
  }
  return pattern;
}

const SPACE = `[${chars(Kind.space)}]`;
const DIGIT = chars(Kind.digit);
const STOP = chars(Kind.stop);
const OPEN = chars(Kind.open);
const CLOSE = chars(Kind.close);
const COMMA = chars(Kind.comma);
const INVISIBLE_CHARACTERS = [...INVISIBLE].map((one) => `\\x{${one.charCodeAt(0).toString(16)}}`).join('');
const NUMERAL = chars(Kind.numeral, Kind.scale);

/** 2 100: a space in the place of the comma. One as any other stands between what is told and what is counted. */
const GROUPED = [...THOUSANDS_SPACES].map((space) => {
  const groups = `[1-9１-９][${DIGIT}]{0,2}(?:\\x{${space.charCodeAt(0).toString(16)}}[${DIGIT}]{3}(?![${DIGIT}])){1,6}`;
  return space === ' ' ? `(?<=[${chars(Kind.han)}])(?<!${NUMBERED})${groups}(?=[\\x{4e00}-\\x{9fff}])` : groups;
});
const SCALE = chars(Kind.scale);
/** 5千, 3亿2000万, 2万5千, 54万6300 */
const ROUND = `[千百](?![${NO_THOUSANDS}${chars(Kind.digit, Kind.numeral)}])`;
const PIECES = [
  `[${DIGIT}]{1,3}${ROUND}`,
  `[${DIGIT}]{1,20}亿(?:[${DIGIT}]${ROUND}|[${DIGIT}]{1,4})(?=[${MORE}]?万)`,
  `[${DIGIT}]{1,20}万(?:[${DIGIT}]千(?![${NO_THOUSANDS}${chars(Kind.digit, Kind.numeral)}])|[${DIGIT}]{4}(?![${DIGIT}${SCALE}年.．]))`,
].join('|');

/** G20, 8.8.8.8 and more than 20 digits are codes; 6 groups of three are as many as that. */
const ARABIC = `(?<![${DIGIT}×${chars(Kind.latin)}])(?<![${DIGIT}][.．·•/_#])(?![${DIGIT}]{21})(?>${PIECES}|(?:[${DIGIT}]{1,3}(?:[${COMMA}][${DIGIT}]{3}(?![${DIGIT}])){1,6}|${GROUPED.join('|')}|[${DIGIT}](?:[${INVISIBLE_CHARACTERS}]?[${DIGIT}])*+)(?:[.．][${DIGIT}]++)?)`;

const ONES = '[一二两三四五六七八九]';
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
const CHINESE = `(?<![${chars(Kind.numeral)}])(?>(?:${SECTION})(?:(?:万|亿(?!万))(?:${LATER_SECTION})?){0,4}(?![${NUMERAL}])|[〇零一二两三四五六七八九]{4,24}(?![${NUMERAL}]))`;

const POINT = '点[〇零一二三四五六七八九]{1,4}';

/** 第3次, “三项制度”, 前3名 and 六届五次 count nothing; nor do 十几次, 一个, 四个意识. */
const NO_NAME = `(?<![第“‘《])(?!(?<=前)(?:${ARABIC}|${CHINESE})[名位])(?!(?<=${either(SESSIONS)})(?:${ARABIC}|${CHINESE})次|(?:${ARABIC}|${CHINESE})次全会)`;
const NO_CHINESE_NAME = `(?<![几数])(?!一(?![${NUMERAL}]|${POINT}))(?!${SET_PHRASES.source.replace(/^\^/, '')})`;

/** 三点五倍, 一点二亿; at 三点一场 it is three o'clock. */
const FINE = UNIT_WORDS.filter(({ unit }) => unit.measure !== 'count').map(({ word }) => word);
const POINTED = `(?:${POINT}(?:[万亿](?![${NUMERAL}])|(?![${NUMERAL}])(?=${either(FINE)})))?`;
const WHOLE_PERCENT = `百分之(?:百(?![${NUMERAL}])|${CHINESE}(?:${POINT}(?![${NUMERAL}]))?)`;

/** 近百, 上千, 百余 */
const ROUND_WORDS = [...ROUNDS.keys()].sort((a, b) => b.length - a.length);
const ROUND_NUMBER = `(?<![${DIGIT}${NUMERAL}${MORE}几数])(?:(?:(?<=${either(BEFORE)})|(?<=上)(?<![${NO_UP}]上))(?:${either(ROUND_WORDS)})(?![${NUMERAL}])|(?:${either(ROUND_WORDS)})(?=[${MORE}]))`;

const CODE_BODY = `[${DIGIT}.．·•\\-–—/]*+`;

/** What begins behind a letter, and 12·4, 8.8.8.8. */
const CODE = `(?<=[×${chars(Kind.latin)}])[${DIGIT}]${CODE_BODY}|(?<=[${DIGIT}][.．·•/_#])[${DIGIT}]${CODE_BODY}|(?<![${DIGIT}])[${DIGIT}]++(?:·[${DIGIT}]|[.．][${DIGIT}]++[.．·][${DIGIT}])${CODE_BODY}|[${DIGIT}]{21}[${DIGIT}]*+`;

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
const PORTION = `(${PREFIX})${NO_NAME}(${TENTHS}|${ONE_TENTH}|${FRACTION}|${FRACTION_IN_DIGITS})((?:${either(BEHIND)})?)`;

/** 提高3.2个点 */
const POINTS = `(?<=${either(CHANGING_BY_POINTS.flatMap((word) => [word, `${word}了`]))})(${PREFIX})(${ARABIC})${GAP}(个点)(?=[${AFTER_POINTS}]|以上|左右|$)`;

const QUANTITY = `(?:${buildQuantity('(?:')}|${buildPercentage('(?:')})`;

const JOINT = `、,，和与及${chars(Kind.space)}`;
const SHARED_NUMBERS = `(?>(?:(?:${ARABIC}|${CHINESE})[${JOINT}]{1,3}){1,30})`;

/** Oniguruma looks back over several lengths if each is told. The first of the numbers stands at most ten characters behind. */
const BEHIND_RESPECTIVELY = `(?<=${either(Array.from({ length: 11 }, (_, gap) => `分别${'.'.repeat(gap)}`))})(?<![${DIGIT}${NUMERAL}][${JOINT}])`;

const CHINESE_NUMBER = '[〇○零一二三四五六七八九十]';
const DATE = [
  `(?<![${DIGIT}A-Za-z])(?:(?:19|20)[0-9]{2}${SPACE}?[-–—~～至]{1,2}${SPACE}?)?(?:19|20)[0-9]{2}${SPACE}?年(?:度|${SPACE}?[0-9]{1,2}${SPACE}?月(?:份|${SPACE}?[0-9]{1,2}${SPACE}?日)?)?`,
  `(?<![${DIGIT}A-Za-z.．])[0-9]{1,2}${SPACE}?月(?:份|${SPACE}?[0-9]{1,2}${SPACE}?日)?`,
  `二[〇○零]${CHINESE_NUMBER}{2}年(?:度|${CHINESE_NUMBER}{1,3}月(?:${CHINESE_NUMBER}{1,3}日)?)?`,
].join('|');

const CHINESE_ORDINAL = `(?:${ONES}?十${ONES}?|${ONES})`;
const ARABIC_ORDINAL = '(?:[0０]{0,2}[1-9１-９]|[0０]?[1-9１-９][0-9０-９])';

/** Which characters a mark of each style is made of. */
const MARKS: Readonly<Record<MarkStyle, string>> = {
  part: `第${SPACE}*+(?:${CHINESE_ORDINAL}|${ARABIC_ORDINAL})(?:部分|章|节|篇)(?:[${chars(Kind.pause, Kind.colon, Kind.comma)}]|(?=${SPACE}|$))`,
  chinese: `${CHINESE_ORDINAL}${SPACE}*+(?:、|[.．](?![${DIGIT}]))`,
  'bracketed-chinese': `[${OPEN}]?${SPACE}*+${CHINESE_ORDINAL}${SPACE}*+[${CLOSE}]`,
  arabic: `${ARABIC_ORDINAL}${SPACE}*+(?:、|[.．](?![${DIGIT}]))`,
  'bracketed-arabic': `[${OPEN}]?${SPACE}*+${ARABIC_ORDINAL}${SPACE}*+[${CLOSE}]`,
  circled: '[①-⑳]',
};

const ANY_MARK = MARK_STYLES.map((style) => MARKS[style]).join('|');
const CONTENTS_LINE = `^${SPACE}*+(?=${ANY_MARK})[^\\n]{0,80}(?:…|\\.{3}|·{3}|\\t)[${chars(Kind.space)}.…·]{0,80}[0-9]{1,3}${SPACE}*$`;
const HASHES = `(?:#{1,6}${SPACE}++)`;

/** A heading without a mark, as Markdown has it. */
const HASHED_HEADING: GrammarRule = {
  name: 'markup.heading.gongwen',
  begin: `^${SPACE}*+(#{1,6})(?:${SPACE}++|$)`,
  beginCaptures: { 1: { name: 'punctuation.definition.heading.gongwen' } },
  end: `(?=[${STOP}])|$`,
  contentName: 'entity.name.section.gongwen',
  patterns: INLINE,
};

/** A heading runs to the first 。 of its line; what follows is text: （一）加强领导。全年…… */
function buildHeading(style: MarkStyle, index: number): GrammarRule {
  return {
    name: `markup.heading.${index + 1}.gongwen`,
    begin: `^${SPACE}*+(${HASHES}?[*_]{0,3}(?:${MARKS[style]}))${SPACE}*+`,
    beginCaptures: { 1: { name: 'punctuation.definition.heading.gongwen' } },
    end: `(?=[${STOP}])|$`,
    contentName: 'entity.name.section.gongwen',
    patterns: INLINE,
  };
}

/** Words before it; figure, 余, scale or figure, scale, 余 or Chinese figure, 余; unit; words behind it: each a group. */
function buildQuantity(group: '(' | '(?:'): string {
  const more = `${group}[${MORE}])${GAP}`;
  const scale = `${group}[${chars(Kind.scale)}]++)${GAP}`;
  const arabic = `${group}${RANGE}${ARABIC})${GAP}(?:${more}(?:${scale})?|(?:${scale}(?:${more})?)?)`;
  const some = `${group}[${MORE}]|(?<=十)几)${GAP}`;
  const chinese = `${NO_CHINESE_NAME}${group}(?:${CHINESE}${POINTED}|${ROUND_NUMBER}))${GAP}(?:${some}(?:${scale})?)?`;
  return `${group}${PREFIX})${NO_NAME}(?:${arabic}|${chinese})${group}${UNIT})${group}(?:${either(BEHIND)})?)`;
}

/** Words before it, 百分之 and figure, words behind it: each a group. */
function buildPercentage(group: '(' | '(?:'): string {
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

/** What stands in a pair of marks; an unclosed one ends with its line. */
function quoted(open: string, close: string, name: string, patterns: readonly GrammarRule[]): GrammarRule {
  return {
    name,
    begin: open,
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.gongwen' } },
    end: `${close}|$`,
    endCaptures: { 0: { name: 'punctuation.definition.string.end.gongwen' } },
    patterns,
  };
}
