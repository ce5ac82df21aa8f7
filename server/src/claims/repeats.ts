import type { Analysis } from '../analysis/analyze.ts';
import { collate, type Entry, type Key, type Slot } from '../analysis/concordance.ts';
import { toText } from '../analysis/decimal.ts';
import { type Indicator, nameOf } from '../analysis/indicators.ts';
import { isExact, meets } from '../analysis/interval.ts';
import { mapEach } from '../analysis/map-each.ts';
import { once } from '../analysis/memory.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { shift } from '../analysis/span.ts';
import { areAddable } from '../analysis/units.ts';
import type { Segment } from '../analysis/words.ts';
import { isSlip, toFormula } from './arithmetic.ts';
import { type Certainty, type Claim, type FigureNumber, placeWithin, toNumber } from './claim.ts';
import { compareNames, type SameName, type Sameness, TERRITORY, territoryAt } from './names.ts';
import { actorOf, isPlan, readStatements, type Statement } from './statements.ts';

/** What readers of repetitions are told beside the text. */
export interface RepeatOptions {
  /** Asked only where two figures could measure the same and the text alone does not tell. */
  readonly segment?: Segment | undefined;
  readonly year: number | null;
}

/** The figures of a report that are told more than once. */
export interface Repeats {
  readonly groups: readonly Group[];
  /** Whether words were asked for and nobody could tell them. */
  readonly wordless: boolean;
}

type Mention = Entry<Statement>;

/** Figures that measure the same. */
export interface Group {
  /** In the order of the text. */
  readonly members: readonly Mention[];
  readonly sameness: Sameness;
  /** The noun behind its figures; empty where the words before them name it. */
  readonly noun: string;
}

interface OpenGroup {
  readonly members: Mention[];
  sameness: Sameness;
  noun: string;
}

/** What the figures of one key come to. */
interface Settled {
  readonly groups: readonly Group[];
  readonly wordless: boolean;
}

/** A report that has more of the same name repeats it as a form does. */
const MOST_MENTIONS = 80;
const MOST_GROUPS = 8;
const MOST_MEMBERS = 8;
const LONGEST_HEADING = 60;
/** A noun in common that is shorter names a part of a place, or nothing. */
const SHORTEST_NOUN = 4;

/** Words that every report is full of: figures that share only these need not measure the same. */
const COMMON =
  /法治|普法|法律|法规|宣传|教育|活动|资料|材料|发放|派发|印发|分发|制作|开展|举办|组织|召开|进行|举行|专题|主题|集中|培训|讲座|会议|学习|检查|执法|人员|出动|企业|单位|场所|隐患|问题|排查|整改|案件|立案|处罚|罚款|金额|资金|行政|违法|违规|行为|安全|风险|重点|重大|主要|典型|先进|优秀|示范|规范性|相关|有关|案例|投入|服务|群众|居民|纠纷|矛盾|各类|线索|次数|人数|车辆|累计|受理|办理|处理|办结|完成|化解|调解|成功|咨询|接待|走访|参与|参加|覆盖|涉及|惠及|提供|事项|工作|任务|项目|制度|机制|文件|意见|建议|审核|审查|方面|领域|行动|业务|申请|和|及|与|的|等/g;
/** Words that take some of them, not all. */
const SOME =
  /选取|选择|选定|确定|打造|创建|建成|建设|培育|培训|命名|评为|评选|表彰|走访|深入|走进|检查|督[查导]|抽查|推广|完成|改造|新[建设增]|试点|试行|示范|率先|启动|指导|帮助|帮扶|支持|组织|慰问|约谈|通报|涉及|惠及|整治|解决|化解|在$/;

const collateStatements = collate<
  Statement,
  Settled,
  [title: string, year: number | null, segment: Segment | undefined]
>({
  read: readStatements,
  keysOf,
  settle,
  isFinal: ({ wordless }, _title, _year, segment) => !wordless || segment === undefined,
});

