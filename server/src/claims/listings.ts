import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { areAddable, areLooselyAddable } from '../analysis/units.ts';

/**
 * A total and the parts that the text names under it, before any arithmetic. Which of several figures is the total is
 * sometimes left open: `totals` has the likeliest first.
 */
export interface Listing {
  readonly totals: readonly Figure[];
  readonly parts: readonly Figure[];
  readonly opening: Opening;
  readonly closure: Closure;
  /** Whether the parts are of one dimension, so that nothing is counted in two of them. */
  readonly likeness: Likeness;
}

/** How the text leads from the total to its parts: 其中…, （…）, 分别为…, nothing at all, a selection (54个中评出6个), or back (…，合计9件). */
export type Opening = 'of-which' | 'bracket' | 'respectively' | 'bare' | 'selection' | 'backward';

/** `closed`: the words say that nothing is left out; `open`: that something is (等, 主要, 包括); `untold`: neither. */
export type Closure = 'closed' | 'respectively' | 'untold' | 'open';

/** `alike` by the shape of the list, `overlapping` by its words (办结…、回访…), `untold` where neither shows. */
export type Likeness = 'alike' | 'untold' | 'overlapping';

const OF_WHICH = /其中(?!之一)|包括|包含|[,，(（、]含(?![义量水])|^含(?![义量水])/;
const RESPECTIVELY = /分别/;
const WITHIN = /中|有|里/;
const BATCH = /首批|第一批/;
const TOTAL_WORD = /共|累计|合计|总计|总数|总/;
/** Behind these words something else begins, however alike the figures are. */
const BREAK =
  /此外|另外|另(?!一)|同时|合计|总计|累计|其中|共(?![同享建治产青识])|全年|截至|同比|环比|较上|比上|较去|比去|上年|去年|同期|均|全部|上述|以上|平均|每|率(?![先领])|占(?![道地用])|(?<![合一])并(?!联)|增[加长至]|减少|下降|上升|提[升高]/;
const COMPARISON = /同比|环比|较|比上|比去|去年|上年|同期|^20\d\d年$|增[加长]|减少|下降|上升|占|率|平均|每/;
/** A state that a thing reaches after another one: the same thing is counted in both. */
const STAGE =
  /(?:办结|结案|审结|已结|成功|确认|整改|化解|回访|完成|答复|回复|履行|执行|销号|到位|通过|合格|达标|满意|查处|处罚|移送|督办|参与|参加|重复|复查|公示|采纳)$/;
const PENDING = /待|未|尚|正在|在办|剩余|其余|办理中|审理中|进行中|处理中/;
const DONE = /已|结|化解|整改|完成|退回|答复|办理|成功/;
/** How cases come in: what is done with them afterwards is measured against these. */
export const INTAKE = /立案|受理|收到|接收|接待|收案|排查|处理|发现|登记|交办|收集|征集|接报|申请|应/;
const CARRIED_OVER = /新收|新增|新立|旧存|结转|上年|遗留|积存/;
const REMAINDER = /^(?:其余|其他|其它|另有|剩余)/;
const OUTPUT = /^(?:提出|发出|制发|开具|下发|发放|印发|签订|收集|出动|挽回|追回|投入|形成|制作|发现)/;
const EXAMPLES = /主要|例如|比如|诸如|如[:：]?$|等/;
const PERSONAL = /党员|女|男|岁|学历|本科|研究生|大专|少数民族|持证|退休|骨干|干部|残疾|老年|青年/;
const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/线上|网上|网络/, /线下|窗口|现场/],
  [/一般程序|普通程序/, /简易程序|简易/],
  [/主动公开/, /依申请/],
  [/承办/, /退回/],
  [/男/, /女/],
  [/自然人|个人|公民/, /法人|单位|企业|组织/],
  [/公办/, /民办/],
  [/城镇|城市/, /农村|乡村/],
  [/成立|属实/, /不成立|不属实|失实/],
  [/固定/, /流动/],
  [/专职/, /兼职/],
  [/内部|本级/, /外部|下级/],
];
const MOST_PARTS = 60;
/** How many figures away a list is followed, so that a text of nothing but figures stays linear. */
const REACH = 200;

