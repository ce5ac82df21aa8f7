import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Claim } from '../claim.ts';
import { COMPARISON, STOCK_BEFORE } from '../vocabulary.ts';
import { toClaim } from './balance.ts';
import { isCountedWith } from './steps.ts';
import { IN, LEFT, OUT } from './words.ts';

const CLOSING = /^(?:[年期][末底]|截[至止]年[末底])/;
const NET = /净([增减])[加长少]?$/;
const CUMULATIVE = /累计|先后|历年/;
const REACH = 7;

/** 累计接收1846人、累计解除1718人 behind 目前在册128人: what came and went since the beginning leaves what is there. */
export function readSinceBeginning(figures: readonly Figure[], at: number): Claim | null {
  const [left, received, released] = [figures[at]!, figures[at + 1], figures[at + 2]];
  if (!received || !released || !isSince(received, left, IN) || !isSince(released, left, OUT)) return null;
  return toClaim({ left, ins: [received], outs: [released], told: true, scattered: false });
}

function isSince(figure: Figure, left: Figure, words: RegExp): boolean {
  return isNear(figure, left) && /累计[^，,、]*$/.test(figure.lead) && words.test(figure.label);
}

/** 年末在册216人，当年新接收128人，解除矫正119人，上年末在册207人: what is left, and behind it all that it comes of. */
export function readClosingFirst(figures: readonly Figure[], at: number): Claim | null {
  const left = figures[at]!;
  const { label } = left;
  if (!(LEFT.test(label) || CLOSING.test(label)) || STOCK_BEFORE.test(label) || CUMULATIVE.test(left.lead)) return null;
  if (NET.test(label) || isCountedBefore(figures, at)) return null;
  const steps = stepsBehind(figures, at);
  if (steps?.stocks.length !== 1 || steps.ins.length === 0 || steps.outs.length === 0) return null;
  const { stocks, ins, outs } = steps;
  return toClaim({ left, ins: [...stocks, ...ins], outs, told: true, scattered: false });
}

/** 净增37人，其中新办证89人、注销52人 */
export function readNetFirst(figures: readonly Figure[], at: number): Claim | null {
  const left = figures[at]!;
  const net = NET.exec(left.label)?.[1];
  if (!net || COMPARISON.test(left.lead) || !/^[，,：:（(]?其中|^[（(]/.test(figures[at + 1]?.lead ?? '')) return null;
  const steps = stepsBehind(figures, at);
  if (steps?.stocks.length !== 0 || steps.ins.length !== 1 || steps.outs.length !== 1) return null;
  const [ins, outs] = net === '增' ? [steps.ins, steps.outs] : [steps.outs, steps.ins];
  return { ...toClaim({ left, ins, outs, told: true, scattered: false }), certainty: 'likely' };
}

interface Behind {
  readonly stocks: readonly Figure[];
  readonly ins: readonly Figure[];
  readonly outs: readonly Figure[];
}

/** What was there, came in and went out behind a figure, as long as nothing else is counted so; null where something is. */
function stepsBehind(figures: readonly Figure[], at: number): Behind | null {
  const left = figures[at]!;
  const stocks: Figure[] = [];
  const ins: Figure[] = [];
  const outs: Figure[] = [];
  for (let next = at + 1; next <= at + REACH; next++) {
    const figure = figures[next];
    if (!figure || figure.sentence !== left.sentence || figure.bracket !== left.bracket) break;
    if (isRelative(figure.quantity.measure)) continue;
    if (!isNear(figure, left) || CUMULATIVE.test(figure.lead)) return null;
    if (STOCK_BEFORE.test(figure.label)) stocks.push(figure);
    else if (IN.test(figure.label) === OUT.test(figure.label)) return null;
    else (IN.test(figure.label) ? ins : outs).push(figure);
  }
  return { stocks, ins, outs };
}

/** Whether the sentence has told of the same things already. */
function isCountedBefore(figures: readonly Figure[], at: number): boolean {
  const [left, before] = [figures[at]!, figures[at - 1]];
  return before !== undefined && before.sentence === left.sentence && isCountedWith(before, left);
}

function isNear(figure: Figure, left: Figure): boolean {
  const { sentence, bracket, separator } = figure;
  return (
    sentence === left.sentence &&
    bracket === left.bracket &&
    separator !== 'semicolon' &&
    separator !== 'stop' &&
    isCountedWith(figure, left)
  );
}
