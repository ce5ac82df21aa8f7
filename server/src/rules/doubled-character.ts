import { Kind, kindAt } from '../analysis/characters.ts';
import { BOUND, beginsWord, endsWord, isDoubled, JOINING, PARTICLES } from '../analysis/joints.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Rule } from './rule.ts';

/** A character or a word typed twice in a row: 开展展了, 人人次, 配合配合. */
export const doubledCharacter: Rule = {
  id: 'doubled-character',
  title: '重字',
  family: 'wording',
  severity: 'warning',
  find: inPassages((paragraph) =>
    [
      ...findDoubledUnits(paragraph),
      ...findDoubledCharacters(paragraph.text),
      ...findDoubledWords(paragraph.text),
    ].sort((a, b) => a.start - b.start),
  ),
};

/** Doubled on purpose, whatever stands around them: 层层, 步步, 事事. */
const REDUPLICATED = '层步事统件类明';
/** Doubled in these words only. */
const IDIOMS =
  /生生(?:不|世)|[活好]生生|源源(?:不|而)|格格不|融融|济济|形形|其其格|心心相|代代(?:相|传)|整整[\d一二两三四五六七八九十半齐]|环环相|面面(?:俱|观|相)|稳稳[的地当落扎把守站端]|强强(?:联|携|合|对)|断断|严严|历历|试试|落落大|品品|评评|议议|算算|数数|风习习|通通|团团[转围]|治治病|立法法|[十，]行行/;
/** Whatever stands before them may be a noun that ends with them: 新材料链链主, 满意率率先. */
const NOUN_ENDINGS =
  '业化产力性率度法学品体物员级型式制费金税权证书表机器线群层类果形校术商社园源疗险目策政务境域费案部标色位数资料国工民社文生';
/** Behind them a new word begins, and before them one has ended. */
const BREAKS = '的了和与及或在对是为将把被由从到向以用于按其等并且各';
/** Before them a word has ended. */
const OPENINGS = `${BREAKS}更已也不没又再就都这那我他此本该每要尤既仍均皆须应`;
/** Behind them a noun may have one character: 该社社员, 全员员额. */
const DETERMINERS = '本该各全每两我原某此';
/** Things and doings. What says how something is may well be doubled like this: 规规范范. */
const NEVER_PAIRED =
  /^(?:工作|开展|进行|建设|推进|推动|落实|加强|完善|组织|执法|管理|服务|检查|监督|发展|提升|提高|宣传|培训|处理|办理|制定|制度|机制|行政|政府|部门|责任|问题|整改|纠纷|调解|矛盾|案件|法治|法律|依法|学习|贯彻|实施|实现|规划|保障|活动|人员|项目|情况|工程|治理|审查|审批|改革|创建|建立|参与|配合|协调|群众|社区|企业|安全|生产)$/;

/** Whatever is in the dictionary: 尚未未建立, 两万余余人, 达到到95%. */
const ALWAYS = /^[尚并从仍暂]未{2,}[^成来经雨免]|^[\d百千万亿十]余{2,}|^[达受]到{2,}/;

function findDoubledCharacters(text: string): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let at = nextDoubled(text, 1); at < text.length; at = nextDoubled(text, at + 1)) {
    if (kindAt(text, at) !== Kind.han) continue;
    const character = text[at]!;
    const start = at - 1;
    while (text[at + 1] === character) at++;
    const end = at + 1;
    if (ALWAYS.test(text.slice(Math.max(0, start - 1), end + 1))) {
      drafts.push(word(text, start, end, character));
      continue;
    }
    const behind = hanAt(text, end);
    if (behind !== '' && text[end + 1] === behind) {
      // Both are doubled: 清清楚楚, or 工工作作.
      let stop = end + 2;
      while (text[stop] === behind) stop++;
      if (NEVER_PAIRED.test(character + behind) && !isDoubled(character, behind)) {
        drafts.push(word(text, start, stop, character + behind));
      }
      at = stop - 1;
    } else if (isSlip(text, start, end)) drafts.push(word(text, start, end, character));
  }
  return drafts;
}

/** The next place at which the same stands as before it. A small loop, which is soon compiled, other than what is made of it. */
function nextDoubled(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== text.charCodeAt(at - 1)) at++;
  return at;
}

