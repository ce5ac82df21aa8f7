import { Kind, kindAt } from './characters.ts';
import { mapEach } from './map-each.ts';
import { once } from './memory.ts';
import type { Figure, Paragraph } from './paragraph.ts';
import { readPeriods } from './periods.ts';

/** What a figure measures, as far as the text alone tells. Every part may be empty. */
export interface Indicator {
  readonly figure: Figure;
  /** The words that lead up to the figure, without who, when and how eagerly: 受理行政复议申请. */
  readonly before: string;
  /** The noun behind it, up to where the text alone shows that it ends: 3名“确诊人员”. */
  readonly behind: string;
  /** Whether that noun runs on, so that only its words could tell where it ends: 确诊人员处理措施. */
  readonly runsOn: boolean;
  /** What follows that noun. */
  readonly rest: string;
  /** Whose doing it is, where an office, a team or a place is named: 执法队. */
  readonly actor: string;
  /** The time it speaks of; empty for the year reported on. */
  readonly period: string;
  /** The clauses between the figure before it and its own, in the same sentence. */
  readonly topic: string;
  /** Whether it says that nothing is left out: 共, 累计, 现有. */
  readonly whole: boolean;
}

/** The indicators of a paragraph, one for each of its figures in their order. What nobody asks for is not read. */
export const readIndicators = once((paragraph: Paragraph): readonly Indicator[] => {
  let periods: readonly string[] | null = null;
  const periodOf = (index: number): string => {
    periods ??= readPeriods(paragraph);
    return periods[index] ?? '';
  };
  return mapEach(paragraph.figures, (figure, index) => new LazyIndicator(paragraph, figure, index, periodOf));
});

/** The indicator of one of its figures as if that spoke of another time than the paragraph by itself tells. */
export function readIndicatorUnder(paragraph: Paragraph, index: number, period: string): Indicator {
  return new LazyIndicator(paragraph, paragraph.figures[index]!, index, () => period);
}

/** What an indicator is called: verb and noun together. */
export function nameOf({ before, behind }: Indicator): string {
  return before + behind;
}

/** The words of a clause without who, when and how eagerly, and without what only leads on to a figure. */
export function withoutWho(clause: string): string {
  return withoutActor(clause).words.replace(TRAILING, '').trim();
}

/** How much of the end of a topic may say that all of it is meant. */
const LONGEST_WHOLE = 12;
/** How much of a clause tells who does what. */
const LONGEST_DOING = 40;
const WHOLE =
  /(?<!公)共(?![同享建治产青识])|累计|合计|总计|总数|总[有量]|全年|截至|目前|现有|共有|已有|全[街镇乡县区市省局]|下辖|辖有/;
const GENERAL =
  /^(?:我|本|全|各|该|其)(?:街道?|镇|乡|县|区|市|省|局|委|办|院|厅|单位|辖区)|^(?:街道|乡镇|辖区|各级|社区)(?!.{0,4}[所队室站心会])/;
const ACTOR =
  /^(?!城镇|成立|组建|建立|建成|实现|落实|组织|推动|推进|加强|深化|通过|依托|会同|联合|协调|指导|督促|配合|对|向|与|为|以|把|深入|走进|进)[\p{Script=Han}]{1,10}?(?:局|街道|镇|乡|县|区|市|科|所|队|中心|办公室|院|委员会|委|站|社区|村|厅|公司|学校|法庭|调委会|调解室|部门|窗口|支部)(?=共|累计|全年|已|先后|今年|新|受理|办理|处理|成功|开展|举办|组织|召开|对|接待|出动|查处|排查|发放|调解(?![室委中组])|调处(?![室委中组])|化解|审查|审核|现|有|$)/u;
/** Words before a verb that say how it was done, or when, and nothing of what is counted. */
const MANNER =
  /^(?:20\d\d\s*年度?|\d{1,2}月(?:\d{1,2}日|份|底)?(?:以来|起)?|今年以来|以来|今年|本年度?|全年|年内|截至(?:目前|\d{1,2}月[底份]?|年底)|截至|目前为止|目前|其中|同时|此外|另外|并|且|还|累计|合计|共计|总计|总共|一共|共(?![同享建治产青识])|已经|已|均|先后|相继|分别[是为]?|认真|积极|主动|深入|扎实|及时(?!率)|依法|依规|有效(?!率)|成功(?!率)|顺利|圆满|严格|全面|大力|着力|切实|持续|常态化|有序|统筹|组织(?=开展|举办|召开|实施)|现有|共有|拥有|有|现|由|对|在(?![册编岗建校园库矫管线])|为|将|把|即)+/;
const TRAILING =
  /(?:累计|合计|共计|总计|总共|一共|共有|共(?![同享建治产青识])|达到|(?<![下送到抵传表])达|约为|约|(?<![接附])近|为|有|(?<![预统审设])计|逾|超过|超|的|是|了|了?一批)+$/;
/** Where a noun behind a figure surely ends. */
const NOUN_END =
  /^(?:以及|及其|并且|进行|开展|均已|均为|均在|都已|全部|共同|分别|已经|已全|参加|参与|划分|组成|联合|积极|认真|等(?![待级同候])|[和及与]?$)/;
