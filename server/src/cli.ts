#!/usr/bin/env node
import path from 'node:path';
import { version } from '../../package.json';
import { runBundle } from './compiled.ts';
import { isTransport } from './transports.ts';

// Who only asks for the version need not wait for the rules to be read.
const [, , ...words] = process.argv;
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
// An editor's server lives for hours: it keeps nothing in memory of what the command line needs.
else if (words[0] === 'server' && words.length > 1 && words.slice(1).every(isTransport)) {
  runBundle(path.join(__dirname, 'server.js'));
} else runBundle(path.join(__dirname, 'program.js'));
