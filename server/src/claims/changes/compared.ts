import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Claim } from '../claim.ts';
import { judgeAmount } from './arithmetic.ts';
import { judge, judgeChange } from './claims.ts';
import {
  BASE_BEHIND,
  BEFORE,
  CHANGE,
  COMPARED,
  changeBehind,
  DEPARTURE,
  isComparable,
  isNeutral,
  lastClause,
  PLANNED,
  RANK,
  TOLD_BEHIND,
  toChange,
  YEAR,
} from './words.ts';

/** How many figures before a comparison what is compared is looked for. */
const REACH = 12;
/** 调处287宗，同比增长14.8%（2018年为250宗）; 发布263条，同比增长9.6%，较2022年的240条增加23条: the base stands behind the change. */
export function readToldBefore(figures: readonly Figure[], at: number): Claim | null {
  const told = figures[at]!;
  const to = figures[at - 1]!;
  const from = baseBehind(figures, at);
  const { measure } = told.quantity;
  // 满意率96.1%，较上年提高2.4个百分点（上年为93.7%）
  if (!from || (to.quantity.measure === 'percent') !== (measure === 'points')) return null;
  if (!isRelative(measure) && !isComparable(told, to)) return null;
  if (told.bracket !== to.bracket || told.separator !== 'comma' || from.sentence !== to.sentence) return null;
  const inBrackets = from.opensBracket && from.anchor >= at - 1 && BASE_BEHIND.test(from.lead);
  const behind =
    from.bracket === to.bracket &&
    (COMPARED.test(from.lead) || TOLD_BEHIND.test(from.lead) || from !== figures[at + 1]);
  if ((!inBrackets && !behind) || !isComparable(from, to) || PLANNED.test(to.lead)) return null;
  const change = toChange(told);
  if (!change?.plain || !change.direction || BEFORE.test(to.lead)) return null;
  const [year, before] = [YEAR.exec(to.lead)?.[1], YEAR.exec(from.lead)?.[1]];
  if (year && before && Number(year) - Number(before) !== 1) return null;
  return judge(from, to, change.direction, change, from === figures[at + 1] ? 'certain' : 'likely');
}

/** 发案23起，同比下降25.8%，涉案金额由187万元降至102万元，去年同期发案为31起: the next figure, or the first of its kind that is told for the year before. */
function baseBehind(figures: readonly Figure[], at: number): Figure | undefined {
  const [to, next] = [figures[at - 1]!, figures[at + 1]];
  if (!next || isComparable(next, to) || next.sentence !== to.sentence) return next;
  return figures.slice(at + 2, at + 2 + FIGURES_BEHIND).find((figure) => {
    const name = TOLD_AFTERWARDS.exec(figure.lead)?.[1];
    return name !== undefined && figure.sentence === to.sentence && isComparable(figure, to) && to.label.endsWith(name);
  });
}

const FIGURES_BEHIND = 3;
const TOLD_AFTERWARDS = /^[，,](?:上年|去年)同期([一-龥]{0,4})[为是]$/;

/**
 * A fall or a rise of several things at once, whose bases stand in brackets behind: 86批213人次，同比批次上升16.2%，人次下降18.1%（去年为74批260人次）;
 * 事故19起、死亡14人、受伤8人，同比分别下降26.9%、30%、20%（上年同期26起、20人、10人）.
 */
export function readRowBehind(figures: readonly Figure[], at: number): readonly Claim[] {
  const one = figures[at]!;
  if (!one.opensBracket || one.anchor !== at - 1 || !BASE_BEHIND.test(one.lead)) return [];
  const bases = [one, ...figuresOfRow(figures, at)];
  const count = bases.length;
  if (count < 2 || at < 2 * count) return [];
  const changes = nameAll(figures.slice(at - count, at));
  const tos = figures.slice(at - 2 * count, at - count);
  if ([...changes, ...tos].some(({ sentence, bracket }) => sentence !== one.sentence || bracket !== tos[0]!.bracket))
    return [];
  const claims = changes.map((figure, index) => {
    const [from, to] = [bases[index]!, tos[index]!];
    const change = tellsOfCount(figure) ? toChange(figure) : null;
    const alike = isComparable(from, to) && (figure.quantity.measure === 'percent' || isComparable(figure, to));
    return change?.direction && alike ? judge(from, to, change.direction, { ...change, plain: true }, 'likely') : null;
  });
  if (!claims.every((claim) => claim !== null)) return [];
  // That they are told of these figures, 分别 says only where one of them fits.
  const named = changes.at(-1) === figures[at - 1];
  return named || claims.some(({ verdict }) => verdict === 'holds') ? claims : [];
}

