import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';

/** A figure of a made-up report and ways to write it that no reading of its sums allows. */
export interface Checkable {
  readonly start: number;
  readonly end: number;
  /** What the sums are that it stands in. */
  readonly about: string;
  readonly wrong: readonly string[];
}

/** A report of random structure whose figures agree with each other. */
export interface GeneratedReport {
  readonly text: string;
  readonly markdown: boolean;
  readonly checkable: readonly Checkable[];
}

interface Marked {
  readonly text: string;
  readonly wrong: readonly string[];
}

type Piece = readonly (string | Marked)[];
type Said = string | number | Marked | Piece;

/** Decides by a seed, so that a report that fails can be made again. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0;
  }

  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) % (high - low + 1));
  }

  of<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  some<T>(list: readonly T[], count: number): readonly T[] {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(this.between(0, left.length - 1), 1)[0]!);
  }

  numbers(count: number, low: number, high: number): readonly number[] {
    return Array.from({ length: count }, () => this.between(low, high));
  }
}

const SUBJECTS =
  '劳动争议 物业纠纷 婚姻家庭纠纷 邻里纠纷 土地权属争议 医患纠纷 消费投诉 噪声扰民投诉 工程欠薪线索 食品安全举报 环境污染举报 道路运输投诉 校园周边问题 农资质量问题 林权争议 水源保护线索 燃气隐患 消防隐患 电梯隐患 危房隐患 扬尘问题 油烟问题 占道经营问题 违建线索 价格违法举报 广告违法线索 合同审查申请 法律援助申请 公证事项 仲裁申请 信息公开申请 听证申请 备案事项 许可事项 证照变更事项 商事登记事项 社保咨询 户籍咨询 税务咨询 医保咨询'.split(
    ' ',
  );
const KINDS =
  '劳动类 婚姻类 邻里类 土地类 消费类 环保类 交通类 教育类 医疗类 住建类 农业类 林业类 水务类 商贸类 文旅类 养老类'.split(
    ' ',
  );
const PLACES = '青石镇 白沙镇 柳溪街道 云台街道 双桥乡 石门镇 河湾镇 东关街道 松岭乡 南湾街道'.split(' ');
const STEPS = '登记 受理 审查 决定 送达 归档 评估 公示 会商 通报 督办 回访'.split(' ');
const MATERIALS = '折页 手册 海报 书签 画册 年历'.split(' ');
const POSTS = '人民调解 法律服务 矛盾联调 普法宣传 行政复议咨询 法律援助联络 公证便民 劳动仲裁'.split(' ');

/** Writes the report that belongs to a seed. */
export function generateReport(seed: number): GeneratedReport {
  const chance = new Chance(seed);
  const markdown = chance.between(0, 3) === 0;
  const desk = createDesk(chance);
  const hash = (level: number): string => (markdown ? `${'#'.repeat(level)} ` : '');
  const lines: Piece[] = [
    [`${hash(1)}${chance.of(['云溪县', '望河区', '临泉市'])}司法局2024年法治政府建设年度报告`],
    ['2024年，坚持以习近平法治思想为指导，推进法治政府建设。现将有关情况报告如下：'],
    [`${hash(2)}一、主要举措和成效`],
  ];
  const topics = chance.between(2, 5);
  for (let topic = 1; topic <= topics; topic++) {
    lines.push([`${hash(3)}（${toChineseOrdinal(topic)}）${TOPICS[topic - 1]}`]);
    for (let paragraph = chance.between(1, 2); paragraph > 0; paragraph--)
      lines.push(...writeParagraph(desk, markdown));
  }
  lines.push([`${hash(2)}二、存在的不足和原因`], ['基层执法力量不足，主要是编制偏紧、培训不够经常。']);
  lines.push([`${hash(2)}三、党政主要负责人履行推进法治建设第一责任人职责情况`]);
  lines.push(['党政主要负责人履行推进法治建设第一责任人职责，带头学法，重要工作亲自部署。']);
  lines.push([`${hash(2)}四、下一年度推进法治政府建设的主要安排`], ['持续加强行政执法监督，提升依法行政能力。']);
  return assemble(lines, markdown, chance);
}

const TOPICS = ['依法全面履行职能', '健全制度体系', '规范行政执法', '化解矛盾纠纷', '加强普法宣传'];

