import type { Standing } from '../../ledger.ts';
import type { Ink } from '../terminal.ts';

/** How a figure's standing is shown: its mark and its colour. */
export const STANDINGS: Readonly<Record<Standing, { readonly mark: string; readonly ink: Ink | null }>> = {
  fails: { mark: '✗', ink: 'red' },
  concerned: { mark: '○', ink: null },
  unclear: { mark: '？', ink: 'yellow' },
  holds: { mark: '✓', ink: null },
  untold: { mark: '·', ink: 'grey' },
};