/** The figures that go on in the brackets behind their first one: 74批260人次, 26起、20人、10人. */
function figuresOfRow(figures: readonly Figure[], at: number): readonly Figure[] {
  const behind = figures.slice(at + 1, at + MOST_OF_ROW);
  const end = behind.findIndex(({ bracket, lead }) => bracket !== figures[at]!.bracket || !/^[、，,和及]?$/.test(lead));
  return end < 0 ? behind : behind.slice(0, end);
}

const MOST_OF_ROW = 4;

/** 同比分别上升42%和57.5%: what is said of the first is said of all of them. */
function nameAll([first, ...others]: readonly Figure[]): readonly Figure[] {
  const all = /分别/.test(lastClause(first!)) && others.every(({ lead }) => /^[和及与、]$/.test(lead));
  return [first!, ...(all ? others.map((other) => ({ ...other, lead: first!.lead, label: first!.label })) : others)];
}

/** 批次上升, 人次下降, 分别较上年增加; 满意率提高 tells of something else. */
function tellsOfCount(figure: Figure): boolean {
  const words = CHANGE.exec(lastClause(figure))?.[1];
  return words !== undefined && isNeutral(words.replace(/分别|批次?|人次?|件次?|^[和及]/g, ''));
}

/** 排查143件，调解成功139件，成功率97.2%，较上年的168件减少25件: of the figure in the sentence that the change leads to. */
export function readFurtherBack(figures: readonly Figure[], at: number): Claim | null {
  const [before, from] = [figures[at - 1]!, figures[at]!];
  if (!COMPARED.test(from.lead) || isComparable(before, from) || before.sentence !== from.sentence) return null;
  const own = figures
    .slice(Math.max(0, at - FIGURES_BACK), at)
    .filter(
      (figure) => figure.sentence === from.sentence && figure.bracket === from.bracket && isComparable(figure, from),
    );
  for (const to of own.toReversed()) {
    const change = changeBehind(figures, at, from, to);
    if (change?.plain && judgeChange(from.quantity, to.quantity, change) === 'holds')
      return judge(from, to, change.direction, change, 'certain');
  }
  // 预算18万元，追加6.5万元，支出23.9万元，执行率97.6%，比2020年支出数15.2万元增长57.2%
  const name = OF_WHAT.exec(from.lead)?.[1];
  const [only, ...others] = name ? own.filter(({ label }) => label.endsWith(name)) : own;
  const change = only && others.length === 0 ? changeBehind(figures, at, from, only) : null;
  return change?.plain ? judge(from, only!, change.direction, change, 'likely') : null;
}

const FIGURES_BACK = 6;
const OF_WHAT = /年(?:同期)?的?([一-龥]{2,4}?)(?:数量?|总量|总额)$/;

/** 发放59份，比上年（41份）增加18份; 公证2415件，收费186.3万元，与上年（2300件）相比上升5%: the base stands in brackets within the comparison. */
export function readInBrackets({ text, figures }: Paragraph, at: number): Claim | null {
  const [from, told] = [figures[at]!, figures[at + 1]];
  if (!told || !from.opensBracket || from.anchor < 0 || from.lead !== '') return null;
  const last = figures[from.anchor]!;
  const words = text.slice(
    Math.max(last.quantity.unitEnd, from.quantity.start - LONGEST_COMPARED),
    from.quantity.start - 1,
  );
  const clause = words.replace(/^.*[，,]虽?/s, '');
  const beside = BESIDE.test(clause);
  if (!beside && !COMPARED.test(clause)) return null;
  if (told.bracket !== last.bracket || told.separator === 'stop' || told.separator === 'semicolon') return null;
  const peers = figures
    .slice(Math.max(0, at - REACH), at)
    .filter(({ sentence, bracket }) => sentence === from.sentence && bracket === last.bracket)
    .filter((figure) => isComparable(figure, from));
  const to = peers.at(-1);
  // 受理2415件、办结2300件，收费186万元，与上年（2300件）相比: of several, none but the last right before is meant surely.
  if (!to || (to !== last && peers.length > 1) || PLANNED.test(to.lead) || BEFORE.test(to.lead)) return null;
  if (!isRelative(told.quantity.measure) && !isComparable(told, to)) return null;
  const change = toChange(beside ? { ...told, lead: told.lead.replace(/相[比较][，,]?/, '') } : told);
  if (!change?.plain || !change.direction) return null;
  const near = !beside && to === last && words.length === clause.length + 1;
  return judge(from, to, change.direction, { ...change, figure: told }, near ? 'certain' : 'likely');
}

