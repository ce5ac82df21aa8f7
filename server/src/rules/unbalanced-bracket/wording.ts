import { type Bracket, type BracketShape, counterpart } from '../../analysis/brackets.ts';
import { Kind, kindAt } from '../../analysis/characters.ts';
import type { Draft, Edit, Fix } from '../rule.ts';
import { completeAt, nameOf } from './bracket-places.ts';

const LONGEST_PHRASE = 9;
/** What is farther apart is no pair. */
export const LONGEST_PAIR = 40;
const NAMES: Readonly<Record<BracketShape, string>> = {
  round: '括号',
  lenticular: '括号',
  tortoise: '六角括号',
  title: '书名号',
  'inner-title': '书名号',
  'double-quote': '引号',
  'single-quote': '单引号',
  corner: '引号',
  'white-corner': '引号',
};

/** Whether two places enclose a phrase: near each other, in one clause. */
export function isPhrase(text: string, start: number, end: number): boolean {
  return end - start < LONGEST_PAIR && !/[。；;\n]/.test(text.slice(start, end));
}

/** Tells of a bracket without the other one of its pair. */
export function wordLone(text: string, bracket: Bracket): Draft {
  const { at, shape, opens } = bracket;
  const name = NAMES[shape];
  const character = text[at]!;
  const defect = shape.endsWith('quote')
    ? `只有${opens ? '左' : '右'}${name}，没有${opens ? '右' : '左'}${name}`
    : `只有“${character}”，没有“${counterpart(character)}”`;
  return { ...phraseAt(text, bracket), message: `${name}不成对：${defect}。`, fixes: completeAt(text, bracket) };
}

/** Two neighbours of which each faces the other's way are one slip: ”雪亮工程“ */
export function wordReversed(text: string, reversed: readonly Bracket[]): Draft[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < reversed.length; index++) {
    const one = reversed[index]!;
    const next = reversed[index + 1];
    const both = !one.opens && next?.opens && isPhrase(text, one.at, next.at) ? next : null;
    if (both) index++;
    const turn = ({ at, opens }: Bracket): Edit => ({ start: at, end: at + 1, text: opens ? '”' : '“' });
    const side = one.opens ? '右' : '左';
    drafts.push({
      ...(both ? { start: one.at, end: both.at + 1 } : phraseAt(text, { ...one, opens: !one.opens })),
      message: both ? '引号方向反了：左引号和右引号写颠倒了。' : `引号方向反了：这里应是${side}引号。`,
      fixes: [
        {
          title: both ? '把这对引号颠倒过来' : `改为${side}引号`,
          safe: true,
          edits: (both ? [one, both] : [one]).map(turn),
        },
      ],
    });
  }
  return drafts;
}

/** Two that stand alone and enclose a phrase: ‘……” or 〔2021）, or “《……”》. */
export function wordPair(text: string, open: Bracket, close: Bracket): Draft {
  const place = { start: open.at, end: close.at + 1 };
  const [left, right] = [text[open.at]!, text[close.at]!];
  const change = (at: number, to: string): Fix => ({
    title: `把${nameOf(text[at]!)}改为${nameOf(to)}`,
    safe: false,
    edits: [{ start: at, end: at + 1, text: to }],
  });
  if (open.shape === close.shape) {
    const inner = text[close.at - 1]!;
    const swap = { start: close.at - 1, end: close.at + 1, text: right + inner };
    const isNext = '）)】〕》〉”’」』'.includes(inner);
    return {
      ...place,
      message: `${NAMES[open.shape]}与别的括号或引号交叉了：应先关闭里面的一对，再关闭外面的一对。`,
      fixes: isNext ? [{ title: `调换${nameOf(inner)}和${nameOf(right)}的次序`, safe: false, edits: [swap] }] : [],
    };
  }
  const toClose = change(close.at, counterpart(left));
  const toOpen = change(open.at, counterpart(right));
  const year = /^\d{4}$/.test(text.slice(open.at + 1, close.at));
  const wanted =
    open.shape === 'title' || open.shape === 'double-quote' || (year && open.shape === 'tortoise')
      ? [toClose]
      : close.shape === 'title' || close.shape === 'double-quote' || (year && close.shape === 'tortoise')
        ? [toOpen]
        : [toClose, toOpen];
  return { ...place, message: `前后不配对：前面是${nameOf(left)}，后面是${nameOf(right)}。`, fixes: wanted };
}

/** Straight quotation marks tell no side; only that one is missing. Inches (55") are none. */
export function wordStraight(
  text: string,
  straight: readonly number[],
  open: Bracket[],
  closed: Bracket[],
): readonly Draft[] {
  const isQuote = ({ shape }: Bracket): boolean => shape === 'double-quote';
  const curly = [...open, ...closed].filter(isQuote);
  const [one] = curly;
  if (one && curly.length === 1) {
    const at = one.opens ? straight.find((other) => other > one.at) : straight.findLast((other) => other < one.at);
    if (at !== undefined && isPhrase(text, Math.min(at, one.at), Math.max(at, one.at))) {
      const list = one.opens ? open : closed;
      list.splice(list.indexOf(one), 1);
      const other = counterpart(text[one.at]!);
      const within = text.slice(Math.min(at, one.at) + 1, Math.max(at, one.at));
      const safe = !/[()（）【】〔〕《》〈〉‘’「」『』]/.test(within);
      return [
        {
          start: Math.min(at, one.at),
          end: Math.max(at, one.at) + 1,
          message: '引号前后不配对：一边是弯引号，一边是直引号。',
          fixes: [{ title: `把直引号改为${nameOf(other)}`, safe, edits: [{ start: at, end: at + 1, text: other }] }],
        },
      ];
    }
  }
  if (straight.some((at) => kindAt(text, at - 1) === Kind.digit)) return [];
  const at = straight.at(-1)!;
  return [{ start: at, end: at + 1, severity: 'hint', message: '这一段里直引号的个数是单数，可能少了一个。' }];
}

/** A bracket with the words it stands before or behind. */
function phraseAt(text: string, { at, opens }: Bracket): { readonly start: number; readonly end: number } {
  const isWord = (place: number): boolean => {
    const kind = kindAt(text, place);
    return (
      kind === Kind.han || kind === Kind.digit || kind === Kind.latin || kind === Kind.numeral || kind === Kind.scale
    );
  };
  let start = at;
  let end = at + 1;
  if (opens) while (end - at < LONGEST_PHRASE && end < text.length && isWord(end)) end++;
  else while (at - start < LONGEST_PHRASE && isWord(start - 1)) start--;
  return { start, end };
}
