import { type MarkStyle, readMark } from '../../analysis/marks.ts';
import { type Decimal, multiply, whole } from '../../analysis/numbers/decimal.ts';
import { exactly } from '../../analysis/numbers/interval.ts';
import { areAddable } from '../../analysis/numbers/units.ts';
import type { Quantity } from '../../analysis/quantities.ts';
import type { Cell, Line, Table } from '../../analysis/tables.ts';
import type { FigureNumber, Role } from '../claim.ts';

const TOTAL = /(?:合计|总计|小计|共计)数?$/;
const BARE_TOTAL = /^(?:合计|总计|小计|共计)数?$/;
/** What cannot be added up, in whatever direction. */
const NOT_ADDED =
  /率$|占比|比例|比重|百分比|[%％]|同比|环比|增[长减幅速]|平均|均$|[人户家件案次笔场亩村校所车宗起日月年条点]均(?!衡|等)|频次|每[一-龥]|序号|编号|排名|名次|得分|分值|评分|最[高低多少]|单价|比$|(?:满意|知晓|集中)度|密度|强度|浓度|指数|系数|时限|用时|周期|备注/;
/** What is no summand beside the figures of this time and of the whole. */
const ASIDE = /上年(?!结转)|去年|同期|^(?:其中|含)/;

/** One line of figures as a summand or a total of the lines beside it. */
export interface Member {
  readonly at: number;
  readonly label: string;
  readonly unit: string;
  readonly role: 'part' | 'total' | 'aside';
  /** Whether figures along this line can be added up. */
  readonly added: boolean;
  /** 小计 0, 合计 1, 总计 2; -1 for no total. */
  readonly rank: number;
  /** Whether the name says nothing but that it is a total. */
  readonly bare: boolean;
  readonly mark: MarkStyle | null;
}

/** A table with its lines as members. */
export interface Grid {
  readonly table: Table;
  readonly rows: readonly Member[];
  readonly columns: readonly Member[];
  readonly cellAt: (row: Member, column: Member) => Cell | null | undefined;
}

/** A cell that is a figure. */
export interface Figured extends Cell {
  readonly quantity: Quantity;
}

/** The lines of a table, each with its part in the sums. */
export function toGrid(table: Table): Grid {
  const rows = withYear(table.rows.map(toMember));
  const columns = table.columns.map(toMember).slice(table.firstFigures);
  return { table, rows, columns, cellAt: (row, column) => table.rows[row.at]!.cells[column.at] };
}

/** 第一季度…第四季度, 全年: the year adds up its quarters or months, where no other row adds up anything. */
function withYear(rows: readonly Member[]): readonly Member[] {
  const year = rows.findIndex(({ label }) => WHOLE_YEAR.test(label));
  if (year < 0 || rows.some(({ role }) => role === 'total')) return rows;
  const others = rows.filter((_, at) => at !== year);
  const periods = others.filter(({ label }) => QUARTER.test(label)).length;
  const months = others.filter(({ label }) => MONTH.test(label)).length;
  if (others.length !== periods + months || (periods !== 4 && months !== 12 && !isHalves(others))) return rows;
  return rows.map((row, at) => (at === year && row.role === 'part' ? { ...row, role: 'total', rank: 1 } : row));
}

function isHalves(rows: readonly Member[]): boolean {
  return rows.length === 2 && /上半年/.test(rows[0]!.label) && /下半年/.test(rows[1]!.label);
}

const WHOLE_YEAR = /^(?:全年|年度)(?:合计|总计|累计)?$/;
const QUARTER = /^第?[一二三四1-4]季度?$|^[一二三四]季$|^Q[1-4]$/;
const MONTH = /^\d{1,2}月份?$/;

function toMember({ names, unit }: Line, at: number): Member {
  const plain = names.map((name) => name.replace(/[（(][^()（）]*[)）]$/, ''));
  const label = plain.at(-1) ?? '';
  const total = plain.findLast((name) => TOTAL.test(name));
  const added = unit !== '%' && !plain.some((name) => NOT_ADDED.test(name));
  const mark = readMark(label, 0, label.length);
  return {
    at,
    label: total ?? label,
    unit,
    role: !added || plain.some((name) => ASIDE.test(name)) ? 'aside' : total === undefined ? 'part' : 'total',
    added,
    rank: total === undefined ? -1 : total.includes('小计') ? 0 : total.includes('总计') ? 2 : 1,
    bare: total !== undefined && BARE_TOTAL.test(mark && total === label ? label.slice(mark.end) : total),
    mark: mark?.style ?? null,
  };
}

/** Whether figures in these units may be weighed against each other; a unit that nothing tells is no hindrance. */
export function areAlike(a: string, b: string): boolean {
  return a === '' || b === '' || areAddable(a, b);
}

/** The cell as a figure, where it is one. */
export function figureIn(cell: Cell | null | undefined): Figured | null {
  return cell?.quantity ? { ...cell, quantity: cell.quantity } : null;
}

/** A figure of a column in 万元 as the text would tell it: 72.50 is 72.50万元. */
export function asTold(quantity: Quantity): Quantity {
  const scale = quantity.unit.startsWith('万') ? 4 : quantity.unit.startsWith('亿') ? 8 : 0;
  if (scale === 0) return quantity;
  const [value, step] = [quantity.value, quantity.step].map((one) => multiply(one, whole(10 ** scale))) as [
    Decimal,
    Decimal,
  ];
  return { ...quantity, unit: quantity.unit.slice(1), value, step, range: exactly(value), scale };
}

/** A figure in a cell as a number of a claim. */
export function toCellNumber(role: Role, label: string, { start, quantity }: Figured): FigureNumber {
  return { role, label, quantity, start: start + quantity.start, end: start + quantity.end };
}
