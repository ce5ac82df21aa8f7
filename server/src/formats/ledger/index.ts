import { csv } from './csv.ts';
import type { LedgerFormat } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** Every format of `jiaohe ledger`; the first is used where none is named. */
export const ledgerFormats: readonly [LedgerFormat, ...LedgerFormat[]] = [text, csv, json];