/** Figures that state the same indicator for the same time and scope again. Only different sentences repeat each other. */
export function readRepeats(analysis: Analysis, { segment, year }: RepeatOptions): Repeats {
  const settled = collateStatements(analysis, analysis.title, year, segment);
  return { groups: merge(settled.flatMap(({ groups }) => groups)), wordless: settled.some(({ wordless }) => wordless) };
}

/** Two figures that share none of these do not measure the same. */
function keysOf({ indicator: { figure, behind, runsOn }, name }: Statement): readonly string[] {
  const { measure } = figure.quantity;
  const keys: string[] = [];
  if (name.length >= SHORTEST_NOUN && !runsOn) keys.push(`${BY_NAME} ${measure} …${name.slice(-2)}`);
  if (behind.length >= SHORTEST_NOUN) keys.push(`${measure} ${behind.slice(0, SHORTEST_NOUN)}…`);
  const territory = territoryAt(behind);
  if (territory !== '') keys.push(`${measure} ${territory}`);
  return keys;
}

/** The key of how a name ends tells nothing of two figures that both have a noun behind them: the noun has a key of its own. */
const BY_NAME = 'name';

/** Puts each figure to the first of those before it that it measures the same as. */
function settle(
  mentions: readonly Mention[],
  key: Key,
  title: string,
  year: number | null,
  segment: Segment | undefined,
): Settled | null {
  if (mentions.length > MOST_MENTIONS) return null;
  let wordless = false;
  const tell: Segment = (phrase) => {
    const words = segment?.(phrase) ?? null;
    if (words === null) wordless = true;
    return words;
  };
  const terms = { title, year, segment: tell, byName: String(key).startsWith(BY_NAME) };
  const groups: OpenGroup[] = [];
  for (const mention of mentions) {
    if (mention.slot.placed.block.kind === 'title' || isPlanned(mention.slot, year)) continue;
    if (groups.slice(-MOST_GROUPS).some((group) => join(group, mention, terms))) continue;
    groups.push({ members: [mention], sameness: 'surely', noun: '' });
  }
  const repeated = groups.filter(({ members }) => members.length > 1);
  return repeated.length > 0 || wordless ? { groups: repeated, wordless } : null;
}

const headingOf = once((_: Paragraph): { planned?: boolean } => ({}));

/** Whether a heading above says that what stands under it is still to be done. */
function isPlanned({ section }: Slot, year: number | null): boolean {
  const next = year === null ? null : `${year + 1}年`;
  for (let slot = section; slot; slot = slot.above) {
    const { block, paragraph } = slot.placed;
    if (block.kind !== 'heading') continue;
    const heading = headingOf(paragraph);
    heading.planned ??= isPlan(paragraph.text.slice(0, block.title.end - block.title.start));
    if (heading.planned || (next && paragraph.text.slice(0, LONGEST_HEADING).includes(next))) return true;
  }
  return false;
}

interface Terms {
  readonly title: string;
  readonly year: number | null;
  readonly segment: Segment;
  readonly byName: boolean;
}

function join(group: OpenGroup, mention: Mention, terms: Terms): boolean {
  const { members } = group;
  if (members.length >= MOST_MEMBERS || members.some((member) => areSiblings(member, mention))) return false;
  const same = compareMentions(members[0]!, mention, terms);
  if (!same) return false;
  members.push(mention);
  group.noun = same.noun;
  if (same.sameness === 'perhaps') group.sameness = 'perhaps';
  return true;
}

/** Figures of one sentence, or of one sum, stand beside each other and never for each other. */
function areSiblings(a: Mention, b: Mention): boolean {
  if (a.slot !== b.slot) return false;
  if (a.start === b.start && a.said.indicator.figure.sentence === b.said.indicator.figure.sentence) return true;
  return a.said.claims.some((claim) => b.said.claims.includes(claim));
}

