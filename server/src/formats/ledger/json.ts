import type { LedgerEntry } from '../../ledger.ts';
import { toClaim, VERSION } from '../json.ts';
import type { LedgerFormat, ReadReport } from './format.ts';

/** The public, versioned interface for other programs. */
export const json: LedgerFormat = {
  id: 'json',
  tellsSkipped: true,
  print: ({ reports, skipped }) => {
    const printed = { version: VERSION, reports: reports.map(toReport), skipped };
    return `${JSON.stringify(printed, null, 2)}\n`;
  },
};

function toReport({ file, ledger }: ReadReport): unknown {
  const { quantities, claims, coverage } = ledger;
  return { file, quantities: quantities.map(toQuantity), claims: claims.map(toClaim), coverage };
}

function toQuantity({ start, end, text, value, unit, indicator, heading, period, claims }: LedgerEntry): unknown {
  return { start, end, text, value, unit, indicator, heading, period, claims };
}
