import type { Chance } from './desk.ts';

/** A kind of matter as offices tell of it: what is done with it first, what it divides into, what becomes of it. */
interface Matter {
  readonly verb: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly unit: string;
  readonly done: string;
}

const MATTERS: readonly Matter[] = [
  ['受理', '行政复议申请', '维持 撤销 终止 驳回', '件', '审结'],
  ['受理', '信访事项', '城建类 劳动类 农业农村类 其他', '件', '办结'],
  ['排查', '矛盾纠纷', '婚姻家庭类 邻里类 劳动争议类 其他', '件', '化解'],
  ['受理', '投诉举报', '食品类 药品类 价格类 其他', '件', '办结'],
  ['办理', '法律援助案件', '民事 刑事 行政', '件', '办结'],
  ['立案查处', '行政处罚案件', '普通程序 简易程序', '件', '结案'],
  ['受理', '工单', '咨询类 求助类 投诉类 建议类', '件', '办结'],
  ['排查', '安全隐患', '一般隐患 重大隐患', '处', '整改'],
  ['受理', '仲裁案件', '工资类 工伤类 解除合同类 其他', '件', '结案'],
  ['办理', '公证事项', '国内民事 国内经济 涉外', '件', '办结'],
].map(([verb, name, kinds, unit, done]) => ({
  verb: verb!,
  name: name!,
  kinds: kinds!.split(' '),
  unit: unit!,
  done: done!,
}));
const OPENINGS = ['全年', '2024年，', '全年共', '今年以来，', '全镇', '2024年全县共', '一年来，共', '街道全年'];

/**
 * What offices tell of some matters, each in one breath: how many there were, of what kinds, how many more than last year, what
 * became of them, what else there is to say. Any of it may be left out, and it comes in any order; all figures agree.
 */
export function tellTogether(chance: Chance, count: number): readonly string[] {
  return chance.some(MATTERS, count).map((matter) => tell(chance, matter));
}

function tell(chance: Chance, matter: Matter): string {
  const total = chance.between(200, 9000);
  const parts = divide(chance, total, matter.kinds.length);
  const told = [
    tellKinds(chance, matter, total, parts),
    tellChange(chance, matter, total),
    tellDone(chance, matter, total),
  ];
  const order = chance.some([0, 1, 2], 3);
  const head = `${chance.of(OPENINGS)}${matter.verb}${matter.name}${total}${matter.unit}`;
  return `${head}${order.map((at) => told[at]!).join('')}${tellMore(chance, matter, total)}。`;
}

/** So many parts of a whole, none of which is next to nothing. */
export function divide(chance: Chance, total: number, count: number): readonly number[] {
  const weights = Array.from({ length: count }, () => chance.between(5, 100));
  const sum = weights.reduce((one, other) => one + other);
  const parts = weights.slice(1).map((weight) => Math.max(1, Math.floor((total * weight) / sum)));
  return [total - parts.reduce((one, other) => one + other, 0), ...parts];
}

function tellKinds(chance: Chance, { kinds, unit }: Matter, total: number, parts: readonly number[]): string {
  const list = (mark: string, share: (part: number) => string = () => ''): string =>
    kinds.map((kind, at) => `${kind}${parts[at]}${unit}${share(parts[at]!)}`).join(mark);
  const shares = parts.map((part) => percent(part, total));
  return chance.of([
    '',
    `，其中${list('、')}`,
    `，其中${list('，')}`,
    `（${list('、')}）`,
    `，包括${list('、')}`,
    `，按类型分，${list('、')}`,
    `。其中，${list('；')}`,
    `，其中${list('；', (part) => `，占${percent(part, total)}`)}`,
    `，其中${list('、', (part) => `（占${percent(part, total)}）`)}`,
    `，其中${list('、')}，分别占${shares.join('、')}`,
    `，其中${kinds[0]}${parts[0]}${unit}，占${shares[0]}`,
    `，其中${kinds[0]}最多，为${parts[0]}${unit}，占比${shares[0]}`,
  ]);
}

function tellChange(chance: Chance, { unit }: Matter, total: number): string {
  const more = chance.between(0, 1) === 1;
  const gap = Math.ceil((total * chance.between(1, 25)) / 100);
  const last = `${more ? total - gap : total + gap}${unit}`;
  const rate = percent(gap, more ? total - gap : total + gap);
  const by = `${more ? '增加' : '减少'}${gap}${unit}`;
  const [rose, extent] = more ? [chance.of(['增长', '上升']), '增幅'] : [chance.of(['下降', '减少']), '降幅'];
  return chance.of([
    '',
    `，同比${rose}${rate}`,
    `，同比${by}，${rose}${rate}`,
    `，较上年${by}，${extent}${rate}`,
    `，较上年的${last}${by}，${rose}${rate}`,
    `（上年${last}），同比${rose}${rate}`,
    `，同比${rose}${rate}（上年${last}）`,
    `，同比${rose}${rate}（去年同期${last}）`,
    `，上年为${last}，${rose}${rate}`,
    `，比去年同期的${last}${rose}${rate}`,
    `，比去年（${last}）${rose}${rate}`,
    `，较2023年${rose}${rate}（2023年${last}）`,
    `，与2023年的${last}相比，${rose}${rate}`,
    `，去年同期${last}，同比${by}`,
  ]);
}

function tellDone(chance: Chance, { done, unit }: Matter, total: number): string {
  const left = Math.ceil((total * chance.between(1, 15)) / 100);
  const number = `${total - left}${unit}`;
  const rate = percent(total - left, total);
  return chance.of([
    '',
    `，${done}${number}，${done}率${rate}`,
    `；${done}${number}，${done}率${rate}`,
    `，已${done}${number}，${done}率为${rate}，较上年提高${chance.between(1, 9)}.${chance.between(1, 9)}个百分点`,
    `，${done}率${rate}`,
    `。截至年底，已${done}${number}，${done}率达${rate}`,
    `，${done}${number}（${done}率${rate}）`,
    `，${done}${number}，未${done}${left}${unit}`,
    `，${done}${number}，${done}率${rate}，其余${left}${unit}正在办理中`,
    `，${done}${number}，占${rate}`,
  ]);
}

function tellMore(chance: Chance, { verb, unit }: Matter, total: number): string {
  const tenths = chance.between(200, 90_000);
  return chance.of([
    '',
    `，涉及金额${(tenths / 10).toFixed(1)}万元`,
    `，涉及${total + chance.between(1, total)}人`,
    `，满意率9${chance.between(0, 9)}.${chance.between(0, 9)}%`,
    `。全年${verb}量居全市第${chance.between(1, 9)}位`,
    `，为群众挽回经济损失${(tenths / 10).toFixed(1)}万元，${unit}均${(Math.round((tenths * 10) / total) / 100).toFixed(2)}万元`,
  ]);
}

/** A share to one decimal, as reports print it. */
export function percent(part: number, whole: number): string {
  return `${Math.round((part * 1000) / whole) / 10}%`;
}
