#!/usr/bin/env node
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import { runBundle } from './compiled.ts';
import { isTransport } from './transports.ts';

// Who only asks for the version need not wait for the rules to be read.
const [, , ...words] = process.argv;
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
// An editor's server lives for hours: it keeps nothing in memory of what the command line needs.
else if (words[0] === 'server' && words.length > 1 && words.slice(1).every(isTransport)) {
  runBundle(path.join(__dirname, 'server.js'));
} else {
  // Left to itself, the engine makes every pattern twice, and what is called often with all that it calls in its place: most runs
  // end before that pays. One report takes a seventh less of the processor so, five hundred a tenth less. To optimise anything at
  // all pays after several reports; until then, it is another fifth.
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
  setFlagsFromString('--no-opt');
  runBundle(path.join(__dirname, 'program.js'));
}
