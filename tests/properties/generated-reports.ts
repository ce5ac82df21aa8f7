import { toChineseOrdinal } from '../../server/src/analysis/marks.ts';
import { withAsides } from './asides.ts';
import { add, Chance, createDesk, type Desk, join, type Marked, type Piece } from './desk.ts';
import { SENTENCES } from './sentences.ts';

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

const PLACES = '青石镇 白沙镇 柳溪街道 云台街道 双桥乡 石门镇 河湾镇 东关街道 松岭乡 南湾街道'.split(' ');

/** Writes the report that belongs to a seed; with `asides`, other things are told before its sentences, within them and behind them. */
export function generateReport(seed: number, { asides = false } = {}): GeneratedReport {
  const chance = new Chance(seed);
  const markdown = chance.between(0, 3) === 0;
  const desk = createDesk(chance);
  const tell = (piece: Piece): Piece => (asides ? withAsides(piece, chance) : piece);
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
      lines.push(...writeParagraph(desk, markdown, tell));
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

/** The lines of one paragraph, or of a paragraph and the table below it. */
function writeParagraph(desk: Desk, markdown: boolean, tell: (piece: Piece) => Piece): readonly Piece[] {
  const { chance } = desk;
  if (chance.between(0, 3) === 0) return [['分单位统计如下。'], ...writeTable(desk, markdown)];
  return [
    chance
      .some(SENTENCES, chance.between(1, 4))
      .flatMap((write) => tell(write({ ...desk, script: chance.between(0, 9) }))),
  ];
}

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
