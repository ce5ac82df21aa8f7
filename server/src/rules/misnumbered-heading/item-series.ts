import type { PlacedParagraph } from '../../analysis/analyze.ts';
import { type Counting, type Enumerator, enumeratorsOf, writeOrdinal } from '../../analysis/enumerators.ts';
import { type Mark, toChineseOrdinal, toMark } from '../../analysis/marks.ts';
import { fromStretches } from '../../analysis/stretches.ts';
import { moveDraft } from '../paragraphs.ts';
import type { Draft, Edit, Fix } from '../rule.ts';

/** One item of a list in prose, at its place in the report. */
interface Item extends Enumerator {
  /** Index of its paragraph within the stretch that is looked at. */
  readonly paragraph: number;
  readonly opensParagraph: boolean;
}

interface Series {
  readonly counting: Counting;
  readonly items: Item[];
  /** The ordinal the next one follows. */
  last: number;
  readonly faults: Fault[];
}

interface Fault {
  readonly kind: 'gap' | 'repeat' | 'back' | 'beginning';
  /** Index of the item in its series. */
  readonly at: number;
  readonly due: number;
}

/** Deeper than this, nobody follows lists within lists. */
const MOST_OPEN = 8;
const MOST_LONE = 8;
/** Words that announce a list within the item that was begun. */
const ANNOUNCEMENT = /[：:（(]|[两二三四五六七八九十几\d](?:个|项|条|点|方面|种|类|大)|以下|如下|分别|包括/;
const FIRST = /一[是要来则、，,）)方]|第一|其一|首先|[（(]?1\s?[.．、）)]|①|一抓/;

/** Items of lists in prose (一是……二是……) that do not count on from each other, stretch by stretch between two headings. */
export const findMisnumberedItems = fromStretches<Draft>(({ paragraphs, blocks, source }, { from, to }) => {
  const stretch = paragraphs.slice(from, to).filter(({ block }) => block.kind !== 'table');
  if (stretch.every(({ paragraph }) => enumeratorsOf(paragraph).length === 0)) return [];
  const ended = to < paragraphs.length || blocks.some(({ kind }) => kind === 'signature' || kind === 'date');
  return new Items(stretch, ended, source.text).find();
}, moveDraft);

/** The items of one stretch. */
class Items {
  readonly #paragraphs: readonly PlacedParagraph[];
  readonly #ended: boolean;
  readonly #text: string;
  readonly #open = new Map<Counting, Series[]>();
  readonly #all: Series[] = [];

  constructor(paragraphs: readonly PlacedParagraph[], ended: boolean, text: string) {
    this.#paragraphs = paragraphs;
    this.#ended = ended;
    this.#text = text;
  }

  find(): readonly Draft[] {
    for (const [index, { start, block, paragraph }] of this.#paragraphs.entries()) {
      if (block.kind === 'heading' && block.mark) this.#seed(block.mark, index);
      for (const enumerator of enumeratorsOf(paragraph)) this.#add(toItem(enumerator, start, index));
    }
    this.#joinRepeatedFirsts();
    const faults = this.#all.flatMap((series) => series.faults.map((fault) => this.#word(series, fault)));
    return [...faults, ...this.#findLone()];
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

  #blame(open: Series[], item: Item): void {
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

  #begin(open: Series[], item: Item): Series {
    const series: Series = { counting: item.counting, items: [item], last: item.ordinal, faults: [] };
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
  #blameBeginning(open: Series[], item: Item): void {
    if (item.counting !== 'clause' || !this.#wordsOf(item).endsWith('是')) return;
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

  #findLone(): readonly Draft[] {
    if (!this.#ended) return [];
    const last = this.#paragraphs.at(-1)!;
    return this.#all
      .filter(({ counting, items }) => counting === 'clause' && items.length === 1 && items[0]!.ordinal === 1)
      .slice(0, MOST_LONE)
      .filter(({ items }) => this.#paragraphs[items[0]!.paragraph]!.paragraph.placeholders.length === 0)
      .filter(
        ({ items }) => !mentionOf(2).test(this.#text.slice(items[0]!.end, last.start + last.paragraph.text.length)),
      )
      .map(({ items: [item] }) => ({
        start: item!.start,
        end: item!.end,
        severity: 'hint' as const,
        message: `只有“${this.#wordsOf(item!)}”，后面没有第二项。如果漏了一项，请补上；确实只有一项的，一般不编号（惯例）。`,
      }));
  }

  #word(series: Series, { kind, at, due }: Fault): Draft {
    const item = series.items[at]!;
    const written = this.#wordsOf(item);
    const severity = series.counting === 'adverb' ? { severity: 'hint' as const } : {};
    const place = { start: item.start, end: item.end, ...severity };
    const fixes = this.#renumber(series, at, due);
    const before = series.items[at - 1];
    if (!before) {
      const wanted = this.#wordsOf(item, due);
      return { ...place, message: `序号有误：这里是“${written}”，但前面没有“${wanted}”。`, fixes };
    }
    const previous = this.#wordsOf(before);
    const defect = kind === 'repeat' ? '重复' : kind === 'gap' ? '跳号' : '倒退';
    return {
      ...place,
      message: `序号${defect}：上一项是“${previous}”，这里${kind === 'repeat' ? '又' : ''}是“${written}”，按顺序应为“${this.#wordsOf(item, due)}”。`,
      related: [{ start: before.start, end: before.end, message: `上一项“${previous}”` }],
      fixes,
    };
  }

  /** The item and those that count on from it. */
  #renumber({ counting, items }: Series, at: number, due: number): readonly Fix[] {
    let end = at + 1;
    while (end < items.length && items[end]!.ordinal === items[end - 1]!.ordinal + 1) end++;
    const moved = items.slice(at, end);
    const edits: Edit[] = [];
    for (const [index, { numeral }] of moved.entries()) {
      const text = writeOrdinal(counting, due + index);
      if (text === null) return [];
      edits.push({ ...numeral, text });
    }
    const range = (words: readonly string[]): string =>
      words.length === 1 ? `“${words[0]}”` : `“${words[0]}”至“${words.at(-1)}”`;
    const before = range(moved.map((item) => this.#wordsOf(item)));
    const after = range(moved.map((item, index) => this.#wordsOf(item, due + index)));
    return [{ title: `把${before}改为${after}`, safe: false, edits }];
  }

  /** An item as written, or as written with another ordinal. */
  #wordsOf({ start, end, numeral, counting }: Item, ordinal?: number): string {
    if (ordinal === undefined) return this.#text.slice(start, end);
    const other = writeOrdinal(counting, ordinal) ?? '';
    return this.#text.slice(start, numeral.start) + other + this.#text.slice(numeral.end, end);
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

function append(series: Series, item: Item): void {
  series.items.push(item);
  series.last = item.ordinal;
}

/** After a slip, the right count is taken up again: 一是……三是……三是……四是 */
function isBackInCount({ faults, items }: Series, item: Item): boolean {
  return faults.length > 0 && items.length > 0 && item.ordinal === items[0]!.ordinal + items.length;
}

const mentions = new Map<number, RegExp>();

/** Words that mean the item of an ordinal, however it is written. */
function mentionOf(ordinal: number): RegExp {
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
