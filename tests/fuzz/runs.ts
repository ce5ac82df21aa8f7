import type { Segment } from '../../server/src/analysis/words.ts';
import { check, type Result } from '../../server/src/check.ts';
import { Chance } from '../properties/desk.ts';
import { optionsFor, tell, walk } from './road.ts';
import { mutate, piece, randomText } from './texts.ts';

/** What a run went through. */
export interface Count {
  readonly texts: number;
  readonly edits: number;
  readonly characters: number;
  readonly findings: number;
}

/** A run that could not be gone through: its seed makes it again. */
export class Stumble extends Error {
  readonly seed: number;

  constructor(seed: number, text: string, cause: unknown) {
    super(`seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}\n${JSON.stringify(text)}`, {
      cause,
    });
    this.seed = seed;
  }
}

/** Takes the random text of a seed the whole road, on its own and once more: both must tell the same. */
export function runText(seed: number): Count {
  const chance = new Chance(seed);
  const text = randomText(chance);
  try {
    const options = optionsFor(chance);
    const result = walk(text, options, chance);
    if (tell(result) !== tell(check(text, options))) throw new Error('checked twice, it tells two things');
    return { texts: 1, edits: 0, characters: text.length, findings: result.findings.length };
  } catch (error) {
    throw new Stumble(seed, text, error);
  }
}

/** So many edits a run makes. */
export const EDITS = 100;

/**
 * Edits the text of a seed step by step, with steps taken back, and checks each version with the help of the one before, as the
 * server does; every now and then, words come or go. What is told in the end, and now and then between, must be what a fresh check tells.
 */
export function runEdits(seed: number): Count {
  const chance = new Chance(seed);
  const options = optionsFor(chance);
  const past = [randomText(chance).slice(0, 1500)];
  let text = past[0]!;
  let characters = 0;
  let segment: Segment | undefined;
  let result: Result | undefined;
  try {
    for (let edit = 1; edit <= EDITS; edit++) {
      text = chance.between(0, 5) === 0 ? chance.of(past) : editOnce(chance, text);
      past.push(text);
      characters += text.length;
      if (chance.between(0, 30) === 0) segment = segment ? undefined : singly;
      // Several edits may come before anybody asks.
      if (chance.between(0, 3) === 0 && edit < EDITS) continue;
      result = check(text, { ...options, segment, previous: result?.analysis });
      if (edit % 10 > 0) continue;
      if (tell(result) !== tell(check(text, { ...options, segment })))
        throw new Error(`other than fresh after ${edit}`);
    }
  } catch (error) {
    throw new Stumble(seed, text, error);
  }
  return { texts: 0, edits: EDITS, characters, findings: result?.findings.length ?? 0 };
}

/** The plainest of dictionaries: every character is a word. */
const singly: Segment = (phrase) => [...phrase].map((text) => ({ text, kind: 'n' }));

function editOnce(chance: Chance, text: string): string {
  if (chance.between(0, 9) === 0) return mutate(chance, text).slice(0, 3000);
  const start = chance.between(0, text.length);
  const end = Math.min(text.length, start + chance.of([0, 0, 0, 1, 1, 2, 5, 30]));
  const words = chance.between(0, 2) === 0 ? '' : piece(chance);
  return text.slice(0, start) + words + text.slice(end);
}

/** Adds up what runs went through. */
export function add(a: Count, b: Count): Count {
  return {
    texts: a.texts + b.texts,
    edits: a.edits + b.edits,
    characters: a.characters + b.characters,
    findings: a.findings + b.findings,
  };
}

export const NOTHING: Count = { texts: 0, edits: 0, characters: 0, findings: 0 };
