import { compare, whole } from '../../analysis/numbers/decimal.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { isSlip } from '../slips.ts';
import { UNTELLING } from '../vocabulary.ts';

/** A number of things as one place tells it. */
export interface Told {
  readonly figure: Figure;
  /** The words before it in its clause. */
  readonly ahead: string;
  /** What it counts, as far as that stands behind it. */
  readonly behind: string;
  /** Whether another kind of place is counted with it: 村（社区）. */
  readonly twoKinds: boolean;
  /** Its value in digits. */
  readonly value: string;
  /** The pair of characters by which figures before it are held against it where it takes none of them up; null where none are. */
  readonly sought: Pair | null;
}

/** Two characters that stand beside each other, as one number: of strings, dozens would be made for each figure. */
export type Pair = number;

/** Figures in whose words a pair stands that is sought. */
export type Named = ReadonlyMap<Pair, Placed[]>;

/** A figure at its place in the report. */
export interface Placed extends Told {
  /** Where its passage begins, in the report and in its paragraph. */
  readonly start: number;
  readonly within: number;
  readonly paragraph: number;
  /** Counts the sentences of that paragraph. */
  readonly sentence: number;
  /** Whether it stands under what is still to be done. */
  readonly planned: boolean;
}

/** Small numbers are found everywhere: that two of them are the same tells nothing. */
export const SMALLEST = whole(10);
const LARGE = whole(100);
/** So much of the words around a figure is its name. */
export const LONGEST_NAME = 12;
/** A name that is shared by two figures that differ is this long at least. */
const SURE_NAME = 4;
const MOST_NAMED = 40;
const SHORTEST_NAME = 2;
/** 这86项, 对29件复杂案件: clauses that take up what was told before. */
const TAKING_UP = /^(?:[对占向为把将从在由这该而]|上述|全部|所有|其中的?|推动|分摊到|全[县区市镇乡街局])?$/;
/** What is said of some of the things, of others, or of those of another time. */
const OTHERWISE = /其余|其他|剩余|另|新建|计划|拟|[每各]|较|比|上年|去年|增|减|余$|近$|约$/;
/** 其中立即整改的126处, 其中87项: some of what was told before; nothing is taken up by it as a whole. */
const PART = /^其中/;
/** 86项中, 156艘中证内船: of those that were told just before. */
const AMONG = /^中(?!心|小|标|央|国|介|层|级|型|药|医|学|队|共|期|等|试|转|资|继|考|班|欧|韩|美|华|草|成|短|青)/;
/** 33名执法人员中 */
const NAMED_AMONG = /^[一-龥]{2,10}?中(?![心小标央国介层级型药医学队共期等])/;
/** 承接的97项 */
const VERB = /([一-龥]{2})(?<!以[上下内外])的$/;
/** 740件案件无一…: of those that were told just before. */
const CASES = /^(?:案件|事项|问题|纠纷|线索|工单|人员)/;
const WHOLE = /全[县市区镇乡街]|下?辖|共有/;
const TERRITORY = /^(?:社区|村|乡镇|镇街|镇|街道)/;

/** 承接的97项: by the verb; else by how the name behind it begins. */
export function soughtBy(ahead: string, behind: string): Pair | null {
  if (OTHERWISE.test(ahead) || PART.test(ahead)) return null;
  const verb = VERB.exec(ahead)?.[1];
  if (verb !== undefined) return pairAt(verb, 0);
  return behind !== '' && TAKING_UP.test(ahead) ? pairAt(behind, 0) : null;
}

/** The pair that stands at a place in some words. */
export function pairAt(words: string, at: number): Pair {
  return (words.charCodeAt(at) << 16) | words.charCodeAt(at + 1);
}

/** Whether two figures, each at the same place of its version of a report, tell the same as far as anything here asks. */
export function isTheSame(a: Told, b: Told): boolean {
  return (
    a.value === b.value &&
    a.figure.quantity.value.scale === b.figure.quantity.value.scale &&
    a.ahead === b.ahead &&
    a.behind === b.behind &&
    a.twoKinds === b.twoKinds &&
    a.figure.quantity.unit === b.figure.quantity.unit &&
    a.figure.separator === b.figure.separator &&
    a.figure.sentence === b.figure.sentence
  );
}

/** Whether a figure with its name behind it says the same of the same things as an earlier one. */
export function takesUp(one: Placed, earlier: Placed): boolean {
  if (!areAddable(one.figure.quantity.unit, earlier.figure.quantity.unit)) return false;
  if (OTHERWISE.test(one.ahead)) return false;
  if (AMONG.test(one.behind)) return isJustBefore(one, earlier);
  if (one.behind === '') return false;
  const territory = TERRITORY.exec(one.behind)?.[0];
  if (territory !== undefined) return earlier.behind.startsWith(territory) && earlier.twoKinds === one.twoKinds;
  const shared = longestShared(one.behind.slice(0, 8), earlier.ahead.slice(-LONGEST_NAME), earlier.behind.slice(0, 8));
  const special = shared.replace(UNTELLING, '').length;
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
export function namesakesOf(one: Placed, before: readonly Placed[], byName: Named): readonly Placed[] {
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
    // 对12个乡镇开展督察: whom something was done to need not be all there are.
    if (ahead === '对') return false;
    return (
      WHOLE.test(earlier.ahead) &&
      earlier.twoKinds === one.twoKinds &&
      earlier.behind.slice(0, 2) === behind.slice(0, 2) &&
      !isSameSentence(one, earlier)
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
    name.replace(UNTELLING, '').length >= 2 &&
    earlier.ahead.includes(name) &&
    (isLarge(one) || NAMED_AMONG.test(behind))
  );
}

function isLarge({ figure }: Told): boolean {
  return compare(figure.quantity.value, LARGE) >= 0;
}

function isSameSentence(a: Placed, b: Placed): boolean {
  return a.paragraph === b.paragraph && a.sentence === b.sentence;
}

/** The one figure before that a figure was meant to repeat, by one slip of the pen. */
export function contradicted(one: Placed, namesakes: readonly Placed[]): Placed | null {
  const near = namesakes.filter(
    (earlier) => isTelling(earlier) && isTelling(one) && isSlip(earlier.value, one.value, 'telling'),
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
export function longestShared(name: string, ...others: readonly string[]): string {
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
