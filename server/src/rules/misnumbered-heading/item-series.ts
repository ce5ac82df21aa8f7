import type { PlacedParagraph } from '../../analysis/analyze.ts';
import { type Counting, type Enumerator, enumeratorsOf } from '../../analysis/enumerators.ts';
import { type Mark, toChineseOrdinal, toMark } from '../../analysis/marks.ts';

/** One item of a list in prose, at its place in the report. */
export interface Item extends Enumerator {
  /** Index of its paragraph within the stretch that is looked at. */
  readonly paragraph: number;
  readonly opensParagraph: boolean;
}

/** Items that are to count on from each other (一是……二是……), and where they do not. */
export interface ItemSeries {
  readonly counting: Counting;
  readonly items: Item[];
  /** The ordinal the next one follows. */
  last: number;
  readonly faults: ItemFault[];
}

/** An item that does not follow the one before it: `due` is the ordinal that was its turn. */
export interface ItemFault {
  readonly kind: 'gap' | 'repeat' | 'back' | 'beginning';
  /** Index of the item in its series. */
  readonly at: number;
  readonly due: number;
}

/** Deeper than this, nobody follows lists within lists. */
const MOST_OPEN = 8;
/** Words that announce a list within the item that was begun. */
const ANNOUNCEMENT = /[：:（(]|[两二三四五六七八九十几\d](?:个|项|条|点|方面|种|类|大)|以下|如下|分别|包括/;
const FIRST = /一[是要来则、，,）)方]|第一|其一|首先|[（(]?1\s?[.．、）)]|①|一抓/;

/** The lists in the prose of one stretch between two headings, those of one item as well. */
export function readItemSeries(paragraphs: readonly PlacedParagraph[], text: string): readonly ItemSeries[] {
  return new Items(paragraphs, text).read();
}

/** The items of one stretch. */
class Items {
  readonly #paragraphs: readonly PlacedParagraph[];
  readonly #text: string;
  readonly #open = new Map<Counting, ItemSeries[]>();
  readonly #all: ItemSeries[] = [];

  constructor(paragraphs: readonly PlacedParagraph[], text: string) {
    this.#paragraphs = paragraphs;
    this.#text = text;
  }

  read(): readonly ItemSeries[] {
    for (const [index, { start, block, paragraph }] of this.#paragraphs.entries()) {
      if (block.kind === 'heading' && block.mark) this.#seed(block.mark, index);
      for (const enumerator of enumeratorsOf(paragraph)) this.#add(toItem(enumerator, start, index));
    }
    this.#joinRepeatedFirsts();
    return this.#all;
  }

