import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { isComparison, isSameKind } from '../figures.ts';
import { OF_WHICH, OUTPUT, RESPECTIVELY } from '../vocabulary.ts';
import type { Opening } from './listing.ts';
import { namedBefore } from './totals.ts';

/** How many characters before its brackets a compound is looked for. */
const NEAR = 60;
const ANOTHER_SENTENCE = /[。！？!?｡]\s*[^\s（(［[【]/;
/** 12个社区、2个村（合计14个）: a sum of what stands before the brackets. */
const SUMMED_UP = /^(?:合计|共计|总计|共|累计)/;
/** 从类型看，受理的221件中公安类89件: a figure that is divided itself opens no list of those before it. */
const DIVIDED = /^[之当]?中(?![央心医小学期间共等])/;
const COMPOUND = /\d\s*[+＋]\s*[\dNnXx]/;

/** 其中, （…）, 分别: how the words before a figure open a list of parts with it; null where they open none. */
export function openingOf(paragraph: Paragraph, at: number): Opening | null {
  const figure = paragraph.figures[at]!;
  if (isComparison(withOpening(figure)) || isFormer(paragraph.figures, at) || DIVIDED.test(figure.tail)) return null;
  if (
    figure.opensBracket &&
    (SUMMED_UP.test(figure.lead) ||
      FORMER.test(figure.lead) ||
      isFromTo(paragraph, at) ||
      isMadeOf(paragraph, at) ||
      isEquation(figure) ||
      isInAndOut(paragraph, at))
  )
    return null;
  // 万人律师拥有量3.01名（常住人口45.2万人）: what an average is taken over.
  if (figure.opensBracket && isOfAverage(paragraph.figures, figure)) return null;
  const anchor = figure.opensBracket ? paragraph.figures[figure.anchor] : undefined;
  // 每百万人次投诉47.8件（412件）: of which it is the density.
  if (anchor && DENSITY.test(anchor.lead)) return null;
  // 较上年底增加9件（新制定12件）: what came in, beside what went out.
  if (anchor && isComparison(anchor) && /^新/.test(figure.label) && isMore(figure, anchor)) return null;
  if (anchor && !isExplanation(paragraph, figure)) return 'bracket';
  if (isSpentBeside(paragraph.figures, at)) return null;
  if (OF_WHICH.test(lastSentence(figure.lead)) || namedBefore(figure) || isAmong(paragraph.figures, at))
    return 'of-which';
  if (!RESPECTIVELY.test(lastClause(figure.lead)) || OF_YEARS.test(figure.lead) || isAnotherMatter(figure)) return null;
  return isOfAnotherTime(paragraph.figures, at) ? null : 'respectively';
}

/** 千人口床位6.8张, 每百万人次投诉47.8件 */
const DENSITY = /(?:每[十百千万亿]+|[百千万]人口)[^，,。；;、]{0,10}$/;

function isMore(one: Figure, other: Figure): boolean {
  return compare(one.quantity.value, other.quantity.value) > 0;
}

/** 用于积累的1120万元，用于消费的2211万元: one use beside the other is no part of it. */
function isSpentBeside(figures: readonly Figure[], at: number): boolean {
  const [before, { lead, sentence, bracket }] = [figures[at - 1], figures[at]!];
  if (!before || before.sentence !== sentence || before.bracket !== bracket || !SPENT_ON.test(lead)) return false;
  return SPENT_ON.test(before.lead) && !/其中/.test(lead);
}

const SPENT_ON = /用于[^，,。；;]*$/;

/** 其中揭示问题由262个增加到286个: what it was before is a part of nothing now. */
function isFormer(figures: readonly Figure[], at: number): boolean {
  const [former, next] = [figures[at]!, figures[at + 1]];
  return /[由从]$/.test(former.lead) && next !== undefined && CHANGED_TO.test(next.lead);
}

const CHANGED_TO = /^[增减升降提压缩扩下上][^，,。；;、]{0,3}[至到为]$/;

/** 同比翻了一番，其中…: what stands before the opening is said of the total. */
function withOpening(figure: Figure): Pick<Figure, 'lead'> {
  return { lead: figure.lead.slice(Math.max(0, figure.lead.lastIndexOf('其中'))) };
}

/** 其中新媒体渠道占比较高；全年办理案件519件: what was opened before a semicolon or a stop without any figure is over. */
function lastSentence(lead: string): string {
  return lead.slice(Math.max(0, ...[...'。；;！？'].map((mark) => lead.lastIndexOf(mark))));
}

/** 两个视频分别获奖；城中区7个司法所达标: what was told before a semicolon is over. */
function lastClause(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf('；'), lead.lastIndexOf(';')) + 1);
}

