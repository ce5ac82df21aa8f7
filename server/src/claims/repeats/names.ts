import type { Indicator } from '../../analysis/indicators.ts';
import { nameOf } from '../../analysis/indicators.ts';
import { mapEach } from '../../analysis/map-each.ts';
import type { Segment, Word } from '../../analysis/words.ts';

/** How sure it is that two figures measure the same: `surely` where everything agrees, `perhaps` where something is not told. */
export type Sameness = 'surely' | 'perhaps';

/** A name that two figures share: behind them, or in the words before. */
export interface SameName {
  readonly form: 'before' | 'behind';
  readonly noun: string;
  readonly sameness: Sameness;
}

/** Parts of a place, of which there are as many on every page. */
export const TERRITORY =
  /^(?:个|个行政|个自然)$|^(?:社区|村|行政村|村居|村社|街道|乡镇|镇街|镇|乡|网格|居委会|村委会)$/;
const TERRITORY_AHEAD = /^(?:社区|行政村|村居|村社|街道|乡镇|镇街|网格|居委会|村委会)/;
/** What is said of things that are there, all of them. */
const STANDING =
  /^(?:依托|通过|利用|借助|围绕|覆盖|涵盖|仅有|拥有|配备|配有|设有|设立|设置|成立|组建|建立|建成|形成|划分|划定|划为|分为|下辖|辖|组织|.{0,6}[在对由从向将把])$/;
const FOUNDING = /(?:成立|组建|建立|建成|划分|划定|设立|下辖|拥有)$/;
/** People who are counted by what is done with them. */
const DONE_TO =
  /培训|表彰|慰问|选派|抽调|派出|组织|安排|评选|招录|招聘|聘任|聘请|选聘|调整|吸纳|发展|处理|处分|查处|抓获|救助|帮扶|约谈|问责|走访|通报|警示|打击|解除|接收|邀请|出动|增|调配/;
const ACTING = /^(?:参加|参与|获|荣获|被|接受|赴|取得|通过|受|前往|到|完成|考取)/;
const IGNORABLE =
  /^(?:各类|各种|各级|有关|相关|广大|全部|所有|上述|共|累计|总共|全年|全街|全县|全区|全镇|全市|辖区|本|我|已|并|的)$/;
const EQUAL_VERBS: readonly (readonly string[])[] = [
  ['开展', '举办', '组织', '组织开展', '举行', '召开', '进行'],
  ['发放', '派发', '分发'],
  ['受理', '收到', '接到', '接收', '收'],
  ['处理', '办理'],
  ['配备', '配有', '设有', '拥有', '有'],
];

/** 16个乡镇（街道）, 22个村和社区: whether brackets or 、 put another kind of place beside the one that is counted. */
export function countsTwoKinds(text: string, behind: number): boolean {
  return TWO_KINDS.test(text.slice(behind, behind + 12));
}

const TWO_KINDS = /^(?:[一-龥]{1,4}[（(、和与及](?:街道|社区|行政村|村|居|镇|乡)|村居(?!民|委)|村社区?|镇街|街镇)/;

/** The part of a place that words begin with; empty where they begin with none that has a name of two characters or more. */
export function territoryAt(words: string): string {
  return TERRITORY_AHEAD.exec(words)?.[0] ?? '';
}

/** What two figures are both called; null where they are not called the same, or nobody can tell. */
export function compareNames(a: Indicator, b: Indicator, segment: Segment): SameName | null {
  if (a.behind !== '' && b.behind !== '') {
    const noun = commonNoun(a, b, segment);
    if (!noun) return null;
    const verbs = compareVerbs(a.before, b.before, noun.text);
    if (!verbs || [a, b].some((one) => ACTING.test(one.behind.slice(noun.text.length) + one.rest))) return null;
    return { form: 'behind', noun: noun.text, sameness: noun.sure ? verbs : 'perhaps' };
  }
  if (a.runsOn || b.runsOn) return null;
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one.length < 4 || other.length < 4) return null;
  if (one === other) return { form: 'before', noun: one, sameness: 'surely' };
  return compareWords(one, other, segment);
}

