import { detach } from './detach.ts';

/** So many answers are kept: more than any report asks for at a time. */
const MOST = 20_000;

/** Answers a question about words that it was asked before as it did then. When it knows too much, it forgets everything. */
export function remember<T>(answer: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const own = detach(words);
    const now = answer(own);
    known.set(own, now);
    return now;
  };
}