/** Reads every listing of a paragraph, the surest openings first. */
export function readListings(paragraph: Paragraph): readonly Listing[] {
  const { figures } = paragraph;
  if (figures.length < 2) return [];
  const listings: Listing[] = [];
  for (let at = 0; at < figures.length; at++) {
    const opening = openingOf(figures, at);
    if (opening) listings.push(...readOpened(figures, at, opening));
  }
  for (let at = 0; at < figures.length; at++) {
    const backward = readBackward(figures, at);
    if (backward) listings.push(backward);
  }
  for (let at = 0; at < figures.length; at++) {
    const bare = readBare(figures, at);
    if (bare) listings.push(bare);
    const selection = readSelection(figures, at);
    if (selection) listings.push(selection);
  }
  return listings;
}

/** Whether two figures count the same kind of thing, so that one may be part of the other. */
export function isSameKind(a: Figure, b: Figure): boolean {
  const x = a.quantity;
  const y = b.quantity;
  if (x.measure !== y.measure || (x.measure !== 'count' && x.measure !== 'amount')) return false;
  return areLooselyAddable(x.unit, y.unit);
}

function openingOf(figures: readonly Figure[], at: number): Opening | null {
  const figure = figures[at]!;
  if (isComparison(figure)) return null;
  if (figure.anchor >= 0 && figure.opensBracket) return 'bracket';
  if (OF_WHICH.test(figure.lead)) return 'of-which';
  if (RESPECTIVELY.test(figure.lead)) return 'respectively';
  return null;
}

function readOpened(figures: readonly Figure[], at: number, opening: Opening): readonly Listing[] {
  const listings: Listing[] = [];
  const seen: Figure[] = [];
  for (const first of firstFigures(figures, at)) {
    if (seen.some((figure) => isSameKind(figure, figures[first]!))) continue;
    seen.push(figures[first]!);
    const totals = totalsBefore(figures, at, first, opening);
    if (totals.length === 0) continue;
    const parts = partsFrom(figures, first, opening, totals[0]!);
    if (parts.length > 0) listings.push(toListing(totals, parts, opening, figures[at]!.lead));
  }
  return listings;
}

/** The figure at the opening, and the one behind it: 一般程序1宗、金额0.8万元 opens a list of each. */
function firstFigures(figures: readonly Figure[], at: number): readonly number[] {
  const next = figures[at + 1];
  const same = next && next.bracket === figures[at]!.bracket && next.sentence === figures[at]!.sentence;
  return same && !BREAK.test(next.lead) && next.separator !== 'semicolon' ? [at, at + 1] : [at];
}

function totalsBefore(figures: readonly Figure[], at: number, first: number, opening: Opening): readonly Figure[] {
  const opener = figures[at]!;
  const part = figures[first]!;
  if (opening === 'bracket') {
    const anchor = figures[opener.anchor]!;
    return isSameKind(anchor, part) ? [anchor] : [];
  }
  const candidates: Figure[] = [];
  const from = opener.separator === 'stop' ? opener.sentence - 1 : opener.sentence;
  if (opener.separator === 'stop' && !opensSentence(opener)) return [];
  for (let before = at - 1; before >= 0 && at - before <= MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.sentence < from) break;
    if (figure.bracket !== opener.bracket) continue;
    if (isSameKind(figure, part) && !isComparison(figure)) candidates.push(figure);
    if (opening === 'respectively' && figure.separator === 'semicolon') break;
  }
  const addable = candidates.filter((figure) => areAddable(figure.quantity.unit, part.quantity.unit));
  if (addable.length > 0) candidates.splice(0, candidates.length, ...addable);
  const announced = candidates.filter((figure) => TOTAL_WORD.test(figure.lead));
  const exactUnit = candidates.filter((figure) => figure.quantity.unit === part.quantity.unit);
  return [...new Set([...announced.filter((figure) => exactUnit.includes(figure)), ...exactUnit, ...candidates])];
}

