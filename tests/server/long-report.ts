import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';
import type { Span } from '../../server/src/analysis/span.ts';
import { Chance, type Desk, type Piece } from '../properties/desk.ts';
import { SENTENCES } from '../properties/sentences.ts';

/**
 * A made-up report of about so many characters, as even as real ones are: three sentences of prose beside one with figures, a
 * heading for every few paragraphs, most sums right, and a dozen findings on ten pages.
 */
export function writeReport(length: number, seed = 8): string {
  const desk = createLongDesk(new Chance(seed));
  const lines = ['云上镇人民政府', '2024年法治政府建设年度报告', '', ...BEGINNING];
  let size = lines.join('\n').length;
  const add = (...more: readonly string[]): void => {
    lines.push(...more);
    for (const line of more) size += line.length + 1;
  };
  let part = 2;
  for (; size < length; part++) {
    add('', `${toChineseOrdinal(part)}、${nameTopic(desk)}情况`);
    for (let section = 1; section <= SECTIONS && size < length; section++) {
      add(`（${toChineseOrdinal(section)}）${nameTopic(desk)}`);
      for (let item = desk.chance.between(2, 4); item > 0 && size < length; item--) add(writeParagraph(desk));
    }
  }
  add('', `${toChineseOrdinal(part)}、存在的不足和原因`, SHORTCOMINGS);
  add('', `${toChineseOrdinal(part + 1)}、2025年工作打算`, PLANS);
  return [...lines, '云上镇人民政府', '2025年1月10日', ''].join('\n');
}

/** One change of a text by an author, and the text behind it. */
export interface Keystroke {
  readonly change: TextDocumentContentChangeEvent;
  readonly after: string;
}

/**
 * An author at work in the middle of a text: one sentence after another is taken out and another written in its place, a few
 * characters at once as an input method sends them. Now and then something else is hit, and taken back. It goes on for ever.
 */
export function* rewriteTheMiddle(text: string, seed = 8): Generator<Keystroke, never> {
  const desk = createLongDesk(new Chance(seed));
  const { chance } = desk;
  let after = text;
  const put = (start: number, end: number, words: string): Keystroke => {
    const range = { start: positionAt(after, start), end: positionAt(after, end) };
    after = after.slice(0, start) + words + after.slice(end);
    return { change: { range, text: words }, after };
  };
  for (let turn = 0; ; turn++) {
    const { start, end } = chance.of(sentencesInTheMiddle(after));
    yield put(start, end, '');
    const words = turn % 2 === 0 ? toWords(desk, chance.of(SENTENCES)(desk)) : writeProse(desk);
    let at = start;
    for (const piece of cutAsTyped(words, chance)) {
      if (chance.between(1, SLIPS) === 1) {
        const slip = chance.of(MISHITS);
        yield put(at, at, slip);
        yield put(at, at + slip.length, '');
      }
      yield put(at, at, piece);
      at += piece.length;
    }
  }
}

/** The whole sentences within a page around the middle. */
function sentencesInTheMiddle(text: string): readonly Span[] {
  const first = Math.max(0, Math.floor(text.length / 2) - PAGE / 2);
  return [...text.slice(first, first + PAGE).matchAll(/(?<=。)[^。\n]+。/g)].map(({ index, 0: words }) => ({
    start: first + index,
    end: first + index + words.length,
  }));
}

function cutAsTyped(words: string, chance: Chance): readonly string[] {
  const characters = [...words];
  const pieces: string[] = [];
  while (characters.length > 0) pieces.push(characters.splice(0, chance.between(1, LONGEST_PIECE)).join(''));
  return pieces;
}

const PAGE = 800;
const LONGEST_PIECE = 4;
const MISHITS = ['法', '3', '村', '件', '，其中', '1', '和', '。', '\n', '（二）', '😀', '，', '12件、', '年'];
const SECTIONS = 14;
/** One sentence of so many has a slip. */
const SLIPS = 14;
const LONGEST_ITEM = 3;

