import { mapEach } from '../../analysis/map-each.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Claim } from '../claim.ts';
import type { Direction } from './arithmetic.ts';
import { judge } from './claims.ts';
import { grownBy } from './growth.ts';
import { CHANGE, directionOf, isComparable, lastClause, TOLD_BEHIND } from './words.ts';

/** So many things are told at once: 起数、死亡人数、受伤人数 and what was lost. */
const MOST = 4;

/**
 * 事故23起、死亡20人，同比分别减少5起、2人，分别下降17.9%、9.1%; 案件95件134人，去年同期为200件377人，同比分别下降52.5%、64.5%: the changes of several
 * things, each to the one in its place. What they are told against stands at `at`.
 */
export function readRespective(figures: readonly Figure[], at: number): readonly Claim[] {
  const first = figures[at]!;
  if (first.separator !== 'comma') return [];
  const against = AGAINST.test(first.lead);
  const ofLast = against || TOLD_BEHIND.test(first.lead.replace('分别', ''));
  if (!ofLast && !EACH.test(first.lead)) return [];
  const count = lengthOfRow(figures, at);
  const bases = nameAlike(figures.slice(at, at + count));
  const tos = figures.slice(Math.max(0, at - count), at);
  const changes = nameAlike(figures.slice(at + count, at + 2 * count));
  if (count < 2 || tos.length < count || changes.length < count || !areBeside(tos, bases, changes)) return [];
  if (changes[0]!.separator !== 'comma' && !(against && /^(?:相比)?分别/.test(changes[0]!.lead))) return [];
  if (!tos.every((to, index) => isComparable(to, bases[index]!))) return [];
  const directions = directionsOf(changes);
  const fit = (change: Figure, index: number): boolean =>
    change.quantity.measure === 'percent' || (ofLast && isComparable(change, bases[index]!));
  if (!directions || !changes.every(fit)) return [];
  const told = ofLast ? directions : directionsOf(bases);
  if (!told?.every((direction, index) => direction === directions[index])) return [];
  const claims = mapEach(tos, (to, index): Claim | null => {
    const [base, figure, direction] = [bases[index]!, changes[index]!, directions[index]!];
    if (!ofLast) return grownBy(to, base, figure, direction);
    return judge(base, to, direction, { figure, direction, plain: true }, 'likely');
  });
  if (!claims.every((claim) => claim !== null)) return [];
  // That they are told of these figures, nothing says but that some of them fit; a row that is told again for last year says so.
  const sure = ofLast && tos.slice(1).every(({ separator }) => separator !== 'comma');
  return sure || claims.some(({ verdict }) => verdict === 'holds') ? claims : [];
}

/** 事故12起、死亡9人，同比分别减少3起、2人，上年同期为15起、11人: the row of last year behind the changes, from `at` on. */
export function readRespectiveBehind(figures: readonly Figure[], at: number): readonly Claim[] {
  const first = figures[at]!;
  if (first.separator !== 'comma' || !ROW_BEHIND.test(first.lead)) return [];
  const count = lengthOfRow(figures, at);
  if (count < 2 || at < 2 * count) return [];
  const bases = nameAlike(figures.slice(at, at + count));
  const changes = nameAlike(figures.slice(at - count, at));
  const tos = figures.slice(at - 2 * count, at - count);
  if (!EACH.test(changes[0]!.lead) || !areBeside(tos, bases, changes)) return [];
  const directions = directionsOf(changes);
  const fit = (figure: Figure, index: number): boolean =>
    isComparable(tos[index]!, bases[index]!) &&
    (figure.quantity.measure === 'percent' || isComparable(figure, bases[index]!));
  if (!directions || !changes.every(fit)) return [];
  const claims = mapEach(tos, (to, index) => {
    const [figure, direction] = [changes[index]!, directions[index]!];
    return judge(bases[index]!, to, direction, { figure, direction, plain: true }, 'likely');
  });
  return claims.every((claim) => claim !== null) && claims.some(({ verdict }) => verdict === 'holds') ? claims : [];
}

const ROW_BEHIND = /^[，,](?:而)?(?:上年|上一年度?|去年|20\d\d年)度?(?:同期)?(?:分别)?[为是有]?$/;

/** 与上年的46起、35人相比，分别下降; 比上年46起、35人分别下降 */
const AGAINST = /^[，,][与和同较比](?:上年|上一年度?|去年|20\d\d年)(?:同期)?的?$/;
/** 同比分别减少, 与上年相比，分别增加, 各减少 */
const EACH = /(?:分别|各)[^，,。；;、]{1,4}$/;

/** How many figures stand in a row from one on: 5起、2人; 200件377人. */
function lengthOfRow(figures: readonly Figure[], at: number): number {
  let end = at + 1;
  while (end < at + MOST && figures[end] !== undefined && /^[、和及与]?$/.test(figures[end]!.lead)) end++;
  return end - at;
}

/** What stands before the first of a row is said of all of them: 分别减少5起、2人. */
function nameAlike(row: readonly Figure[]): readonly Figure[] {
  return mapEach(row, (figure) => (figure.label === '' ? { ...figure, label: row[0]!.label } : figure));
}

/** Whether all of them stand in one clause of a sentence and in the same brackets. */
function areBeside(tos: readonly Figure[], bases: readonly Figure[], changes: readonly Figure[]): boolean {
  const { sentence, bracket } = bases[0]!;
  const together = [...tos, ...bases, ...changes].every(
    (figure) => figure.sentence === sentence && figure.bracket === bracket,
  );
  const inRow = tos.slice(1).every(({ separator }) => separator !== 'semicolon' && separator !== 'colon');
  return together && inRow;
}

/** Which way each of a row of changes leads: 分别下降52.5%、64.5%; 件数下降38.2%、人数上升5.3%. Null where that is not told. */
function directionsOf(changes: readonly Figure[]): readonly Direction[] | null {
  const directions: Direction[] = [];
  for (const [index, change] of changes.entries()) {
    const follows = index > 0 && /^[、和及与]$/.test(change.lead);
    const words = follows ? null : CHANGE.exec(lastClause(change))?.[2];
    const direction = follows ? directions[index - 1] : words && directionOf(words);
    if (!direction) return null;
    directions.push(direction);
  }
  return directions;
}
