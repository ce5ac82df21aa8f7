import type { Analysis } from '../analysis/analyze.ts';
import { compare, toText, whole } from '../analysis/decimal.ts';
import { scopes } from '../analysis/indicators.ts';
import { isExact } from '../analysis/interval.ts';
import type { Section } from '../analysis/outline.ts';
import type { Figure } from '../analysis/paragraph.ts';
import { type Reading, readEachPassage } from '../analysis/readings.ts';
import { shift } from '../analysis/span.ts';
import { areAddable } from '../analysis/units.ts';
import { isSlip, toFormula } from './arithmetic.ts';
import { type Claim, toNumber } from './claim.ts';
import { isPlan } from './statements.ts';
import { COMPARISON } from './vocabulary.ts';

/** A number of things as one place tells it. */
interface Told {
  readonly figure: Figure;
  /** The words before it in its clause. */
  readonly ahead: string;
  /** What it counts, as far as that stands behind it. */
  readonly behind: string;
  /** Its value in digits. */
  readonly value: string;
  /** The pair of characters by which figures before it are held against it where it takes none of them up; null where none are. */
  readonly sought: Pair | null;
}

/** Two characters that stand beside each other, as one number: of strings, dozens would be made for each figure. */
type Pair = number;

/** Figures in whose words a pair stands that is sought. */
type Named = ReadonlyMap<Pair, Placed[]>;

/** A figure at its place in the report. */
interface Placed extends Told {
  readonly start: number;
  readonly paragraph: number;
  /** Counts the sentences of that paragraph. */
  readonly sentence: number;
  /** Whether it stands under what is still to be done. */
  readonly planned: boolean;
}

/** A figure and the one before it that it repeats, or that it was meant to. */
type Couple = readonly [earlier: Placed, one: Placed];

/** Small numbers are found everywhere: that two of them are the same tells nothing. */
const SMALLEST = whole(10);
const LARGE = whole(100);
const LONGEST_NAME = 12;
/** A name that is shared by two figures that differ is this long at least. */
const SURE_NAME = 4;
/** How many figures of one value or name before a figure are held against it. */
const MOST_EARLIER = 12;
const MOST_NAMED = 40;
const SHORTEST_NAME = 2;
/** 这86项, 对29件复杂案件: clauses that take up what was told before. */
const TAKING_UP = /^(?:[对占向为把将从在由这该而]|现有|上述|全部|所有|其中的?|推动|分摊到|全[县区市镇乡街局])?$/;
/** What is said of some of the things, of others, or of those of another time. */
const OTHERWISE = /其余|其他|剩余|另|新增|新建|计划|拟|[每各]|同比|较|比|上年|去年|增|减|余$|近$|约$/;
/** 86项中, 156艘中证内船: of those that were told just before. */
const AMONG = /^中(?!心|小|标|央|国|介|层|级|型|药|医|学|队|共|期|等|试|转|资|继|考|班|欧|韩|美|华|草|成|短|青)/;
/** 33名执法人员中 */
const NAMED_AMONG = /^[一-龥]{2,10}?中(?![心小标央国介层级型药医学队共期等])/;
/** 承接的97项 */
const VERB = /([一-龥]{2})的$/;
/** 740件案件无一…: of those that were told just before. */
const CASES = /^(?:案件|事项|问题|纠纷|线索|工单|人员)/;
const WHOLE = /全[县市区镇乡街]|下?辖|共有/;
const TIME = /时$|天|岁|个工作日/;
const TERRITORY = /^(?:社区|村|乡镇|镇街|镇|街道)/;
/** What every report counts: that two names have it in common does not make them one. */
const GENERAL = /案件|人员|事项|问题|工作|活动|开展|法治|行政|全部|群众|单位|部门|的|中|有|均/g;

const readTold = readEachPassage((paragraph, row) =>
  row
    ? null
    : paragraph.figures
        .filter(isCountable)
        .map(toTold)
        .filter(({ ahead }) => !COMPARISON.test(ahead.replace(/占$/, ''))),
);

/**
 * Figures that are told again with their name behind them: 处罚事项97项 … 承接的97项处罚事项中. Those that two figures of
 * `known` tell already are left out.
 */
