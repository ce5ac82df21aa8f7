import type { Analysis } from '../analysis/analyze.ts';
import { toText } from '../analysis/decimal.ts';
import { type Indicator, nameOf, readIndicators, scopes } from '../analysis/indicators.ts';
import { isExact, meets } from '../analysis/interval.ts';
import type { Section } from '../analysis/outline.ts';
import { shift } from '../analysis/span.ts';
import { areAddable } from '../analysis/units.ts';
import type { Segment } from '../analysis/words.ts';
import { isSlip, toFormula } from './arithmetic.ts';
import { type Certainty, type Claim, type FigureNumber, placesOf, toNumber } from './claim.ts';
import { compareNames, type SameName, type Sameness, TERRITORY } from './names.ts';

/** What readers of repetitions are told beside the text. */
export interface RepeatOptions {
  /** Asked only where two figures could measure the same and the text alone does not tell. */
  readonly segment: Segment;
  readonly year: number | null;
}

/** A figure at its place, with everything that can tell it from another one. */
export interface Mention {
  readonly indicator: Indicator;
  readonly name: string;
  /** Whose doing it is; empty for whoever reports. */
  readonly actor: string;
  readonly number: FigureNumber;
  /** Index of the paragraph it stands in. */
  readonly paragraph: number;
  readonly path: readonly Section[];
  /** Claims it stands in, as indexes. */
  readonly claims: readonly number[];
}

interface Group {
  readonly members: Mention[];
  sameness: Sameness;
  /** The noun behind its figures; empty where the words before them name it. */
  noun: string;
}

/** A report that has more of the same name repeats it as a form does. */
const MOST_GROUPS = 8;
const MOST_MEMBERS = 8;

/** A figure with one of these beside it is part of something, planned, compared or told per head: no repetition of anything. */
const OTHERWISE =
  /其中|其余|其他|其它|剩余|另|再次|[又还]|[各每]|平均|人均|户均|日均|分别|首批|第[一二三四五六七八九十\d]|占|同比|环比|[比较](?:上|去)|上年|去年|前年|同期|增长|增加|增至|减少|下降|下沉|提升|提高|上升|降低|降至|计划|拟|力争|预计|目标|确保|不少于|至少|排名|前\d|以上|额外|部分|新增|新建|新立|新收|新聘|新发|一次性|单[次日]|最[高大多低]|试点|网上|线上|线下|随机|抽/;
const PLANNED = /计划|打算|思路|下一步|下步|安排|展望|明年|努力方向/;
/** Words that every report is full of: figures that share only these need not measure the same. */
const COMMON =
  /法治|普法|法律|法规|宣传|教育|活动|资料|材料|发放|派发|印发|分发|制作|开展|举办|组织|召开|进行|举行|专题|主题|集中|培训|讲座|会议|学习|检查|执法|人员|出动|企业|单位|场所|隐患|问题|排查|整改|案件|立案|处罚|罚款|金额|资金|行政|违法|违规|行为|安全|风险|重点|重大|主要|典型|先进|优秀|示范|规范性|相关|有关|案例|投入|服务|群众|居民|纠纷|矛盾|各类|线索|次数|人数|车辆|累计|受理|办理|处理|办结|完成|化解|调解|成功|咨询|接待|走访|参与|参加|覆盖|涉及|惠及|提供|事项|工作|任务|项目|制度|机制|文件|意见|建议|审核|审查|方面|领域|行动|业务|申请|和|及|与|的|等/g;
/** Words that take some of them, not all. */
const SOME =
  /选取|选择|选定|确定|打造|创建|建成|建设|培育|培训|命名|评为|评选|表彰|走访|深入|走进|检查|督[查导]|抽查|推广|完成|改造|新[建设增]|试点|试行|示范|率先|启动|指导|帮助|帮扶|支持|组织|慰问|约谈|通报|涉及|惠及|整治|解决|化解|在$/;
