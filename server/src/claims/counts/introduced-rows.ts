import { matchesOf } from '../../analysis/matches.ts';
import { once } from '../../analysis/memory.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { type Quantity, readQuantities } from '../../analysis/quantities.ts';
import { type Span, shift } from '../../analysis/span.ts';
import { cut, type List, listWithin, partLast } from './announcements.ts';

/** How much before and behind a number a row may take. */
const LONGEST_ROW = 240;
/** Longer names are clauses. */
const LONGEST_NAME = 30;
const PLACES: ReadonlySet<string> = new Set(['家', '个', '所']);
/** What a body is called, so that as many are named as there are: 4项，分别是制度类、管理类、执法类 are kinds of them. */
const BODY = /(?:[院所局村厂站校店社会馆队处室镇乡街区]|中心|公司|街道|企业)$/;
/** A row that is no whole one, or whose names are figures or further sentences. */
const NOT_ALL = /等|其中|包括|\d/;
/** Of the words of `BODY`. */
const LONGEST_BODY = 2;
const JOINING = /以及|[和及与]/;

/** The rows of names that words introduce: 由…、…、…六部分组成; 共3家，分别是…; “四个到位”：学习到位、…. */
export const readIntroducedRows = once((paragraph: Paragraph): readonly List[] => [
  ...paragraph.figures.flatMap(
    (figure) =>
      readComposed(paragraph, figure) ?? readNamedApart(paragraph, figure) ?? readOfNoun(paragraph, figure) ?? [],
  ),
  ...readQuotedNames(paragraph.text),
]);

