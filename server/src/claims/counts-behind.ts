import { Memory } from '../analysis/memory.ts';
import { isRelative } from '../analysis/numbers/units.ts';
import type { Figure, Paragraph } from '../analysis/paragraph.ts';

/** 商品类占比64.6%（35542件） is read as 商品类35542件（占比64.6%）: the paragraph with each count before the share that it stands behind. */
export function withCountsFirst(paragraph: Paragraph): Paragraph {
  const { figures } = paragraph;
  if (!figures.some((_, at) => isCountBehind(figures, at))) return paragraph;
  const turned = [...figures];
  for (let at = 1; at < figures.length; at++) {
    if (isCountBehind(figures, at)) [turned[at - 1], turned[at]] = turn(figures[at - 1]!, figures[at]!, at - 1);
  }
  return { ...paragraph, figures: turned, memory: new Memory() };
}

/** Whether a figure stands alone in brackets behind a share. */
function isCountBehind(figures: readonly Figure[], at: number): boolean {
  const { opensBracket, anchor, lead, bracket, quantity } = figures[at]!;
  if (!opensBracket || anchor < 0 || anchor !== at - 1 || lead !== '' || figures[at + 1]?.bracket === bracket)
    return false;
  if (isRelative(quantity.measure)) return false;
  const share = figures[at - 1]!;
  // 占投诉的55.5%，同比上年（13796件）增长12.2%
  if (quantity.start - share.quantity.unitEnd > 1) return false;
  return share.quantity.measure === 'percent' && SHARE.test(share.lead.slice(-LONGEST));
}

const SHARE = /占(?:比|[^，,。；;：:、占]{0,12}的)?[为达约]?$/;
const LONGEST = 18;

function turn(share: Figure, count: Figure, at: number): readonly [Figure, Figure] {
  const words = SHARE.exec(share.lead.slice(-LONGEST))![0];
  const { lead, label, separator, bracket, anchor, opensBracket } = share;
  const name = { lead: lead.slice(0, -words.length), label: label.replace(/占[^占]*$/, '') };
  return [
    { ...count, ...name, tail: '', separator, bracket, anchor, opensBracket },
    {
      ...share,
      lead: words,
      label: words,
      tail: '',
      separator: 'none',
      bracket: count.bracket,
      anchor: at,
      opensBracket: true,
    },
  ];
}
