import type { Figure, Paragraph, Passage } from '../analysis/paragraph.ts';
import { averageOf } from './averages/words.ts';
import { isDone, isOppositeOfDone, isRest } from './balances/remainders.ts';
import { mayGather } from './balances.ts';
import { isHeldAgainst } from './changes/compared.ts';
import type { Claim } from './claim.ts';
import { opensSentence } from './listings/totals.ts';
import { isCorrection } from './rates/bracketed.ts';
import { isShareOfSomething } from './shares/rates.ts';
import { isBareShare } from './shares.ts';

/** How many passages before it what is done is looked for, whose rest a figure may be. */
const FURTHEST = 6;
/** How far before a compound, in characters, the figures stand that it is made of. */
const NEAR = 70;

/** What in a passage may speak of figures of those before it. */
export interface Reach {
  /** Where a compound begins, which figures right before it may explain; -1 where there is none. */
  readonly compound: number;
  /** Whether a figure may, whatever stands before it, and whether one is a rest, whose whole may stand there. */
  readonly figures: boolean;
  readonly rest: boolean;
}

/**
 * What in a passage, of which some claims were read, may belong to figures of passages before it. In nearly none anything does:
 * between the figures of two passages stands a sentence at least that has none, and most readers look from a figure to the
 * sentence before it at most. Whatever reader looks further must have its sign here.
 */
export function readReach({ text, figures }: Paragraph, claims: readonly Claim[]): Reach {
  const compound = text.search(COMPOUND);
  const [first] = figures;
  const told = (figure: Figure): boolean => isIn(figure, claims, 'holds');
  return {
    compound,
    figures:
      first !== undefined &&
      // 建议16件、提案23件。…。其中主办14件、会办25件; 刊发36篇。…。平均每月3篇
      ((first.separator === 'stop' && (opensSentence(first) || averageOf(first) === 'opening')) ||
        // 投诉45件。…。占45%、咨询占55%; not 投诉占45%
        isBareShare(first) ||
        // 设立20个站点。…（…12个）
        figures.some(({ opensBracket, anchor }) => opensBracket && anchor < 0) ||
        figures.some((figure, index) => isCorrection(figure) || isHeldAgainst(figure) || mayGather(figures, index)) ||
        figures.some((figure) => isShareOfSomething(figure) && !told(figure)) ||
        // 3月启动整治。…。检查36次，月均4次: since when is asked only where an average would be wrong otherwise.
        figures.some((figure) => averageOf(figure) !== null && isIn(figure, claims, 'fails'))),
    rest: figures.some((figure) => isRest(figure) && (isOppositeOfDone(figure) || !told(figure))),
  };
}

/** Whether one of some passages may tell figures that belong to those of the passages before it. */
export function speaksOfFurther(passages: readonly Passage[], reaches: readonly Reach[]): boolean {
  return reaches.some(({ compound, figures, rest }, at) => {
    if (compound < 0 && !figures && !rest) return false;
    const before = passages.findLast(({ paragraph }, index) => index < at && paragraph.figures.length > 0);
    if (!before) return false;
    // 全镇14个社区。…。建成“1+14+96”体系
    const end = before.start + before.paragraph.figures.at(-1)!.quantity.end;
    if (compound >= 0 && passages[at]!.start + compound - end < NEAR) return true;
    return figures || (rest && passages.slice(Math.max(0, at - FURTHEST), at + 1).some(tellsWhatIsDone));
  });
}

const COMPOUND = /[\dNnXx][+＋][\dNnXx]/;

function isIn({ quantity: { start } }: Figure, claims: readonly Claim[], wanted: Claim['verdict']): boolean {
  return claims.some(({ verdict, numbers }) => verdict === wanted && numbers.some((number) => number.start === start));
}

function tellsWhatIsDone({ paragraph: { figures } }: Passage): boolean {
  return figures.some(isDone);
}
