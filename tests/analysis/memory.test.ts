import { expect, test } from 'vitest';
import { Memory, once, onceFor } from '../../server/src/analysis/memory.ts';

test.each([
  ['once', once],
  ['onceFor', onceFor],
])('%s works something out of a thing when it is first asked for, and not again', (_, remembering) => {
  const asked: string[] = [];
  const lengthOf = remembering(({ word }: { readonly word: string; readonly memory: Memory }) => {
    asked.push(word);
    return word.length;
  });
  const [one, other] = ['受理', '办结率'].map((word) => ({ word, memory: new Memory() })) as [
    { word: string; memory: Memory },
    { word: string; memory: Memory },
  ];
  expect([lengthOf(one), lengthOf(other), lengthOf(one), lengthOf(other)]).toEqual([2, 3, 2, 3]);
  expect(asked).toEqual(['受理', '办结率']);
});

test('two questions about one thing are kept apart', () => {
  const thing = { memory: new Memory() };
  const [first, second] = [once(() => '甲'), once(() => '乙')];
  expect([first(thing), second(thing), first(thing)]).toEqual(['甲', '乙', '甲']);
});