/** 本报告由总体情况、…、存在的主要问题及改进情况、其他需要报告的事项六部分组成 */
function readComposed({ text }: Paragraph, figure: Figure): List | null {
  const { quantity, tail, lead } = figure;
  const composed = quantity.unit === '部分' ? /^(?:组成|构成)/ : /^(?:大|组成)?部分(?:组成|构成)/;
  if (!isExact(quantity.range) || !composed.test(tail)) return null;
  const before = text.slice(Math.max(0, quantity.start - LONGEST_ROW, quantity.start - lead.length), quantity.start);
  const [, row] = /(?:由|包括|包含|分为|[，,：:])(?:[“"])?([^，,。；;：:]{6,})$/.exec(before) ?? [];
  if (row === undefined) return null;
  const names = row.replace(/[等”"共]+$/, '');
  return toList(figure, cut(names, quantity.start - row.length), names);
}

/** 生产经营类单位共3家，分别是甲设计院、乙网络中心和丙服务中心。 */
function readNamedApart({ text }: Paragraph, figure: Figure): List | null {
  const { unit, unitEnd, range } = figure.quantity;
  if (!PLACES.has(unit) || !isExact(range)) return null;
  const behind = text.slice(unitEnd, unitEnd + LONGEST_ROW);
  const match = /^([一-龥]{0,10}?)[，,]?(?:分别是|分别为|即)[：:]?([^，,。；;：:！？（）()]{5,})[。；;]/.exec(behind);
  const row = match?.[2];
  if (!row || NOT_ALL.test(row)) return null;
  const names = cut(row, unitEnd + match[0].length - 1 - row.length);
  const isNamed = names.every(({ end }) => BODY.test(text.slice(Math.max(0, end - LONGEST_BODY), end)));
  const ofPlaces = TOWNS.test(match[1]! + figure.label) && names.every(({ start, end }) => end - start < LONGEST_TOWN);
  return isNamed || ofPlaces ? toList(figure, names, row) : null;
}

/** 进入前列的城市有4个，分别是青石、云岭、白河和东川: the names of places need not say what they are. */
const TOWNS = /城市|地市|[县市]区|乡镇|镇街/;
const LONGEST_TOWN = 8;

/** As many names as announced, the last two of them perhaps joined by a word; one more or less only where no such word is there. */
function toList(figure: Figure, names: readonly Span[], row: string): List | null {
  if (names.length < 2 || names.some(({ start, end }) => end - start < 2 || end - start > LONGEST_NAME)) return null;
  const told = listWithin(figure, names, JOINING.test(row) ? 0 : 1);
  if (told) return told;
  const last = names.at(-1)!;
  const joint = JOINING.exec(row.slice(row.length - (last.end - last.start)));
  if (!joint || joint.index < 2) return null;
  return listWithin(figure, partLast(names, last.start + joint.index, joint[0]), 0);
}

/** 体现了四个“最”：力度最大、范围最广、参与最多、成效最好。 */
function readOfNoun({ text }: Paragraph, figure: Figure): List | null {
  const { unit, unitEnd, range } = figure.quantity;
  const [noun] = /^“[一-龥]{1,4}”/.exec(figure.tail) ?? [];
  if (unit !== '个' || noun === undefined || !isExact(range)) return null;
  const from = unitEnd + noun.length + 1;
  const [, row] = /^[：:]([^“”。：:（）()]{5,120})(?:。|$)/.exec(text.slice(from - 1, from + LONGEST_ROW)) ?? [];
  return row === undefined ? null : toNamed(figure, row, from, noun.slice(1, -1));
}

/** 做到“四个到位”：学习到位、机制到位、责任到位、落实到位。 */
function readQuotedNames(text: string): readonly List[] {
  return matchesOf(text, QUOTED_NAMES).flatMap((match) => {
    const [whole, name, row] = match as unknown as readonly [string, string, string];
    const [quantity] = readQuantities(name);
    if (quantity?.start !== 0 || !isExact(quantity.range)) return [];
    const noun = name.slice(quantity.unitEnd);
    const figure = announce(quantity, match.index + 1, noun);
    const ends = END_OF_ROW.test(text[match.index + whole.length] ?? '');
    const from = match.index + whole.length - row.length;
    const names = upToLast(row, noun) ?? (ends ? row : null);
    return names === null ? [] : (toNamed(figure, names, from, noun) ?? []);
  });
}

/**
 * 统一标准、统一流程，面貌一新: the names that a row begins with, all with the noun at their beginning or all at their end, where
 * the text goes on to something else behind them.
 */
function upToLast(row: string, noun: string): string | null {
  const pieces = row.split(/[、，,；;]/);
  const count = pieces.findIndex((piece) => !isNamedLike(pieces[0]!, piece, noun));
  if (count < 1 || !isAtEdge(pieces[0]!, noun) || pieces.slice(count).some((piece) => piece.includes(noun)))
    return null;
  return row.slice(0, pieces.slice(0, count).join('、').length);
}

/** Whether a name has the noun where the first one of the row has it. */
function isNamedLike(first: string, name: string, noun: string): boolean {
  if (first.startsWith(noun)) return name.startsWith(noun);
  return first.endsWith(noun) ? name.endsWith(noun) : name.includes(noun);
}

function isAtEdge(name: string, noun: string): boolean {
  return name.startsWith(noun) || name.endsWith(noun);
}

const QUOTED_NAMES =
  /“([二两三四五六七八九十2-9][个项大][一-龥]{1,6})”[一-龥]{0,4}(?:[，,]?即[：:]?|[：:（(])([^“”。：:（）()]{5,120})/g;
const END_OF_ROW = /^[。）)]?$/;

/** The names of a row that all have the word that is announced. */
function toNamed(figure: Figure, row: string, from: number, noun: string): List | null {
  if (noun === '' || NOT_ALL.test(row)) return null;
  const items = cut(row.replace(/[，,；;]/g, '、'), from);
  const names = row.split(/[、，,；;]/);
  if (!names.every((name) => name.includes(noun))) return null;
  // 统一标准、统一流程、统一文书，面貌统一: the last one is none of them.
  const alike = names.every((name) => isNamedLike(names[0]!, name, noun));
  return listWithin(figure, items, alike ? 1 : 0);
}

/** What is quoted is read as no figure; here it is one. */
function announce(quantity: Quantity, at: number, noun: string): Figure {
  return {
    quantity: { ...shift(quantity, at), unitEnd: quantity.unitEnd + at },
    lead: '',
    label: '',
    tail: noun,
    separator: 'none',
    sentence: 0,
    bracket: 0,
    anchor: -1,
    opensBracket: false,
  };
}
