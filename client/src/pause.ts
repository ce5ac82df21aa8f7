/** Knows when each document was last typed in, so that a check can wait for a pause. */
export class Pause {
  readonly #typed = new Map<string, number>();

  /** The document was changed at this moment. */
  typed(uri: string, now: number): void {
    this.#typed.set(uri, now);
  }

  /** The document needs no pause any more: it was saved, closed, or a check was asked for. */
  over(uri: string): void {
    this.#typed.delete(uri);
  }

  /** How many milliseconds are left until nothing was typed for `delay`. */
  left(uri: string, delay: number, now: number): number {
    const typed = this.#typed.get(uri);
    return typed === undefined ? 0 : Math.max(0, typed + delay - now);
  }
}
