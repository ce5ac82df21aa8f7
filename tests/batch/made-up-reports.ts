import { Chance, createDesk, type Desk, type Piece } from '../properties/desk.ts';
import { SENTENCES } from '../properties/sentences.ts';
import { PROSE, SECTIONS, SHORTCOMINGS } from './prose.ts';

/** A line of a made-up report. Headings come without their ordinals: whoever writes the file adds them. */
export interface Line {
  readonly kind: 'title' | 'heading' | 'subheading' | 'paragraph' | 'signature';
  readonly text: string;
}

/** A fault that was put into a report on purpose. */
export interface Sown {
  /** The rules of which one must find it. */
  readonly rules: readonly string[];
  /** What stands in its sentence or its message. */
  readonly about: string;
}

/** A made-up report, and everything that is wrong with it. */
export interface MadeUpReport {
  readonly unit: string;
  readonly year: number;
  readonly lines: readonly Line[];
  readonly sown: readonly Sown[];
}

/** Writes the report that belongs to a number: a unit of its own, figures that agree, and some faults or none. */
export function makeReport(number: number, length = 1500): MadeUpReport {
  const chance = new Chance(number + 1);
  const unit = nameUnit(number);
  const year = 2022 + (number % 4);
  const draft = new Draft(unit, year, chance, length);
  const faults = chance.between(0, 9) < 4 ? 0 : chance.between(1, 3);
  const sown = chance.some(FAULTS, faults).map((sow) => sow(draft));
  return { unit, year, lines: draft.finish(), sown };
}

const PLACES =
  '青石 白沙 柳溪 云台 双桥 石门 河湾 东关 松岭 南湾 荷塘 望岳 梧桐 竹溪 临水 高坪 大塘 清泉 花桥 龙潭 马河 沙坡 红岩 银杏 古渡 茶山 枫林 雁塔 月湖 金沙 翠屏 长坪 芦荡 栗园 桃源 杏村 鹤山 凤台 鹿鸣 玉泉'.split(
    ' ',
  );
const KINDS = ['镇人民政府', '街道办事处', '乡人民政府', '县司法局', '区水务局', '县林业局', '市民政局', '区教育局'];

/** Eight kinds of unit in forty places: no two of the first 320 are alike. */
function nameUnit(number: number): string {
  return `${PLACES[number % PLACES.length]}${KINDS[Math.floor(number / PLACES.length) % KINDS.length]}`;
}

/** A report as it is put together: the parts that a fault may be sown into. */
class Draft {
  readonly unit: string;
  readonly year: number;
  readonly chance: Chance;
  readonly #desk: Desk;
  readonly #prose: string[];
  /** Paragraphs of the measures, by their subheadings. */
  readonly measures: { readonly heading: string; readonly paragraphs: string[] }[];
  readonly headings: Record<Part, string>;
  readonly missing = new Set<Part>();
  readonly empty = new Set<Part>();

