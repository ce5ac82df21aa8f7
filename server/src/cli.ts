#!/usr/bin/env node
import module from 'node:module';
import { version } from '../../package.json';

// Who only asks for the version need not wait for the rules to be read.
const [, , ...words] = process.argv;
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
else {
  // What was compiled once is kept in the system's folder for temporary files, where Node can do that (from 22.1 on).
  module.enableCompileCache?.();
  // A bundle of its own.
  const program = './program.js';
  require(program);
}
