import type { Format } from './format.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every format of the command line; the first is used where none is named. */
export const formats: readonly [Format, ...Format[]] = [text, json, sarif, github];