/** A figure may be told again under more than one key: what has a figure in common is one group. */
function merge(groups: readonly Group[]): readonly Group[] {
  if (groups.length < 2) return groups;
  const merged: OpenGroup[] = [];
  const holders = new Map<Mention, OpenGroup>();
  for (const { members, sameness, noun } of groups.toSorted(byPlace)) {
    const known = members.map((member) => holders.get(member)).find((group) => group !== undefined);
    const group = known ?? { members: [], sameness, noun };
    if (!known) merged.push(group);
    else if (sameness === 'perhaps') known.sameness = 'perhaps';
    for (const member of members) {
      if (holders.has(member) || group.members.length >= MOST_MEMBERS) continue;
      if (group.members.some((other) => areSiblings(other, member))) continue;
      group.members.push(member);
      holders.set(member, group);
    }
  }
  for (const { members } of merged) members.sort(inOrder);
  return merged;
}

/** By where groups begin; where they begin alike, the longer one first, and then by where they go on. */
function byPlace({ members: a }: Group, { members: b }: Group): number {
  const first = inOrder(a[0]!, b[0]!) || b.length - a.length;
  for (let at = 1; first === 0 && at < a.length; at++) {
    const order = inOrder(a[at]!, b[at]!);
    if (order !== 0) return order;
  }
  return first;
}

function inOrder(a: Mention, b: Mention): number {
  return a.slot.index - b.slot.index || startOf(a) - startOf(b);
}

function startOf({ said, start }: Mention): number {
  return start + said.indicator.figure.quantity.start;
}

/** Whether a name has more than the words that every report is full of. */
export function isSpecial(name: string): boolean {
  return name.replace(COMMON, '').length >= 2;
}

function compareMentions(a: Mention, b: Mention, { title, segment, year, byName }: Terms): Same | null {
  const [x, y] = [a.said.indicator, b.said.indicator];
  if (byName && x.behind !== '' && y.behind !== '') return null;
  if (!areAddable(x.figure.quantity.unit, y.figure.quantity.unit)) return null;
  const [one, other] = [actorOf(x, title), actorOf(y, title)];
  if (!mayBeOne(one, other)) return null;
  const periods = comparePeriods(x, y, year);
  const named = periods && compareNames(x, y, segment);
  if (!named) return null;
  const sure = periods === 'surely' && one === other && named.sameness === 'surely';
  const sameness = weigh(a, b, { ...named, sameness: sure ? 'surely' : 'perhaps' }, periods);
  return sameness && { sameness, noun: named.form === 'behind' ? named.noun : '' };
}

/** How sure it is that two figures of one name measure the same, by how special the name is and where they stand. */
function weigh(a: Mention, b: Mention, { form, noun, sameness }: SameName, periods: Sameness): Sameness | null {
  const [x, y] = [a.said.indicator, b.said.indicator];
  if (form === 'behind' && noun.length < SHORTEST_NOUN) return isTerritory(a, b, noun) ? 'perhaps' : null;
  const together = a.slot === b.slot;
  if (areRows(a, b)) return null;
  const section = a.slot.section === b.slot.section;
  const parallel = areParallel(x.topic, y.topic);
  if (!isSpecial(noun)) {
    return together && noun.length >= 7 && sameness === 'surely' && !parallel ? 'perhaps' : null;
  }
  if (parallel || (form === 'before' && (periods !== 'surely' || !isSharedTotal(x, y, noun, section)))) return null;
  const firm = form === 'behind' ? noun.length >= 5 && together : x.whole && y.whole && noun.length >= 6;
  if (sameness === 'surely' && section && firm && x.topic === y.topic) return 'surely';
  // Far from each other, and with something left untold, they are taken for one only where a slip explains the difference.
  return together || (x.whole && y.whole && sameness === 'surely') || agree(a, b) || isNear(a, b) ? 'perhaps' : null;
}

/** What was done is told once for a section; what is told of the whole year may be told again anywhere. */
function isSharedTotal(a: Indicator, b: Indicator, name: string, section: boolean): boolean {
  if (a.figure.quantity.measure === 'percent' && name.length < 7) return false;
  return section || (a.whole && b.whole) || (name.length >= 6 && (a.whole || b.whole) && nameOf(a) === nameOf(b));
}

