import { expect, test } from 'vitest';
import { slopeOf } from './growth.ts';

const SIZES = [500, 1000, 2000, 4000];
let kept = 0;

/** Works for a while that grows with a count. */
function work(count: number): void {
  for (let at = 0; at < count; at++) kept = (kept * 31 + at) % 1_000_003;
}

test.each([
  ['as the size', (size: number) => work(size * 2000), 0.6, 1.4],
  ['with the square of the size', (size: number) => work(size * size), 1.6, 2.4],
])('work that grows %s is known for what it is', (_, grow, low, high) => {
  const slope = slopeOf(grow, SIZES, 5);
  expect(slope).toBeGreaterThan(low);
  expect(slope).toBeLessThan(high);
});