/** 共受理52.8万件；试行上门办理，咨询、代办分别为31.6万件、18.9万件: a clause of its own leads to them. */
function isAnotherMatter({ lead }: Figure): boolean {
  // 再就业1937人、612人，分别完成任务的107.6%、111.3%，任务数分别为1800人、550人
  return /[；;][^；;]*[，,][^；;]*分别[^；;]*$/.test(lead) || /(?:任务|目标|计划|指标)数?量?分别[为是]?$/.test(lead);
}

/** 去年三类案件分别为25件、4件、7件: the time stands before the number of kinds. */
function isOfAnotherTime(figures: readonly Figure[], at: number): boolean {
  const before = figures[at - 1];
  return before !== undefined && figures[at]!.separator === 'none' && isComparison(before);
}

/** 2024年、2023年分别为239项、251项: the figures of other years. */
const OF_YEARS = /年度?(?:同期)?分别[^，。；]{0,4}$/;

/** 全队32人中，本科18人、大专14人 */
function isAmong(figures: readonly Figure[], at: number): boolean {
  const [before, figure, next] = [figures[at - 1], figures[at]!, figures[at + 1]];
  if (!/^[，,：:]/.test(figure.lead) || !next || !isSameKind(figure, next)) return false;
  return before !== undefined && before.bracket === figure.bracket && /^[一-龥]{0,8}中$/.test(before.tail);
}

/** 设立20个站点。构建“1+9+31”网络（1个中心、9个站、31个点）: brackets behind another sentence or a compound are of these. */
function isExplanation({ text, figures }: Paragraph, figure: Figure): boolean {
  const { unitEnd } = figures[figure.anchor]!.quantity;
  const between = text.slice(Math.max(unitEnd, figure.quantity.start - NEAR), figure.quantity.start);
  const words = between.slice(0, between.search(/[（(［[【][^（(［[【]*$/));
  return COMPOUND.test(between) || ANOTHER_SENTENCE.test(words) || OF_ANOTHER.test(words);
}

/** 较年初减少2人（新增6人，解除8人）: what came and what went make up the change between them. */
function isInAndOut({ figures }: Paragraph, at: number): boolean {
  const { anchor, label, bracket } = figures[at]!;
  const next = figures[at + 1];
  if (anchor < 0 || next?.bracket !== bracket || !isComparison(figures[anchor]!)) return false;
  const [came, went] = [
    [label, next.label].some((words) => CAME.test(words)),
    [label, next.label].some((words) => WENT.test(words)),
  ];
  return came && went;
}

const CAME = /新|增|接收|收到|受理|调入|招|转入/;
const WENT = /解|减|退|离|注销|调出|转出|办结|死亡|期满/;

/** 未结30件（305件减去不予受理11件，再减去审结264件）: how the figure comes about. */
function isEquation({ tail }: Figure): boolean {
  return /^[^，,、]{0,4}(?:减去|扣除|加上|[-－+＋×÷*])/.test(tail);
}

/** 重大决策12件（提出意见36条）: what came of them, counted in its own way. */
function isMadeOf({ figures }: Paragraph, at: number): boolean {
  const { label, quantity, anchor } = figures[at]!;
  return anchor >= 0 && OUTPUT.test(label) && quantity.unit !== figures[anchor]!.quantity.unit;
}

/** 增加23件（由64件增至87件）: the brackets tell between what the change was. */
function isFromTo({ figures }: Paragraph, at: number): boolean {
  const [from, to] = [figures[at]!, figures[at + 1]];
  return /^[由从自]|[由从]$/.test(from.lead) && to?.bracket === from.bracket && /[至到为]$/.test(to.lead);
}

/** 增加2个（原有37个）, 存量412处（年初2284处）, 实有24名（编制28名，空编4名） */
const FORMER =
  /^(?:(?:核定)?编制|核编|定编|满编|应[有到配]|原|此前|以前|之前|年初|期初|上?年[末底]|去年[末底]?|上年)(?!告|因|则|件|材|结转)/;

/** 发案率为每万人41.5起（刑事案件1876起） */
function isOfAverage(figures: readonly Figure[], { lead, anchor }: Figure): boolean {
  return OF_A_POPULATION.test(lead) || PER_HEAD.test(figures[anchor]?.lead ?? '');
}

const PER_HEAD = /每[十百千万](?:名|户)?(?:人|老人|老年人|人口|户)[^，,。；;、]{0,8}$/;
const OF_A_POPULATION = /^(?:[按以])?(?:20\d\d年)?末?(?:全?[省市县区镇乡])?(?:常住|户籍|总|服务|辖区)人口[为约数]*$/;

/** 总量是2021年（269件）的两倍, 占信访总量（126件）的7.1%: what stands in the brackets is that year's, or that of the other quantity. */
const OF_ANOTHER =
  /(?:20\d\d年|上年|去年)(?:度|同期)?$|完成[^，,、；;]{0,12}(?:计划|目标|任务|指标|预算)数?$|(?:占|较|比|高于|低于|多于|少于|相当于)[^，,、；;]{1,16}$/;
