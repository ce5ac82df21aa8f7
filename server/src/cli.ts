#!/usr/bin/env node
import path from 'node:path';
import { version } from '../../package.json';
import { runBundle } from './compiled.ts';

// Who only asks for the version need not wait for the rules to be read.
const [, , ...words] = process.argv;
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
else runBundle(path.join(__dirname, 'program.js'));
