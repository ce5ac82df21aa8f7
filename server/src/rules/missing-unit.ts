import { matchesOf } from '../analysis/matches.ts';
import { inParagraphsWith } from './paragraphs.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A sum of money, a rate, a change, a number of cases or a year that lost its unit: 罚款48.8万, 办结率98.5, 提高3.2个, 2025工作开展情况. */
export const missingUnit: Rule = {
  id: 'missing-unit',
  title: '缺少单位',
  family: 'wording',
  severity: 'warning',
  find: inParagraphsWith(
    ({ text }) => findAll(text).length > 0,
    ({ text }) => (isTable(text) ? [] : findAll(text).filter(({ end }) => !isBroken(text, end))),
  ),
};

function findAll(text: string): readonly Draft[] {
  return [...findMoney(text), ...findRates(text), ...findChanges(text), ...findCases(text), ...findYears(text)];
}

/** In a table, and below a line that says 单位：万元, figures need no unit of their own. */
function isTable(text: string): boolean {
  return /[|\t]|单位[:：]/.test(text);
}

const LONGEST_ITEM = 24;

/** A line of text without a mark at its end goes on in the next one, as in what was copied from a PDF. */
function isBroken(text: string, end: number): boolean {
  return end === text.length && text.length > LONGEST_ITEM;
}

const LEADS =
  '(?:总额|数额|合计|总计|累计|共计|共|达到|达|约为|约|为|近|逾|超过|超|突破|高达|了|人民币|均|[:：]| ){0,4}';
const NUMBER = '([0-9]{1,3}(?:[,，][0-9]{3}){1,4}|[0-9]{1,12}(?:\\.[0-9]{1,4})?)';
/** Where what is said of the figure ends. 12万、15万元 and 2万—5万元 share a unit that is still to come. */
const END = '(?= ?(?:[。；;）)！!]|[，,、](?! ?[0-9近约])|$))';

/** What surely is money, and what is money where 万 or 亿 stands behind the figure. */
const SUMS =
  '罚款(?:金额|总额)?|罚没(?:款|金额|收入)?|处罚金额|金额|资金|经费|损失|补偿[款金]|赔偿[款金]?|奖金|补助[款金]?|奖补|工资|欠薪|货款|欠款|税款|标的额|营业额|产值|税收|收入|支出|债务|预算';
const SPENDINGS =
  '(?<![黄合白冶])[费款金薪租税]|费用|款项|违法所得|投入|投资|拨付|追回|追缴|补助|减税|减负|募集|筹集|争取|价值';
const MONEY = new RegExp(
  `(?:(?:${SUMS})${LEADS}${NUMBER}([余多]?[万亿]{0,2}[余多]?)|(?:${SPENDINGS})${LEADS}${NUMBER}([余多]?[万亿]{1,2}[余多]?))${END}`,
  'g',
);

function findMoney(text: string): readonly Draft[] {
  return matchesOf(text, MONEY).flatMap((match) => {
    const number = match[1] ?? match[3]!;
    const scale = match[2] ?? match[4]!;
    if (scale === '' && (/^(?:[0-9]|(?:19|20)[0-9]{2})$/.test(number) || number === '100')) return [];
    const end = match.index + match[0].length;
    const units = scale === '' ? ['元', '万元'] : ['元'];
    return [word(text, end - number.length - scale.length, end, '是多少钱', units)];
  });
}

/** 容积率, 汇率 and the like have no per cent sign. */
const RATES = new RegExp(
  `(?:(?<![积汇频倍利速斜曲]|(?<!成)功)率|占比|比重)(?:分别为|均为|均达|约为|达到|为|达|约|近|超过|超|提高到|提高至|提升到|提升至|上升到|上升至|下降到|下降至|保持在|稳定在| ){0,3}([0-9]{1,3}(?:\\.[0-9]{1,2})?)${END}`,
  'g',
);

function findRates(text: string): readonly Draft[] {
  return matchesOf(text, RATES).flatMap((match) => {
    const number = match[1]!;
    // A rate may be told as a fraction of one; nothing above a hundred is a rate.
    if (/^[01](?:\.|$)/.test(number) || Number.parseInt(number, 10) > 100) return [];
    const end = match.index + match[0].length;
    return [word(text, end - number.length, end, '是百分之几', ['%'])];
  });
}

const CHANGES = new RegExp(
  `(?:(?:同比|环比|[较比](?:上年|去年|上一年)(?:度|同期)?)(?:增长|下降|上升|提高|提升|减少|增加|降低)了? ?([0-9]{1,6}(?:\\.[0-9]{1,2})?)|(?:提高|提升|上升|增长|下降|降低|回落)了? ?([0-9]{1,3}\\.[0-9]{1,2})(个))${END}`,
  'g',
);

/** A place in an order goes up by so many places, and nobody writes the word. */
const RANKED = /(?:排名|位次|名次|位列|排位)[^，。；]{0,12}$/;

function findChanges(text: string): readonly Draft[] {
  return matchesOf(text, CHANGES).flatMap((match) => {
    if (RANKED.test(text.slice(Math.max(0, match.index - 16), match.index))) return [];
    const end = match.index + match[0].length;
    const number = match[1] ?? match[2]! + match[3]!;
    const units = match[3] ? ['百分点'] : number.includes('.') ? ['%'] : [];
    return [word(text, end - number.length, end, match[3] ? '是不是百分点' : '是多少', units)];
  });
}

/** A change behind it says that it is a number of them. */
const CASES =
  /(?:案件|警情|纠纷|诉求|投诉|举报|线索) ?([0-9]{2,6})(?= ?[，,] ?(?:同比|环比|[较比](?:上年|去年|上一年)))/g;

function findCases(text: string): readonly Draft[] {
  return matchesOf(text, CASES).map(({ index, 0: whole, 1: number }) => {
    const end = index + whole.length;
    return word(text, end - number!.length, end, '是多少件', ['件', '起']);
  });
}

/** 2025全球……大会 is a name; what a report itself is called, and what was done in a year, is told with 年. */
const YEARS =
  /(?<![0-9.A-Za-z〔﹝[［])(20[0-9]{2})(?=法治政府(?:部门)?建设(?:年度|工作|情况|报告)|法治建设(?:年度|工作|情况)|依法行政(?:年度|工作|情况)|工作(?:开展|完成|总结|要点|计划|安排|情况|报告|打算|思路|任务)|总共|全年|上半年|下半年|度(?:法治|工作|依法))/g;

function findYears(text: string): readonly Draft[] {
  return matchesOf(text, YEARS).map(({ index, 1: year }) => {
    const end = index + year!.length;
    return {
      start: index,
      end,
      message: `“${year}”后面少了“年”。`,
      fixes: [{ title: '补上“年”', safe: false, edits: [{ start: end, end, text: '年' }] }],
    };
  });
}

function word(text: string, start: number, end: number, what: string, units: readonly string[]): Draft {
  const fixes: readonly Fix[] = units.map((unit) => ({
    title: `补上单位“${unit}”`,
    safe: false,
    edits: [{ start: end, end, text: unit }],
  }));
  return {
    start,
    end,
    message: `“${text.slice(start, end)}”后面缺少单位，看不出${what}。请补上。`,
    fixes,
  };
}