function assemble(lines: readonly Piece[], markdown: boolean, chance: Chance): GeneratedReport {
  const ascii = chance.between(0, 1) === 1;
  const lineEnd = chance.between(0, 4) === 0 ? '\r\n' : '\n';
  const checkable: Checkable[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    const rows = isRow(line) && isRow(lines[index + 1]);
    for (const part of line) {
      if (typeof part === 'string') text += ascii ? toAscii(part) : part;
      else {
        const about = line.map((each) => (typeof each === 'string' ? each : each.text)).join('');
        checkable.push({ start: text.length, end: text.length + part.text.length, about, wrong: part.wrong });
        text += part.text;
      }
    }
    text += markdown && !rows ? lineEnd + lineEnd : lineEnd;
  }
  return { text, markdown, checkable: checkable.filter(({ wrong }) => wrong.length > 0) };
}

function isRow(line: Piece | undefined): boolean {
  return typeof line?.[0] === 'string' && line[0].startsWith('|');
}

function toAscii(text: string): string {
  return text.replace(/[，；：（）]/g, (mark) => ',;:()'['，；：（）'.indexOf(mark)]!);
}

function say(strings: TemplateStringsArray, ...values: readonly Said[]): Piece {
  return strings.flatMap((words, index) => {
    const value = values[index];
    const said =
      value === undefined ? [] : Array.isArray(value) ? value : [typeof value === 'number' ? `${value}` : value];
    return [words, ...(said as Piece)];
  });
}

function join(pieces: readonly Piece[], mark: string): Piece {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [mark, ...piece]));
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What the sentences of a report are written with; no subject comes twice. */
interface Desk {
  readonly chance: Chance;
  /** How the figures of a sentence are written. */
  readonly script: number;
  readonly subject: () => string;
  readonly post: () => string;
}

function createDesk(chance: Chance): Desk {
  const subjects = [...chance.some(SUBJECTS, SUBJECTS.length)];
  const posts = [...chance.some(POSTS, POSTS.length)];
  return { chance, script: 9, subject: () => subjects.pop() ?? '其他事项', post: () => posts.pop() ?? '便民服务' };
}

/** The lines of one paragraph, or of a paragraph and the table below it. */
function writeParagraph(desk: Desk, markdown: boolean): readonly Piece[] {
  const { chance } = desk;
  if (chance.between(0, 3) === 0) return [['分单位统计如下。'], ...writeTable(desk, markdown)];
  return [
    chance.some(SENTENCES, chance.between(1, 4)).flatMap((write) => write({ ...desk, script: chance.between(0, 9) })),
  ];
}

/** A figure in one of the ways in which reports write it; in a claim, with values near it that do not fit. */
function figure({ script }: Desk, value: number, wrong: readonly number[] = []): Marked {
  const write = (number: number): string => {
    if (script === 0 && number > 1 && number < 100) return number === 2 ? '两' : toChineseOrdinal(number);
    if (script === 1 && number >= 1000) return number.toLocaleString('en-US');
    if (script === 2) return `${number}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    return `${number}`;
  };
  return { text: write(value), wrong: wrong.filter((each) => each > 0 && each !== value).map(write) };
}

/** A figure of a sum, with values that are off by at most a tenth of the total. */
function term(desk: Desk, value: number, total: number, least = 1): Marked {
  const most = Math.max(least, Math.floor(total / 11));
  const gaps = desk.chance.numbers(3, least, most);
  return figure(desk, value, [...gaps.map((gap) => value + gap), ...gaps.map((gap) => value - gap)]);
}

function percent({ chance }: Desk, value: string, least = 2): Marked {
  const gap = chance.between(least, least + 2);
  const [units, tenths = ''] = value.split('.');
  const write = (whole: number): string => `${whole}${tenths === '' ? '' : `.${tenths}`}`;
  const wrong = [Number(units) - gap, Number(units) + gap].filter((whole) => whole > 0 && whole < 100);
  return { text: value, wrong: wrong.map(write) };
}

/** A percentage as it is printed: rounded half up to one place, or to none where nothing is left over. */
function rateOf(part: number, total: number): string {
  const tenths = Math.floor((2000 * part + total) / (2 * total));
  return tenths % 10 === 0 ? `${tenths / 10}` : `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

const ofWhich = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(3, 5), 12, 300);
  const total = add(parts);
  const kinds = chance.some(KINDS, parts.length);
  const mark = chance.of(['、', '，', '；']);
  const opening = chance.of([mark === '；' ? '，其中：' : '，其中', '，其中']);
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}件`),
    mark,
  );
  return say`全年共受理${desk.subject()}${term(desk, total, total)}件${opening}${list}。`;
};

const ofWhichWithRest = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(2, 4), 12, 300);
  const total = add(parts);
  const kinds = [...chance.some(KINDS, parts.length - 1), '其他'];
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}件`),
    '、',
  );
  return say`累计办理${desk.subject()}${term(desk, total, total)}件，其中${list}。`;
};

