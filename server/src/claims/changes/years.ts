import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Certainty, Claim } from '../claim.ts';
import { isCompanion } from '../figures.ts';
import { wholesOf } from '../totals.ts';
import { judge } from './claims.ts';
import {
  BASE_BEHIND,
  BEFORE,
  CHANGE,
  COMPARED,
  changeBehind,
  directionOf,
  isComparable,
  lastClause,
  NOW,
  PLANNED,
  TOLD_BEHIND,
  toChange,
  YEAR,
} from './words.ts';

/** 打击力度持续加大 */
const TREND =
  /^[，,]([^，,。；;]{0,6}?)(?:力度|数量|总量|频次|次数|人数|件数|规模)?(?:持续|不断|明显|大幅|同比|有所)(加大|增加|增长|提升|上升|减少|下降|降低)/;
/** How far before a figure its year is told. */
const FURTHEST = 160;

/** 去年查处80起，今年查处100起，同比上升25% and 2023年打击60起；2024年打击85起，力度持续加大 */
export function readYears(paragraph: Paragraph, at: number): Claim | null {
  const { text, figures } = paragraph;
  const second = figures[at]!;
  if (!/[年期限版原前]/.test(second.lead)) return null;
  const first = subjectOf(paragraph, at);
  const inBrackets = second.opensBracket && second.anchor === at - 1;
  if ((second.bracket !== first.bracket && !inBrackets) || !isComparable(first, second)) return null;
  const sameness = sureness(first, second);
  // 较去年减少15起，去年为120起: what is compared stands further back.
  if (second.separator === 'stop' || PLANNED.test(second.lead) || !sameness || toChange(first)) return null;
  const behind = COMPARED.test(second.lead) || TOLD_BEHIND.test(second.lead);
  const order =
    behind || (inBrackets && BASE_BEHIND.test(second.lead))
      ? 'backward'
      : CHANGE.test(lastClause(second))
        ? null
        : orderOf(first, second);
  if (!order) return null;
  const [from, to] = order === 'forward' ? [first, second] : [second, first];
  const change = changeBehind(figures, at, from, to);
  if (change) {
    // 去年查处80起，今年查处60起，满意率提高3%: what rises is something else.
    const claim = judge(from, to, change.plain ? change.direction : null, change, sameness);
    const open =
      first === figures[at - 1] &&
      (isLastOfList(figures, at - 1) || (!NOW.test(first.lead) && !isDated(first) && isOneOfMany(figures, at - 1)));
    return claim?.verdict === 'fails' && open ? null : claim;
  }
  const trend = TREND.exec(text.slice(second.quantity.unitEnd, second.quantity.unitEnd + 24));
  const ofThis = trend && (first.lead + second.lead).includes(trend[1]!);
  return ofThis ? judge(from, to, directionOf(trend[2]!), null, 'likely') : null;
}

/** What is compared: 信访57批143人次，比去年的76批 speaks of the first of two, 公开468条，其中网站302条、公示栏48条，较上年的390条 of the whole. */
function subjectOf(paragraph: Paragraph, at: number): Figure {
  const { figures } = paragraph;
  const [second, before, further] = [figures[at]!, figures[at - 1]!, figures[at - 2]];
  if (!COMPARED.test(second.lead)) return before;
  if (further && isCompanion(before) && !isComparable(before, second)) return further;
  if (!/^[，,]/.test(second.lead)) return before;
  return wholesOf(paragraph).get(before.quantity) ?? before;
}

/** 当面3件、网络12件、信函4件，较上年的25件: what is compared may as well be all of them. */
function isLastOfList(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]!];
  return before !== undefined && figure.separator === 'pause' && isComparable(before, figure);
}

/** 年均78件，2024年办理81件，比2023年的76件多5件: the year in its own clause says which of them is meant. */
function isDated(figure: Figure): boolean {
  return YEAR.test(lastClause(figure));
}

/** 受理50件，办结45件，上年为40件: any of those before may be what is compared. */
function isOneOfMany(figures: readonly Figure[], at: number): boolean {
  const [before, figure] = [figures[at - 1], figures[at]!];
  return before !== undefined && before.sentence === figure.sentence && isComparable(before, figure);
}

/**
 * How sure it is that two figures a year apart tell of one thing: the words before them, the years left out, are the same or
 * left out; likely, where the later ones leave out the noun (去年查处违建12起，今年查处18起) or the verb.
 */
function sureness(a: Figure, b: Figure): Certainty | null {
  const bare = (figure: Figure): string =>
    figure.label.replace(
      /20\d\d年度?|上一?年度?|去年度?|同[期比]|同(?=[较比])|今年|本年度?|全年|前年|年初|期初|年?[末底]|上一版|法定的?(?:办理|审批|承诺)?(?:时限|时间|期限|工时)|相[较比]于?|[较比共为的已]|累计|\d{1,2}月(?:至|-|—)?/g,
      '',
    );
  const x = bare(a);
  const y = bare(b);
  if (x === y || x === '' || y === '') return 'certain';
  return y.length > 1 && (x.startsWith(y) || (y.length > 2 && x.endsWith(y))) ? 'likely' : null;
}

/** Which of two figures is the earlier, by the words that lead up to them. */
function orderOf(first: Figure, second: Figure): 'forward' | 'backward' | null {
  const clause = (figure: Figure): string => figure.lead.slice(-FURTHEST).replace(/^.*[。；;]/s, '');
  const a = clause(first);
  const b = clause(second);
  const x = YEAR.exec(a)?.[1];
  const y = YEAR.exec(b)?.[1];
  if (x && y && x !== y) return x < y ? 'forward' : 'backward';
  if (BEFORE.test(a) && (NOW.test(b) || Boolean(y))) return 'forward';
  if ((NOW.test(a) || Boolean(x)) && BEFORE.test(b)) return 'backward';
  return null;
}
