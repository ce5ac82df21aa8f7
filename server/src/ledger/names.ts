import { type Indicator, readIndicators, withoutWho } from '../analysis/indicators.ts';
import { once } from '../analysis/memory.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { ACTIVITY } from '../claims/vocabulary.ts';
import { beginsWithChange, isBare, isShare, relationIn, withoutChange } from './changes.ts';
import { namesInRows } from './row-names.ts';

/** A figure of a row, as far as its names are told. */
interface Named {
  /** What it is called. */
  readonly name: string;
  /** What those that follow are said of: 收入 of 收入增长. */
  readonly subject: string;
  /** Whether it is a share, of which the percentage points behind it are said: 收入占比提高. */
  readonly share: boolean;
  /** Where the row begins that it stands in, and behind which figure that comes; -1 where behind none. */
  readonly row: number;
  readonly behind: number;
}

/** What each figure of a paragraph is called by itself, so that a reader of a table knows what it counts. */
export const readNames = once((paragraph: Paragraph): readonly string[] => {
  const { figures } = paragraph;
  const rows = namesInRows(figures);
  const lengths = rowLengths(figures);
  const named: Named[] = [];
  /** The last figure of each pair of brackets. */
  const last = new Map<number, number>();
  for (const [at, indicator] of readIndicators(paragraph).entries()) {
    const { figure } = indicator;
    const before = figure.opensBracket ? figure.anchor : (last.get(figure.bracket) ?? -1);
    const behind = before >= 0 && goesOn(figures[before]!, figure) ? before : -1;
    last.set(figure.bracket, at);
    const inRow = rows.get(figure);
    const told = inRow === undefined ? ownName(indicator, at === 0) : tidy(inRow);
    const own = told === '' && figure.opensBracket ? nameBefore(paragraph, figure) : told;
    named.push(nameIn({ paragraph, named, lengths, indicator, at, behind, own }));
  }
  return named.map(({ name }) => name);
});

/** 青石社区（12件）: a figure alone in brackets is of what stands before them. */
function nameBefore({ text, figures }: Paragraph, { bracket, anchor }: Figure): string {
  const before = text.slice(Math.max(0, bracket - 1 - LONGEST_BEFORE), bracket - 1);
  const isOfFigure = anchor >= 0 && figures[anchor]!.quantity.unitEnd === bracket - 1;
  return isOfFigure ? '' : tidy(before.slice(before.search(LAST_ITEM)).replace(/^其中/, ''));
}

const LONGEST_BEFORE = 24;
const LAST_ITEM = /[^、，,。；;：:！？()（）]*$/;

interface Place {
  readonly paragraph: Paragraph;
  readonly named: readonly Named[];
  readonly lengths: ReadonlyMap<number, number>;
  readonly indicator: Indicator;
  readonly at: number;
  readonly behind: number;
  readonly own: string;
}

function nameIn(place: Place): Named {
  const { named, indicator, at, behind, own } = place;
  const before = named[behind];
  const told = before && nameAfter(place, before);
  if (told) return told;
  const name = own !== '' && !isBare(own) ? own : nameAround(indicator.topic, indicator.figure, own);
  return { name, subject: withoutChange(name) || name, share: false, row: at, behind };
}

/** What a figure is called by the one that it comes behind; null where that one tells nothing of it. */
function nameAfter(place: Place, before: Named): Named | null {
  const { indicator, at, behind, own } = place;
  const { figure } = indicator;
  if (own === '') {
    if (figure.opensBracket) return { ...before, row: at, behind };
    if (behind === at - 1 && isInRow(figure)) return nameInRow(place, before);
    if (ITSELF.test(figure.lead)) return { ...before, name: before.subject, row: at, behind };
  }
  const within = nameOfThose(place, before);
  if (within !== '') return { name: within, subject: within, share: false, row: at, behind };
  return nameOfRelation(place, before);
}

/** 增长5%、“6%”: what goes on with a row is called as its head is, of what it is said of itself. */
function nameInRow(place: Place, { row, behind }: Named): Named {
  const head = place.named[row]!;
  const isSame = head.subject === respective(place, row, row, behind);
  const subject = isSame ? respective(place, row, place.at, behind) : null;
  const name =
    subject && head.name.startsWith(head.subject) ? subject + head.name.slice(head.subject.length) : head.name;
  return { name, subject: subject ?? head.subject, share: head.share, row, behind };
}

