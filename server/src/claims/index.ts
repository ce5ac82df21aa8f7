import type { Analysis } from '../analysis/analyze.ts';
import { mapEach } from '../analysis/map-each.ts';
import { readEach } from '../analysis/readings.ts';
import { readAveragesApart } from './averages/apart.ts';
import { type Claim, isTelling, placeClaim, placesOf } from './claim.ts';
import { readCounts } from './counts.ts';
import { readLooseClaims } from './loose.ts';
import { readOwnClaims } from './own-claims.ts';
import { readSlips } from './repeats/slips.ts';
import { judge, type RepeatOptions, type Repeats, readRepeats, toClaim } from './repeats.ts';
import { readTableClaims } from './tables.ts';
import { readFailingTakeups, readTakeups } from './takeups.ts';
import { readTotalsOfItems } from './totals/items.ts';

/** The sums that a report lets us do again, as far as anybody asks for them; places are offsets into the report. */
export interface Claims {
  /** Those that no paragraph tells by itself and that there is something to say of: they fail, or hold with a remark. */
  readonly apart: readonly Claim[];
  /** Every one that needs no guess: where such a one fails, it is told of. */
  readonly sure: readonly Claim[];
  /** Every one, in the order of the text. */
  readonly all: readonly Claim[];
  /** Whether words were asked for and nobody could tell them: with a `segment`, more may be read. */
  readonly wordless: boolean;
}

/**
 * Weighs the sums of a report. Most of them hold, and nobody asks for those at a keystroke: they are put in their places when
 * they are asked for.
 */
export function weighClaims(analysis: Analysis, options: RepeatOptions): Claims {
  return new WeighedClaims(analysis, options);
}

class WeighedClaims implements Claims {
  readonly apart: readonly Claim[];
  readonly wordless: boolean;
  readonly #analysis: Analysis;
  readonly #year: number | null;
  /** Between paragraphs and tables, and told twice. */
  readonly #between: readonly Claim[];
  readonly #told: readonly Claim[];
  #allBetween: readonly Claim[] | null = null;
  #sure: readonly Claim[] | null = null;
  #all: readonly Claim[] | null = null;

  constructor(analysis: Analysis, options: RepeatOptions) {
    this.#analysis = analysis;
    this.#year = options.year;
    this.#between = [
      ...readAveragesApart(analysis),
      ...readTotalsOfItems(analysis),
      ...readTableClaims(analysis, options.year),
    ];
    const repeats = readRepeats(analysis, options);
    const told = toClaims(repeats);
    this.#told = [...told, ...readSlips(analysis, told)];
    this.wordless = repeats.wordless;
    this.apart = inOrder([
      ...readCounts(analysis, isTelling),
      ...this.#between.filter(isTelling),
      ...this.#told.filter(({ verdict }) => verdict === 'fails'),
      ...readFailingTakeups(analysis, this.#told),
    ]);
  }

  get sure(): readonly Claim[] {
    this.#sure ??= [...this.#readBetween(), ...placeAll(this.#analysis)];
    return this.#sure;
  }

  get all(): readonly Claim[] {
    if (this.#all) return this.#all;
    const loose = readLooseClaims(this.#analysis, this.#readBetween(), this.#year);
    this.#all = inOrder([...withoutUnclear(this.sure, loose), ...loose]);
    return this.#all;
  }

  #readBetween(): readonly Claim[] {
    const [analysis, told] = [this.#analysis, this.#told];
    this.#allBetween ??= [...readCounts(analysis), ...this.#between, ...told, ...readTakeups(analysis, told)];
    return this.#allBetween;
  }
}

const readAll = readEach(readOwnClaims);

function placeAll(analysis: Analysis): readonly Claim[] {
  return readAll(analysis).flatMap(({ start, found }) => mapEach(found, (claim) => placeClaim(claim, start)));
}

/** Where a guess holds, nothing is unclear any more. */
function withoutUnclear(claims: readonly Claim[], loose: readonly Claim[]): readonly Claim[] {
  const rates = new Set(loose.flatMap(({ kind, numbers }) => (kind === 'rate' ? [numbers[0]!.start] : [])));
  return claims.filter(({ kind, verdict, numbers }) => {
    return kind !== 'rate' || verdict !== 'unclear' || !rates.has(numbers[0]!.start);
  });
}

function toClaims({ groups }: Repeats): readonly Claim[] {
  return groups.flatMap((group) => {
    const verdict = judge(group);
    return verdict ? [toClaim(group, verdict)] : [];
  });
}

function inOrder(claims: Claim[]): readonly Claim[] {
  return claims.sort((a, b) => a.numbers[0]!.start - b.numbers[0]!.start);
}

/** Where the figures of a report begin that stand in at least one claim. */
export function readChecked(claims: readonly Claim[]): ReadonlySet<number> {
  const checked = new Set<number>();
  for (const claim of claims) {
    for (const { quantity, start } of placesOf(claim)) if (quantity) checked.add(start);
  }
  return checked;
}
