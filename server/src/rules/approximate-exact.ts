import { matchesOf } from '../analysis/matches.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Fix, Rule } from './rule.ts';

/** A figure that is called approximate and yet is told to its last digit: 近1258宗, 96余人次. */
export const approximateExact: Rule = {
  id: 'approximate-exact',
  title: '约数写到个位',
  family: 'wording',
  severity: 'hint',
  find: inPassages(({ text, figures }) => [...figures.flatMap((figure) => judge(text, figure)), ...findMore(text)]),
};

/** 2000多余家: both words for a little more. */
const MORE =
  /(?<=[0-9０-９零一二两三四五六七八九十百千万亿])(多余|余多)(?=[万亿]?[件宗起个项条名人户家场次份]|[万亿])/g;

function findMore(text: string): readonly Draft[] {
  return matchesOf(text, MORE).map(({ index, 0: words }) => {
    const span = { start: index, end: index + words.length };
    const [first, second] = [words[0]!, words[1]!];
    return {
      ...span,
      message: `“${first}”和“${second}”用在同一个数上，意思重复。只留一个就可以。`,
      fixes: [
        toFix({ word: first, start: index, end: index + 1 }),
        toFix({ word: second, start: index + 1, end: index + 2 }),
      ],
    };
  });
}

const ABOUT = /^(?:近|接近|约|大约|逾|超)/;
/** What has no smallest piece may well be a little more than a whole number of them: 24余小时, 35余亩. */
const CONTINUOUS = /^(?:秒|天|亩|公顷|公?斤|.*(?:[米吨克升瓦时]|公里))$/;

function judge(text: string, { quantity }: Figure): readonly Draft[] {
  const { approximate, measure, unit, script, start, end, unitEnd } = quantity;
  if (approximate === '' || approximate.startsWith('至') || script !== 'arabic') return [];
  if (isRelative(measure) || CONTINUOUS.test(unit)) return [];
  const ahead = ABOUT.exec(approximate)?.[0] ?? '';
  if (ahead !== '' && !text.startsWith(ahead, start - ahead.length)) return [];
  const more = /[余多]/.exec(quantity.written)?.[0] ?? '';
  const about = approximate.endsWith('左右') ? '左右' : '';
  const left = start - ahead.length;
  const words: readonly Cut[] = [
    { word: ahead, start: left, end: start },
    { word: more, start: start + quantity.written.indexOf(more), end: start + quantity.written.indexOf(more) + 1 },
    { word: about, start: unitEnd, end: unitEnd + about.length },
  ].filter(({ word }) => word !== '');
  const span = { start: left, end: about === '' ? unitEnd : unitEnd + about.length };
  const [first, second] = words;
  if (first && second && /^(?:近|接近|约|大约)$/.test(ahead)) {
    const message = `“${first.word}”和“${second.word}”用在同一个数上，意思重复或相反：“${text.slice(span.start, span.end)}”。只留一个就可以。`;
    return [{ ...span, message, fixes: [toFix(first), toFix(second)] }];
  }
  if (!first || !isExact(quantity, first.word)) return [];
  const figure = text.slice(start, more === '' ? end : start + quantity.written.indexOf(more));
  return [
    {
      ...span,
      message: `“${first.word}”说的是约数，${figure}却精确到了最后一位。如果是准确数，请删去“${first.word}”；如果是约数，请取整数。`,
      fixes: [toFix(first)],
    },
  ];
}

interface Cut {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function toFix({ word, start, end }: Cut): Fix {
  return { title: `删去“${word}”`, safe: false, edits: [{ start, end, text: '' }] };
}

/** Whether nobody would round to this figure: 319 and 1258 are counted, 320, 1250, 216万 and 1.2万 are estimated. */
function isExact({ written, scale }: Quantity, word: string): boolean {
  const figure = written.replace(/[^\d０-９.．]/g, '');
  const digits = figure.replace(/[.．]/, '').replace(/^[0０]+/, '');
  const rounded = /[0０]$/.test(digits);
  const halved = /[5５]$/.test(digits);
  if (/[.．]/.test(figure) || /[千百]/.test(written)) return digits.length >= 5;
  if (word === '余' || word === '多') return scale === 0 && digits.length >= 2 && !rounded;
  if (word === '逾' || word === '超') return scale === 0 && digits.length >= 4 && !rounded && !halved;
  if (/[万亿]/.test(written)) return digits.length >= 4 && !rounded && !halved;
  return digits.length >= 3 && !rounded && !(halved && digits.length === 3);
}
