import { mapEach } from '../../analysis/map-each.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import {
  ATTRIBUTE,
  COMPLEMENTS,
  DONE,
  EXAMPLES,
  INTAKE,
  KIND_OF_POWER,
  NEARLY_ALL,
  OUTPUT,
  PARTITIONS,
  PENDING,
  PERSONAL,
  PROCEDURE,
  REMAINDER,
  RESPECTIVELY,
  STAGE,
  STOCK,
} from '../vocabulary.ts';

/**
 * `closed`: the words say that nothing is left out; `likely`: they suggest it (分别, 线上…线下…); `nearly`: what is left out is
 * little (企业…个体…, and not the cooperatives); `open`: something is left out
 * (等, 主要, 包括); `untold`: nothing says.
 */
export type Closure = 'closed' | 'likely' | 'nearly' | 'untold' | 'open';

/** `alike`: the list's shape shows parts of one dimension; `overlapping`: its words show that some are counted twice; `untold`: neither. */
export type Likeness = 'alike' | 'untold' | 'overlapping';

/** Whether a list of parts says that it is complete. `lead` are the words that open it. */
export function closureOf(parts: readonly Figure[], lead: string, total: Figure): Closure {
  const last = parts.at(-1)!;
  const opening = lead.replace(parts[0]!.label, '');
  if (/^\s*等/.test(last.tail) || EXAMPLES.test(opening) || parts.some((part) => part.label.includes('等')))
    return 'open';
  if (parts.length < 2) return 'untold';
  if (haveComeFurther(parts, total)) return 'open';
  if (REMAINDER.test(last.label)) return 'closed';
  if (parts.length < ALL_KINDS && areKindsOfPower(parts)) return 'open';
  if (isPairOf(NEARLY_ALL, parts)) return 'nearly';
  if (isShortOfNamed(parts, total)) return 'open';
  const whole = isComplementary(parts) || isSplitByState(parts) || (parts.length > 2 && isPartition(parts));
  if (RESPECTIVELY.test(lead) || whole || areNamedWith(parts, total)) return 'likely';
  // 包括甲类157个、乙类13个和丙类7个: with an 和 before the last, the list comes to its end.
  if (parts.length > 2 && /^(?:和|及|以及)/.test(last.lead)) return 'untold';
  return /包括|含/.test(lead) && !/其中/.test(lead) ? 'open' : 'untold';
}

/** 受理250件，其中网上办结209件，窗口办结35件: of what came in, some may not have come so far yet. */
function haveComeFurther(parts: readonly Figure[], { lead, tail }: Figure): boolean {
  const state = REACHED.exec(parts[0]!.label)?.[0];
  if (state === undefined || !parts.every((part) => part.label.endsWith(state) && !isPending(part))) return false;
  if (parts.some(({ label }) => /不$/.test(label.slice(0, -state.length)))) return false;
  return !(lead.slice(-NEAR_TOTAL) + tail).includes(state);
}

const REACHED =
  /(?:办结|结案|审结|已结|成功|整改|化解|回访|完成|答复|回复|履行|改正|销号|到位|通过|合格|达标|满意|优秀|良好|采纳|属实)$/;

/** 许可、处罚、强制 alone are the greater kinds of what an office may do. */
const ALL_KINDS = 5;

/** 许可312项、处罚3405项: every power is of one kind; a case may well have a fine and a seizure. */
function areKindsOfPower(parts: readonly Figure[]): boolean {
  return parts.every(({ label, quantity }) => quantity.unit === '项' && KIND_OF_POWER.test(label));
}

