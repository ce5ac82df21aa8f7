import { mapEach } from '../../analysis/map-each.ts';
import { compare } from '../../analysis/numbers/decimal.ts';
import { areAddable, isRelative } from '../../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { toWritten } from '../arithmetic.ts';
import { type Claim, toNumber } from '../claim.ts';
import { isCompanion, isComparison, isSameKind } from '../figures.ts';
import { isPartition } from '../listings/likeness.ts';
import { readProseClaims } from '../own-claims.ts';
import { EVENTS, INTAKE, PENDING, STOCK_BEFORE } from '../vocabulary.ts';

/** What becomes of some of the things told before: 登簿, 审结, 整改到位, 责令整改, 持证. */
const BECOME =
  /(?:办结|审结|结案|查结|已结|了结|办理完毕|答复|回复|反馈|处置|处理|化解|解决|调成|调解成功|整改|完成|到位|达标|销号|拆除|落实|通过|合格|有效|采纳|查实|属实|登簿|发证|领证|持证|取证|上岗|在岗|到岗|实有|入住|竣工|投用|投入使用|验收|启用|使用|移送[^，,]{0,4}|移交|移出|立案|处罚|警告|责令[一-龥]{0,6}|约谈|通报|问责|退回[一-龥]{0,2}|补正|撤销|纠正|纠错|败诉|胜诉|出庭|应诉|废止|修改|失效|公开|参加|到场|出席|就业|脱贫|回收|收回|履行|执行|兑现|封闭式管理|审[查核]|判决|裁定|批准逮捕|提起公诉|送达|实[考到]|规范|破案|拘留|开庭|确认|识别|受理|签约|检出[一-龥]{0,4}|不合格|录用|聘用|改判|达成[一-龥]{0,6}协议|具备[一-龥]{0,6}资格|占|实际[一-龥]{0,4})$/;
/** What narrows the things told before: 重大疑难纠纷, 涉外, 网上受理, 通过“通办”平台, “一次不用跑”. */
const NARROWED =
  /^(?:重[大点特]|疑难|复杂|涉(?!及)|重复|(?:网上|线上|掌上)(?:[受办]理|办|提交|申请)?$|网办|跨部门|联合抽查|适用|通过(?:网|“|手机|平台|小程序|公众号)|最[高大多]|一次性|当场|即时|当日|党员|女性?(?![儿童])|本科|大专|研究生|高级|中级|专职|持有?|不合格|不予|差评|满分|集体访|仅|需|超(?!过)|未|无(?!偿)|首[次违]|[国省市县]级|三级以上|二级以上|优秀|90分|普通程序|简易程序|当年新增)/;
const QUOTED = /^“[^“”]{2,12}”$/;
/** 提请法律顾问列席的 */
const SUCH = /^[，,；;](?!.*[新加])[一-龥]{3,16}的$/;
/** ，95项“全城通办”; ，22人通过: what is said of some stands behind their figure. */
const SAID_BEHIND =
  /^(?:“|达到|完成|通过|选择|取得|获[得评]|建成|签订|开通|已|均已|实现|启用|投入|签约|竣工|被评|在办|办结|整改)/;
/** 共51份，仅2份不合格 */
const ONLY = /^[，,](?:其中)?(?:仅|只)有?$/;
/** What is done or told besides, and is no part of anything. */
const BESIDE =
  /新[增建设收立招聘]|上年|去年|同比|环比|较|每|均|计划|拟|目标|力争|共|合计|累计|总|另|净|增[加长至]|减少|下降|提出|发放|印发|下达|开展|组织|举办|召开|培训|宣传|出动|巡查|检查/;
/** What is done so many times is no part of what else is done. */
const TIMES: ReadonlySet<string> = new Set([...EVENTS, '堂', '节', '轮']);
/** How far back, in figures, the whole is looked for. */
const REACH = 8;
const LONGEST_CLAUSE = 24;
/** What is longer names something of its own. */
const LONGEST_NAME = 10;

/**
 * Reads parts that are told without 其中, by what became of them or by what narrows them: 受理26317件，登簿26164件. What they are of
 * is a guess, so that nothing is said where they exceed it.
 */
export function readLooseParts(paragraph: Paragraph): readonly Claim[] {
  const { figures } = paragraph;
  if (figures.length < 2) return [];
  const candidates = figures.flatMap((part, at) => (at > 0 && isPart(figures, at) ? [{ part, at }] : []));
  if (candidates.length === 0) return [];
  const told = partsIn(readProseClaims(paragraph));
  const guessed = new Set(mapEach(candidates, ({ part }) => part));
  return candidates.flatMap(({ part, at }) => {
    if (told.has(part.quantity.start)) return [];
    const wholes = wholesBefore(figures, at, guessed, told);
    // 检查1128家次，责令整改57家次，警告19家次: both are of the first.
    const own = wholes.filter(({ quantity }) => !told.has(quantity.start));
    const whole =
      own.find((figure) => !guessed.has(figure)) ?? own[0] ?? wholes.find(({ sentence }) => sentence === part.sentence);
    return whole ? [toClaim(whole, part)] : [];
  });
}

