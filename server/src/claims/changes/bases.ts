import type { Analysis } from '../../analysis/analyze.ts';
import { readIndicators } from '../../analysis/indicators.ts';
import { once } from '../../analysis/memory.ts';
import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { shift } from '../../analysis/span.ts';
import { type Claim, type FigureNumber, figuresOf, toNumber } from '../claim.ts';
import { listMentions, type Mention } from '../repeats/statements.ts';
import { type Change, isComparable, toChange } from './words.ts';

/** What a report says of the figure that something had the year before. */
export interface Base {
  /** What it is about: this year's figure, told for its own sake. */
  readonly subject: Mention;
  /** The figure that tells: the base itself, or by how much this year's figure differs from it. */
  readonly told: FigureNumber;
  /** How this year's figure differs; null where the base itself is told. */
  readonly change: Change | null;
}

/** Every base of the year before that is told of the figures of a report. `year` is the one reported on. */
export function readBases(
  analysis: Analysis,
  claims: readonly Claim[],
  mentions: readonly Mention[],
  year: number,
): readonly Base[] {
  const subjects = new Map(mentions.map((mention) => [mention.number.start, mention]));
  const bases = new Map<number, Base>();
  const put = (subject: Mention | undefined, told: FigureNumber, change: Change | null): void => {
    if (subject && !bases.has(subject.number.start)) bases.set(subject.number.start, { subject, told, change });
  };
  const changes = claims.filter(({ kind }) => kind === 'change');
  const periods = changes.length > 0 ? periodsOf(analysis) : null;
  for (const change of changes) {
    const [from] = figuresOf(change, 'from');
    const [to] = figuresOf(change, 'to');
    if (from && to && isOfLast(periods!.get(from.start) ?? '', year)) put(subjects.get(to.start), from, null);
  }
  for (const { start, paragraph } of analysis.paragraphs) {
    for (const { at, period, told, change } of readInParagraph(paragraph)) {
      if (!isOfLast(period, year)) continue;
      const number = shift(toNumber(change ? 'change' : 'from', paragraph.figures[told]!), start);
      put(subjects.get(start + paragraph.figures[at]!.quantity.start), number, change);
    }
  }
  return [...bases.values()];
}

/** The figures that a report of the year tells for their own sake and for the whole of that year. */
export function statementsOf(analysis: Analysis, year: number): readonly Mention[] {
  return listMentions(analysis).filter(({ indicator }) => isOfYear(indicator.period, year));
}

/** What a paragraph tells of the year before, by the indexes of its figures. */
interface Reading {
  readonly at: number;
  readonly told: number;
  /** The time against which it is told: 去年, 2024. */
  readonly period: string;
  readonly change: Change | null;
}

/** Against what a change is told: 同比, 较上年, 比2024年. */
const AGAINST_LAST = /同比|[较比与](?:上年|去年|上一年)度?|[较比与](20\d\d)年度?(?!以)/;
/** Words of the year before that leave out what is counted: （上年80件）, 去年为80件, 较上年同期的80件. */
const ELLIPTIC = /^[，,、]?(?:[较比]|而)?(?:(?:上年|去年|上一年)度?(?:同期)?|(20\d\d)年度?)[的为是仅有]?$/;
const LAST = '去年';

const readInParagraph = once(({ figures }: Paragraph): readonly Reading[] => {
  const readings: Reading[] = [];
  for (let told = 1; told < figures.length; told++) {
    const reading = readElliptic(figures, told) ?? readAgainstLast(figures, told);
    if (reading) readings.push(reading);
  }
  return readings;
});

/** 受理120件（上年100件） */
function readElliptic(figures: readonly Figure[], told: number): Reading | null {
  const [subject, base] = [figures[told - 1]!, figures[told]!];
  if (!isBehind(figures, told) || !isComparable(subject, base)) return null;
  const words = ELLIPTIC.exec(base.lead.trim());
  return words && { at: told - 1, told, period: words[1] ?? LAST, change: null };
}

/** 受理125件，同比增长25%: nothing else that could be meant stands before it in the sentence. */
function readAgainstLast(figures: readonly Figure[], told: number): Reading | null {
  const [subject, amount] = [figures[told - 1]!, figures[told]!];
  if (!isBehind(figures, told)) return null;
  const against = AGAINST_LAST.exec(amount.lead);
  if (!against) return null;
  if (!isRelative(amount.quantity.measure) && !isComparable(subject, amount)) return null;
  const change = toChange(amount);
  if (!change?.plain || !change.direction) return null;
  const others = figures.slice(0, told - 1).filter(({ sentence }) => sentence === subject.sentence);
  if (others.length > 0) return null;
  return { at: told - 1, told, period: against[1] ?? LAST, change };
}

/** Whether a figure follows the one before it with little between, or stands alone in the brackets behind it. */
function isBehind(figures: readonly Figure[], told: number): boolean {
  const [before, here] = [figures[told - 1]!, figures[told]!];
  if (here.sentence !== before.sentence || here.separator === 'stop' || here.separator === 'semicolon') return false;
  return here.bracket === before.bracket || (here.opensBracket && here.anchor === told - 1);
}

/** The time that each figure speaks of, by where it begins. */
function periodsOf({ paragraphs }: Analysis): ReadonlyMap<number, string> {
  return new Map(
    paragraphs.flatMap(({ start, paragraph }) =>
      readIndicators(paragraph).map(({ figure, period }) => [start + figure.quantity.start, period] as const),
    ),
  );
}

/** Whether a time is the whole of the year reported on; where none is told, it is. */
function isOfYear(period: string, year: number): boolean {
  return period === '' || period.replace(/年度?$/, '') === `${year}`;
}

function isOfLast(period: string, year: number): boolean {
  return (
    /^(?:(?:去年|上年度?|上一年度?)(?:同期)?|同期)$/.test(period) || period.replace(/年度?$/, '') === `${year - 1}`
  );
}