/** 甲项目1334万人参保，641万人领取。乙项目3580万人参保，988万人领取: what is told twice with other figures of one name is told of two things. */
function areRows(a: Mention, b: Mention): boolean {
  const [one, other] = [a.said.before, b.said.before];
  if (!one || !other || one.quantity.unit !== other.quantity.unit) return false;
  const alike =
    one.tail.length > 1
      ? one.tail === other.tail
      : one.label.length > 3 && one.label.slice(-4) === other.label.slice(-4);
  return alike && !meets(one.quantity.range, other.quantity.range);
}

/** 走进社区，…；走进校园，…: short openings that differ tell two things apart. */
function areParallel(a: string, b: string): boolean {
  return a !== b && a !== '' && b !== '' && (a.length <= 12 || b.length <= 12);
}

/** 10个社区 in two places: told of all of them, by words that leave none out. */
function isTerritory(a: Mention, b: Mention, noun: string): boolean {
  if (!TERRITORY.test(noun)) return false;
  if ([a, b].some(({ said }) => SOME.test(said.indicator.before))) return false;
  const [one, other] = [a, b].map((mention) => toText(quantityOf(mention).value)) as [string, string];
  return agree(a, b) || (isNear(a, b) && [...one].some((digit) => other.includes(digit)));
}

function isNear(a: Mention, b: Mention): boolean {
  return isSlip(toText(quantityOf(a).value), toText(quantityOf(b).value));
}

/** A place that is named in one of two stands for itself; an office may be the one that the other does not name. */
function mayBeOne(a: string, b: string): boolean {
  if (a === '' || b === '') return !/[镇乡村县区市道]$/.test(a + b);
  return a.endsWith(b) || b.endsWith(a);
}

function comparePeriods(a: Indicator, b: Indicator, year: number | null): Sameness | null {
  const [one, other] = mapEach([a.period, b.period], (period) =>
    period === `${year}年` || period === `${year}` ? '' : period,
  );
  if (one === other) return 'surely';
  // What was so at one moment is told of things that are there; what was done in a time is told of that time.
  return (one === '' || other === '') && a.behind !== '' && b.behind !== '' && !/^20/.test(one! + other!)
    ? 'perhaps'
    : null;
}

interface Same {
  readonly sameness: Sameness;
  readonly noun: string;
}

/** What the values of a group come to; null where they cannot be held against each other. */
export function judge({ members }: Group): 'holds' | 'fails' | null {
  const kinds: Mention[][] = [];
  for (const member of members) {
    const alike = kinds.find((kind) => kind.every((other) => agree(other, member)));
    if (alike) alike.push(member);
    else kinds.push([member]);
  }
  if (kinds.length === 1) return 'holds';
  const [some, others] = kinds;
  // Two values are a slip or a change that was forgotten in one place; three are three things.
  if (kinds.length > 2 || (some!.length > 1 && others!.length > 1)) return null;
  return some!.some((one) => others!.some((other) => agree(one, other))) ? null : 'fails';
}

/** The group as a claim of the report that its slots stand in. */
export function toClaim(group: Group, verdict: 'holds' | 'fails'): Claim {
  const { members, sameness, noun } = group;
  const quantities = toFormula(members.map(quantityOf));
  const certainty: Certainty = sameness === 'surely' ? 'likely' : 'debatable';
  const formula = verdict === 'holds' ? quantities.join(' = ') : [...new Set(quantities)].join(' ≠ ');
  return { kind: 'repeat', verdict, certainty, formula, numbers: members.map((member) => toFigure(member, noun)) };
}

function toFigure({ slot, said, start }: Mention, noun: string): FigureNumber {
  const number = placeWithin(toNumber('same', said.indicator.figure), start);
  return { ...shift(number, slot.placed.start), label: noun || said.name };
}

function quantityOf({ said }: Mention): Quantity {
  return said.indicator.figure.quantity;
}

function agree(a: Mention, b: Mention): boolean {
  const [x, y] = [quantityOf(a), quantityOf(b)];
  return meets(x.range, y.range) || (isExact(x.range) && isExact(y.range) && toText(x.value) === toText(y.value));
}
