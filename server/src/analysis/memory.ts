/** A thing that keeps what was worked out of it. */
export interface Remembering {
  readonly memory: Memory;
}

/**
 * What was worked out of a thing. It hangs on the thing itself and goes with it: what stands in a WeakMap that has been there for
 * long is taken to be in use until all that is in memory is gone through, with everything it refers to, and so each report of a
 * batch would be carried along for as long as a hundred others.
 */
export class Memory {
  readonly #answers: unknown[] = [];

  recall(place: number): unknown {
    return this.#answers[place];
  }

  keep(place: number, answer: unknown): void {
    this.#answers[place] = answer;
  }
}

/** Every question has a place in all memories. */
let places = 0;

/** Works something out of a thing when it is first asked for. Such questions are made when the program starts, and never go away. */
export function once<K extends Remembering, T>(work: (of: K) => T): (of: K) => T {
  const place = places++;
  return (of) => {
    let answer = of.memory.recall(place) as T | undefined;
    if (answer === undefined) {
      answer = work(of);
      of.memory.keep(place, answer);
    }
    return answer;
  };
}

/** The same for a thing that keeps no memory and lives for long: a kind of report, a list of phrases, last year's report. */
export function onceFor<K extends object, T>(work: (of: K) => T): (of: K) => T {
  const answers = new WeakMap<K, T>();
  return (of) => {
    let answer = answers.get(of);
    if (answer === undefined) {
      answer = work(of);
      answers.set(of, answer);
    }
    return answer;
  };
}