const LONGEST_NOUN = 24;

/** Most figures are turned away for the words right beside them, before anybody asks what they measure. */
class LazyIndicator implements Indicator {
  readonly figure: Figure;
  readonly #paragraph: Paragraph;
  readonly #index: number;
  readonly #periodOf: (index: number) => string;
  #lead: Lead | null = null;
  #noun: Noun | null = null;
  #around: Doing | null = null;

  constructor(paragraph: Paragraph, figure: Figure, index: number, periodOf: (index: number) => string) {
    this.figure = figure;
    this.#paragraph = paragraph;
    this.#index = index;
    this.#periodOf = periodOf;
  }

  get before(): string {
    return this.#readLead().before;
  }

  get behind(): string {
    return this.#readNoun().text;
  }

  get runsOn(): boolean {
    return this.#readNoun().runsOn;
  }

  get rest(): string {
    return this.#readNoun().rest;
  }

  get actor(): string {
    return this.#readLead().actor || this.#readAround().actor;
  }

  get period(): string {
    return this.#periodOf(this.#index);
  }

  get topic(): string {
    return this.#readAround().words;
  }

  get whole(): boolean {
    const { clause, topic } = this.#readLead();
    return WHOLE.test(clause) || WHOLE.test(topic.slice(-LONGEST_WHOLE));
  }

  #readLead(): Lead {
    this.#lead ??= readLead(leadInSentence(this.#paragraph, this.#index));
    return this.#lead;
  }

  #readNoun(): Noun {
    this.#noun ??= nounBehind(this.figure.tail);
    return this.#noun;
  }

  #readAround(): Doing {
    this.#around ??= withoutActor(this.#readLead().topic);
    return this.#around;
  }
}

/** What leads up to a figure: its own clause, with and without what says who, when and how, and the clauses before that. */
interface Lead {
  readonly clause: string;
  readonly topic: string;
  readonly before: string;
  readonly actor: string;
}

function readLead(lead: string): Lead {
  const { clause, topic } = lastClause(lead);
  const { words, actor } = withoutActor(clause);
  return { clause, topic, before: words.replace(TRAILING, '').trim(), actor };
}

/** The lead of a figure as far as it stands in the figure's own sentence, without what still belongs to the figure before it. */
function leadInSentence({ figures }: Paragraph, index: number): string {
  const { lead, sentence } = figures[index]!;
  let start = lead.length;
  const furthest = Math.max(0, lead.length - LONGEST_LEAD);
  while (start > furthest && !isSentenceEnd(kindAt(lead, start - 1))) start--;
  const goesOn = start === 0 && index > 0 && figures[index - 1]!.sentence === sentence;
  const words = lead.slice(start).replace(/\*+/g, '');
  return goesOn ? words.slice(words.search(/[,，、:：]|$/)) : words;
}

function isSentenceEnd(kind: Kind): boolean {
  return kind === Kind.stop || kind === Kind.semicolon;
}

const LONGEST_LEAD = 120;

function lastClause(lead: string): { readonly clause: string; readonly topic: string } {
  let start = lead.length;
  while (start > 0) {
    const kind = kindAt(lead, start - 1);
    if (kind >= Kind.comma && kind <= Kind.close) break;
    start--;
  }
  const clause = lead.slice(start).trim();
  const topic = lead.slice(0, Math.max(0, start - 1));
  return { clause, topic: topic.replace(/^[\s，,、；;：:]+/, '').trim() };
}

/** Words without who, when and how, and who it is. */
interface Doing {
  readonly words: string;
  readonly actor: string;
}

function withoutActor(clause: string): Doing {
  let words = clause.slice(-LONGEST_DOING);
  let actor = '';
  // Who, when and how may stand in any order: 今年以来，我局共…, 执法队全年累计….
  for (let round = 0; round < 3; round++) {
    const before = words;
    words = words.replace(MANNER, '').replace(GENERAL, '').trim();
    if (actor === '') {
      actor = ACTOR.exec(words)?.[0] ?? '';
      words = words.slice(actor.length);
    }
    if (words === before) break;
  }
  return { words, actor };
}

/** The noun behind a figure, whether it runs on, and what follows it. */
interface Noun {
  readonly text: string;
  readonly runsOn: boolean;
  readonly rest: string;
}

function nounBehind(words: string): Noun {
  const tail = words.replace(/[“”‘’"*]/g, '');
  let end = 0;
  while (end < tail.length && end < LONGEST_NOUN) {
    if (NOUN_END.test(tail.slice(end, end + 3)) && end !== 1) break;
    const kind = kindAt(tail, end);
    if (kind !== Kind.han && kind !== Kind.numeral) break;
    end++;
  }
  const text = tail.slice(0, end);
  const rest = tail.slice(end);
  if (text.length < 2 || /^[的以之左内]/.test(text)) return { text: '', runsOn: false, rest: tail };
  return { text, runsOn: rest !== '' && !NOUN_END.test(rest.slice(0, 3)), rest };
}
