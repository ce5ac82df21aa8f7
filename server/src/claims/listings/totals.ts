import { mapEach } from '../../analysis/map-each.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { toChange } from '../changes/words.ts';
import { isCompanion, isComparison, isSameKind } from '../figures.ts';
import { CARRIED_OVER, CHAIN, TOTAL_WORD } from '../vocabulary.ts';
import type { Opening } from './listing.ts';

/** How many figures before 其中 can be a total, and how many of them can be one together. */
const MOST_TOTALS = 24;
const MOST_SUMMANDS = 6;
/** A further way to divide what was divided already. */
const DIVISION = /(?:从.{1,6}看|按.{1,6}分)[，,：:]?[^，,。；;：:]*$/;

/** The figures a list can be the parts of: since the last semicolon first, then announced ones, then the nearest; sums last. */
export function totalsBefore(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  opening: Opening,
): readonly (readonly Figure[])[] {
  const opener = figures[at]!;
  const named = opening === 'of-which' ? namedBefore(opener) : '';
  if (named !== '') return totalsNamed(figures, at, head, named);
  if (opening === 'bracket') {
    const anchor = figures[opener.anchor]!;
    if (isSameKind(anchor, head)) return [[anchor]];
    const doubled = isCompanion(anchor) ? figures[opener.anchor - 1] : undefined;
    return doubled && isSameKind(doubled, head) ? [[doubled]] : [];
  }
  if (opener.separator === 'stop' && !opensSentence(opener)) return [];
  const candidates = candidatesBefore(figures, at, head);
  const parts = candidates.filter(({ fit }) => fit === 'of-a-part');
  if (parts.length > 0 && parts.length === candidates.length) return [];
  const strict = candidates.filter(({ fit }) => fit !== 'of-a-part' && fit !== 'loosely-addable');
  const single = (strict.length > 0 ? [...strict, ...parts] : candidates).toSorted(
    (a, b) => a.segment - b.segment || FITS.indexOf(a.fit) - FITS.indexOf(b.fit),
  );
  return [...mapEach(single, ({ figure }) => [figure]), ...summands(figures, at, head, opener)];
}

/** How well a figure serves as the total of a list, the best first. */
const FITS = ['announced', 'same-unit', 'addable', 'loosely-addable', 'of-a-part'] as const;

/** A figure that may be the total of a list. */
interface Candidate {
  readonly figure: Figure;
  readonly fit: (typeof FITS)[number];
  /** How many semicolons stand between it and the opening. */
  readonly segment: number;
}

/** The figures before an opening that count the same kind of thing as the `head` of its list, the nearest first. */
function candidatesBefore(figures: readonly Figure[], at: number, head: Figure): readonly Candidate[] {
  const opener = figures[at]!;
  const divided = DIVISION.test(opener.lead);
  const skipped = divided ? sentenceOfParts(figures, at) : -1;
  const oldest = skipped >= 0 ? skipped - 1 : opener.separator === 'stop' ? opener.sentence - 1 : opener.sentence;
  // A further division is of the whole, not of one of its parts.
  const within = divided && skipped < 0 ? partsInSentenceBefore(figures, at) : at;
  const candidates: Candidate[] = [];
  let segment = opener.separator === 'semicolon' ? 1 : 0;
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < oldest) break;
    if (figure.bracket !== opener.bracket || figure.sentence === skipped) continue;
    if (isSameKind(figure, head) && !tellsOfChange(figure)) {
      const whole = before < within && !isBaseOfShare(figure, figures[before + 1]!);
      candidates.push({ figure, fit: whole ? fitOf(figure, head) : 'of-a-part', segment });
    }
    if (figure.separator === 'semicolon') segment++;
  }
  return candidates;
}

/** 比上年的3406对少492对，其中…: by how much is no total, but for what came in less what went out (净增86名). */
export function tellsOfChange(figure: Figure): boolean {
  return isComparison(figure) || (!figure.label.startsWith('净') && (toChange(figure)?.plain ?? false));
}

/** 培训1.26万人次，完成任务1万人次的126%，其中…: what the share is taken of is not what was done. */
function isBaseOfShare({ label }: Figure, { lead, quantity }: Figure): boolean {
  return lead === '的' && quantity.measure === 'percent' && /^占|任务|目标|计划/.test(label);
}

function fitOf(figure: Figure, head: Figure): Candidate['fit'] {
  const [unit, own] = [figure.quantity.unit, head.quantity.unit];
  // 信访事项923件次，其中初次信访730件、重复信访193件
  if (unit === own || unit === `${own}次`) return TOTAL_WORD.test(figure.lead) ? 'announced' : 'same-unit';
  return areAddable(unit, own) ? 'addable' : 'loosely-addable';
}

