import { csv } from './csv.ts';
import type { BatchFormat } from './format.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { xlsx } from './xlsx.ts';

/** Every form in which the result of a batch can be kept. */
export const batchFormats: readonly BatchFormat[] = [html, xlsx, csv, json, sarif, github];
