import type { Segment } from '../../server/src/analysis/words.ts';
import { check, type Result } from '../../server/src/check.ts';
import { Chance } from '../properties/desk.ts';
import { optionsFor, tell, walk } from './road.ts';
import { mutate, piece, randomText, wholeReport } from './texts.ts';

/** What a run went through. */
export interface Count {
  readonly texts: number;
  readonly edits: number;
  readonly characters: number;
  readonly findings: number;
}

/** A run that could not be gone through: its seed makes it again. */
class Stumble extends Error {
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

/**
 * Writes in a whole report as an author does: types and deletes at one place, then at another, moves a paragraph, takes steps
 * back and forth again. Each version is checked with the help of the one before, and what is told must be what a fresh check tells.
 */
export function runKeystrokes(seed: number): Count {
  const chance = new Chance(seed);
  const options = optionsFor(chance);
  const past = [wholeReport(chance)];
  /** Which version of the past is shown: steps that were taken back can be taken again until something else is written. */
  let shown = 0;
  let text = past[0]!;
  let characters = 0;
  let result = check(text, options);
  const go = (version: string): void => {
    text = version;
    characters += text.length;
    result = check(text, { ...options, previous: result.analysis });
  };
  try {
    for (let edit = 0; edit < EDITS; ) {
      const before = edit;
      if (chance.between(0, 4) === 0) {
        const to = chance.between(Math.max(0, shown - 8), Math.min(past.length - 1, shown + 8));
        for (; shown !== to; edit++) {
          shown += Math.sign(to - shown);
          go(past[shown]!);
        }
      } else {
        for (const version of write(chance, text)) {
          past.splice(++shown, past.length, version);
          go(version);
          edit++;
        }
      }
      if (edit > before && tell(result) !== tell(check(text, options)))
        throw new Error(`other than fresh after ${edit}`);
    }
  } catch (error) {
    throw new Stumble(seed, text, error);
  }
  return { texts: 0, edits: EDITS, characters, findings: result.findings.length };
}

/** The versions of a text while somebody writes at one place of it. */
function* write(chance: Chance, text: string): Generator<string> {
  const paragraphs = text.split('\n');
  const from = chance.between(0, paragraphs.length - 1);
  if (chance.between(0, 9) === 0) {
    const [moved] = paragraphs.splice(from, 1);
    yield paragraphs.join('\n');
    if (chance.between(0, 2) > 0)
      yield paragraphs.toSpliced(chance.between(0, paragraphs.length), 0, moved!).join('\n');
    return;
  }
  let now = text;
  let at = paragraphs.slice(0, from).join('\n').length + chance.between(0, paragraphs[from]!.length + 1);
  for (let keys = chance.between(1, 12); keys > 0; keys--) {
    const typed = chance.between(0, 3) > 0 ? chance.of(TYPED) : piece(chance);
    const deleted = chance.between(0, 3) === 0 ? chance.between(1, 3) : 0;
    now = now.slice(0, Math.max(0, at - deleted)) + (deleted > 0 ? '' : typed) + now.slice(at);
    at += deleted > 0 ? -Math.min(at, deleted) : typed.length;
    yield now;
  }
}

const TYPED =
  '法 治 村 件 人 万 的 年 月 3 12 0 。 ， 、 ； ： （ ） % 一 二 三 其中 共 分别 受理 同比 今年 我镇 无'.split(' ');

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
