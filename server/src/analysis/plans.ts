import type { Section } from './outline.ts';

const PLANNED = /计划|打算|思路|下一?步|下一?年|安排|展望|明年|努力方向/;
/** What is longer is a sentence, and tells behind this of anything. */
const LONGEST_HEADING = 60;

/** Whether what stands under a heading of such words is still to be done: 下一步工作打算. */
export function isPlan(heading: string): boolean {
  return PLANNED.test(heading.slice(0, LONGEST_HEADING));
}

/** Whether what stands in a section is still to be done, as far as its own heading tells. */
export function isPlanned({ heading }: Section, text: string): boolean {
  return heading !== null && isPlan(text.slice(heading.title.start, heading.title.end));
}
