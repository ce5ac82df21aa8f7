import { toText } from '../../analysis/numbers/decimal.ts';
import { isExact } from '../../analysis/numbers/interval.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import type { Span } from '../../analysis/span.ts';
import { type Claim, toNumber } from '../claim.ts';
import { JOINT } from '../counts/announcements.ts';
import { readCountsWithin } from '../counts.ts';

/** Fewer names make a number by chance. */
const LEAST = 3;
const MOST = 12;
/** Counters of what is named one by one. */
const LISTED: ReadonlySet<string> = new Set(['个', '项', '类', '种', '条', '件', '部', '方面', '部分']);
const LONGEST = 160;
const LONGEST_NAME = 30;
/** 窗口8个，包括民政、社保…; 事项6项，分别为：…; 4部预案：… */
const LISTED_BEHIND = /^[^，,。；;：:、（(]{0,10}[，,]?(?:包括|包含|分别[为是]|即|依次[为是]|[：:])[：:]?/;
const PAUSE_OR_JOINT = new RegExp(`、|${JOINT.source}`, 'g');
/** 等三项, 等5项主题宣传 */
const CLOSING = /(?:等|共|这|以及|[“”"])*$/;

/** Reads numbers against the names listed right before them or behind them, where there are just as many: 加装电梯、垃圾分类、交通组织三件事. */
export function readLooseCounts(paragraph: Paragraph): readonly Claim[] {
  const { text, figures } = paragraph;
  if (!text.includes('、')) return [];
  const candidates = figures.filter(isNumber);
  if (candidates.length === 0) return [];
  const told = new Set(readCountsWithin(paragraph).map(({ numbers }) => numbers[0]!.start));
  return candidates.flatMap((figure) => {
    if (told.has(figure.quantity.start)) return [];
    const items = namesBefore(text, figure) ?? namesBehind(text, figure);
    return items ? [toClaim(figure, items)] : [];
  });
}

function isNumber({ quantity, bracket }: Figure): boolean {
  const { unit, range, value } = quantity;
  if (!LISTED.has(unit) || !isExact(range) || bracket > 0 || value.scale > 0) return false;
  return value.units >= BigInt(LEAST) && value.units <= BigInt(MOST);
}

/** 甲、乙、丙三个事项: the names in the clause right before the number. */
function namesBefore(text: string, { quantity }: Figure): readonly Span[] | null {
  const furthest = Math.max(0, quantity.start - LONGEST);
  const before = text.slice(furthest, quantity.start).replace(CLOSING, '');
  const from = before.search(/[^，,。；;：:！？]*$/);
  return namesIn(before.slice(from), furthest + from, Number(quantity.value.units));
}

function namesBehind(text: string, { quantity }: Figure): readonly Span[] | null {
  const behind = text.slice(quantity.unitEnd, quantity.unitEnd + LONGEST);
  const opening = LISTED_BEHIND.exec(behind)?.[0];
  if (opening === undefined) return null;
  const names = behind.slice(opening.length);
  const end = names.search(/[，,。；;：:！？]/);
  return namesIn(
    end < 0 ? names : names.slice(0, end),
    quantity.unitEnd + opening.length,
    Number(quantity.value.units),
  );
}

/** As many names as are wanted, between 、 or a last 和; null where there are not so many. */
function namesIn(row: string, from: number, wanted: number): readonly Span[] | null {
  if (/[\d０-９]|其中|其[他它]$|[两二三四五六七八九十][项个件类种条]|(?<!平)等/.test(row)) return null;
  const plain = row.replace(/“[^“”]*”|《[^《》]*》/g, (quoted) => '·'.repeat(quoted.length));
  for (const joints of [/、/g, PAUSE_OR_JOINT]) {
    const spans: Span[] = [];
    let start = 0;
    for (const { index, 0: joint } of [...plain.matchAll(joints), Object.assign([''], { index: plain.length })]) {
      spans.push({ start: from + start, end: from + index });
      start = index + joint!.length;
    }
    const named = spans.every(({ start: first, end }) => end > first && end - first <= LONGEST_NAME);
    if (spans.length === wanted && named) return spans;
  }
  return null;
}

function toClaim(figure: Figure, items: readonly Span[]): Claim {
  const { value } = figure.quantity;
  return {
    kind: 'count',
    verdict: 'holds',
    certainty: 'debatable',
    formula: `${toText(value)} = ${items.length}`,
    numbers: [toNumber('count', figure)],
    items: items.map((span) => ({ role: 'item', label: '', ...span })),
  };
}