/** Whether the parts of a total can be added up without counting anything twice. */
export function likenessOf(
  parts: readonly Figure[],
  total: Figure,
  opening: 'list' | 'bracket' | 'respectively',
): Likeness {
  // 60岁以上91人、70岁以上52人: those of 70 are of 60 as well.
  if (parts.filter(({ label }) => label.endsWith('以上')).length > 1) return 'overlapping';
  if (parts.filter(({ label }) => PROCEDURE.test(label)).length > 1) return 'overlapping';
  if (NESTED.test(parts[0]!.lead) || areGradesWithin(parts)) return 'overlapping';
  if (
    parts.length < 2 ||
    isComplementary(parts) ||
    isPairOf(NEARLY_ALL, parts) ||
    isSplitByState(parts) ||
    isPartition(parts) ||
    areKindsOfPower(parts) ||
    areLevels(parts, total.lead)
  )
    return 'alike';
  const labels = mapEach(parts, (part) => part.label);
  const row = isRow(parts, opening === 'bracket');
  if (REMAINDER.test(labels.at(-1)!)) return 'alike';
  if (areAddable(total.quantity.unit, '人') && labels.some((label) => PERSONAL.test(label))) return 'overlapping';
  // 许可1286件（其中网上申请1198件，告知承诺412件）: commas behind 其中 join what overlaps as well.
  const loose = !row || (parts[1]!.separator === 'comma' && /其中/.test(parts[0]!.lead));
  // 现场办理5211件，网上办理3875件，帮办代办740件: ways in, of which every case has taken one.
  const names = withoutEnding(labels);
  const ways = labels.some((label) => ON_SITE.test(label)) ? mapEach(names, (name) => name.replace('网上', '')) : names;
  if (loose && ways.some((label) => ATTRIBUTE.test(label))) return 'overlapping';
  // 国税部门完成…；地税部门完成…: all of them have reached the same stage.
  const stages = new Set(mapEach(labels, (label) => STAGE.exec(label)?.[0] ?? ''));
  const together = stages.size === 1 && labels.every((label) => label.length > 4);
  if (opening !== 'respectively' && !together && labels.some((label) => STAGE.test(label))) return 'overlapping';
  if (labels.slice(1).some((label) => OUTPUT.test(label)) && !labels.every((label) => OUTPUT.test(label))) {
    return 'overlapping';
  }
  const units = new Set(mapEach(parts, (part) => part.quantity.unit));
  if (units.size > 1 && [...units].some((unit) => !areAddable(unit, total.quantity.unit))) return 'overlapping';
  return row ? 'alike' : 'untold';
}

/** 市直部门网站27家，县区网站12家: what all the names end with tells none of them from the others. */
function withoutEnding(labels: readonly string[]): readonly string[] {
  const [first, ...others] = labels as [string, ...string[]];
  let length = 0;
  while (length < first.length && others.every((label) => label.at(-1 - length) === first.at(-1 - length))) length++;
  return labels.every((label) => label.length > length) && length > 1
    ? mapEach(labels, (label) => label.slice(0, -length))
    : labels;
}

/** 产值超过亿元、千万元和百万元的企业分别为2家、8家和20家: those of the highest step are of the lower ones as well. */
const NESTED = /(?:超过?|突破|高于|大于|不低于|不少于|以上)[^，,。；;]*分别[有为是]?$/;

/** 优秀86卷，合格以上237卷: what is better is within what is at least so good. */
function areGradesWithin(parts: readonly Figure[]): boolean {
  return parts.length > 1 && parts.slice(1).some(({ label }) => /(?:合格|达标|良好|优良)(?:等次)?及?以上$/.test(label));
}

const ON_SITE = /^(?:现场|窗口|大厅|线下)(?:办理|受理|办件|办结|接收|收到|服务|申请|登记|业务)*$/;

/** Parts joined in one way, by 、 or ；, are of one kind; in brackets, commas do as well. */
function isRow(parts: readonly Figure[], bracketed: boolean): boolean {
  const [, second, ...rest] = parts;
  const joint = second!.separator;
  if (joint !== 'pause' && joint !== 'semicolon' && !(bracketed && joint === 'comma')) return false;
  return rest.every((part) => part.separator === joint);
}

/** 维持…，撤销…，终止…: outcomes of which every case has one. */
export function isPartition(parts: readonly Figure[]): boolean {
  if (parts.length < 2 || !OUTCOME.test(parts[0]!.label) || parts.some(({ label }) => AFTERWARDS.test(label)))
    return false;
  // 采纳41条，部分采纳13条: those that were not adopted may be left out.
  if (parts.every(({ label }) => ADOPTED.test(label)) && !parts.some(({ label }) => /[不未没]/.test(label)))
    return false;
  // 维持16件，终止5件，尚在审理1件
  const over = parts.length > 2 && isPending(parts.at(-1)!) ? parts.slice(0, -1) : parts;
  return PARTITIONS.some((outcomes) => over.every((part) => outcomes.test(part.label)));
}

/** 不合格2件，已整改并复查合格2件: what has passed in the end is counted among what had not. */
const AFTERWARDS = /(?:整改|复[查检核测]|补考|重新)[^，。；]{0,6}(?:合格|通过|达标)$/;
const ADOPTED = /(?:采纳|采用|吸收)$/;
/** One of the outcomes, and one of the two parts: the names of most parts are neither. */
const OUTCOME = anyOf(PARTITIONS);
const COMPLEMENT = anyOf(COMPLEMENTS.flat());

function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

/** 线上…、线下…: two parts that make up a whole between them. */
export function isComplementary(parts: readonly Figure[]): boolean {
  const [a, b] = parts;
  if (parts.length !== 2 || !a || !b) return false;
  if (isNegation(a.label, b.label) || isNegation(b.label, a.label)) return true;
  return COMPLEMENT.test(a.label) && COMPLEMENT.test(b.label) && isPairOf(COMPLEMENTS, parts);
}

function isPairOf(pairs: typeof COMPLEMENTS, [a, b, ...more]: readonly Figure[]): boolean {
  if (!a || !b || more.length > 0) return false;
  return pairs.some(([one, other]) => isSplit(one, other, a, b) || isSplit(other, one, a, b));
}