/** Whether one of two characters in a row is too many: no word can end with the first and another begin with the second. */
function isSlip(text: string, start: number, end: number): boolean {
  const before = hanAt(text, start - 1);
  const character = text[start]!;
  const behind = hanAt(text, end);
  if (before === '一' || REDUPLICATED.includes(character)) return false;
  // 检查组组长; 中心组组织学习, of which the name need not be in the dictionary
  if (OFFICES.test(character) && before !== '' && (behind === '长' || beginsWord(character, behind))) return false;
  if (IDIOMS.test(before + character + character + behind)) return false;
  const ends = endsWord(before, character);
  const begins = beginsWord(character, behind);
  if (PARTICLES.includes(character)) return !ends && !begins && !isSpoken(before, character);
  if (ends === begins) return false;
  if (ends) return BOUND.includes(character) && isFree(behind, OPENINGS, beginsWord(behind, hanAt(text, end + 1)));
  if (before !== '' && (DETERMINERS.includes(before) || NOUN_ENDINGS.includes(character)) && !BREAKS.includes(before)) {
    return false;
  }
  return JOINING.includes(character) && isFree(before, BREAKS, endsWord(hanAt(text, start - 2), before));
}

/** Whether a word ends, or begins, right beside the two: it may be one that the dictionary does not have (开展|展演). */
function isFree(neighbour: string, words: string, isWord: boolean): boolean {
  return neighbour === '' || words.includes(neighbour) || isWord;
}

/** 解决不了了, 受得了了. */
function isSpoken(before: string, character: string): boolean {
  return character === '了' && '不得'.includes(before);
}

/** A unit typed twice, which elsewhere is a word: 331人人次, 12件件。 */
function findDoubledUnits({ text, figures }: Paragraph): readonly Draft[] {
  return figures.flatMap(({ quantity: { unitEnd } }) => {
    const unit = text[unitEnd - 1]!;
    if (text[unitEnd] !== unit || text[unitEnd - 2] === unit) return [];
    const behind = hanAt(text, unitEnd + 1);
    const ends = behind === '' || behind === '次' || BREAKS.includes(behind);
    // 五户户均, 三家家庭; 3‰ and other signs are no units of which two make sense.
    return ends && kindAt(text, unitEnd - 2) !== Kind.latin ? [word(text, unitEnd - 1, unitEnd + 1, unit)] : [];
  });
}

const SHORTEST_WORD = 2;
/** What may stand before the last word of a name of work: 突发事件 before 应急. */
const LONGEST_LEAD = 4;
/** So long is the longest phrase that every report has: 习近平新时代中国特色社会主义思想. */
const LONGEST_WORD = 20;
/** Said twice with good reason: 一个一个, 逐步逐步, 商量商量. */
const SAID_TWICE =
  /[〇零一二两三四五六七八九十百千万亿几]|^(?:逐步|很多|非常|永远|反复|商量|考虑|讨论|了解|大家|谢谢)$/;
/** The end of a name, and what that name does: 社会组织|组织活动, 安全生产|生产单位. */
const ENDS_AND_BEGINS = /^(?:组织|生产|阶级)$/;
/** A kind of work, behind whose name its people and its papers begin with the same word: 综合行政执法|执法人员, 人民调解|调解员. */
const NAMES_OF_WORK =
  /(?:(?:行政|综合|联合|交通|文化|农业|城管|市场|环境)执法|(?:公共|政务|法律|社会|便民|养老)服务|(?:城市|社会|社区|市场|物业|安全|公共|企业)管理|(?:人民|行政|司法|专业|联合)调解|(?:合法性|公平竞争|法制)审查|行政复议|(?:执法|民主|审计|社会|舆论)监督|(?:法治|安全|警示|法制)教育|(?:监督|执法|行政|安全)检查|社区矫正|法律援助|突发事件应急|企业信用|信用信息)$/;
/** An ordinal typed twice: 三是三是. */
const ORDINAL = /^[一二三四五六七八九十]是$/;
/** Words of the kind that the dictionary does not have. */
const KNOWN_WORDS = /^[尊学知懂守用]法$/;

/** A word typed twice: 配合配合, 实现实现, 开展了开展了. */
function findDoubledWords(text: string): readonly Draft[] {
  const drafts: Draft[] = [];
  let next = 0;
  for (const start of beginningsOfDoubled(text)) {
    const length = start < next ? 0 : lengthOfDoubled(text, start);
    if (length === 0) continue;
    const piece = text.slice(start, start + length);
    let end = start + 2 * length;
    while (text.startsWith(piece, end)) end += length;
    if (isTypedTwice(text, start, piece)) drafts.push(word(text, start, end, piece));
    next = end;
  }
  return drafts;
}

const MOST_COUNTED = 1 << 30;
/** Where two neighbours were seen last, of all that share a place; counted on from text to text, so that nothing is to be cleared. */
const seen = new Int32Array(1 << 11);
let counted = LONGEST_WORD + 1;