/** 来访120件次，其中初访97件、重访23件。从诉求看，…: where the parts begin that the sentence before tells; `at` where it tells none. */
function partsInSentenceBefore(figures: readonly Figure[], at: number): number {
  const { separator, sentence } = figures[at]!;
  if (separator !== 'stop') return at;
  let first = at;
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    if (figures[before]!.sentence !== sentence - 1) break;
    if (before > 0 && figures[before - 1]!.sentence === sentence - 1 && /其中/.test(figures[before]!.lead))
      first = before;
  }
  return first;
}

/** 公开326条。其中，网站214条，…。从内容看，…: the sentence before, where it tells of parts only; -1 where it does not. */
function sentenceOfParts(figures: readonly Figure[], at: number): number {
  const { separator, sentence } = figures[at]!;
  if (separator !== 'stop') return -1;
  let first = at;
  while (first > 0 && at - first < MOST_TOTALS && figures[first - 1]!.sentence === sentence - 1) first--;
  return first < at && opensSentence(figures[first]!) ? sentence - 1 : -1;
}

/** The figures that a list can be of by the words that name it, those of that name first: 年内新发案件55件，…。新发案件中，…. */
function totalsNamed(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  named: string,
): readonly (readonly Figure[])[] {
  const opener = figures[at]!;
  const core = named.replace(/的/g, '').replace(/(?<=..)(?:案件|事项|问题|申请|工单)$/, '');
  const namesakes: Figure[] = [];
  const others: Figure[] = [];
  for (let before = at - 1; before >= 0 && at - before <= MOST_TOTALS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < opener.sentence - 1) break;
    if (figure.bracket !== opener.bracket || !isSameKind(figure, head) || isComparison(figure)) continue;
    // 受理市民诉求7118件。本周所受理的市民诉求中，…
    const ended = core.length > SHORTEST_END && figure.label.endsWith(core.slice(-SHORTEST_END));
    (isNamed(figure, core) || ended ? namesakes : others).push(figure);
  }
  return namesakes.length === 0 ? [] : [...namesakes, ...others].map((figure) => [figure]);
}

/** So much of the end of a name is enough to know it by. */
const SHORTEST_END = 4;

/** 审结171件，尚未审结15件。审结案件中，…: what is not done is not what is done. */
function isNamed({ label }: Figure, core: string): boolean {
  const found = label.indexOf(core);
  return found >= 0 && !/[未没不]$/.test(label.slice(0, found));
}

/** 建议16件、提案23件，其中…: the figures in a row before the opening, added up; steps of a chain (受理…，办结…) are not added. */
function summands(
  figures: readonly Figure[],
  at: number,
  head: Figure,
  opener: Figure,
): readonly (readonly Figure[])[] {
  const row: Figure[] = [];
  const sums: (readonly Figure[])[] = [];
  // A sentence without figures may stand between.
  const oldest = Math.min(opener.sentence, figures[at - 1]?.sentence ?? 0);
  for (let before = at - 1; before >= 0 && row.length < MOST_SUMMANDS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < oldest) break;
    if (figure.bracket !== opener.bracket || figure.quantity.measure === 'percent' || isComparison(figure)) continue;
    if (!isSameKind(figure, head) || figure.quantity.unit !== head.quantity.unit || tellsOfChange(figure)) break;
    row.unshift(figure);
    if (row.length > 1) sums.push([...row]);
    if (figure.separator === 'stop' || figure.separator === 'semicolon') break;
    if (CHAIN.test(figure.label) && !CARRIED_OVER.test(figure.label)) break;
  }
  return sums;
}

/** …120件。其中，…: only what opens a sentence speaks of the one before it. */
export function opensSentence(figure: Figure): boolean {
  const last = Math.max(...[...'。！？!?｡'].map((stop) => figure.lead.lastIndexOf(stop)));
  return /^[\s(（]*(?:其中|包括|包含|分别|从(?![全总整]).{1,6}看|按.{1,6}(?:分|[：:])|[一-龥]{2}上[，,]|[一-龥]{0,4}方面[，,：:])/.test(
    figure.lead.slice(last + 1),
  );
}

/** 新发案件中，主诉案件34件: the words in front of a list that name what it is of; empty where none do. */
export function namedBefore({ lead }: Figure): string {
  if (!lead.includes('中')) return '';
  const [, noun] = AMONG.exec(lead.slice(-LONGEST_AMONG)) ?? [];
  return noun ?? '';
}

const LONGEST_AMONG = 40;
const AMONG =
  /(?:^|[。；;])(?:[所在]|上述|这些|全部)?((?!其|当)[一-龥]{1,11}[^其当集年月期间事])中(?:[，,：:]|(?![央心医小学期间]))[^，,。；;：:]{1,20}$/;
