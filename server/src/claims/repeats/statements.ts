import type { Analysis } from '../../analysis/analyze.ts';
import type { Said } from '../../analysis/concordance.ts';
import { type Indicator, nameOf, readIndicators, readIndicatorUnder } from '../../analysis/indicators.ts';
import { once } from '../../analysis/memory.ts';
import { pathsThrough, type Section } from '../../analysis/outline.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { readPeriods } from '../../analysis/periods.ts';
import { isPlanned } from '../../analysis/plans.ts';
import { readEach } from '../../analysis/readings.ts';
import { shift } from '../../analysis/span.ts';
import { type Claim, type FigureNumber, placesOf, placeWithin, toNumber } from '../claim.ts';
import { areToldApart, readProseClaims } from '../own-claims.ts';

/** A figure that is told for its own sake, and not as a part, a change or a base of another one: as far as its paragraph tells. */
export interface Statement {
  readonly indicator: Indicator;
  readonly name: string;
  /** The sums of its paragraph that it stands in. */
  readonly claims: readonly Claim[];
  /** Which of the paragraph's figures it is. */
  readonly index: number;
  /** The figure before it in its sentence; null where there is none. */
  readonly before: Figure | null;
  /** Whether its sentence begins with 其中: it tells of parts of what the sentence before tells. */
  readonly within: boolean;
}

/** A figure that is told for its own sake, at its place in the report. */
export interface Mention {
  readonly indicator: Indicator;
  readonly name: string;
  /** Whose doing it is; empty for whoever reports. */
  readonly actor: string;
  readonly number: FigureNumber;
  readonly path: readonly Section[];
}

/** A figure with one of these beside it is part of something, planned, compared or told per head: no repetition of anything. */
const OTHERWISE =
  /其中|其余|其他|其它|剩余|另|再次|[又还]|[各每]|平均|人均|户均|日均|分别|首批|第[一二三四五六七八九十\d]|占|同比|环比|[比较](?:上|去)|上年|去年|前年|同期|增长|增加|增至|减少|下降|下沉|提升|提高|上升|降低|降至|计划|拟|力争|预计|目标|确保|不少于|至少|排名|前\d|以[上下内外]|额外|部分|新增|新建|新立|新收|新聘|新发|一次性|单[次日]|最[高大多低]|试点|网上|线上|线下|随机|抽|[此该这同]类/;

/** The statements of a paragraph, in its order; a row of a table makes none. */
export function readStatements(paragraph: Paragraph, row: boolean): readonly Said<Statement>[] {
  return row ? [] : readAllProse(paragraph);
}

/** Of a paragraph that is being written, a passage states what it stated before, where the time is the same that it speaks of. */
const readAllProse = once((paragraph: Paragraph): readonly Said<Statement>[] => {
  const { passages } = paragraph;
  if (passages.length === 0 || !areToldApart(paragraph))
    return findStatements(paragraph).map((said) => ({ said, start: 0 }));
  let periods: readonly string[] | null = null;
  let figures = 0;
  return passages.flatMap(({ start, paragraph: passage }) => {
    const from = figures;
    figures += passage.figures.length;
    return findStatements(passage).map((own) => {
      periods ??= readPeriods(paragraph);
      return { said: under(own, passage, periods[from + own.index] ?? ''), start };
    });
  });
});

/** A passage's statement in a paragraph that names its time before. */
function under(own: Statement, passage: Paragraph, period: string): Statement {
  if (own.indicator.period === period) return own;
  const known = knownUnder(passage);
  const key = `${own.index} ${period}`;
  const said = known.get(key) ?? { ...own, indicator: readIndicatorUnder(passage, own.index, period) };
  known.set(key, said);
  return said;
}

const knownUnder = once((_: Paragraph) => new Map<string, Statement>());