  constructor(unit: string, year: number, chance: Chance, length: number) {
    this.unit = unit;
    this.year = year;
    this.chance = chance;
    this.#desk = createDesk(chance);
    this.#prose = [...chance.some(PROSE, PROSE.length)];
    this.headings = {
      measures: chance.of([
        `${year}年度推进法治政府建设的主要举措和成效`,
        '主要举措和成效',
        `${year}年主要工作举措及成效`,
      ]),
      shortcomings: chance.of(['存在的不足和原因', `${year}年度推进法治政府建设存在的不足和原因`, '存在的问题和原因']),
      leadership: '党政主要负责人履行推进法治建设第一责任人职责情况',
      plan: chance.of([`${year + 1}年度推进法治政府建设的主要安排`, '下一年度主要安排', `${year + 1}年工作计划`]),
    };
    const parts = [...chance.some(SECTIONS, SECTIONS.length)];
    this.measures = [];
    for (let written = 0; written < length; ) {
      const heading =
        parts.pop() ?? `推进第${['一', '二', '三', '四', '五', '六', '七', '八'][this.measures.length % 8]}批任务`;
      const paragraphs = Array.from({ length: chance.between(2, 4) }, () => this.#paragraph());
      this.measures.push({ heading, paragraphs });
      written += paragraphs.join('').length;
    }
  }

  /** Puts a sentence at the end of some paragraph of the measures. */
  add(sentence: string): void {
    const { paragraphs } = this.chance.of(this.measures);
    const at = this.chance.between(0, paragraphs.length - 1);
    paragraphs[at] += sentence;
  }

  /** A subject that no other sentence of the report speaks of. */
  subject(): string {
    return this.#desk.subject();
  }

  /** One of some parts with which nothing is wrong yet. */
  whole(...parts: readonly Part[]): Part {
    return this.chance.of(parts.filter((part) => !this.missing.has(part) && !this.empty.has(part)));
  }

  finish(): readonly Line[] {
    const { year, unit, headings, chance } = this;
    const lines: Line[] = [
      { kind: 'title', text: `${unit}${year}年法治政府建设年度报告` },
      paragraph(`${year}年，${unit}坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：`),
    ];
    const add = (part: Part, body: () => readonly Line[]): void => {
      if (this.missing.has(part)) return;
      lines.push({ kind: 'heading', text: headings[part] });
      if (!this.empty.has(part)) lines.push(...body());
    };
    add('measures', () =>
      this.measures.flatMap(({ heading, paragraphs }): Line[] => [
        { kind: 'subheading', text: heading },
        ...paragraphs.map(paragraph),
      ]),
    );
    const shortcomings = chance.some(SHORTCOMINGS, 2).map((text, at) => `${['一是', '二是'][at]}${text}`);
    const leadership = [paragraph(chance.of(LEADERSHIP))];
    const first = chance.between(0, 2) > 0;
    if (first) add('shortcomings', () => [paragraph(shortcomings.join(''))]);
    add('leadership', () => leadership);
    if (!first) add('shortcomings', () => [paragraph(shortcomings.join(''))]);
    add('plan', () => chance.some(PLANS, 2).map(paragraph));
    const day = `${year + 1}年1月${chance.between(4, 28)}日`;
    return [...lines, { kind: 'signature', text: unit }, { kind: 'signature', text: day }];
  }

  #paragraph(): string {
    const { chance } = this;
    const sentences: string[] = [];
    for (let count = chance.between(1, 3); count > 0; count--) {
      const prose = this.#prose.pop();
      if (prose !== undefined) sentences.push(prose);
    }
    const desk = { ...this.#desk, script: chance.between(0, 9) };
    // What names a day of one year is left out.
    for (const write of chance.some(SENTENCES.slice(0, -1), chance.between(1, 2))) sentences.push(toText(write(desk)));
    return sentences.join('');
  }
}

type Part = 'measures' | 'shortcomings' | 'leadership' | 'plan';

const NAMES: Readonly<Record<Part, string>> = {
  measures: '主要举措和成效',
  shortcomings: '存在的不足和原因',
  leadership: '第一责任人职责情况',
  plan: '下一年度主要安排',
};

const LEADERSHIP = [
  '主要负责人认真履行推进法治建设第一责任人职责，带头学法用法，重要工作亲自部署、重大问题亲自过问，年底进行了述法。',
  '党政主要负责人切实履行推进法治建设第一责任人职责，把法治建设同中心工作一起谋划、一起推进，定期听取汇报，研究解决难题。',
  '主要负责同志严格落实第一责任人职责，主持研究法治建设重点任务，督促班子成员依法履职，并将履职情况纳入年终述职内容。',
];
const PLANS = [
  '持续加强干部法治教育，把学法情况纳入考核，推动领导干部带头依法办事。',
  '进一步规范行政执法，完善裁量基准，加强执法监督和案卷评查。',
  '深化矛盾纠纷源头治理，充实调解队伍，努力把问题解决在基层。',
  '改进普法方式，突出青少年和流动人口，增强宣传的针对性。',
  '优化办事流程，减少证明材料，方便企业和群众办事。',
];

/** Puts one fault into a draft and tells which. */
type Sow = (draft: Draft) => Sown;

const total: Sow = (draft) => {
  const { chance } = draft;
  const parts = chance.numbers(3, 12, 300);
  const off = chance.between(2, 9);
  const said = parts.reduce((sum, part) => sum + part, 0) + off;
  const sentence = `全年共受理${draft.subject()}${said}件，其中咨询类${parts[0]}件、投诉类${parts[1]}件、求助类${parts[2]}件。`;
  draft.add(sentence);
  return { rules: ['total-mismatch'], about: sentence.slice(0, 12) };
};

const rate: Sow = (draft) => {
  const all = 50 * draft.chance.between(3, 12);
  const done = all * 0.9;
  const sentence = `共排查${draft.subject()}${all}件，已整改${done}件，整改率${draft.chance.of([72, 81, 99])}%。`;
  draft.add(sentence);
  return { rules: ['rate-mismatch'], about: sentence.slice(0, 10) };
};

const growth: Sow = (draft) => {
  const before = 20 * draft.chance.between(5, 20);
  const sentence = `${draft.subject()}由上年的${before}件下降到${before * 0.8}件，降幅${draft.chance.of([12, 35, 44])}%。`;
  draft.add(sentence);
  return { rules: ['change-mismatch'], about: sentence.slice(0, 10) };
};

const miscount: Sow = (draft) => {
  const subject = draft.subject();
  const sentence = draft.chance.of([
    `围绕${subject}重点抓了五项工作：一是健全机构；二是配强人员；三是规范程序；四是强化监督。`,
    `针对${subject}健全会商、督办、通报、回访五项制度。`,
  ]);
  draft.add(sentence);
  return { rules: ['count-mismatch'], about: sentence.slice(0, 8) };
};

const figureOff: Sow = (draft) => {
  for (;;) {
    const desk: Desk = { chance: draft.chance, script: 9, subject: () => draft.subject(), post: () => '法律服务' };
    const pieces = draft.chance.of(SENTENCES.slice(0, 12))(desk);
    const at = pieces.findIndex((piece) => typeof piece !== 'string' && piece.wrong.length > 0);
    const figure = pieces[at];
    if (figure === undefined || typeof figure === 'string') continue;
    const sentence = toText([...pieces.slice(0, at), figure.wrong[0]!, ...pieces.slice(at + 1)]);
    draft.add(sentence);
    const rules = ['total-mismatch', 'rate-mismatch', 'part-exceeds-total', 'shares-exceed-whole', 'rate-out-of-range'];
    return { rules, about: sentence.slice(0, 6) };
  }
};

const staleYear: Sow = (draft) => {
  const old = draft.year - 1;
  draft.headings.measures = `${old}年度推进法治政府建设的主要举措和成效`;
  return { rules: ['wrong-year'], about: `${old}年` };
};

const impossible: Sow = (draft) => {
  const day = draft.chance.of(['2月30日', '4月31日', '6月31日', '11月31日']);
  draft.add(`${day}，组织开展案卷评查。`);
  return { rules: ['impossible-date'], about: day.slice(-3) };
};

const oldTerm: Sow = (draft) => {
  const [sentence, about] = draft.chance.of([
    ['组织干部开展法制宣传，营造良好氛围。', '法制宣传'],
    ['继续落实“七五”普法规划，完善普法责任清单。', '“七五”普法'],
    ['认真贯彻《法治政府建设实施纲要（2015—2020年）》，分解年度任务。', '2015—2020年'],
  ] as const);
  draft.add(sentence);
  return { rules: ['outdated-term'], about };
};

const garbled: Sow = (draft) => {
  draft.add('对照《法治政府建设实施纲要（20212025年）》查找短板，逐条整改。');
  return { rules: ['garbled-title'], about: '20212025' };
};

const blank: Sow = (draft) => {
  draft.add('召开专题会议XX次，研究解决重点难点问题。');
  return { rules: ['unfilled-placeholder'], about: 'XX' };
};

const leftOut: Sow = (draft) => {
  const part = draft.whole('shortcomings', 'leadership', 'plan');
  draft.missing.add(part);
  return { rules: ['missing-section'], about: NAMES[part] };
};

const hollow: Sow = (draft) => {
  const part = draft.whole('shortcomings', 'plan');
  draft.empty.add(part);
  return { rules: ['empty-section'], about: draft.headings[part] };
};

const FAULTS: readonly Sow[] = [
  total,
  rate,
  growth,
  miscount,
  figureOff,
  staleYear,
  impossible,
  oldTerm,
  garbled,
  blank,
  leftOut,
  hollow,
];

function paragraph(text: string): Line {
  return { kind: 'paragraph', text };
}

function toText(pieces: Piece): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}
