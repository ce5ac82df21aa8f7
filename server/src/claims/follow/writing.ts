import { INVISIBLE } from '../../analysis/characters.ts';
import { type Decimal, divide, toText, whole } from '../../analysis/numbers/decimal.ts';
import { THOUSANDS_SPACES } from '../../analysis/numbers/digits.ts';
import { toNumeral } from '../../analysis/numbers/numerals.ts';
import { isRoughShare } from '../../analysis/numbers/percentages.ts';
import type { Quantity } from '../../analysis/quantities.ts';

/**
 * A value in the form in which a figure is written: its script, width and separators, 万 and 亿, and no fewer decimals;
 * null where it cannot be written that way.
 */
export function writeLike(quantity: Quantity, value: Decimal): string | null {
  if (value.units < 0n || isRoughShare(quantity)) return null;
  return quantity.script === 'chinese' ? writeChinese(quantity, value) : writeArabic(quantity, value);
}

/** How many decimals a figure is written with, in its own scale. */
export function decimalsOf({ written }: Quantity): number {
  return DECIMALS.exec(written)?.[1]?.length ?? 0;
}

const SEPARATORS = `,，${THOUSANDS_SPACES}`;
const DECIMALS = new RegExp(`^[\\d０-９${SEPARATORS}${INVISIBLE}]*[.．]([\\d０-９]+)`);
const DIGITS = new RegExp(`^[\\d０-９.．${SEPARATORS}${INVISIBLE}]*[\\d０-９]`);
/** 5千, 3亿2000万 */
const IN_PIECES = /[千百]|[万亿][\d０-９]/;
const SEPARATOR = new RegExp(`[${SEPARATORS}]`);

function writeArabic(quantity: Quantity, value: Decimal): string | null {
  const { written, scale } = quantity;
  const digits = DIGITS.exec(written)?.[0];
  if (digits === undefined || IN_PIECES.test(written)) return null;
  const scaled = toText({ units: value.units, scale: value.scale + scale });
  const [integer, fraction = ''] = scaled.split('.') as [string, string?];
  const separator = SEPARATOR.exec(digits)?.[0];
  const grouped = separator ? integer.replace(/\B(?=(?:\d{3})+$)/g, separator) : integer;
  const decimals = fraction.padEnd(decimalsOf(quantity), '0');
  const point = digits.includes('．') ? '．' : '.';
  const plain = decimals === '' ? grouped : `${grouped}${point}${decimals}`;
  const wide = /[０-９]/.test(digits);
  return (wide ? plain.replace(/\d/g, toWide) : plain) + written.slice(digits.length);
}

function toWide(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
}

/** Chinese numerals have no decimals; 两 stands before what is counted, 二 in a percentage. */
function writeChinese({ written, measure, scale }: Quantity, value: Decimal): string | null {
  const number = divide(value, whole(1), 0);
  if (scale > 0 || toText(number) !== toText(value)) return null;
  const percent = /^百分之/.exec(written)?.[0] ?? '';
  const numeral = toNumeral(number.units);
  if (numeral === null) return null;
  return percent + (numeral === '二' && measure !== 'percent' ? '两' : numeral);
}
