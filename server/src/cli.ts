#!/usr/bin/env node
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import { runBundle } from './compiled.ts';
import { isTransport } from './transports.ts';

/**
 * Of 500 reports, a quarter of the time goes into compiling what runs often. V8 puts functions into one another up to three times
 * this size; with less, what runs often is compiled in less time and runs no slower. Told before anything is compiled, for V8
 * takes no code that was compiled with other settings, and only to versions that are known to know it: others would complain.
 */
const LESS_INLINED = '--max-inlined-bytecode-size-cumulative=300';
/** Of Node.js 24. */
const LAST_KNOWN_V8 = 13;

// Who only asks for the version need not wait for the rules to be read.
const [, , ...words] = process.argv;
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
// An editor's server lives for hours: it keeps nothing in memory of what the command line needs.
else if (words[0] === 'server' && words.length > 1 && words.slice(1).every(isTransport)) {
  runBundle(path.join(__dirname, 'server.js'));
} else {
  if (Number.parseInt(process.versions.v8, 10) <= LAST_KNOWN_V8) setFlagsFromString(LESS_INLINED);
  runBundle(path.join(__dirname, 'program.js'));
}