/** 收入120万元，“增长”5%，“占比”12%: a change, a share or how many times as much, of what stands before. */
function nameOfRelation(place: Place, before: Named): Named | null {
  const { indicator, at, behind, own } = place;
  const { quantity, lead } = indicator.figure;
  const relation = isRelative(quantity.measure) ? relationIn(lead) : '';
  if (relation === '' && !isBare(own)) return null;
  const points = quantity.measure === 'points' && before.share;
  const subject = points ? before.name : (respective(place, at, at, behind) ?? before.subject);
  return {
    name: subject + (relation || own),
    subject: points ? before.subject : subject,
    share: relation !== '' || isShare(own),
    row: at,
    behind,
  };
}

/**
 * What a figure of a row is said of: of two rows of one length, the one in its place in the first, and the same where the first is told
 * figure by figure: 收入、支出分别为9万元、8万元，增长5%、6%; 受理9件，办结8件，分别增长5%、6%.
 */
function respective(
  { paragraph: { figures }, named, lengths }: Place,
  row: number,
  at: number,
  behind: number,
): string | null {
  const length = lengths.get(row) ?? 1;
  const first = behind - length + 1;
  if (length < 2 || length > LONGEST_ROW || first < 0) return null;
  const inTurn = (): boolean =>
    figures[row]!.lead.includes('分别') &&
    named
      .slice(first, behind + 1)
      .every(
        ({ row: own, behind: before, name, subject }, index) =>
          own === first + index && name === subject && (index === 0 || before === own - 1),
      );
  return lengths.get(first) === length || inTurn() ? (named[first + at - row]?.subject ?? null) : null;
}

/** No row of names is longer. */
const LONGEST_ROW = 12;

/** How many figures stand in a row from each that begins one: 43件、82件和90件. */
function rowLengths(figures: readonly Figure[]): ReadonlyMap<number, number> {
  const lengths = new Map<number, number>();
  for (let head = 0; head < figures.length; ) {
    let end = head + 1;
    while (end < figures.length && isInRow(figures[end]!)) end++;
    lengths.set(head, end - head);
    head = end;
  }
  return lengths;
}

/** Whether a figure only goes on with the row before it, and counts nothing of its own: 8%和“11%”, 33件“490人”, but not 8%，“11%的村”. */
function isInRow({ lead, tail }: Figure): boolean {
  return /^[、，,和与及]?$/.test(lead) && !/^(?:以[上下内]|左右)?的/.test(tail);
}

/** 完成率达到100%的51个: those of which the figure before is true. */
function nameOfThose(
  { paragraph: { text, figures }, indicator: { figure }, at, behind }: Place,
  before: Named,
): string {
  if (behind !== at - 1 || !THOSE.test(figure.lead) || before.name.length > LONGEST_NAME) return '';
  const { start, unitEnd } = figures[behind]!.quantity;
  if (unitEnd - start > LONGEST_NAME) return '';
  return `${before.name}${text.slice(start, unitEnd)}的${tidy(figure.lead)}`.replace(/的$/, '');
}

/** No name grows by figure after figure. */
const LONGEST_NAME = 40;
const THOSE = /^(?:以[上下内]|左右)?的[^，,、]{0,12}$/;

/** 生产总值增长9%，“达到”11万亿元 */
const ITSELF =
  /^[，,、](?:目前|现|20\d\d年)?(?:创?历史同期)?(?:首次)?(?:总[量数额])?(?:已|将|预计)?(?:达到?|升至|降至|突破|超过?)了?$/;

/** Whether a figure is spoken of with another before it. */
function goesOn(before: Figure, { sentence, separator }: Figure): boolean {
  return before.sentence === sentence && separator !== 'stop' && separator !== 'semicolon';
}

/** What a figure measures by the words right around it, without who did it and when; may be a mere change, or empty. */
function ownName(indicator: Indicator, opens: boolean): string {
  const { before, behind, figure } = indicator;
  const noun = beginsWithChange(behind) ? '' : behind.replace(NOUN_STOPS, '$1');
  const listed = before === '' || noun !== '' ? '' : nameOfList(figure.lead, opens);
  if (listed !== '') return tidy(listed);
  const name = tidy(before === '' ? noun : leadOf(figure.lead, before, noun) + before + noun);
  if (SETTING.test(name)) return '';
  return name !== '' || SETTING.test(figure.label) ? name : tidy(figure.label);
}

