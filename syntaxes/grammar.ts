import { Kind } from '../server/src/analysis/characters.ts';
import { MARK_STYLES, type MarkStyle } from '../server/src/analysis/marks.ts';
import { LONGEST_TITLE } from '../server/src/analysis/numbers/names.ts';
import { ASTERISKS, PLACEHOLDERS } from '../server/src/analysis/placeholders.ts';
import { CLOSE, chars, DIGIT, NUMERAL, OPEN, SPACE, STOP, toOniguruma } from './grammar/characters.ts';
import {
  ARABIC,
  BEHIND_RESPECTIVELY,
  buildPercentage,
  buildQuantity,
  CHINESE,
  CODE,
  ONES,
  POINTED,
  POINTS,
  PORTION,
  QUANTITY,
  SHARED_NUMBERS,
  WHOLE_PERCENT,
} from './grammar/quantities.ts';

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
