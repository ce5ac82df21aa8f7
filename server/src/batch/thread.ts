import path from 'node:path';
import { runBundle } from '../compiled.ts';

// Where a thread of threads.ts begins: hundreds of functions are compiled in it that an earlier batch had compiled as well.
runBundle(path.join(__dirname, 'many-reports.js'));