const LONGEST_COMPARED = 24;

/** 满意率由93.1%提升2.8个百分点至95.9%: by how much stands between the two. */
export function readThrough(figures: readonly Figure[], at: number): Claim | null {
  const [from, told, to] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (!to || !/^[到至]$/.test(to.lead) || !DEPARTURE.test(from.lead) || told.bracket !== to.bracket) return null;
  if (from.bracket !== to.bracket || !isComparable(from, to) || RANK.test(from.label)) return null;
  if (told.separator !== 'none' && told.separator !== 'comma') return null;
  if (!isRelative(told.quantity.measure) && !isComparable(told, to)) return null;
  const change = toChange(told);
  return change?.plain && change.direction ? judge(from, to, change.direction, change, 'certain') : null;
}

/** 全年排查412件，…。与上年的436件相比，下降5.5%: of a figure further back, if it is that exactly. */
export function readBeside(figures: readonly Figure[], at: number): Claim | null {
  const from = figures[at]!;
  const told = figures[at + 1];
  if (!told || !BESIDE.test(from.lead) || !/^相[比较][，,]?/.test(told.lead) || told.bracket !== from.bracket)
    return null;
  const change = toChange({ ...told, lead: told.lead.replace(/^相[比较]/, '') });
  if (!change?.plain || !change.direction) return null;
  const before = figures.slice(Math.max(0, at - REACH), at).filter((figure) => isComparable(figure, from));
  const fitting = before.filter((figure) => judgeChange(from.quantity, figure.quantity, change) === 'holds');
  // 受理412件，与上年的436件相比，下降15.5%: nothing else can be meant.
  const clause = figures.slice(0, at + 1).findLastIndex(({ separator }) => separator === 'semicolon');
  const own = before.filter(
    (figure) => figure.sentence === from.sentence && figures.indexOf(figure, Math.max(0, at - REACH)) >= clause,
  );
  // 举报1020件，占总量的16.6%，与上年的768件相比上升32.8%
  const share = figures[at - 1]?.quantity.measure === 'percent' && /占/.test(figures[at - 1]!.label);
  const alone =
    own.length === 1 && own[0] === figures[share ? at - 2 : at - 1] && from.separator === 'comma' ? own[0] : undefined;
  // 与上年348件相比，上升6.0%: by that much it is less.
  const turned = before.filter((figure) => judgeAmount(from.quantity, figure.quantity, told.quantity) === 'holds');
  const meant = alone ?? (turned.length === 1 ? turned[0] : undefined);
  const to = fitting.at(-1) ?? (meant && !PLANNED.test(meant.lead) ? meant : undefined);
  return to ? judge(from, to, change.direction, { ...change, figure: told }, 'likely') : null;
}

/** 办理处罚412件。…处罚案件比上年的486件减少74件: of a figure further back that the difference leads to exactly. */
export function readByDifference(figures: readonly Figure[], at: number): Claim | null {
  const from = figures[at]!;
  if (!HELD_AGAINST.test(from.lead) || from.quantity.measure === 'percent') return null;
  for (const to of figures.slice(Math.max(0, at - REACH), at).toReversed()) {
    if (!isComparable(to, from) || PLANNED.test(to.lead) || BEFORE.test(to.lead)) continue;
    const change = changeBehind(figures, at, from, to);
    if (!change?.plain || !isComparable(change.figure, from)) return null;
    if (judgeChange(from.quantity, to.quantity, change) === 'holds')
      return judge(from, to, change.direction, change, 'likely');
  }
  return null;
}

const HELD_AGAINST = /[较比](?:上年|上一年|去年|20\d\d年)(?:同期)?的$/;

/** Whether a figure is one of the year before that another one is held against, which may stand further back. */
export function isHeldAgainst({ lead }: Figure): boolean {
  return BESIDE.test(lead);
}

const BESIDE = /(?:[与同和])(?:上年|去年|20\d\d年)(?:同期)?的?$/;