/** Where a word may begin that follows upon itself: its first two characters come again within its length. Few others do. */
function beginningsOfDoubled(text: string): readonly number[] {
  const beginnings: number[] = [];
  if (counted + text.length > MOST_COUNTED) {
    seen.fill(0);
    counted = LONGEST_WORD + 1;
  }
  for (let at = 1; at < text.length; at++) {
    const place = (Math.imul(text.charCodeAt(at - 1), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at), 0x85ebca6b)) >>> 21;
    const before = seen[place]! - counted;
    if (before >= at - 1 - LONGEST_WORD) beginnings.push(before);
    seen[place] = counted + at - 1;
  }
  counted += text.length + LONGEST_WORD + 1;
  return beginnings.sort((a, b) => a - b);
}

/** The length of the shortest piece that begins here and stands twice in a row; 0 where there is none. */
function lengthOfDoubled(text: string, start: number): number {
  if (hanAt(text, start) === '') return 0;
  const first = text.charCodeAt(start);
  // A row of the same sign is no word.
  if (text.charCodeAt(start + 1) === first && text.charCodeAt(start + 2) === first) return 0;
  for (let length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
    if (text.charCodeAt(start + length) === first && isDoubledPiece(text, start, length)) return length;
  }
  return 0;
}

/** Whether a piece of Han characters, not all of them the same, follows upon itself. */
function isDoubledPiece(text: string, start: number, length: number): boolean {
  const piece = text.slice(start, start + length);
  if (!text.startsWith(piece, start + length) || piece.replaceAll(piece[0]!, '') === '') return false;
  for (let at = start; at < start + length; at++) if (hanAt(text, at) === '') return false;
  return true;
}

function isTypedTwice(text: string, start: number, piece: string): boolean {
  if (ORDINAL.test(piece)) return kindAt(text, start - 1) !== Kind.han;
  if (SAID_TWICE.test(piece)) return false;
  // 执法大队|大队长
  if (OFFICES.test(piece) && hanAt(text, start + 2 * piece.length) === '长') return false;
  if (piece.length > 2) return true;
  // 退税|缓税|缓费
  if (PAID.test(piece) && hanAt(text, start - 1) !== '' && hanAt(text, start + 4) !== '') return false;
  if (/^法[尊学知懂守用]$/.test(piece)) return false;
  // In a row, 学法懂法懂法用法, a set phrase has been miswritten.
  if (KNOWN_WORDS.test(piece)) return text[start - 1] !== '法' && text[start + 5] !== '法';
  if (NAMES_OF_WORK.test(text.slice(Math.max(0, start - LONGEST_LEAD), start + 2))) return false;
  const [first, second] = [piece[0]!, piece[1]!];
  if (ENDS_AND_BEGINS.test(piece) && hanAt(text, start - 1) !== '' && !BREAKS.includes(text[start - 1]!)) return false;
  if (endsWord(first, second) || beginsWord(first, second)) return true;
  // 构建|共建|共治: here the second and the first make the word. 是不是不…
  return !endsWord(second, first) && !beginsWord(second, first) && !NEVER_A_WORD.test(piece);
}

/** What is put off, lowered or waived, each thing with a verb of its own. */
const PAID = /^[税费息租]/;
const OFFICES = /[队组局所科股处室院团站厂]$/;
const NEVER_A_WORD = /[的了和与及或在对是为将把被由从到向以用于按也都不有会能要可没就再又很最各每这那因逐]/;

const LONGEST_SPAN = 40;

function word(text: string, start: number, end: number, once: string): Draft {
  const name = once.length === 1 ? '字' : '';
  return {
    start,
    end: Math.min(end, start + LONGEST_SPAN),
    message: `“${once}”${name}连写了${end - start > 2 * once.length ? '多' : '两'}遍：“${contextOf(text, start, end)}”，像是多打了。请核对。`,
    fixes: [{ title: `改为“${once}”，删去多出来的`, safe: false, edits: [{ start, end, text: once }] }],
  };
}

/** The place with two characters before it and one behind it. */
function contextOf(text: string, start: number, end: number): string {
  let from = start;
  while (from > start - 2 && hanAt(text, from - 1) !== '') from--;
  return text.slice(
    from,
    hanAt(text, end) === '' ? Math.min(end, start + LONGEST_SPAN) : Math.min(end + 1, start + LONGEST_SPAN),
  );
}

/** The Han character at an offset; empty where another stands there. */
function hanAt(text: string, at: number): string {
  const kind = kindAt(text, at);
  return kind === Kind.han || kind === Kind.numeral || kind === Kind.scale ? text[at]! : '';
}
