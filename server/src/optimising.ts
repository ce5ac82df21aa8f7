import { setFlagsFromString } from 'node:v8';

let optimising = false;

/** Has the engine optimise from now on what is called often: the command line starts without. */
export function optimise(): void {
  if (optimising) return;
  optimising = true;
  setFlagsFromString('--opt');
  // What was compiled is kept at the end, and taken again only where the engine's options are those of the start.
  process.prependOnceListener('exit', () => setFlagsFromString('--no-opt'));
}
