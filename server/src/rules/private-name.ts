import { hasMatch, matchesOf } from '../analysis/matches.ts';
import { DOUBTFUL_SURNAMES, GIVEN_NAMES, SURNAMES } from '../analysis/personal-names.ts';
import { overlaps, type Span } from '../analysis/span.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A private person's name beside a case, or a number that tells who somebody is. */
export const privateName: Rule = {
  id: 'private-name',
  title: '写出了群众的姓名',
  family: 'privacy',
  severity: 'warning',
  find: inPassages(({ text }) => [...findNumbers(text), ...findNames(text)]),
};

const WHOLE_NAME = `[${SURNAMES}${DOUBTFUL_SURNAMES}][${GIVEN_NAMES}]{2}`;
const NAME = `(?:${WHOLE_NAME}|[${SURNAMES}][${GIVEN_NAMES}])`;

/** What somebody is in a case, and what people are in other matters as well. */
const ROLES =
  '信访人|上访人|申请人|被申请人|申请执行人|当事人|原告人?|被告人?|第三人|投诉人|举报人|反映人|违法行为人|行为人|被处罚人|被执行人|受害人|被害人|死者|嫌疑人|罪犯|矫正对象|吸毒人员|戒毒人员|刑满释放人员|精神障碍患者|上访户|信访户|债务人';
const PEOPLE = '村民|居民|业主|职工|员工|工人|房东|租客|老板|群众';
const MATTERS = /案(?![例值])|纠纷|信访|上访|投诉|举报|诉讼|处罚/;

/** What goes on behind a name: what the person does or is told of, never the rest of a longer word or an office. */
const AFTER =
  '(?=[，,。；;、（(“”]|诉(?![求讼])|与|和|等[0-9人户]|因|的|不服|反映|信访|上访|投诉|举报|涉嫌|申请|要求|作出|处以|给予|依法|故意|非法|盗窃|诈骗|离婚|工伤|劳动|交通|寻衅|邻里|家庭|土地|宅基地|林地|赡养|抚养|继承|债务|借贷|民间|医疗|合同|物业|拆迁|征地|行政|一案|案|危险|贩卖|酒驾|醉驾|无证|违法|违规|超限|未经|拖欠|讨要|讨薪|欠薪|索要|工资|工程款|名誉|房屋|租赁|相邻|婚姻|医患|人身|财产|侵权|买卖|装修|殴打|吸毒|赌博|侵占|强占|占用|低保|医保|社保|救助|补偿|安置|征收|噪音|噪声|油烟|加装)';
/** Before a name a clause begins, or stands what is done in a case. */
const BEFORE =
  '(?<![一-龥]|[0-9A-Za-z])|(?<=对|将|与|和|为|给|化解|调解|办理|审理|受理|查处|办结|执行|处置|处理|调处|侦破|核查|督办|接待|劝返)';
const CASE = '[^，,。；;、“”\\s]{0,16}(?:案(?![例值])|纠纷|信访事项|信访件|积案|上访)';