/** …120件。其中，…: only what opens a sentence speaks of the one before it. */
function opensSentence(figure: Figure): boolean {
  const words = figure.lead.slice(
    Math.max(...['。', '！', '？', '!', '?', '｡'].map((stop) => figure.lead.lastIndexOf(stop))) + 1,
  );
  return /^[\s(（]*(?:其中|包括|包含|分别)/.test(words);
}

function partsFrom(figures: readonly Figure[], first: number, opening: Opening, total: Figure): readonly Figure[] {
  const head = figures[first]!;
  const parts = [head];
  let bySemicolon: boolean | null = null;
  let foreign = 0;
  const end = Math.min(figures.length, first + REACH);
  for (let at = first + 1; at < end && parts.length < MOST_PARTS; at++) {
    const figure = figures[at]!;
    if (figure.bracket !== head.bracket) {
      if (figure.bracket < head.bracket || (head.bracket > 0 && figure.anchor < first)) break;
      continue;
    }
    if (figure.separator === 'stop' && opening !== 'bracket') break;
    if (figure.quantity.measure === 'percent' || figure.quantity.measure === 'times') continue;
    if (figure.separator === 'none' && figure.lead === '') continue;
    if (figure.separator === 'semicolon') {
      if (bySemicolon === false && opening !== 'bracket') break;
      bySemicolon = true;
      foreign = 0;
    } else if (bySemicolon && opening !== 'bracket') continue;
    if (!isSameKind(figure, total)) {
      if (figure.quantity.measure !== 'count' || total.quantity.measure !== 'count') continue;
      if (++foreign > parts.length || bySemicolon === null) {
        if (!returnsRegularly(figures, at, head)) break;
      }
      continue;
    }
    if (BREAK.test(figure.lead) || isOutput(figure, total)) break;
    if (figure.separator !== 'semicolon') bySemicolon = bySemicolon ?? false;
    parts.push(figure);
  }
  return parts;
}

/** 审查文件80件，其中合同60件，提出意见120条: what came out of it, counted in another unit, is no part of it. */
function isOutput(figure: Figure, total: Figure): boolean {
  return OUTPUT.test(figure.label) && figure.quantity.unit !== total.quantity.unit;
}

/** 甲类12件20人、乙类8件9人: a second unit that returns behind every part does not end the list. */
function returnsRegularly(figures: readonly Figure[], at: number, head: Figure): boolean {
  const next = figures[at + 1];
  const afterNext = figures[at + 2];
  return (
    next !== undefined &&
    afterNext !== undefined &&
    isSameKind(next, head) &&
    afterNext.quantity.unit === figures[at]!.quantity.unit &&
    afterNext.bracket === head.bracket
  );
}

/** 甲4件、乙5件，合计9件。 */
function readBackward(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (!/[,，、；;。]\s*(?:合计|共计|总计|共)(?:为|达|是|有)?\s*$/.test(total.lead)) return null;
  const parts: Figure[] = [];
  for (let before = at - 1; before >= Math.max(0, at - REACH) && parts.length < MOST_PARTS; before--) {
    const figure = figures[before]!;
    if (figure.bracket !== total.bracket) continue;
    if (figure.sentence !== total.sentence || !isSameKind(figure, total)) break;
    parts.unshift(figure);
    if (BREAK.test(figure.lead)) break;
  }
  return parts.length < 2 ? null : toListing([total], parts, 'backward', '');
}

/** 立案5宗，结案3宗，待审2宗 and 管控30人，社戒18人、社康12人: a total without any word that says so. */
function readBare(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  if (isComparison(total) || CARRIED_OVER.test(total.lead)) return null;
  const parts: Figure[] = [];
  const end = Math.min(figures.length, at + REACH);
  for (let next = at + 1; next < end && parts.length < MOST_PARTS; next++) {
    const figure = figures[next]!;
    if (figure.bracket !== total.bracket) continue;
    if (figure.quantity.measure === 'percent') {
      if (figure.separator === 'stop') break;
      continue;
    }
    if (figure.separator === 'stop' || figure.separator === 'semicolon' || figure.lead === '') break;
    if (!isSameKind(figure, total) || BREAK.test(figure.lead) || CARRIED_OVER.test(figure.lead)) break;
    parts.push(figure);
  }
  if (parts.length < 2) return null;
  const listing = toListing([total], parts, 'bare', '');
  return explainsTotal(listing) || splitByState(listing).length > 0 || opensRun(figures, at) ? listing : null;
}

/** Whether a figure stands first in its row of like figures, so that those behind it may be its parts, not its peers. */
function opensRun(figures: readonly Figure[], at: number): boolean {
  const figure = figures[at]!;
  const before = figures[at - 1];
  if (!before || figure.separator === 'stop' || TOTAL_WORD.test(figure.lead)) return true;
  return before.bracket === figure.bracket && !isSameKind(before, figure);
}

/** 54个项目中评出6个, 8件案件有4件化解, 147项事项，首批上线26项 */
function readSelection(figures: readonly Figure[], at: number): Listing | null {
  const total = figures[at]!;
  const part = figures[at + 1];
  if (!part || part.bracket !== total.bracket || !isSameKind(total, part)) return null;
  if (part.quantity.unit !== total.quantity.unit || isComparison(part)) return null;
  const inside = part.separator === 'none' && part.lead.length > 1 && WITHIN.test(part.lead);
  const batch = part.separator === 'comma' && BATCH.test(part.lead);
  return inside || batch ? toListing([total], [part], 'selection', part.lead) : null;
}

function toListing(totals: readonly Figure[], parts: readonly Figure[], opening: Opening, lead: string): Listing {
  return { totals, parts, opening, closure: closureOf(parts, opening, lead), likeness: likenessOf(parts, totals[0]!) };
}

function closureOf(parts: readonly Figure[], opening: Opening, lead: string): Closure {
  const last = parts.at(-1)!;
  if (/^\s*等/.test(last.tail) || EXAMPLES.test(lead) || parts.some((part) => EXAMPLES.test(part.label))) return 'open';
  if (parts.length < 2) return 'untold';
  if (opening === 'backward') return 'closed';
  if (REMAINDER.test(last.label) || isComplementary(parts) || isSplitByState(parts)) return 'closed';
  if (opening === 'respectively' || RESPECTIVELY.test(lead)) return 'respectively';
  return /包括|包含|含/.test(lead) && !/其中/.test(lead) ? 'open' : 'untold';
}

function isComplementary(parts: readonly Figure[]): boolean {
  const [a, b] = parts;
  if (parts.length !== 2 || !a || !b) return false;
  return COMPLEMENTS.some(
    ([one, other]) => (one.test(a.label) && other.test(b.label)) || (other.test(a.label) && one.test(b.label)),
  );
}

/** 已结…、待审…: what is done and what is pending make up the whole. */
function isSplitByState(parts: readonly Figure[]): boolean {
  return parts.some((part) => PENDING.test(part.label)) && parts.some((part) => isDone(part));
}

function isDone(part: Figure): boolean {
  return DONE.test(part.label) && !PENDING.test(part.label);
}

function likenessOf(parts: readonly Figure[], total: Figure): Likeness {
  if (parts.length < 2) return 'alike';
  if (isComplementary(parts) || isSplitByState(parts)) return 'alike';
  if (parts.some((part) => STAGE.test(part.label))) return 'overlapping';
  if (
    parts.some((part, index) => index > 0 && OUTPUT.test(part.label)) &&
    !parts.every((part) => OUTPUT.test(part.label))
  ) {
    return 'overlapping';
  }
  if (areAddable(total.quantity.unit, '人') && parts.some((part) => PERSONAL.test(part.label))) return 'overlapping';
  if (parts.some((part) => !areAddable(part.quantity.unit, total.quantity.unit))) {
    if (!parts.every((part) => part.quantity.unit === parts[0]!.quantity.unit)) return 'overlapping';
  }
  if (REMAINDER.test(parts.at(-1)!.label)) return 'alike';
  const rest = parts.slice(1);
  if (rest.every((part) => part.separator === 'pause')) return 'alike';
  const labels = parts.map((part) => part.label);
  const first = labels[0] ?? '';
  const shared = labels.every((label) => label !== '' && (label.at(-1) === first.at(-1) || label[0] === first[0]));
  return shared ? 'alike' : 'untold';
}

/** The parts at the head of a list that say what became of the whole: 结案…、待审…; empty where they do not. */
export function splitByState(listing: Listing): readonly Figure[] {
  const { parts, totals } = listing;
  if (!INTAKE.test(totals[0]!.label)) return [];
  const end = parts.findIndex((part) => !PENDING.test(part.label) && !isDone(part));
  const states = end < 0 ? parts : parts.slice(0, end);
  return states.length > 1 && isSplitByState(states) ? states : [];
}

/** Whether parts listed without any opening word show by their own words that they are what the total is made of. */
export function explainsTotal(listing: Listing): boolean {
  const { parts } = listing;
  const total = listing.totals[0]!;
  const colon = parts[0]!.separator === 'colon';
  const stepped = parts[0]!.separator === 'comma' && parts.slice(1).every((part) => part.separator === 'pause');
  if (!colon && !stepped) return false;
  if (parts.some((part) => part.quantity.unit !== total.quantity.unit)) return false;
  const last = parts[0]!.label.at(-1);
  if (last !== undefined && total.label.at(-1) === last) return false;
  const labels = parts.map((part) => part.label);
  const alike = labels.every((label) => label.at(-1) === last) || labels.every((label) => label[0] === labels[0]![0]);
  return alike && labels.every((label) => label !== '');
}

function isComparison(figure: Figure): boolean {
  const from = Math.max(0, figure.lead.length - 16);
  return COMPARISON.test(figure.lead.slice(from).replace(/.*[。；;]/s, ''));
}
