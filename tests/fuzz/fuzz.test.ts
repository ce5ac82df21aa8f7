import { expect, test } from 'vitest';
import { EDITS, runEdits, runKeystrokes, runText } from './runs.ts';

// The short form; `npm run fuzz` goes on for as long as one likes.

test('random texts go the whole road', { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= 80; seed++) expect(runText(seed).texts).toBe(1);
});

test('versions that are read with the help of the one before tell what a fresh reading tells', {
  timeout: 60_000,
}, () => {
  for (let seed = 1; seed <= 8; seed++) expect(runEdits(seed).edits).toBe(EDITS);
});

test('while somebody writes in a whole report, every version tells what a fresh reading tells', {
  timeout: 60_000,
}, () => {
  for (let seed = 1; seed <= 6; seed++) expect(runKeystrokes(seed).edits).toBe(EDITS);
});