const complement = (desk: Desk): Piece => {
  const { chance } = desk;
  const [one, other] = chance.numbers(2, 20, 400) as [number, number];
  const total = one + other;
  const [a, b] = chance.of([
    ['线上办理', '窗口办理'],
    ['一般程序', '简易程序'],
    ['自然人申请', '法人申请'],
    ['主办', '会办'],
  ] as const);
  const list = say`${a}${term(desk, one, total)}件、${b}${term(desk, other, total)}件`;
  const about = say`办理${desk.subject()}${term(desk, total, total)}件`;
  return chance.between(0, 1) === 0 ? say`${about}，其中${list}。` : say`${about}（${list}）。`;
};

const nested = (desk: Desk): Piece => {
  const { chance } = desk;
  const inner = chance.numbers(2, 30, 90);
  const parts = [add(inner), ...chance.numbers(2, 30, 200)];
  const total = add(parts);
  const [first, ...kinds] = chance.some(KINDS, 5) as [string, ...string[]];
  const more = (value: number): Marked => figure(desk, value, [value + chance.between(1, 8)]);
  const inside = join(
    inner.map((part, at) => say`${kinds[at]!}${more(part)}件`),
    '、',
  );
  const list = parts.slice(1).map((part, at) => say`${kinds[at + 2]!}${term(desk, part, total)}件`);
  const head = say`${first}${parts[0]!}件（${inside}）`;
  return say`共排查${desk.subject()}${term(desk, total, total)}件，其中${join([head, ...list], '、')}。`;
};

const respectively = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(3, 12, 300);
  const total = add(parts);
  const list = join(
    parts.map((part): Piece => [term(desk, part, total)]),
    '、',
  );
  return say`收到${desk.subject()}来信、来电、来访共${term(desk, total, total)}件，分别为${list}件。`;
};

const backward = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(chance.between(2, 4), 100, 3000);
  const total = add(parts);
  const kinds = chance.some(MATERIALS, parts.length);
  const list = join(
    parts.map((part, at) => say`${kinds[at]!}${term(desk, part, total)}份`),
    '、',
  );
  return say`围绕${desk.subject()}发放${list}，${chance.of(['共计', '合计'])}${term(desk, total, total)}份。`;
};

const states = (desk: Desk): Piece => {
  const [done, open] = [desk.chance.between(20, 200), desk.chance.between(3, 15)];
  const total = done + open;
  const list = say`已办结${term(desk, done, total)}件，正在办理${term(desk, open, total)}件`;
  return say`受理${desk.subject()}${term(desk, total, total)}件，${list}。`;
};

const money = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(3, 60, 400);
  const total = add(parts);
  const names = chance.some(['宣传经费', '培训经费', '调解经费', '援助经费', '装备经费'], 3);
  const list = join(
    parts.map((part, at) => say`${names[at]!}${term(desk, part, total, 6)}万元`),
    '、',
  );
  return say`围绕${desk.subject()}共投入资金${term(desk, total, total, 6)}万元，其中${list}。`;
};

const rate = (desk: Desk): Piece => {
  const { chance } = desk;
  const total = chance.between(100, 900);
  const part = total - chance.between(3, Math.floor(total / 4));
  const gap = Math.ceil(total / 40);
  const [came, done] = chance.of([
    ['排查', '整改'],
    ['受理', '办结'],
    ['调处', '化解'],
  ] as const);
  const terms = say`${came}${desk.subject()}${figure(desk, total, [total + gap])}件，已${done}${figure(desk, part, [part - gap])}件`;
  return say`${terms}，${done}率${chance.of(['', '达', '为'])}${percent(desk, rateOf(part, total))}%。`;
};

