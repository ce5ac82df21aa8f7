import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What the engine of a server is told, so that it keeps house for one that stands by for hours beside all else an author has open. */
export interface Engine {
  /** A text of so many characters was opened. */
  readonly opened: (characters: number) => void;
  /** A text was edited or closed. */
  readonly worked: () => void;
}

/**
 * Has the engine, V8, keep little memory. To be called before anything else runs; `pause` is how many milliseconds after the last
 * work what nobody needs any more is collected.
 */
export function keepHouse(pause = PAUSE): Engine {
  setFlagsFromString(SPARING);
  process.prependOnceListener('exit', () => setFlagsFromString(AS_AT_THE_START));
  let atLeisure = false;
  const worked = collectInPauses(() => !atLeisure, pause);
  return {
    opened: (characters) => {
      if (characters > LONG && !atLeisure) {
        atLeisure = true;
        setFlagsFromString(AS_AT_THE_START);
      }
      worked();
    },
    worked,
  };
}

/** Collects what nobody needs any more in this thread so long after it was last told that there was work, where that is wanted. */
export function collectInPauses(isWanted: () => boolean = () => true, pause = PAUSE): () => void {
  let held = 0;
  const timer = setTimeout(() => {
    if (!isWanted() || heldForLong() < held + WORTH_IT) return;
    collect();
    held = heldForLong();
  }, pause).unref();
  return () => void timer.refresh();
}

/** In milliseconds. */
const PAUSE = 2000;
// Left to itself, the engine lets what nobody needs any more grow to three times of what is alive before it collects it: 55 MB
// more after some thousand keystrokes. So much of it as here costs a keystroke hardly more, and some 5 MB. What is new keeps the
// 8 MB that it has at the start, in place of 34. What is called often gets hardly anything of what it calls in its place: 3 MB.
const SPARING = '--semi-space-growth-factor=1 --heap-growing-percent=30 --max-inlined-bytecode-size-cumulative=100';
/** What was compiled is kept at the end, and taken again only where the engine's options are those of the start. */
const AS_AT_THE_START =
  '--semi-space-growth-factor=2 --heap-growing-percent=0 --max-inlined-bytecode-size-cumulative=920';
/** Characters; few reports have more. With one open, to collect so often would cost a third more: the engine does as it likes. */
const LONG = 40_000;
/** So many bytes more than after the last time: to collect takes some 40 milliseconds. */
const WORTH_IT = 3_000_000;

/** In bytes, without what is new: that comes and goes with every few keystrokes. */
function heldForLong(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => space_name !== 'new_space');
  return spaces.reduce((sum, { physical_space_size }) => sum + physical_space_size, 0);
}

/** What the engine collects by itself stays full of holes; collected as for the last time, nine of eighty megabytes go back. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof gc === 'function') gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