  /** The mark of a line counts as its first item: ①……；②…… */
  #seed({ start, end, style, ordinal }: Mark, paragraph: number): void {
    if (style === 'part' || style === 'chinese') return;
    const numeral = { start, end };
    const item = { start, end, numeral, counting: style, ordinal, paragraph, opensParagraph: true };
    const series = { counting: style, items: [item], last: ordinal, faults: [] };
    this.#open.set(style, [series]);
    this.#all.push(series);
  }

  #add(item: Item): void {
    const open = this.#open.get(item.counting) ?? [];
    this.#open.set(item.counting, open);
    if (item.ordinal === 0) {
      open.pop();
    } else if (item.ordinal === 1) {
      this.#begin(open, item);
    } else {
      // Where its own paragraph has a list, an item within it does not count on from one of an earlier paragraph.
      const own = item.opensParagraph ? -1 : open.findIndex(({ items }) => items.at(-1)!.paragraph === item.paragraph);
      const at = open.findLastIndex((series) => series.last + 1 === item.ordinal || isBackInCount(series, item));
      if (at >= Math.max(own, 0)) {
        open.length = at + 1;
        append(open[at]!, item);
      } else this.#blame(open, item);
    }
  }

  #blame(open: ItemSeries[], item: Item): void {
    const opening = open.findLast(({ items }) => item.opensParagraph && items.at(-1)?.opensParagraph);
    const series = opening ?? open.at(-1);
    if (!series) {
      this.#blameBeginning(open, item);
      return;
    }
    const before = series.items.at(-1)!;
    if (!item.opensParagraph && before.paragraph < item.paragraph && FIRST.test(this.#wordsBefore(item))) {
      this.#begin(open, item);
      return;
    }
    const below = series === open.at(-1) ? open.at(-2) : undefined;
    // 一是…一是…三是: the second 一是 was to be 二是.
    if (below && series.items.length === 1 && series.last === 1 && below.last + 2 === item.ordinal) {
      open.pop();
      this.#all.splice(this.#all.lastIndexOf(series), 1);
      below.faults.push({ kind: 'repeat', at: below.items.length, due: below.last + 1 });
      append(below, series.items[0]!);
      append(below, item);
      return;
    }
    const kind = item.ordinal === series.last ? 'repeat' : item.ordinal > series.last ? 'gap' : 'back';
    if (kind === 'gap' && this.#isWordedOtherwise(before, item, series.last + 1)) {
      append(series, item);
      return;
    }
    // References to other items, （2）, look like items.
    const doubtful = item.counting === 'arabic' || item.counting.startsWith('bracketed') || item.counting === 'circled';
    if (!(kind === 'back' && doubtful)) {
      series.faults.push({ kind, at: series.items.length, due: series.last + 1 });
    }
    append(series, item);
  }

  #begin(open: ItemSeries[], item: Item): ItemSeries {
    const series: ItemSeries = { counting: item.counting, items: [item], last: item.ordinal, faults: [] };
    open.push(series);
    if (open.length > MOST_OPEN) open.shift();
    this.#all.push(series);
    return series;
  }

  /** The words of its paragraph before an item. */
  #wordsBefore({ paragraph, start }: Item): string {
    return this.#text.slice(this.#paragraphs[paragraph]!.start, start);
  }

  /** 二是 that no 一是 stands before, in no wording. */
  #blameBeginning(open: ItemSeries[], item: Item): void {
    if (item.counting !== 'clause' || !this.#text.endsWith('是', item.end)) return;
    const series = this.#begin(open, item);
    const { start } = this.#paragraphs[0]!;
    if (!FIRST.test(this.#text.slice(start, item.start))) series.faults.push({ kind: 'beginning', at: 0, due: 1 });
  }

  /** Whether an item that seems left out is there in other words: 一是……二要……三是 · 首先……然后……再次 */
  #isWordedOtherwise(before: Item, item: Item, missing: number): boolean {
    const words = this.#text.slice(before.end, item.start);
    for (let ordinal = missing; ordinal < item.ordinal; ordinal++) {
      if (!mentionOf(ordinal).test(words)) return false;
    }
    return true;
  }

  /** 一是…… and then 一是…… anew, where nothing tells that the second opens a list of its own. */
  #joinRepeatedFirsts(): void {
    for (const [index, next] of this.#all.entries()) {
      const lone = this.#all[index - 1];
      if (lone?.counting !== 'clause' || next.counting !== 'clause') continue;
      if (lone.items.length !== 1) continue;
      const first = lone.items[0]!;
      const again = next.items[0]!;
      if (first.ordinal !== 1 || again.ordinal !== 1) continue;
      if (lone.faults.length > 0 || next.faults.length > 0) continue;
      const isList = first.opensParagraph && again.opensParagraph && again.paragraph === first.paragraph + 1;
      const spread = next.items.filter(({ paragraph }) => paragraph === again.paragraph).length === 1;
      if (isList ? !spread : again.paragraph !== first.paragraph) continue;
      const between = this.#text.slice(first.end, again.start);
      // 抓两头：一是办好新企业；一是改造老企业: of two, both may be called the one.
      if (!isList && next.items.length === 1 && !between.includes('。')) {
        lone.items.length = 0;
        next.items.length = 0;
        continue;
      }
      if (!isList && ANNOUNCEMENT.test(between)) continue;
      next.items.unshift(first);
      next.faults.push({ kind: 'repeat', at: 1, due: 2 });
      lone.items.length = 0;
    }
  }
}

function toItem(enumerator: Enumerator, by: number, paragraph: number): Item {
  const { start, end, numeral } = enumerator;
  return {
    ...enumerator,
    start: start + by,
    end: end + by,
    numeral: { start: numeral.start + by, end: numeral.end + by },
    paragraph,
    opensParagraph: start === 0,
  };
}

function append(series: ItemSeries, item: Item): void {
  series.items.push(item);
  series.last = item.ordinal;
}

/** After a slip, the right count is taken up again: 一是……三是……三是……四是 */
function isBackInCount({ faults, items }: ItemSeries, item: Item): boolean {
  return faults.length > 0 && items.length > 0 && item.ordinal === items[0]!.ordinal + items.length;
}

const mentions = new Map<number, RegExp>();

/** Words that mean the item of an ordinal, however it is written. */
export function mentionOf(ordinal: number): RegExp {
  let mention = mentions.get(ordinal);
  if (!mention) {
    const chinese = toChineseOrdinal(ordinal);
    const others = ordinal === 2 ? '|其次|另一|然后' : ordinal === 3 ? '|再次|再者' : '';
    mention = new RegExp(
      `${chinese}\\s?[是要来则、，,）)方抓]|第${chinese}|其${chinese}|(?<!\\d)${ordinal}\\s?[.．、）)]|${toMark('circled', ordinal)}${others}`,
    );
    mentions.set(ordinal, mention);
  }
  return mention;
}