const wholeRate = (desk: Desk): Piece => {
  const total = desk.chance.between(20, 300);
  const done = figure(desk, total, [total - 1, total - 2]);
  return say`收到${desk.subject()}${total}件，办结${done}件，办结率100%。`;
};

const share = (desk: Desk): Piece => {
  const total = desk.chance.between(200, 2000);
  const part = Math.floor((total * desk.chance.between(20, 70)) / 100);
  return say`全年办理${desk.subject()}${total}件，其中网办${part}件，占${percent(desk, rateOf(part, total))}%。`;
};

const shares = (desk: Desk): Piece => {
  const { chance } = desk;
  const [one, two] = [chance.between(35, 50), chance.between(20, 35)];
  const parts = [one, two, 100 - one - two].map(
    (part): Marked => ({ text: `${part}`, wrong: [`${part + chance.between(5, 9)}`] }),
  );
  const kinds = chance.some(KINDS, 3);
  if (chance.between(0, 1) === 0) {
    return say`${desk.subject()}中，${kinds.join('、')}分别占${join(
      parts.map((part): Piece => [part]),
      '%、',
    )}%。`;
  }
  return say`${desk.subject()}中，${join(
    parts.map((part, at) => say`${kinds[at]!}占${part}%`),
    '、',
  )}。`;
};

const loneRate = (desk: Desk): Piece => {
  const value = desk.chance.between(85, 99);
  const wrong = { text: `${value}`, wrong: [`${value + 20}`, `${value}0`] };
  return say`${desk.subject()}${desk.chance.of(['满意率', '公示率', '合格率'])}${desk.chance.of(['达', '为', ''])}${wrong}%。`;
};

const difference = (desk: Desk): Piece => {
  const [from, to] = [desk.chance.between(12, 30), desk.chance.between(3, 10)];
  const gap = from - to;
  const by = figure(desk, gap, [gap + 1, gap + 2]);
  return say`${desk.subject()}申请材料由${figure(desk, from)}份压减至${figure(desk, to)}份，减少${by}份。`;
};

const growth = (desk: Desk): Piece => {
  const { chance } = desk;
  const before = chance.between(100, 400);
  const now = before + chance.between(10, 90);
  const by = percent(desk, rateOf(now - before, before), 3);
  const then = chance.of(['去年', '上年']);
  const subject = desk.subject();
  return say`${then}查处${subject}${figure(desk, before)}起，今年查处${subject}${figure(desk, now)}起，同比上升${by}%。`;
};

const balance = (desk: Desk): Piece => {
  const { chance } = desk;
  const [stock, came, left] = [chance.between(5, 20), chance.between(40, 200), chance.between(3, 18)];
  const gone = stock + came - left;
  const term_ = (value: number): Marked => figure(desk, value, [value + 1, value + 3]);
  return say`${desk.subject()}上年结转${term_(stock)}件，本年新收${term_(came)}件，办结${term_(gone)}件，结转下年${term_(left)}件。`;
};

const count = (desk: Desk): Piece => {
  const names = desk.chance.some(STEPS, desk.chance.between(3, 5));
  const write = (number: number): string => toChineseOrdinal(number);
  const number = { text: write(names.length), wrong: [write(names.length + 1)] };
  return say`围绕${desk.subject()}健全${names.join('、')}${number}项制度。`;
};

const listedCount = (desk: Desk): Piece => {
  const tasks = desk.chance.some(
    ['健全机构', '配强人员', '规范程序', '强化监督', '落实经费'],
    desk.chance.between(2, 4),
  );
  const list = tasks.map((task, at) => `${toChineseOrdinal(at + 1)}是${task}`).join('；');
  const number = { text: toChineseOrdinal(tasks.length), wrong: [toChineseOrdinal(tasks.length + 1)] };
  return say`针对${desk.subject()}主要抓了${number}项工作：${list}。`;
};

const compound = (desk: Desk): Piece => {
  const [posts, people] = [desk.chance.between(3, 9), desk.chance.between(10, 40)];
  const explained = (value: number): Marked => ({ text: `${value}`, wrong: [`${value + 1}`, `${value + 2}`] });
  const list = say`1个中心、${explained(posts)}个站、${explained(people)}个点`;
  return say`构建“1+${posts}+${people}”${desk.post()}网络（${list}）。`;
};

