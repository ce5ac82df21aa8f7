import type { Ledger } from '../../client/src/ledger.ts';
import { readLedger } from '../../client/src/ledger.ts';
import type { ClaimItem, FigureItem, LedgerAnswer, PlaceItem, Range } from '../../client/src/protocol.ts';

/** A sum as a test writes it: which figures, the announced one first. */
export interface Sum {
  readonly standing: ClaimItem['standing'];
  readonly words: string;
  readonly of: readonly number[];
}

/** A figure as a test writes it: 受理咨询 130件, under its headings. */
export interface Written {
  readonly words: string;
  readonly heading?: readonly string[];
  readonly period?: string;
}

/** An answer of the server about figures that stand below one another, each in a line of its own. */
export function answerOf(written: readonly Written[], sums: readonly Sum[] = [], from = 0): LedgerAnswer {
  const ranges = written.map((_, at): Range => lineRange(from + at));
  const claims = sums.map(({ standing, words, of }): ClaimItem => {
    const places = of.map((at): PlaceItem => ({ range: ranges[at]!, words: written[at]!.words.replace(' ', '') }));
    return { kind: 'total', standing, words, places };
  });
  const figures = written.map(({ words, heading = [], period = '2024年' }, at): FigureItem => {
    const own = claims.flatMap(({ places }, claim) =>
      places.some(({ range }) => range === ranges[at]) ? [claim] : [],
    );
    const standings = own.map((claim) => {
      const { standing, places } = claims[claim]!;
      return places[0]!.range !== ranges[at] && /^(?:fails|doubtful)$/.test(standing) ? 'concerned' : standing;
    });
    const [indicator, text] = words.includes(' ') ? (words.split(' ') as [string, string]) : ['', words];
    return {
      range: ranges[at]!,
      sentence: ranges[at]!,
      text,
      meaning: '',
      indicator,
      period,
      heading,
      claims: own,
      standing:
        (['fails', 'doubtful', 'concerned', 'unclear', 'ignored', 'holds'] as const).find((one) =>
          standings.includes(one),
        ) ?? 'untold',
    };
  });
  const checked = figures.filter(({ claims }) => claims.length > 0).length;
  return { version: 1, period: '2024年', figures, claims, coverage: { quantities: figures.length, checked } };
}

/** The ledger of such an answer. */
export function ledgerOf(written: readonly Written[], sums?: readonly Sum[], before: Ledger | null = null): Ledger {
  return readLedger(answerOf(written, sums), before);
}

function lineRange(line: number): Range {
  return { start: { line, character: 4 }, end: { line, character: 7 } };
}