export function readTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const groups = new Map<Placed, Placed[]>();
  const { repeated, slips } = compareAll(analysis, true);
  for (const [earlier, one] of repeated) {
    const group = groups.get(earlier) ?? [earlier];
    group.push(one);
    groups.set(earlier, group);
    groups.set(one, group);
  }
  const together = placesTogether(known);
  const apart = (group: readonly Placed[]): boolean => !isTogether(together, group[0]!, group[1]!);
  return [
    ...slips.filter(apart).map((pair) => toClaim(pair, 'fails')),
    ...[...new Set(groups.values())].filter(apart).map((group) => toClaim(group, 'holds')),
  ];
}

/** Those of them that fail. Most figures need not be looked at for that, which tells at every keystroke. */
export function readFailingTakeups(analysis: Analysis, known: readonly Claim[]): readonly Claim[] {
  const { slips } = compareAll(analysis, false);
  if (slips.length === 0) return [];
  const together = placesTogether(known);
  return slips.filter(([earlier, one]) => !isTogether(together, earlier, one)).map((pair) => toClaim(pair, 'fails'));
}

/** Holds figures against those before them: all of them, or only those of which it can turn out that they should repeat another. */
function compareAll(analysis: Analysis, all: boolean): { repeated: readonly Couple[]; slips: readonly Couple[] } {
  const readings = readTold(analysis);
  const { values, named } = keysSought(readings);
  const isPlanned = plannedIn(analysis);
  const byValue = new Map<string, Placed[]>();
  const repeated: Couple[] = [];
  const slips: Couple[] = [];
  let before: Placed[] = [];
  for (const { index, start, sentence: ended, found } of readings) {
    if (before[0]?.paragraph !== index) before = [];
    for (const told of found) {
      const compared = all || told.sought !== null;
      const { figure, ahead, behind, value, sought } = told;
      // Written out: V8 takes ten times as long to spread what properties are then added to.
      const sentence = ended + figure.sentence;
      const one = {
        figure,
        ahead,
        behind,
        value,
        sought,
        start,
        paragraph: index,
        sentence,
        planned: isPlanned(start),
      };
      const earlier =
        compared &&
        byValue
          .get(one.value)
          ?.slice(-MOST_EARLIER)
          .findLast((each) => takesUp(one, each));
      if (earlier) repeated.push([earlier, one]);
      else if (compared && one.sought !== null && !one.planned) {
        const other = contradicted(one, namesakesOf(one, before.slice(-MOST_EARLIER), named));
        if (other) slips.push([other, one]);
      }
      before.push(one);
      if (one.planned) continue;
      if (all || values.has(one.value)) remember(byValue, one.value).push(one);
      enter(named, one);
    }
  }
  return { repeated, slips };
}

/** The values and the names of what may take something up. */
function keysSought(readings: readonly Reading<readonly Told[]>[]): { values: ReadonlySet<string>; named: Named } {
  const values = new Set<string>();
  const named = new Map<Pair, Placed[]>();
  for (const { found } of readings) {
    for (const { sought, value } of found) {
      if (sought === null) continue;
      values.add(value);
      if (!named.has(sought)) named.set(sought, []);
    }
  }
  return { values, named };
}

/** Keeps a figure under the pairs in the words before it and the one behind it, as far as they are sought. */
function enter(named: Named, one: Placed): void {
  const { ahead, behind } = one;
  for (let at = Math.max(0, ahead.length - LONGEST_NAME); at < ahead.length - 1; at++)
    keep(named.get(pairAt(ahead, at)), one);
  if (behind.length > 1) keep(named.get(pairAt(behind, 0)), one);
}

function keep(figures: Placed[] | undefined, one: Placed): void {
  if (figures && figures.at(-1) !== one) figures.push(one);
}

function pairAt(words: string, at: number): Pair {
  return (words.charCodeAt(at) << 16) | words.charCodeAt(at + 1);
}

/** Tells of a place whether it stands under what is still to be done; asked in the order of the text. */
function plannedIn(analysis: Analysis): (start: number) => boolean {
  const pathAt = scopes(analysis);
  const { text } = analysis.source;
  const known = new Map<Section, boolean>();
  const isPlanned = (section: Section): boolean => {
    let planned = known.get(section);
    if (planned === undefined) {
      const words = section.heading ? text.slice(section.heading.title.start, section.heading.title.end) : '';
      // 存在的不足及下一步打算: what falls short is told of what is there.
      planned = isPlan(words) && !/不足|问题|困难|短板/.test(words);
      known.set(section, planned);
    }
    return planned;
  };
  let last = -1;
  let planned = false;
  return (start) => {
    if (start !== last) planned = pathAt(start).some(isPlanned);
    last = start;
    return planned;
  };
}