/** 线上线下活动 is neither of the two. */
function isSplit(one: RegExp, other: RegExp, a: Figure, b: Figure): boolean {
  return one.test(a.label) && other.test(b.label) && !other.test(a.label) && !one.test(b.label);
}

/** “法律七进”活动48场，其中进村22场、进学校9场、进企业7场: three of seven. */
function isShortOfNamed(parts: readonly Figure[], { lead, tail }: Figure): boolean {
  const told = /([三四五六七八九十])进/.exec(lead.slice(-NEAR_TOTAL) + tail)?.[1];
  return told !== undefined && '三四五六七八九十'.indexOf(told) + 3 > parts.length && parts[0]!.label.startsWith('进');
}

/** Where names stand side by side: 下放或委托, 进校园、进社区和进企业, 县、乡两级. */
const BETWEEN_NAMES = /^(?:[、和及与或]|以及|或者|或是)$/;
const NEAR_TOTAL = 40;
const LEVELS = /([省市县区镇乡村](?:[、和]?[省市县区镇乡村]){1,3})[两三四]级/;

/** 乡村两级干部92人，其中乡干部38人、村干部54人 */
function areLevels(parts: readonly Figure[], lead: string): boolean {
  const levels = LEVELS.exec(lead.slice(-NEAR_TOTAL))?.[1]?.replace(/[、和]/g, '') ?? '';
  return levels.length === parts.length && parts.every(({ label }, at) => label.includes(levels[at]!));
}

/** 将45项权力下放或委托实施，其中下放18项、委托27项: the words beside the total name all its parts, one beside the other, and nothing else. */
function areNamedWith(parts: readonly Figure[], { lead, tail }: Figure): boolean {
  if (areLevels(parts, lead)) return true;
  return [lead.slice(-NEAR_TOTAL), tail].some((words) => {
    const names = mapEach(parts, ({ label }) => (label.length > 2 ? label.replace(/[件类]$/, '') : label));
    const places = mapEach(names, (name) => ({ from: words.indexOf(name), length: name.length }));
    if (places.some(({ from, length }) => from < 0 || length === 0)) return false;
    places.sort((a, b) => a.from - b.from);
    const joined = places.every(({ from }, at) => {
      const before = places[at - 1];
      const between = before ? words.slice(before.from + before.length, from) : '';
      // 投诉举报512件，其中投诉件311件，举报件201件
      return !before || BETWEEN_NAMES.test(between) || (between === '' && before.length > 1);
    });
    const { from, length } = places.at(-1)!;
    return (
      joined &&
      !/[、和及与或]$/.test(words.slice(0, places[0]!.from)) &&
      !/^(?:[、和及与或]|等)/.test(words.slice(from + length))
    );
  });
}

/** 持证29人、未持证3人; 合格…、不合格…: one of the two holds of everything. */
function isNegation(label: string, other: string): boolean {
  if (AFTERWARDS.test(label)) return false;
  const denied = /[不未]((?:予|能|经)?(?:.{2,4}))$/.exec(other)?.[1];
  return (
    denied !== undefined && label.endsWith(denied) && !label.endsWith(`不${denied}`) && !label.endsWith(`未${denied}`)
  );
}

/** The parts at the head of a list that say what became of what came in: 结案…、待审…、5件移送; empty where they do not. */
export function statesOf(parts: readonly Figure[], total: Figure): readonly Figure[] {
  // What is left over is weighed against what came in and went out by the reader of balances.
  const cases = INTAKE.test(total.label) || /(?:案件|案|事项|问题|线索|工单)$/.test(total.label);
  if (!cases || parts.some((part) => STOCK.test(part.label))) return [];
  const end = parts.findIndex((part) => !isPending(part) && !isDone(part));
  const told = end < 0 ? parts : parts.slice(0, end);
  if (told.length < 2 || !isSplitByState(told)) return [];
  // 剩余20处，10处移交: what became of some more is said behind their figure.
  const further = parts.findIndex(({ label }, at) => at >= told.length && label !== '');
  return further < 0 ? parts : parts.slice(0, further);
}

function isSplitByState(parts: readonly Figure[]): boolean {
  return parts.some(isPending) && parts.some(isDone);
}

/** Whether a part says of cases that they are finished. */
export function isDone(part: Figure): boolean {
  return DONE.test(wordsOf(part)) && !isPending(part);
}

/** Whether a part says of cases that they are not finished. */
export function isPending(part: Figure): boolean {
  return PENDING.test(wordsOf(part));
}

/** What a part counts: 待审理1件; where nothing stands before it, what stands behind: 5个正在整改. */
function wordsOf({ label, tail }: Figure): string {
  return label === '' ? tail : label;
}
