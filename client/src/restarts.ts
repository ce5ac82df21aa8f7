/** How often a server that ends by itself is started again within a stretch of time. */
export const MOST_RESTARTS = 4;
/** That stretch, in milliseconds. */
export const STRETCH = 3 * 60_000;

/** Counts the times a server ended by itself, so that a broken one is not started for ever. */
export class Restarts {
  readonly #times: number[] = [];

  /** Whether it may be started again after it ended at this moment. */
  allow(now: number): boolean {
    this.#times.push(now);
    if (this.#times.length <= MOST_RESTARTS) return true;
    return now - this.#times.shift()! > STRETCH;
  }
}