function isCountable(figure: Figure): boolean {
  const { quantity } = figure;
  if (
    quantity.measure !== 'count' ||
    !isExact(quantity.range) ||
    quantity.script === 'chinese' ||
    TIME.test(quantity.unit)
  )
    return false;
  const told = compare(quantity.value, SMALLEST) >= 0 || /^(?:行政村|村|社区|乡镇)/.test(figure.tail);
  return told && !/^相比|^增|^减/.test(figure.tail);
}

function toTold(figure: Figure): Told {
  const clause = /[^，,。；;、：:！？]*$/.exec(figure.lead.slice(-24))![0];
  const tail = figure.tail.replace(/[“”‘’"*]/g, '');
  const ahead = clause.replace(/[“”‘’"*]/g, '');
  const behind = /^(?:行政(?=村))?([一-龥]*)/.exec(tail)![1]!.slice(0, LONGEST_NAME);
  const value = toText(figure.quantity.value);
  return { figure, ahead, behind, value, sought: soughtBy(ahead, behind) };
}

/** 承接的97项: by the verb; else by how the name behind it begins. */
function soughtBy(ahead: string, behind: string): Pair | null {
  if (OTHERWISE.test(ahead)) return null;
  const verb = VERB.exec(ahead)?.[1];
  if (verb !== undefined) return pairAt(verb, 0);
  return behind !== '' && TAKING_UP.test(ahead) ? pairAt(behind, 0) : null;
}

/** Whether a figure with its name behind it says the same of the same things as an earlier one. */
function takesUp(one: Placed, earlier: Placed): boolean {
  if (!areAddable(one.figure.quantity.unit, earlier.figure.quantity.unit)) return false;
  if (OTHERWISE.test(one.ahead)) return false;
  if (AMONG.test(one.behind)) return isJustBefore(one, earlier);
  if (one.behind === '') return false;
  const territory = TERRITORY.exec(one.behind)?.[0];
  if (territory !== undefined) return earlier.behind.startsWith(territory);
  const shared = longestShared(one.behind.slice(0, 8), earlier.ahead.slice(-LONGEST_NAME), earlier.behind.slice(0, 8));
  const special = shared.replace(GENERAL, '').length;
  if (special >= 2 && shared.length >= telling(one)) return true;
  if (one.planned) return false;
  if (sharesVerb(one, earlier)) return true;
  if (isLarge(one) && one.ahead === '' && isJustBefore(one, earlier)) return true;
  return NAMED_AMONG.test(one.behind) && TAKING_UP.test(one.ahead);
}

/** How long a name has to be that two equal figures share: a round number or a small one is met by chance. */
function telling({ figure, ahead, planned }: Placed): number {
  const { units, scale } = figure.quantity.value;
  const round = scale !== 0 || units % (units < 1000n ? 10n : 100n) === 0n;
  if (planned && round) return Number.POSITIVE_INFINITY;
  if (round || planned) return SURE_NAME;
  return units < 100n && ahead !== '' ? 3 : 2;
}

function isJustBefore(one: Placed, { paragraph, sentence }: Placed): boolean {
  return one.paragraph === paragraph && one.sentence - sentence < 2 && one.figure.separator !== 'pause';
}

/** 承接处罚事项97项 … 承接的97项 */
function sharesVerb({ ahead }: Told, earlier: Told): boolean {
  const verb = VERB.exec(ahead)?.[1];
  return verb !== undefined && earlier.ahead.includes(verb);
}

/** The earlier figures that the same is told of as of a figure, by its words. */
function namesakesOf(one: Placed, before: readonly Placed[], byName: Named): readonly Placed[] {
  const alike = (earlier: Placed): boolean =>
    areAddable(earlier.figure.quantity.unit, one.figure.quantity.unit) && !OTHERWISE.test(earlier.ahead);
  if (AMONG.test(one.behind)) return before.filter((each) => alike(each) && isJustBefore(one, each));
  const named = (byName.get(one.sought!) ?? []).slice(-MOST_NAMED);
  if (VERB.test(one.ahead)) return named.filter(alike);
  const general = one.ahead === '' && isLarge(one) && CASES.test(one.behind);
  return [
    ...named.filter((earlier) => isNamesake(one, earlier)),
    ...(general ? before.filter((earlier) => isJustBefore(one, earlier) && !isSameSentence(one, earlier)) : []),
  ].filter(alike);
}

/** Whether the name behind a figure is that of an earlier one: the longer the name, the less else has to speak for it. */
function isNamesake(one: Placed, earlier: Placed): boolean {
  const { behind, ahead } = one;
  if (TERRITORY.test(behind)) {
    return (
      WHOLE.test(earlier.ahead) && earlier.behind.slice(0, 2) === behind.slice(0, 2) && !isSameSentence(one, earlier)
    );
  }
  let length = SHORTEST_NAME;
  const shares = (name: string): boolean => earlier.ahead.includes(name) || earlier.behind.startsWith(name);
  while (length < behind.length && shares(behind.slice(0, length + 1))) length++;
  const name = behind.slice(0, length);
  if (ahead === '' && earlier.ahead.endsWith(name)) return length >= SURE_NAME || isLarge(one);
  if (isSameSentence(one, earlier)) return false;
  if (length >= SURE_NAME) return true;
  return (
    name.replace(GENERAL, '').length >= 2 && earlier.ahead.includes(name) && (isLarge(one) || NAMED_AMONG.test(behind))
  );
}

function isLarge({ figure }: Told): boolean {
  return compare(figure.quantity.value, LARGE) >= 0;
}

function isSameSentence(a: Placed, b: Placed): boolean {
  return a.paragraph === b.paragraph && a.sentence === b.sentence;
}

/** The one figure before that a figure was meant to repeat, by one slip of the pen. */
function contradicted(one: Placed, namesakes: readonly Placed[]): Placed | null {
  const near = namesakes.filter(
    (earlier) => isTelling(earlier) && isTelling(one) && isSlip(earlier.value, one.value, true),
  );
  const settled = AMONG.test(one.behind) || CASES.test(one.behind) ? near : namesakes;
  const values = new Set(settled.map(({ value }) => value));
  return near.length > 0 && values.size === 1 ? near.at(-1)! : null;
}

/** Any two digits are one slip away from each other. */
function isTelling({ figure }: Told): boolean {
  return compare(figure.quantity.value, SMALLEST) >= 0;
}

/** The longest beginning of any rest of a name that stands in one of two others as well. */
function longestShared(name: string, ...others: readonly string[]): string {
  let longest = '';
  for (let start = 0; start < name.length; start++) {
    for (let end = start + Math.max(2, longest.length + 1); end <= name.length; end++) {
      const piece = name.slice(start, end);
      if (!others.some((other) => other.includes(piece))) break;
      longest = piece;
    }
  }
  return longest;
}

function remember(map: Map<string, Placed[]>, key: string): Placed[] {
  const known = map.get(key);
  if (known) return known;
  const fresh: Placed[] = [];
  map.set(key, fresh);
  return fresh;
}

/** For each place in a claim, the claims that it stands in. */
function placesTogether(claims: readonly Claim[]): ReadonlyMap<number, ReadonlySet<Claim>> {
  const together = new Map<number, Set<Claim>>();
  for (const claim of claims) {
    for (const { start } of claim.numbers) {
      const known = together.get(start);
      if (known) known.add(claim);
      else together.set(start, new Set([claim]));
    }
  }
  return together;
}

function isTogether(together: ReadonlyMap<number, ReadonlySet<Claim>>, a: Placed, b: Placed): boolean {
  const own = together.get(a.start + a.figure.quantity.start);
  const other = together.get(b.start + b.figure.quantity.start);
  return own !== undefined && other !== undefined && [...own].some((claim) => other.has(claim));
}

function toClaim(group: readonly Placed[], verdict: 'holds' | 'fails'): Claim {
  const quantities = toFormula(group.map(({ figure }) => figure.quantity));
  const formula = quantities.join(verdict === 'holds' ? ' = ' : ' ≠ ');
  const label = nameOf(group);
  const numbers = group.map(({ figure, start }) => ({ ...shift(toNumber('same', figure), start), label }));
  return { kind: 'repeat', verdict, certainty: 'debatable', formula, numbers };
}

/** What the figures of a group have in common in their names; else what leads up to the first of them. */
function nameOf([first, second]: readonly Placed[]): string {
  const shared = longestShared(second!.behind, first!.ahead, first!.behind);
  return shared.length >= 2 ? shared : first!.ahead || first!.behind;
}