const findStatements = once((paragraph: Paragraph): readonly Statement[] => {
  const { text, figures } = paragraph;
  if (figures.length === 0) return [];
  const standing = indexClaims(readProseClaims(paragraph));
  const counted = text.includes('口径');
  const opened = new Set(figures.flatMap((figure) => (OPENED.test(figure.lead) ? [figure.sentence] : [])));
  return readIndicators(paragraph).flatMap((indicator, index) => {
    const { sentence, quantity } = indicator.figure;
    const { start, unitEnd } = quantity;
    // 完成2.8亿元（自然口径）, （同口径）完成3.0亿元: another way of counting gives another figure.
    if (
      counted &&
      `${text.slice(Math.max(0, start - 12), start)} ${text.slice(unitEnd, unitEnd + 12)}`.includes('口径')
    )
      return [];
    const claims = standing.get(start) ?? NONE;
    if (!isStatement(indicator, claims) || isShareOf(figures, index)) return [];
    const name = nameOf(indicator);
    if (name.length < 2 || STATE.test(name)) return [];
    const before = figures[index - 1];
    return [
      {
        indicator,
        name,
        claims,
        index,
        before: before?.sentence === sentence ? before : null,
        within: opened.has(sentence),
      },
    ];
  });
});

/** 正在办理9件; 结转下年3件: how far things are. Of which things, another figure says. */
const STATE =
  /^(?:(?:正在|尚未|仍在|还在)(?:办理|办结|审理|审结|处理|整改|化解|调解|调查|推进)中?|结转(?:[到至]?下一?年度?)?(?:继续)?(?:办理|审理)?)$/;
const OPENED = /(?:^|[。！？!?｡])\s*其中[^。！？!?｡]*$/;

/** 243个项目落实代发工资，占98.4%: what is told to be a share is a part of something, whatever it is called. */
function isShareOf(figures: readonly Figure[], index: number): boolean {
  const [figure, next] = [figures[index]!, figures[index + 1]];
  if (next?.quantity.measure !== 'percent' || next.sentence !== figure.sentence) return false;
  return next.bracket === figure.bracket && /^[，,]占/.test(next.lead) && figure.tail.length > 6;
}

const NONE: readonly Claim[] = [];

function indexClaims(claims: readonly Claim[]): ReadonlyMap<number, readonly Claim[]> {
  const standing = new Map<number, Claim[]>();
  for (const claim of claims) {
    for (const { start } of placesOf(claim)) {
      const known = standing.get(start);
      if (known) known.push(claim);
      else standing.set(start, [claim]);
    }
  }
  return standing;
}

/** The words right beside the figure are looked at first: they turn most figures away, and what it measures takes longer to read. */
function isStatement(indicator: Indicator, claims: readonly Claim[]): boolean {
  const { quantity, lead, tail, bracket } = indicator.figure;
  if (quantity.measure === 'points' || quantity.measure === 'times' || quantity.approximate.includes('至'))
    return false;
  if (bracket > 0 && !claims.some((claim) => claim.kind === 'compound')) return false;
  const isSubordinate = (claim: Claim): boolean =>
    claim.kind !== 'compound' &&
    placesOf(claim).some(
      ({ quantity: own, start, role }) => own && start === quantity.start && /^(?:part|from|change|item)$/.test(role),
    );
  if (claims.some(isSubordinate)) return false;
  if (OTHERWISE.test(lead.slice(-16)) || /^(?:以上|以下|左右|以内|中[有，,]|内)/.test(tail)) return false;
  return !OTHERWISE.test(indicator.before) && !OTHERWISE.test(indicator.topic.slice(-6));
}

/** Whose doing something is; the one who reports need not be named, and where he is, his name stands in the title. */
export function actorOf({ actor }: Indicator, title: string): string {
  return title.includes(actor) ? '' : actor;
}

const readAll = readEach(readStatements);

/** Every figure that is told for its own sake, in the order of the text; what is planned and tables left out. */
export function listMentions(analysis: Analysis): readonly Mention[] {
  const pathAt = pathsThrough(analysis.outline);
  const { text } = analysis.source;
  return readAll(analysis).flatMap(({ start, block, found }) => {
    if (block.kind === 'title') return [];
    const path = pathAt(start);
    if (path.some((section) => isPlanned(section, text))) return [];
    return found.map(({ said: { indicator, name }, start: within }) => ({
      indicator,
      name,
      actor: actorOf(indicator, analysis.title),
      number: { ...shift(placeWithin(toNumber('same', indicator.figure), within), start), label: name },
      path,
    }));
  });
}
