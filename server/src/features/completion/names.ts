import { type IssuerName, readIssuerNames } from '../../analysis/issuer.ts';
import { once } from '../../analysis/memory.ts';
import type { Paragraph } from '../../analysis/paragraph.ts';
import type { Result } from '../../check.ts';
import { dayOfText } from '../../rules/dated-terms.ts';
import { builtInTerms, type Term, wordTerm } from '../../terms.ts';
import { endOf, overlapOf, type WritingPlace } from './place.ts';
import type { Suggestion, SuggestionKind } from './suggestion.ts';

/** What can be written at any place of a sentence. */
interface Wording {
  readonly kind: SuggestionKind;
  readonly text: string;
  readonly detail: string;
  readonly source: string;
}

/** Endings that only names of bodies have; where 街道, 社区 or 中心 begins a name, nothing tells. */
const UNIT =
  /(?:人民政府|街道办事处|管理委员会|人民法院|人民检察院|派出所|司法所|领导小组|委员会|执法大队|执法支队|执法局|管理局|[\u4e00-\u9fff]局)/g;
/** Words of a sentence that stand before a name and are no part of it. */
const LEADS =
  /^.*(?:[的和与及由在向对将把被为是等经到从并于有以个名]|代表|联合|会同|配合|组织|协调|协助|召开|开展|加强|推进|设立|成立|建立|通过|邀请|结合|维护|强化|深化|健全|完善|落实|发挥|依托|对接|报送|提请|年|全市|全县|全区|全镇|[我本各该])(?=.)/;
const LONGEST_LEAD = 10;
const QUOTED = /“[^“”\n]{2,16}”/g;
/** What is named so often is named again. */
const ENOUGH = 2;
/** How many are offered of each sort, and in all. */
const MOST_NAMES = 8;
const MOST_TERMS = 12;
const MOST = 40;

/** The reporting unit's name and its short forms, names and terms that this report has more than once, and, where one is begun, the known terms of its time. */
export function suggestWordings(result: Result, place: WritingPlace): readonly Suggestion[] {
  const own = ownNames(result);
  const counted = recurring(result, place);
  const names = counted.names.filter(({ text }) => own.every((name) => name.text !== text));
  const wordings = [...own, ...names.slice(0, MOST_NAMES), ...counted.terms.slice(0, MOST_TERMS)];
  const known = knownTerms(result).filter(({ text }) => wordings.every((other) => other.text !== text));
  return [...wordings, ...known]
    .map((wording, at) => toSuggestion(place, wording, at < wordings.length))
    .filter((one) => one !== null)
    .slice(0, MOST);
}

/** Going on from the piece that stands there already; as a whole, where it `may` be, if none does. */
function toSuggestion(place: WritingPlace, { kind, text, detail, source }: Wording, may: boolean): Suggestion | null {
  const piece = longest([overlapOf(place, text), overlapOf(place, bare(text))]);
  if (piece === '' && !may) return null;
  const start = place.offset - piece.length;
  return { kind, label: text, start, end: endOf(place, text), text, detail, source };
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((one, other) => (other.length > one.length ? other : one));
}

/** Without its quotation marks, which are often typed last. */
function bare(text: string): string {
  return text.replace(/[“”]/g, '');
}

/** 临溪市望岳区司法局 · 望岳区司法局 · 区司法局 · 我局 */
function ownNames(result: Result): readonly Wording[] {
  const [named] = readIssuerNames(result.analysis);
  const full = result.issuer?.name ?? named?.name;
  if (full === undefined || full.length < 3) return [];
  const forms = [full, ...(named && named.name === full ? shortForms(named) : []), ...selfForms(full)];
  return [...new Set(forms)].map((text, at) => ({
    kind: 'name',
    text,
    detail: at === 0 ? '报告单位' : '报告单位的简称',
    source: '按本报告的题目或落款。',
  }));
}

function shortForms({ regions, office }: IssuerName): readonly string[] {
  const inner = regions.at(-1);
  if (inner === undefined) return [];
  if (/^(?:人民政府)?(?:办事处)?$/.test(office))
    return /(?:镇|乡|街道)$/.test(inner) ? [inner] : [`${inner.at(-1)}政府`];
  return [inner + office, inner.at(-1) + office];
}

const SELF: readonly (readonly [RegExp, string])[] = [
  [/街道(?:办事处|党工委)?$/, '我街道'],
  [/镇(?:人民政府|党委)?$/, '我镇'],
  [/乡(?:人民政府|党委)?$/, '我乡'],
  [/局$/, '我局'],
  [/厅$/, '我厅'],
  [/委(?:员会)?$/, '我委'],
  [/县(?:人民政府)?$/, '我县'],
  [/区(?:人民政府)?$/, '我区'],
  [/市(?:人民政府)?$/, '我市'],
];

function selfForms(name: string): readonly string[] {
  return SELF.flatMap(([ending, self]) => (ending.test(name) ? [self] : [])).slice(0, 1);
}

/** What a paragraph names: units, and words in quotation marks. */
interface Named {
  readonly names: readonly string[];
  readonly terms: readonly string[];
}

const readNamed = once(
  ({ text }: Paragraph): Named => ({
    names: [...text.matchAll(UNIT)].flatMap(({ 0: ending, index }) => nameAt(text, index, ending)),
    terms: [...text.matchAll(QUOTED)].map(([quoted]) => quoted),
  }),
);

function nameAt(text: string, at: number, ending: string): readonly string[] {
  const lead = /[\u4e00-\u9fff]*$/.exec(text.slice(Math.max(0, at - LONGEST_LEAD), at))![0].replace(LEADS, '');
  const name = lead + ending;
  return name.length >= 3 && !/^[\u4e00-\u9fff]局$/.test(name) ? [name] : [];
}

/** What stands in the report more than once, the more frequent first; what is being written does not count. */
function recurring(
  { analysis: { paragraphs } }: Result,
  { line }: WritingPlace,
): Record<'names' | 'terms', readonly Wording[]> {
  const names = new Map<string, number>();
  const terms = new Map<string, number>();
  const count = (counts: Map<string, number>, texts: readonly string[]): void => {
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  for (const { block, paragraph } of paragraphs) {
    const named = readNamed(paragraph);
    const isOwn = block.start <= line.end && line.start <= block.end;
    count(names, isOwn ? [] : named.names);
    count(terms, named.terms);
  }
  const often = (counts: Map<string, number>, kind: SuggestionKind): readonly Wording[] =>
    [...counts]
      .filter(([, times]) => times >= ENOUGH)
      .sort((a, b) => b[1] - a[1])
      .map(([text, times]) => ({ kind, text, detail: `本报告里有${times}处`, source: '本报告里的写法。' }));
  return { names: often(names, 'name'), terms: often(terms, 'term') };
}

const KINDS: readonly Term['kind'][] = [
  'programme',
  'period',
  'congress',
  'plenum',
  'thought',
  'meeting',
  'idiom',
  'day',
];

/** The known terms that hold at the date of the text. */
function knownTerms(result: Result): readonly Wording[] {
  const day = dayOfText(result)?.day;
  const { year } = result;
  if (day === undefined || year === null) return [];
  return builtInTerms.terms
    .filter(({ kind, from, adopted, to }) => {
      const since = adopted ?? from;
      return (
        KINDS.includes(kind) && (since === undefined || since <= day) && (to === undefined || to >= `${year}-01-01`)
      );
    })
    .map((term) => ({
      kind: 'term',
      text: term.kind === 'plenum' ? `党的${term.term}` : term.term,
      detail: '通行的提法',
      source: wordTerm(term).join('\n'),
    }));
}