/** Each has the names in its groups. */
const AS_SOMEBODY = new RegExp(`(?:${ROLES})(${NAME})${AFTER}`, 'dg');
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:${BEFORE})(${NAME})诉(?![求讼])`, 'dg'),
  new RegExp(`(?:${BEFORE})(${NAME})(?:与|和|、)(${NAME})${AFTER}${CASE}`, 'dg'),
  new RegExp(`(?:${BEFORE})(${WHOLE_NAME})${AFTER}${CASE}`, 'dg'),
  new RegExp(
    `(?:${BEFORE})(${WHOLE_NAME})等(?:[0-9]{1,4}[人名户]|人)[^。]{0,30}(?:信访|上访|纠纷|案(?![例值])|投诉|举报)`,
    'dg',
  ),
  new RegExp(`(?:${BEFORE})(${NAME})(?:[（(]|[，,])(?:男|女)(?:[，,）)])`, 'dg'),
];
const AMONG_PEOPLE = new RegExp(`(?:${PEOPLE})(${NAME})${AFTER}`, 'dg');

/** The long patterns of names take long to compile, and few paragraphs have a name behind such a word. */
const ROLE_OF_SOMEBODY = new RegExp(`(?:${ROLES})[${SURNAMES}${DOUBTFUL_SURNAMES}]`);
const PERSON_OF_NAME = new RegExp(`(?:${PEOPLE})[${SURNAMES}${DOUBTFUL_SURNAMES}]`);

/** Without one of these words nobody's case is told. */
const SIGNS = /案|纠纷|[访诉罚男女]|举报|当事|申请|第三人|人员|对象|死者|嫌疑|受害|被害|被执行|债务/;

function findNames(text: string): readonly Draft[] {
  if (!hasMatch(text, SIGNS)) return [];
  const spans: Span[] = [];
  const patterns = [...(hasMatch(text, ROLE_OF_SOMEBODY) ? [AS_SOMEBODY] : []), ...(mayName(text) ? PATTERNS : [])];
  for (const pattern of patterns) for (const match of matchesOf(text, pattern)) collect(match, spans);
  const isAmongPeople = hasMatch(text, MATTERS) && hasMatch(text, PERSON_OF_NAME);
  for (const match of isAmongPeople ? matchesOf(text, AMONG_PEOPLE) : []) {
    if (MATTERS.test(sentenceAround(text, match.index))) collect(match, spans);
  }
  return spans
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const hidden = text[start]! + (end - start > 2 ? '某某' : '某');
      return {
        start,
        end,
        severity: 'hint',
        message: `这里像是写出了群众的姓名，又和案件、纠纷或信访连在一起。报告要向社会公开，请隐去姓名，例如“${hidden}”。`,
        fixes: [{ title: `改为“${hidden}”`, safe: false, edits: [{ start, end, text: hidden }] }],
      };
    });
}

/** What a character may be of a name behind `BEFORE`, several of them at once. */
const INSIDE_WORD = 1;
const SURNAME = 2;
const GIVEN_NAME = 4;
const parts = new Uint8Array(0x10000).fill(INSIDE_WORD, 0x4e00, 0x9fa6);
for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
  parts[sign.charCodeAt(0)] = INSIDE_WORD;
for (const last of '对将与和为给解理办结行置处破查待返') parts[last.charCodeAt(0)] = 0;
for (const sign of SURNAMES + DOUBTFUL_SURNAMES) parts[sign.charCodeAt(0)]! |= SURNAME;
for (const sign of GIVEN_NAMES) parts[sign.charCodeAt(0)]! |= GIVEN_NAME;

/** Whether a name may begin anywhere as `PATTERNS` want it; asked first, for they take long to look for and few paragraphs have one. */
function mayName(text: string): boolean {
  let before = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const part = parts[text.charCodeAt(at)]!;
    const begins = (part & SURNAME) !== 0 && (before & INSIDE_WORD) === 0;
    if (begins && (parts[text.charCodeAt(at + 1)]! & GIVEN_NAME) !== 0) return true;
    before = part;
  }
  return false;
}

function collect({ indices }: RegExpExecArray, spans: Span[]): void {
  for (const [start, end] of indices!.slice(1).filter((pair) => pair !== undefined)) {
    const span = { start, end };
    if (!spans.some((other) => overlaps(span, other))) spans.push(span);
  }
}

/** How many characters a sentence is followed to either side. */
const FURTHEST = 60;

function sentenceAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - FURTHEST), at);
  const behind = text.slice(at, at + FURTHEST);
  return before.slice(before.lastIndexOf('。') + 1) + behind.slice(0, behind.search(/。|$/));
}

/** 18 digits with a date of birth in the middle. */
const IDENTITY =
  /(?<![0-9A-Za-z])[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9A-Za-z.\-—])1[3-9][0-9]{9}(?![0-9]|[万亿元件人名%.])/g;
/** A number that is there to be called. */
const PUBLIC = /(?:举报|投诉|咨询|服务|热线|监督|值班|办公|公开|联系|报名|24小时)[^。；]{0,12}$/;
const NUMBER_CONTEXT = 16;

function findNumbers(text: string): readonly Draft[] {
  const identities = matchesOf(text, IDENTITY).map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    message: '这里像是完整的身份证号码。报告要向社会公开，请删去，或者只留前几位和末几位。',
    fixes: [mask('只留前6位和后4位', index, number, 6)],
  }));
  const mobiles = matchesOf(text, MOBILE)
    .filter(({ index }) => !PUBLIC.test(text.slice(Math.max(0, index - NUMBER_CONTEXT), index)))
    .map(({ 0: number, index }) => ({
      start: index,
      end: index + number.length,
      severity: 'hint' as const,
      message: '这里像是个人的手机号码。如果不是对外公布的电话，公开前请隐去。',
      fixes: [mask('只留前3位和后4位', index, number, 3)],
    }));
  return [...identities, ...mobiles];
}

/** How many digits at the end are left, so that whoever knows the number knows it again. */
const LAST = 4;

function mask(title: string, start: number, number: string, first: number): Fix {
  const text = number.slice(0, first) + '*'.repeat(number.length - first - LAST) + number.slice(-LAST);
  return { title, safe: false, edits: [{ start, end: start + number.length, text }] };
}
