import { benchCommandLine } from './command-line.ts';
import { benchEngine } from './engine.ts';
import { benchGrowth } from './growth.ts';
import { benchKeystrokes } from './keystroke.ts';
import { benchMemory } from './server-memory.ts';

// npm run bench: every figure of the table in the README, ours beside the peers', in one run.
await benchKeystrokes();
benchCommandLine();
benchEngine([]);
await benchMemory();
benchGrowth();
