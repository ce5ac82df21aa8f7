/** An exact decimal number: `units` × 10^-`scale`. Floating point has no place in a check of arithmetic. */
export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point; never negative. */
  readonly scale: number;
}

/** Nothing. */
export const ZERO: Decimal = { units: 0n, scale: 0 };

/** A whole number. */
export function whole(value: number | bigint): Decimal {
  return { units: BigInt(value), scale: 0 };
}

/** `units` × 10^`exponent`. */
export function decimal(units: bigint, exponent: number): Decimal {
  return exponent > 0 ? { units: units * power(exponent), scale: 0 } : { units, scale: -exponent };
}

/** 10^`exponent`: what one more in a printed digit adds. */
export function stepAt(exponent: number): Decimal {
  return STEPS[exponent + FINEST] ?? decimal(1n, exponent);
}

/** `a` + `b`, exactly. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** `a` − `b`, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

/** `a` × `b`, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const x = unitsAt(a, scale);
  const y = unitsAt(b, scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A number without its sign. */
export function absolute(a: Decimal): Decimal {
  return a.units < 0n ? { units: -a.units, scale: a.scale } : a;
}

/** `a` ÷ `b` rounded half up (away from zero) to `digits` places; `b` is not 0. */
export function divide(a: Decimal, b: Decimal, digits: number): Decimal {
  let numerator = a.units * power(b.scale + digits);
  let denominator = b.units * power(a.scale);
  if (denominator < 0n) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const units = (2n * size + denominator) / (2n * denominator);
  return { units: negative ? -units : units, scale: digits };
}

/** Plain digits, with a point where needed and without zeros that say nothing. */
export function toText(value: Decimal): string {
  if (value.scale === 0) return value.units.toString();
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const point = digits.length - value.scale;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return (negative ? '-' : '') + digits.slice(0, point) + (fraction ? `.${fraction}` : '');
}

const powers = [1n];
/** Printed numbers have few steps, and each of them one. */
const FINEST = 12;
const STEPS = Array.from({ length: 25 }, (_, at) => decimal(1n, at - FINEST));

function power(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next++) powers.push(powers[next - 1]! * 10n);
  return powers[exponent]!;
}

function unitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * power(scale - value.scale);
}