/** Figures that state the same indicator for the same time and scope again. Only different sentences repeat each other. */
export function readRepeats(analysis: Analysis, claims: readonly Claim[], options: RepeatOptions): readonly Claim[] {
  const buckets = new Map<string, Group[]>();
  const groups: Group[] = [];
  for (const mention of listMentions(analysis, claims)) {
    const near = keysOf(mention).map((key) => bucketOf(buckets, key));
    const joined = [...new Set(near.flat())].find((group) => join(group, mention, options));
    if (joined) continue;
    const group: Group = { members: [mention], sameness: 'surely', noun: '' };
    groups.push(group);
    for (const bucket of near) {
      bucket.push(group);
      if (bucket.length > MOST_GROUPS) bucket.shift();
    }
  }
  return groups.flatMap(toClaims);
}

/** Every figure that is told for its own sake, in the order of the text; what is planned and tables left out. */
export function* listMentions(analysis: Analysis, claims: readonly Claim[]): Generator<Mention> {
  const standing = indexClaims(claims);
  const pathAt = scopes(analysis);
  const { text } = analysis.source;
  const isPlanned = ({ heading }: Section): boolean =>
    heading !== null &&
    PLANNED.test(text.slice(heading.title.start, Math.min(heading.title.end, heading.title.start + 60)));
  for (const [paragraph, { start, block, paragraph: prose }] of analysis.paragraphs.entries()) {
    if (block.kind === 'table' || block.kind === 'title' || prose.figures.length === 0) continue;
    const path = pathAt(start);
    if (path.some(isPlanned)) continue;
    for (const indicator of readIndicators(prose)) {
      const number = shift(toNumber('same', indicator.figure), start);
      const standsIn = standing.get(number.start) ?? [];
      if (!isStatement(indicator, standsIn, claims)) continue;
      const name = nameOf(indicator);
      if (name.length < 2) continue;
      const actor = analysis.title.includes(indicator.actor) ? '' : indicator.actor;
      yield { indicator, name, actor, number: { ...number, label: name }, paragraph, path, claims: standsIn };
    }
  }
}

/** Whether a figure is told for its own sake, and not as a part, a change or a base of another one. */
function isStatement(
  { figure, before, topic }: Indicator,
  standsIn: readonly number[],
  claims: readonly Claim[],
): boolean {
  const { quantity, lead, tail, bracket } = figure;
  if (quantity.measure === 'points' || quantity.measure === 'times' || quantity.approximate.includes('至'))
    return false;
  const kinds = standsIn.map((index) => claims[index]!);
  if (bracket > 0 && !kinds.some((claim) => claim.kind === 'compound')) return false;
  const isSubordinate = (claim: Claim): boolean =>
    claim.kind !== 'compound' &&
    placesOf(claim).some((place) => place.quantity === quantity && /^(?:part|from|change|item)$/.test(place.role));
  if (kinds.some(isSubordinate)) return false;
  if (OTHERWISE.test(before) || OTHERWISE.test(lead.slice(-16)) || OTHERWISE.test(topic.slice(-6))) return false;
  return !/^(?:以上|以下|左右|以内|中[有，,]|内)/.test(tail);
}

function indexClaims(claims: readonly Claim[]): ReadonlyMap<number, readonly number[]> {
  const standing = new Map<number, number[]>();
  for (const [index, claim] of claims.entries()) {
    for (const { start } of placesOf(claim)) {
      const known = standing.get(start);
      if (known) known.push(index);
      else standing.set(start, [index]);
    }
  }
  return standing;
}

/** Whether a name has more than the words that every report is full of. */
export function isSpecial(name: string): boolean {
  return name.replace(COMMON, '').length >= 2;
}

/** Two figures that share none of these do not measure the same. */
function keysOf({ indicator: { behind }, name, number }: Mention): readonly string[] {
  const { measure } = number.quantity;
  const keys = [`${measure} …${name.slice(-2)}`];
  if (behind !== '') keys.push(`${measure} ${behind.slice(0, 2)}…`);
  return keys;
}

function bucketOf(buckets: Map<string, Group[]>, key: string): Group[] {
  const known = buckets.get(key);
  if (known) return known;
  const bucket: Group[] = [];
  buckets.set(key, bucket);
  return bucket;
}

function join(group: Group, mention: Mention, options: RepeatOptions): boolean {
  const { members } = group;
  if (members.length >= MOST_MEMBERS || members.some((member) => areSiblings(member, mention))) return false;
  const same = compareMentions(members[0]!, mention, options);
  if (!same) return false;
  members.push(mention);
  group.noun = same.noun;
  if (same.sameness === 'perhaps') group.sameness = 'perhaps';
  return true;
}

