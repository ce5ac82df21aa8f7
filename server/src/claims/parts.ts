import { isBelow } from '../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';
import { toWritten } from './arithmetic.ts';
import { type Claim, toNumber } from './claim.ts';
import { isComparison } from './figures.ts';
import { CARRIED_OVER } from './vocabulary.ts';

/** What was there, and what of it something became: 提出意见83条，采纳92条 cannot be. */
const BOUNDS: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [/(?:意见|建议|提案|提出|收集|征集)/, /^(?:被|均被|其中被?|最终)?(?:采纳|采用|吸收)$/],
  [/(?:参加|参考|参训|参与|报名|应考|实考)/, /^(?:其中)?(?:考试|考核|测试)?(?:合格|通过|及格)$/],
  [/(?:调解|调处|排查|纠纷).*(?:纠纷|矛盾)?$/, /^(?:成功)?(?:调解|调处|化解)?成功$|^调成$/],
  [/(?:接待|来访|信访|诉求)/, /^(?:当场|现场|及时)(?:解决|答复|化解|办结|处理)$/],
  [/开庭|应诉|出庭/, /^(?:负责人|行政机关负责人)?出庭(?:应诉)?$/],
  [/举报|投诉|线索/, /^(?:经核)?查实$|^属实$/],
  [
    /隐患|问题|堵点|积案|违[法章]/,
    /^(?:均?已|督促|全部|完成|及时|协调)*(?:整改|化解|解决|查实|销号|拆除)(?:完成|到位|完毕)?$/,
  ],
  [/(?:人员|队伍|在编|在岗|在职)$/, /^(?:持有?|取得)(?:有?(?:行政)?执法)?(?:资格)?证件?$/],
  [/申请司法确认/, /^(?:裁定)?确认有效$/],
];

/** What cases that came in before may add to, or which may be of a whole further back: 受理120件，办结125件 says no more than that some were older. */
const OUTCOMES: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [
    /受理|立案|收到|接到|接收|办理|承接|案件|事项|件$|交办|转办|登记/,
    /^(?:均?已|按[时期]|全部|及时|依法|成功)*(?:办结|审结|结案|办理完毕|答复|回复|处置|处理|调解|化解|调[结成])$/,
  ],
  [/(?:人员|在编|在岗|在职)$/, /^(?:大专|本科|大学|研究生|硕士)[一-龥]{0,4}(?:以上)?(?:学历)?$/],
];

/** What may become of anything: few figures are called so. */
const PART = new RegExp([...BOUNDS, ...OUTCOMES].map(([, part]) => part.source).join('|'));

/** 提出意见83条，采纳72条: reads what may not be more than what stands before it, where nothing says 其中. */
export function readParts({ figures }: Paragraph): readonly Claim[] {
  return figures.flatMap((part, at) => {
    if (part.separator !== 'comma' || part.lead.includes('其中')) return [];
    const named = PART.test(part.label);
    if ((!named && !isOfThese(part)) || isComparison(part)) return [];
    const whole = wholeBefore(figures, at);
    // 一般隐患12处、重大隐患3处，整改15处: of both.
    if (!whole || whole.separator === 'pause') return [];
    const exceeds = isBelow(whole.quantity.range, part.quantity.range);
    if (!named || !matches(BOUNDS, whole, part)) {
      const told = named ? matches(OUTCOMES, whole, part) : !BESIDE.test(whole.lead);
      return told && !exceeds ? [toClaim(whole, part, 'holds')] : [];
    }
    const open = exceeds && (isOlder(figures, at) || isOneOfSeveral(figures, whole));
    return open ? [] : [toClaim(whole, part, exceeds ? 'fails' : 'holds')];
  });
}

function matches(pairs: typeof BOUNDS, { label, tail }: Figure, part: Figure): boolean {
  return pairs.some(([wide, narrow]) => narrow.test(part.label) && (wide.test(label) || wide.test(tail)));
}

/** 通过网站收到12件，当面提出的13件: the one is no part of the other. */
const BESIDE = /其中|通过|以[^，。；]{1,6}(?:方式|形式)/;

/** 研究议题263个，提请合法性审查的41个: those of them that …. */
function isOfThese({ lead, quantity }: Figure): boolean {
  return lead.endsWith('的') && quantity.measure === 'count' && /^[，,][一-龥]{3,16}的$/.test(lead);
}

/** 排查隐患120处，上年遗留30处，整改140处: what was there before explains that more was done. */
function isOlder(figures: readonly Figure[], at: number): boolean {
  const { sentence } = figures[at]!;
  return figures
    .slice(Math.max(0, at - FURTHEST), at + 2)
    .some((figure) => figure.sentence === sentence && CARRIED_OVER.test(figure.lead + figure.tail));
}

const FURTHEST = 6;

/** 收到投诉12件，举报8件，查实15件: more than one figure in the sentence may be what the part is of. */
function isOneOfSeveral(figures: readonly Figure[], whole: Figure): boolean {
  const at = figures.indexOf(whole);
  return figures
    .slice(Math.max(0, at - FURTHEST), at)
    .some(({ sentence, quantity }) => sentence === whole.sentence && quantity.unit === whole.quantity.unit);
}

/** The figure right before, counted in the same way; of 29批67人次 the one in the same unit. */
function wholeBefore(figures: readonly Figure[], at: number): Figure | null {
  const part = figures[at]!;
  for (const before of [figures[at - 1], figures[at - 2]]) {
    if (!before || before.sentence !== part.sentence || before.bracket !== part.bracket || isComparison(before))
      return null;
    if (before.quantity.unit === part.quantity.unit) return before;
    if (before.lead !== '') return null;
  }
  return null;
}

function toClaim(whole: Figure, part: Figure, verdict: 'holds' | 'fails'): Claim {
  return {
    kind: 'part',
    verdict,
    certainty: 'likely',
    formula: `${toWritten(part.quantity)} ${verdict === 'fails' ? '>' : '≤'} ${toWritten(whole.quantity)}`,
    numbers: [toNumber('total', whole), toNumber('part', part)],
  };
}
