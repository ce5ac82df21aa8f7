import builtIn from '../profiles/terms.json' with { type: 'json' };
import type { Analysis } from './analysis/analyze.ts';
import { mapEach } from './analysis/map-each.ts';
import { once, onceFor } from './analysis/memory.ts';
import type { Paragraph } from './analysis/paragraph.ts';
import { type Reading, readEachWith } from './analysis/readings.ts';
import { type Span, shift } from './analysis/span.ts';
import type { Profile } from './profile/schema.ts';
import { compileIndex, findHits, type Index } from './terms/phrase-index.ts';
import { type Enumeration, readEnumerations } from './terms/plenums.ts';
import type { Term, TermsFile } from './terms/schema.ts';

export type { Formula, KnownTitle, SetPhrase, Term, TermsFile } from './terms/schema.ts';

/** The dated terms, titles and set phrases that come with the program. A test holds them to the schema, so that start-up need not. */
export const builtInTerms: TermsFile = builtIn as unknown as TermsFile;

/** A dated term at its place. */
export interface Occurrence extends Span {
  readonly term: Term;
}

/** What a paragraph names of dated terms. Places are relative to it. */
export interface TermReading {
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  readonly enumerations: readonly Enumeration[];
}

interface Table {
  readonly index: Index<Term>;
  readonly byName: ReadonlyMap<string, Term>;
}

const NOTHING: TermReading = { occurrences: [], enumerations: [] };

const builtInTable = compileTable(builtInTerms.terms);

/** Everything a paragraph names of the terms that come with the program and of the profile's own. Read once per paragraph. */
export function readTerms(paragraph: Paragraph, profile: Profile | null = null): TermReading {
  const table = tableOf(profile);
  if (table === builtInTable) return readBuiltInTerms(paragraph);
  const readings = readingsOf(paragraph);
  const reading = readings.get(table) ?? readAnew(paragraph.text, table);
  readings.set(table, reading);
  return reading;
}

const readBuiltInTerms = once(({ text }: Paragraph) => readAnew(text, builtInTable));
/** Of a profile's own terms, by their table. */
const readingsOf = once((_: Paragraph) => new Map<Table, TermReading>());

/** What the paragraphs of a report name of terms, in the order of the text; only those that name any. */
export function readAllTerms(analysis: Analysis, profile: Profile | null): readonly TermsInParagraph[] {
  if (tableOf(profile) === builtInTable) return readBuiltIn(analysis);
  return analysis.paragraphs.flatMap(({ start, paragraph }) => {
    const found = readTerms(paragraph, profile);
    return found === NOTHING ? [] : [{ start, paragraph, found }];
  });
}

/** A paragraph that names terms, at its place. */
export type TermsInParagraph = Pick<Reading<TermReading>, 'start' | 'paragraph' | 'found'>;

const readBuiltIn = readEachWith(
  (passage) => readBuiltInTerms(passage) !== NOTHING,
  (paragraph) => {
    const found = readBuiltInTerms(paragraph);
    return found === NOTHING ? null : found;
  },
);

/** The dated terms in a paragraph, in the order of the text. Places are relative to it. */
export function findTerms(paragraph: Paragraph, profile: Profile | null = null): readonly Occurrence[] {
  return readTerms(paragraph, profile).occurrences;
}

/** The dated terms that stand at an offset of a report, at their places in the report. */
export function termsAt(analysis: Analysis, offset: number, profile: Profile | null = null): readonly Occurrence[] {
  return analysis.paragraphs
    .filter(({ start, paragraph }) => start <= offset && offset <= start + paragraph.text.length)
    .flatMap(({ start, paragraph }) => findTerms(paragraph, profile).map((found) => shift(found, start)))
    .filter(({ start, end }) => start <= offset && offset <= end);
}

/** The term that a name stands for, such as the one that replaces another. */
export function termNamed(name: string, profile: Profile | null = null): Term | null {
  return tableOf(profile).byName.get(name) ?? null;
}

/** What is known of a term, for a reader: since when, until when, a note, and how sure that is. */
export function wordTerm({ from, adopted, to, note, source, verified, replacement }: Term): readonly string[] {
  const since = [
    ...(adopted ? [`${wordDay(adopted)}通过`] : []),
    ...(from ? [`${wordDay(from)}起`] : []),
    ...(to ? [`${wordDay(to)}止`] : []),
  ];
  return [
    ...(since.length > 0 ? [`${since.join('，')}。`] : []),
    ...(note ? [note] : []),
    ...(replacement ? [`现在的提法：${replacement}。`] : []),
    `依据：${source ?? '通行说法'}${verified ? '' : '，没有与原件核对，仅供参考'}。`,
  ];
}

/** 2021-06-10 → 2021年6月10日 */
export function wordDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function tableOf(profile: Profile | null): Table {
  return profile?.terms && profile.terms.length > 0 ? ownTableOf(profile.terms) : builtInTable;
}

/** A term of a profile's own stands for the one of its name. */
const ownTableOf = onceFor((own: readonly Term[]): Table => {
  const replaced = new Set(own.map(({ id }) => id));
  return compileTable([...builtInTerms.terms.filter(({ id }) => !replaced.has(id)), ...own]);
});

function compileTable(terms: readonly Term[]): Table {
  return {
    index: compileIndex(
      terms.map((term) => ({
        value: term,
        patterns: term.patterns ?? [],
        notAfter: term.notAfter,
        notBefore: term.notBefore,
      })),
    ),
    byName: new Map(terms.map((term) => [term.term, term])),
  };
}

function readAnew(text: string, { index, byName }: Table): TermReading {
  const enumerations = readEnumerations(text);
  const plenums = enumerations.flatMap((enumeration) =>
    enumeration.plenums.flatMap(({ name, start, end }) => {
      const term = byName.get(name);
      return term ? [{ term, start, end }] : [];
    }),
  );
  const hits = mapEach(findHits(index, text), ({ value, start, end }) => ({ term: value, start, end }));
  if (hits.length === 0 && plenums.length === 0)
    return enumerations.length > 0 ? { occurrences: [], enumerations } : NOTHING;
  const occurrences = plenums.length === 0 ? hits : [...hits, ...plenums].sort((a, b) => a.start - b.start);
  return { occurrences, enumerations };
}