/** Figures of one sentence, or of one sum, stand beside each other and never for each other. */
function areSiblings(a: Mention, b: Mention): boolean {
  if (a.paragraph === b.paragraph && a.indicator.figure.sentence === b.indicator.figure.sentence) return true;
  return a.claims.some((claim) => b.claims.includes(claim));
}

function compareMentions(a: Mention, b: Mention, { segment, year }: RepeatOptions): Same | null {
  const [x, y] = [a.indicator, b.indicator];
  if (!areAddable(x.figure.quantity.unit, y.figure.quantity.unit) || !mayBeOne(a, b)) return null;
  const periods = comparePeriods(x, y, year);
  const named = periods && compareNames(x, y, segment);
  if (!named) return null;
  const sure = periods === 'surely' && a.actor === b.actor && named.sameness === 'surely';
  const sameness = weigh(a, b, { ...named, sameness: sure ? 'surely' : 'perhaps' }, periods);
  return sameness && { sameness, noun: named.form === 'behind' ? named.noun : '' };
}

/** How sure it is that two figures of one name measure the same, by how special the name is and where they stand. */
function weigh(a: Mention, b: Mention, { form, noun, sameness }: SameName, periods: Sameness): Sameness | null {
  const [x, y] = [a.indicator, b.indicator];
  if (form === 'behind' && noun.length < 4) return isTerritory(a, b, noun) ? 'perhaps' : null;
  const together = a.paragraph === b.paragraph;
  const section = a.path.at(-1) === b.path.at(-1);
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

/** 走进社区，…；走进校园，…: short openings that differ tell two things apart. */
function areParallel(a: string, b: string): boolean {
  return a !== b && a !== '' && b !== '' && (a.length <= 12 || b.length <= 12);
}

/** 10个社区 in two places: told of all of them, by words that leave none out. */
function isTerritory(a: Mention, b: Mention, noun: string): boolean {
  if (!TERRITORY.test(noun)) return false;
  if ([a, b].some(({ indicator: { before } }) => SOME.test(before))) return false;
  const [one, other] = [a, b].map(({ number }) => toText(number.quantity.value)) as [string, string];
  return agree(a, b) || (isNear(a, b) && [...one].some((digit) => other.includes(digit)));
}

function isNear(a: Mention, b: Mention): boolean {
  return isSlip(toText(a.number.quantity.value), toText(b.number.quantity.value));
}

/** A place that is named in one of two stands for itself; an office may be the one that the other does not name. */
function mayBeOne({ actor: a }: Mention, { actor: b }: Mention): boolean {
  if (a === '' || b === '') return !/[镇乡村县区市道]$/.test(a + b);
  return a.endsWith(b) || b.endsWith(a);
}

function comparePeriods(a: Indicator, b: Indicator, year: number | null): Sameness | null {
  const [one, other] = [a.period, b.period].map((period) =>
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

/** Two values are a slip or a change that was forgotten in one place; three are three things. */
function toClaims({ members, sameness, noun }: Group): readonly Claim[] {
  if (members.length < 2) return [];
  const kinds: Mention[][] = [];
  for (const member of members) {
    const alike = kinds.find((kind) => kind.every((other) => agree(other, member)));
    if (alike) alike.push(member);
    else kinds.push([member]);
  }
  if (kinds.length > 2 || (kinds.length === 2 && kinds.every((kind) => kind.length > 1))) return [];
  const numbers = members.map(({ number }) => (noun === '' ? number : { ...number, label: noun }));
  const quantities = toFormula(members.map(({ number }) => number.quantity));
  const certainty: Certainty = sameness === 'surely' ? 'likely' : 'debatable';
  const verdict = kinds.length === 1 ? 'holds' : 'fails';
  const formula = verdict === 'holds' ? quantities.join(' = ') : [...new Set(quantities)].join(' ≠ ');
  return [{ kind: 'repeat', verdict, certainty, formula, numbers }];
}

function agree(a: Mention, b: Mention): boolean {
  const [x, y] = [a.number.quantity, b.number.quantity];
  return meets(x.range, y.range) || (isExact(x.range) && isExact(y.range) && toText(x.value) === toText(y.value));
}