/** 贪污、贿赂等职务犯罪案件, 工程款、房地产纠纷案件: what is counted is all of a list, and not the last on it. */
function nameOfList(lead: string, opens: boolean): string {
  const near = lead.slice(-LONGEST_LIST - 1);
  const clause = near.slice(near.search(LAST_CLAUSE));
  // What stands between two figures and nothing else may belong to the first of them: 10人到岗、培训“3场”.
  if (clause.length > LONGEST_LIST || !/[^、]、/.test(clause) || (clause.length === lead.length && !opens)) return '';
  const items = clause.split('、');
  const last = items.at(-1)!;
  const kind = /^[^等]+等(?![待级同候])((?!行业|企业|地区|领域|方面|部门|单位).{2,})$/.exec(last)?.[1];
  if (kind !== undefined) return withoutWho(kind);
  const short = items.length < 6 && items.slice(0, -1).every(({ length }) => length <= LONGEST_ITEM);
  return short && !ACTIVITY.test(last) ? withoutWho(clause) : '';
}

const LAST_CLAUSE = /[^，,。；;：:！？]*$/;
const LONGEST_LIST = 40;
const LONGEST_ITEM = 8;

/** What tells when or where and not what. */
const SETTING = /^(?:20\d\d年|今年|去年|上年|本年度?|本月|年底|年末|期间|目前|[全我][国省市县区州镇乡街]|这[些片个])$/;

/** 脱贫县都培育出: what is said of the noun behind a figure is no part of it. */
const NOUN_STOPS = /^([^都已]{2,}?)(?:都(?!市)|已).*$/;

/** What is no part of what is compared, but without which a name is torn: “对”企业开展检查, “社区”矫正对象. */
function leadOf(lead: string, before: string, noun: string): string {
  const at = lead.lastIndexOf(before);
  const word = at < 1 ? '' : (TORN_OFF.exec(lead.slice(Math.max(0, at - 2), at))?.[0] ?? '');
  return noun === '' && /[为将把]/.test(word) ? '' : word;
}

const TORN_OFF = /(?:社区|各级|乡镇|对|将|把|由|为)$/;

/** Where its own words tell no more than that something changed, the clause before may tell what, and else the words behind it. */
function nameAround(topic: string, { tail }: Figure, own: string): string {
  const behind = /^(?:以[上下内]|左右)?的?([\p{Script=Han}A-Za-z\d]{1,16})/u.exec(tail.replace(/[“”]/g, ''))?.[1] ?? '';
  if (own === '' && behind !== '' && !beginsWithChange(behind)) return tidy(behind);
  const clause = topic.slice(topic.search(/[^，,；;：:]*$/)).replace(/^[一二三四五六七八九十]{1,2}是/, '');
  return clause.length <= LONGEST_CLAUSE ? tidy(clause) + own : own;
}

const LONGEST_CLAUSE = 20;

/** A name without the words that only lead to its figure: 办结率均, 主要是其他支出, 收入突破. */
function tidy(name: string): string {
  return name
    .replace(/[\s\u200b*]+/g, '')
    .replace(/^[的、，,》”）]+|^主要(?:[是有为]|包括)|^是|^另外?有/, '')
    .replace(/^([全我][国省市县区州])(?:现有|共有|已有|共)/, '$1')
    .replace(/分别/g, '')
    .replace(LINK, '');
}

const LINK =
  /(?:已经?|(?<![实体发兑出呈表])现|(?<![平年月日人户])均|(?<![首成故])都|各|首次|再次|一直|突破|将|(?<![面本利已部])(?:累计|合计)?完成|(?:稳定|保持|控制|维持)在|(?<![存现潜所内])在|(?:(?<![服随听])从|(?<![事理自案缘])由)(?:20\d\d年|上一?年|去年|之前|原来|年初)?|平均每|(?<![下送到抵传表])达到?|超过?|(?:创?历史)?同期首次|的)+$/;
