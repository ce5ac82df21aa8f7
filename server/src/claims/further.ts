import type { Figure, Passage } from '../analysis/paragraph.ts';
import { averageOf } from './averages.ts';
import { mayGather } from './balances.ts';
import { isCorrection } from './bracketed-rates.ts';
import type { Claim } from './claim.ts';
import { isHeldAgainst } from './compared-changes.ts';
import { opensSentence } from './listing-totals.ts';
import { isDone, isOppositeOfDone, isRest } from './remainders.ts';
import { isShareOfSomething } from './share-rates.ts';
import { isShare } from './shares.ts';

/** How many passages before it what is done is looked for, whose rest a figure may be. */
const FURTHEST = 6;
/** How far before a compound, in characters, the figures stand that it is made of. */
const NEAR = 70;

/**
 * Whether a passage, of which some claims were read, may tell figures that belong to those of passages before it. Nearly none
 * does: between the figures of two passages stands a sentence at least that has none, and most readers look from a figure to the
 * sentence before it at most. Whatever reader looks further must have its sign here.
 */
export function speaksOfFurther(passages: readonly Passage[], at: number, claims: readonly Claim[]): boolean {
  const { start, paragraph } = passages[at]!;
  const { text, figures } = paragraph;
  const compound = text.search(COMPOUND);
  const [first] = figures;
  if (!first && compound < 0) return false;
  const before = passages.findLast(({ paragraph }, index) => index < at && paragraph.figures.length > 0);
  if (!before) return false;
  // 全镇14个社区。…。建成“1+14+96”体系
  const end = before.start + before.paragraph.figures.at(-1)!.quantity.end;
  if (compound >= 0 && start + compound - end < NEAR) return true;
  if (!first) return false;
  // 建议16件、提案23件。…。其中主办14件、会办25件; 刊发36篇。…。平均每月3篇
  if (first.separator === 'stop' && (opensSentence(first) || averageOf(first) === 'opening')) return true;
  // 投诉45件。…。占45%、咨询占55%
  if (isShare(first)) return true;
  // 设立20个站点。…（…12个）
  if (figures.some(({ opensBracket, anchor }) => opensBracket && anchor < 0)) return true;
  if (figures.some((figure, index) => isCorrection(figure) || isHeldAgainst(figure) || mayGather(figures, index)))
    return true;
  const told = (figure: Figure): boolean => isTold(figure, claims);
  if (figures.some((figure) => (averageOf(figure) !== null || isShareOfSomething(figure)) && !told(figure)))
    return true;
  const rest = figures.some((figure) => isRest(figure) && (isOppositeOfDone(figure) || !told(figure)));
  return rest && passages.slice(Math.max(0, at - FURTHEST), at + 1).some(tellsWhatIsDone);
}

const COMPOUND = /[\dNnXx][+＋][\dNnXx]/;

function isTold({ quantity: { start } }: Figure, claims: readonly Claim[]): boolean {
  return claims.some(({ verdict, numbers }) => verdict === 'holds' && numbers.some((number) => number.start === start));
}

function tellsWhatIsDone({ paragraph: { figures } }: Passage): boolean {
  return figures.some(isDone);
}
