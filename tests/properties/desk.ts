import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';

/** A piece of a made-up report that is a figure, and ways to write it that no reading of its sums allows. */
export interface Marked {
  readonly text: string;
  readonly wrong: readonly string[];
}

/** Words and figures in their order. */
export type Piece = readonly (string | Marked)[];
type Said = string | number | Marked | Piece;

/** Decides by a seed, so that a report that fails can be made again. */
export class Chance {
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
const POSTS = '人民调解 法律服务 矛盾联调 普法宣传 行政复议咨询 法律援助联络 公证便民 劳动仲裁'.split(' ');

/** A sentence with its figures in it. */
export function say(strings: TemplateStringsArray, ...values: readonly Said[]): Piece {
  return strings.flatMap((words, index) => {
    const value = values[index];
    const said =
      value === undefined ? [] : Array.isArray(value) ? value : [typeof value === 'number' ? `${value}` : value];
    return [words, ...(said as Piece)];
  });
}

/** Pieces with a mark between them. */
export function join(pieces: readonly Piece[], mark: string): Piece {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [mark, ...piece]));
}

/** The sum of numbers. */
export function add(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What the sentences of a report are written with; no subject comes twice. */
export interface Desk {
  readonly chance: Chance;
  /** How the figures of a sentence are written. */
  readonly script: number;
  readonly subject: () => string;
  readonly post: () => string;
}

/** What the sentences of one report are written with. */
export function createDesk(chance: Chance): Desk {
  const subjects = [...chance.some(SUBJECTS, SUBJECTS.length)];
  const posts = [...chance.some(POSTS, POSTS.length)];
  return { chance, script: 9, subject: () => subjects.pop() ?? '其他事项', post: () => posts.pop() ?? '便民服务' };
}

/** A figure in one of the ways in which reports write it; in a claim, with values near it that do not fit. */
export function figure({ script }: Desk, value: number, wrong: readonly number[] = []): Marked {
  const write = (number: number): string => {
    if (script === 0 && number > 1 && number < 100) return number === 2 ? '两' : toChineseOrdinal(number);
    if (script === 1 && number >= 1000) return number.toLocaleString('en-US');
    if (script === 2) return `${number}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    return `${number}`;
  };
  return { text: write(value), wrong: wrong.filter((each) => each > 0 && each !== value).map(write) };
}

/** A figure of a sum, with values that are off by at most a tenth of the total. */
export function term(desk: Desk, value: number, total: number, least = 1): Marked {
  const most = Math.max(least, Math.floor(total / 11));
  const gaps = desk.chance.numbers(3, least, most);
  return figure(desk, value, [...gaps.map((gap) => value + gap), ...gaps.map((gap) => value - gap)]);
}

export function percent({ chance }: Desk, value: string, least = 2): Marked {
  const gap = chance.between(least, least + 2);
  const [units, tenths = ''] = value.split('.');
  const write = (whole: number): string => `${whole}${tenths === '' ? '' : `.${tenths}`}`;
  const wrong = [Number(units) - gap, Number(units) + gap].filter((whole) => whole > 0 && whole < 100);
  return { text: value, wrong: wrong.map(write) };
}

/** A percentage as it is printed: rounded half up to one place, or to none where nothing is left over. */
export function rateOf(part: number, total: number): string {
  const tenths = Math.floor((2000 * part + total) / (2 * total));
  return tenths % 10 === 0 ? `${tenths / 10}` : `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