/** Where the figures begin that claims tell to be parts of something, or what is left of it. */
function partsIn(claims: readonly Claim[]): ReadonlySet<number> {
  return new Set(
    claims.flatMap(({ kind, numbers }) =>
      kind === 'repeat' || kind === 'compound'
        ? []
        : mapEach(
            numbers.filter(({ role }) => SUBORDINATE.has(role)),
            ({ start }) => start,
          ),
    ),
  );
}

const SUBORDINATE: ReadonlySet<string> = new Set(['part', 'out', 'result', 'change', 'from', 'average']);

function isPart(figures: readonly Figure[], at: number): boolean {
  const part = figures[at]!;
  const { quantity, lead, label, tail } = part;
  if (isRelative(quantity.measure)) return false;
  if (isCompanion(part) || isComparison(part) || !quantity.range.high || TIMES.has(quantity.unit)) return false;
  const clause = clauseOf(part);
  if (BESIDE.test(clause.replace(BECOME, '').replace(/^当年新增/, ''))) return false;
  if (label === '') return part.separator === 'comma' && (SAID_BEHIND.test(tail) || ONLY.test(lead));
  return (
    (BECOME.test(clause) && label.length <= LONGEST_NAME) ||
    NARROWED.test(label) ||
    QUOTED.test(label) ||
    SUCH.test(lead)
  );
}

function clauseOf({ lead }: Figure): string {
  return lead.slice(-LONGEST_CLAUSE).replace(/^.*[，,。；;、：:]/s, '');
}

/** The figures before in the sentence that count the same, are told for themselves and are no less, the nearest first. */
function wholesBefore(
  figures: readonly Figure[],
  at: number,
  guessed: ReadonlySet<Figure>,
  told: ReadonlySet<number>,
): readonly Figure[] {
  const part = figures[at]!;
  const wholes: Figure[] = [];
  let sibling = part.separator === 'pause';
  for (let before = at - 1; before >= 0 && at - before <= REACH; before--) {
    const figure = figures[before]!;
    const found = wholes.some(({ quantity }) => !told.has(quantity.start));
    if (figure.sentence < part.sentence && (found || !mayReachBack(part, figure))) break;
    const beside = sibling;
    sibling = figure.separator === 'pause';
    if (beside || (hasShare(figures, before) && hasShare(figures, at))) continue;
    if (figure.bracket !== part.bracket || !isSameKind(figure, part)) continue;
    if (!isCountedLike(figure, part)) continue;
    if (compare(figure.quantity.value, part.quantity.value) < 0 || isComparison(figure)) continue;
    if (STOCK_BEFORE.test(figure.label) || EACH.test(figure.lead) || !countsAlike(figure, part)) continue;
    if (MADE.test(clauseOf(figure))) continue;
    if (isParallel(figure, part)) {
      if (guessed.has(figure)) continue;
      break;
    }
    wholes.push(figure);
  }
  return wholes;
}

/** 公开205件，占32%；不予公开26件，占4.1%: each is a part of something else. */
function hasShare(figures: readonly Figure[], at: number): boolean {
  const next = figures[at + 1];
  return next?.quantity.measure === 'percent' && /占/.test(next.label);
}

/** 受理18640件，…。“帮代办”1273件: what is narrowed may open a sentence of its own. */
function mayReachBack(part: Figure, { sentence }: Figure): boolean {
  return part.separator === 'stop' && sentence >= part.sentence - 2 && REACHING_BACK.test(part.label);
}

const REACHING_BACK =
  /^“[^“”]{2,12}”$|^(?:其中)?(?:适用)?(?:普通|一般|简易|听证)程序|^(?:重大|疑难|重复|涉(?!及))|^(?:败诉|胜诉)$/;

function isCountedLike({ quantity: { unit } }: Figure, { quantity: { unit: other } }: Figure): boolean {
  return areAddable(unit, other);
}

/** 民商事未结1791件，…执行未结557件: kinds beside one another; 调解纠纷12680件，…重大疑难纠纷317件 is one of the other. */
function isParallel(whole: Figure, part: Figure): boolean {
  if (isPartition([whole, part])) return true;
  if (whole.label === '' || whole.label.slice(-2) !== part.label.slice(-2)) return false;
  return !NARROWED.test(part.label) || NARROWED.test(whole.label);
}

/** 建成示范村15个…，15个试点取得成效: nouns behind two figures that differ tell of two things; what is not over yet is no part of what is. */
function countsAlike(whole: Figure, part: Figure): boolean {
  const [one, other] = [whole, part].map(({ tail }) => NOUN.exec(tail)?.[0] ?? '');
  if (part.label !== '' && one !== '' && other !== '' && one!.slice(-2) !== other!.slice(-2)) return false;
  return !PENDING.test(part.label) || INTAKE.test(whole.label);
}

const NOUN = /^[一-龥]+/;
/** 新增调解室5个，撤销2个; 制定规章4件，修改5件，废止3件: what came in, beside what went out. */
const MADE = /新[增建设聘招]|制定|出台|颁布/;
const EACH = /每[^，,]{0,6}$|平均[^，,]{0,6}$/;

function toClaim(whole: Figure, part: Figure): Claim {
  return {
    kind: 'part',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toWritten(part.quantity)} ≤ ${toWritten(whole.quantity)}`,
    numbers: [toNumber('total', whole), toNumber('part', part)],
  };
}
