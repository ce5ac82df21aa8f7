import type { Standing } from '../../ledger.ts';
import type { Ink } from '../terminal.ts';

/** How a figure's standing is shown: its mark, what it is called, its colour. */
export const STANDINGS: Readonly<
  Record<Standing, { readonly mark: string; readonly name: string; readonly ink: Ink | null }>
> = {
  fails: { mark: '✗', name: '不符', ink: 'red' },
  unclear: { mark: '？', name: '未判断', ink: 'yellow' },
  holds: { mark: '✓', name: '相符', ink: null },
  untold: { mark: '·', name: '', ink: 'grey' },
};
