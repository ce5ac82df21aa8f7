import type { Analysis } from '../../analysis/analyze.ts';
import { compare, type Decimal, ZERO } from '../../analysis/numbers/decimal.ts';
import { pathsThrough, type Section } from '../../analysis/outline.ts';
import { readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { sumOf, toScaled, toWritten } from '../arithmetic.ts';
import type { Certainty, Claim, ClaimNumber, FigureNumber, Verdict } from '../claim.ts';
import type { Disclosure, Subject } from '../disclosure.ts';
import { toCellNumber } from '../tables/grid.ts';
import { type Mention, readMentions } from './mentions.ts';

/** Under these headings, the text speaks of shortcomings and of what is to come. */
const OTHERWISE = /问题|不足|改进|下一步|打算|计划|安排/;
const COURSES = /复议|诉讼/;
const DISCLOSURE = /信息公开|政务公开|依申请/;

/** Tells a cell from the text that says the same. */
const IN_TABLE = '表中';

/** A mention at its place, with what the tables say of its subject. */
interface Comparison {
  readonly mention: Mention;
  readonly told: ClaimNumber;
  readonly value: Decimal;
  readonly cells: readonly FigureNumber[];
  readonly total: Decimal;
}

/** What the text tells of applications, reviews and law-suits against the totals of the tables. */
export function readDisclosureProse(
  analysis: Analysis,
  disclosures: readonly (Disclosure & { readonly start: number })[],
  year: number | null,
): readonly Claim[] {
  const totals = new Totals(disclosures);
  const comparisons = [...listMentions(analysis, year)].flatMap(({ mention, start }): readonly Comparison[] => {
    const cells = totals.of(mention.subject);
    const { figure, label } = mention;
    if (!cells) return [];
    const place = shift({ start: mention.start, end: mention.end }, start);
    const told: ClaimNumber = { role: 'total', label, ...place, ...(figure && { quantity: figure.quantity }) };
    const value = figure?.quantity.value ?? ZERO;
    return [{ mention, told, value, cells, total: sumOf(cells.map(({ quantity }) => quantity)) }];
  });
  const right = new Set(
    comparisons.filter(({ value, total }) => compare(value, total) === 0).map(({ mention }) => mention.subject),
  );
  return comparisons.map((comparison) => judge(comparison, totals, right.has(comparison.mention.subject)));
}

/** What the tables say of each subject, where one of them says it plainly. */
class Totals {
  readonly #cells = new Map<Subject, readonly FigureNumber[] | null>();

  constructor(disclosures: readonly (Disclosure & { readonly start: number })[]) {
    for (const { start, totals } of disclosures) {
      for (const [subject, { parts, known }] of totals) {
        const cells = parts.map(({ label, figure }, at) =>
          shift(toCellNumber('part', at === 0 ? `${IN_TABLE}${label}` : label, figure), start),
        );
        const plain = known && cells.length > 0 && !this.#cells.has(subject);
        this.#cells.set(subject, plain ? cells : null);
      }
    }
  }

  of(subject: Subject): readonly FigureNumber[] | null {
    return this.#cells.get(subject) ?? null;
  }

  sum(...subjects: readonly Subject[]): Decimal {
    return sumOf(subjects.flatMap((subject) => this.of(subject) ?? []).map(({ quantity }) => quantity));
  }
}

const readAllMentions = readEach((paragraph, row) => (row ? null : readMentions(paragraph)));

function* listMentions(analysis: Analysis, year: number | null): Generator<{ mention: Mention; start: number }> {
  const pathAt = pathsThrough(analysis.outline);
  const { text } = analysis.source;
  for (const { start, block, found: mentions } of readAllMentions(analysis)) {
    if (block.kind === 'title') continue;
    const headings = pathAt(start).map((section) => wordsOf(text, section));
    if (headings.some((words) => OTHERWISE.test(words))) continue;
    for (const mention of mentions) {
      const { subject, named, period, scope } = mention;
      const course = subject === 'review' || subject === 'lawsuit';
      const about = headings.some((words) => DISCLOSURE.test(words) || (course && COURSES.test(words)));
      const own = period === '' || (year !== null && period.startsWith(String(year)));
      const office = scope === 'office' && !/办公[室厅]/.test(analysis.title);
      if ((course && !named && !about) || !own || office) continue;
      yield { mention, start };
    }
  }
}

function wordsOf(text: string, { heading }: Section): string {
  return heading ? text.slice(heading.title.start, Math.min(heading.title.end, heading.title.start + 60)) : '';
}

function judge({ mention, told, value, cells, total }: Comparison, totals: Totals, elsewhere: boolean): Claim {
  const holds = compare(value, total) === 0;
  const verdict: Verdict = holds ? 'holds' : mayMeanOther(mention, value, totals) ? 'unclear' : 'fails';
  const firm = mention.firm && mention.scope !== 'wide' && !elsewhere;
  const certainty: Certainty = firm || holds ? 'likely' : 'debatable';
  const sign = holds ? '=' : verdict === 'fails' ? '≠' : '?';
  const written = mention.figure ? toWritten(mention.figure.quantity) : toScaled(ZERO, 0);
  return {
    kind: 'table',
    verdict,
    certainty,
    formula: `${written} ${sign} ${cells.map(({ quantity }) => toWritten(quantity)).join(' + ')}`,
    numbers: [told, ...cells],
  };
}

/** What was received may be told with what was carried over; what was done, as what there was to do. */
function mayMeanOther({ subject, fresh, firm }: Mention, value: Decimal, totals: Totals): boolean {
  const all = compare(value, totals.sum('received', 'carried')) === 0;
  if (subject === 'received') return all && !fresh;
  return subject === 'handled' && !firm && (all || compare(value, totals.sum('received')) === 0);
}
