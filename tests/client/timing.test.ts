import { expect, test } from 'vitest';
import { Pause } from '../../client/src/pause.ts';
import { MOST_RESTARTS, Restarts, STRETCH } from '../../client/src/restarts.ts';

test('a check waits until nothing was typed for a while, and only in that document', () => {
  const pause = new Pause();
  expect(pause.left('a', 200, 1000)).toBe(0);
  pause.typed('a', 1000);
  expect(pause.left('a', 200, 1050)).toBe(150);
  pause.typed('a', 1150);
  expect(pause.left('a', 200, 1200)).toBe(150);
  expect(pause.left('a', 200, 2000)).toBe(0);
  expect(pause.left('b', 200, 1200)).toBe(0);
  pause.over('a');
  expect(pause.left('a', 200, 1200)).toBe(0);
});

test('a server that keeps ending is not started for ever', () => {
  const restarts = new Restarts();
  const allowed = [0, 1, 2, 3, 4].map((second) => restarts.allow(second * 1000));
  expect(allowed).toEqual([...Array<boolean>(MOST_RESTARTS).fill(true), false]);
});

test('a server that ends now and then is', () => {
  const restarts = new Restarts();
  for (let time = 0; time < 20 * STRETCH; time += STRETCH / 3) expect(restarts.allow(time)).toBe(true);
});