const BEGINNING = [
  '2024年，云上镇深入学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下。',
  '',
  '一、党政主要负责人履行推进法治建设第一责任人职责情况',
  '镇党委书记、镇长带头学法，把法治建设摆在全局工作的突出位置，重要工作亲自部署、重大问题亲自过问。',
];
const SHORTCOMINGS =
  '一是法治宣传形式还不够丰富，主要是创新意识不强；二是基层执法力量仍然薄弱，12名执法人员中持证的只有9人，占75%。';
const PLANS = '全年计划开展法治宣传不少于24场，举办执法培训6期。';

const PLACES =
  '东风 红旗 青石 白沙 柳溪 云台 双桥 石门 河湾 松岭 南湾 西坝 北塘 竹园 枫林 荷塘 梅坞 桂山 银杏 龙泉 凤鸣 鹿鸣 雁回 鹤舞'.split(
    ' ',
  );
const SUBJECTS =
  '劳动争议 物业纠纷 婚姻家庭纠纷 邻里纠纷 土地权属争议 医患纠纷 消费投诉 噪声扰民投诉 工程欠薪线索 食品安全举报 环境污染举报 校园周边问题 农资质量问题 水源保护线索 燃气隐患 消防隐患 电梯隐患 扬尘问题 占道经营问题 违建线索 合同审查申请 法律援助申请 公证事项 备案事项 许可事项 社保咨询 户籍咨询'.split(
    ' ',
  );
const VERBS = '加强 规范 深化 完善 推进 改进 做实 优化'.split(' ');
const THINGS =
  '村居法律顾问 行政执法监督 重大决策审查 合同审查把关 矛盾纠纷化解 政务公开服务 普法宣传阵地 执法人员培训 诚信体系建设 应急管理协调 综合窗口服务 公共法律服务 规范性文件管理 信访事项办理'.split(
    ' ',
  );
const OFFICES = '党政办公室 司法所 综合行政执法队 应急办 便民服务中心 经济发展办 规划建设办 社会事务办'.split(' ');
const AIMS = '责任到人 限期销号 有人负责 群众满意 流程清楚 结果公开 档案齐全 回访到位 标准统一 口径一致'.split(' ');

/** A desk that does not run out of subjects, and seldom has the same twice. */
function createLongDesk(chance: Chance): Desk {
  const subject = (): string => `${chance.of(PLACES)}片区${chance.of(SUBJECTS)}`;
  return { chance, script: 9, subject, post: () => `${chance.of(PLACES)}便民` };
}

function nameTopic({ chance }: Desk): string {
  return `${chance.of(VERBS)}${chance.of(PLACES)}片区${chance.of(THINGS)}`;
}

function writeParagraph(desk: Desk): string {
  const { chance } = desk;
  return Array.from({ length: chance.between(1, LONGEST_ITEM) }, () => [
    writeProse(desk),
    toWords(desk, chance.of(SENTENCES)({ ...desk, script: chance.between(0, 9) })),
    writeProse(desk),
  ])
    .flat()
    .join('');
}

function writeProse(desk: Desk): string {
  const { chance } = desk;
  const [place, office, other] = [chance.of(PLACES), ...chance.some(OFFICES, 2)];
  const aims = chance.some(AIMS, 3).join('、');
  const topic = nameTopic(desk);
  return chance.of([
    `由${office}牵头，会同${other}，把${topic}列入重要议事日程，做到${aims}。`,
    `${place}村、${chance.of(PLACES)}社区围绕${desk.subject()}开展调研，形成了${aims}的工作方法。`,
    `针对${desk.subject()}，${office}逐项列出清单，明确时限，确保${aims}。`,
    `以${topic}为重点，${place}片区干部走村入户，听取意见，努力实现${aims}。`,
    `坚持问题导向，${office}对${desk.subject()}实行台账管理，力求${aims}${chance.between(1, SLIPS) === 1 ? '的的要求' : '的要求'}。`,
  ]);
}

function toWords({ chance }: Desk, piece: Piece): string {
  return piece
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.wrong.length > 0 && chance.between(1, 3 * SLIPS) === 1 ? chance.of(part.wrong) : part.text;
    })
    .join('');
}

function positionAt(text: string, offset: number): Position {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return { line, character: offset - start };
}