/** The noun behind two figures that is the same in both: where it ends is told by the text, else by its words. */
function commonNoun(
  a: Indicator,
  b: Indicator,
  segment: Segment,
): { readonly text: string; readonly sure: boolean } | null {
  const [short, long] = a.behind.length <= b.behind.length ? [a, b] : [b, a];
  const length = commonStart(short.behind, long.behind);
  if (length < 2) return null;
  // Where one stands alone, only what follows in the other is to be judged.
  if (length === short.behind.length && !short.runsOn) {
    const end = endingOf(long, length, segment);
    return end && isEnd(end, length) ? { text: short.behind, sure: end === 'ends' } : null;
  }
  const noun = lastNoun(short.behind, long.behind, segment);
  if (noun < 2) return null;
  const ends = [endingOf(short, noun, segment), endingOf(long, noun, segment)];
  // 3个项目开工, 7个项目竣工: what each does tells them apart.
  if (!ends.every((end) => end && isEnd(end, noun)) || !ends.includes('ends')) return null;
  return { text: short.behind.slice(0, noun), sure: ends.every((end) => end === 'ends') };
}

/** How far two nouns are the same in whole words, the last of them a noun; 0 where they are not, or nobody can tell. */
function lastNoun(a: string, b: string, segment: Segment): number {
  const [one, other] = [segment(a), segment(b)];
  if (!one || !other) return 0;
  let words = 0;
  while (one[words] && one[words]!.text === other[words]?.text) words++;
  while (words > 0 && !/^(?:n|vn|zg|l|j)/.test(one[words - 1]!.kind)) words--;
  return one.slice(0, words).reduce((length, { text }) => length + text.length, 0);
}

type Ending = 'ends' | 'may go on' | 'goes on';

/** What the word behind the noun says of it: 3名确诊人员|均已治愈, 确诊人员|处理措施, 社区|干部. Null where nobody can tell. */
function endingOf({ behind, runsOn }: Indicator, length: number, segment: Segment): Ending | null {
  const rest = behind.slice(length);
  if (rest === '') return runsOn ? 'may go on' : 'ends';
  const next = segment(rest)?.[0];
  if (!next) return null;
  if (/^[dcprft]/.test(next.kind)) return 'ends';
  return /^v(?!n)/.test(next.kind) ? 'may go on' : 'goes on';
}

/** A short noun with a verb behind it may be the beginning of a longer one. */
function isEnd(end: Ending, length: number): boolean {
  return end === 'ends' || (end === 'may go on' && length >= 4);
}

/** Whether what is done with things lets two figures count the same things. */
function compareVerbs(a: string, b: string, noun: string): Sameness | null {
  if (a === b) return 'surely';
  if (DONE_TO.test(a) || DONE_TO.test(b)) return null;
  const [one, other] = [a, b].map((verb) => (STANDING.test(verb) ? '' : verb)) as [string, string];
  if (noun.length < 4) return one === '' && other === '' && TERRITORY.test(noun) ? 'perhaps' : null;
  if (one === '' && other === '') return FOUNDING.test(a + b) && (a === '' || b === '') ? 'surely' : 'perhaps';
  return one === '' || other === '' || one.endsWith(other) || other.endsWith(one) ? 'perhaps' : null;
}

/** Two names as bags of words, with words that say the same taken for the same. */
function compareWords(a: string, b: string, segment: Segment): SameName | null {
  if (a.length < 2 || !b.endsWith(a.slice(-2))) return null;
  const [one, other] = mapEach(
    [segment(a), segment(b)],
    (words) => words && mapEach(words.filter(carriesMeaning), canonical),
  );
  if (!one || !other) return null;
  let shared = 0;
  while (shared < one.length && shared < other.length && one.at(-1 - shared) === other.at(-1 - shared)) shared++;
  const left = [...one.slice(0, one.length - shared), ...other.slice(0, other.length - shared)];
  if (shared < 2 || left.some((word) => word !== EQUAL_VERBS[0]![0])) return null;
  return { form: 'before', noun: one.slice(-shared).join(''), sameness: left.length > 0 ? 'perhaps' : 'surely' };
}

/** What no dictionary has (丙类) is of no kind, as signs are; it tells things apart all the same. */
function carriesMeaning({ text, kind }: Word): boolean {
  return !IGNORABLE.test(text) && !/^(?:d|u|p|m|t|w)/.test(kind) && (kind !== 'x' || /[\p{L}\p{N}]/u.test(text));
}

function canonical({ text }: Word): string {
  return EQUAL_VERBS.find((verbs) => verbs.includes(text))?.[0] ?? text;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