const average = (desk: Desk): Piece => {
  const each = desk.chance.between(3, 40);
  const wrong = figure(desk, each, [each + 2, each + 3]);
  return say`全年就${desk.subject()}刊发普法文章${figure(desk, 12 * each)}篇，平均每月${wrong}篇。`;
};

/** Whether two such figures are of one thing, words have to tell: that is tested elsewhere. */
const repeat = (desk: Desk): Piece => {
  const value = desk.chance.between(11, 90);
  const post = desk.post();
  return say`设立${value}个${post}站点，实现村村覆盖。群众在${value}个${post}站点均可预约律师。`;
};

const open = (desk: Desk): Piece => {
  const { chance } = desk;
  const parts = chance.numbers(2, 10, 80);
  const kinds = chance.some(KINDS, 2);
  const list = kinds.map((kind, at) => `${kind}${parts[at]!}件`).join('、');
  return say`全年处理${desk.subject()}${add(parts) + chance.between(20, 90)}件，${chance.of(['主要包括', '其中'])}${list}等。`;
};

const rough = (desk: Desk): Piece =>
  say`围绕${desk.subject()}服务群众${desk.chance.of(['4000余', '近3000', '2万余'])}人次，完成年度目标的${desk.chance.between(101, 130)}%。`;

const noise = (desk: Desk): Piece =>
  desk.chance.of([
    say`2024年3月15日，围绕${desk.subject()}拨打12345热线的群众明显减少。`,
    say`依据《行政处罚法》第二十四条办理${desk.subject()}，执法时限压缩到24小时以内。`,
    say`${desk.subject()}工作在全市排名第三，做法在“12·4”国家宪法日推广。`,
    say`结合“1+N”模式处理${desk.subject()}，信息采集量同比增长35%。`,
  ]);

const SENTENCES: readonly ((desk: Desk) => Piece)[] = [
  ofWhich,
  ofWhichWithRest,
  complement,
  nested,
  respectively,
  backward,
  states,
  money,
  rate,
  wholeRate,
  share,
  shares,
  loneRate,
  difference,
  growth,
  balance,
  count,
  listedCount,
  compound,
  average,
  repeat,
  open,
  rough,
  noise,
];

/** A table whose rows and columns add up, in Markdown or lined up with tabs or spaces. */
function writeTable(desk: Desk, markdown: boolean): readonly Piece[] {
  const { chance } = desk;
  const columns = chance.some(['许可', '处罚', '强制', '检查', '确认'], chance.between(1, 4));
  const across = columns.length > 1 && chance.between(0, 1) === 1;
  const groups = Array.from({ length: chance.of([1, 1, 2]) }, () => chance.between(2, 3));
  const places = [...chance.some(PLACES, add(groups))];
  const rows: { name: string; values: readonly number[] }[] = [];
  const totals: (readonly number[])[] = [];
  for (const size of groups) {
    const members = Array.from({ length: size }, () => chance.numbers(columns.length, 20, 400));
    for (const values of members) rows.push({ name: places.pop()!, values });
    const sums = columns.map((_, column) => add(members.map((values) => values[column]!)));
    totals.push(sums);
    if (groups.length > 1) rows.push({ name: '小计', values: sums });
  }
  rows.push({
    name: groups.length > 1 ? '总计' : '合计',
    values: columns.map((_, at) => add(totals.map((sums) => sums[at]!))),
  });
  const cell = (value: number): Marked => ({ text: `${value}`, wrong: [`${value + chance.between(1, 9)}`] });
  const lines: Piece[][] = rows.map(({ name, values }) => [
    [name],
    ...values.map((value): Piece => [cell(value)]),
    ...(across ? [[cell(add(values))]] : []),
  ]);
  const heads = ['单位', ...columns, ...(across ? ['合计'] : [])].map((name): Piece => [name]);
  const ruled = markdown || chance.between(0, 3) === 0;
  if (ruled) {
    const rule: Piece = [`|${heads.map(() => ' --- |').join('')}`];
    const toRow = (cells: readonly Piece[]): Piece => ['| ', ...join(cells, ' | '), ' |'];
    return [toRow(heads), rule, ...lines.map(toRow)];
  }
  const gap = chance.of(['\t', '    ', '　　']);
  return [join(heads, gap), ...lines.map((cells) => join(cells, gap))];
}
