/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const largestExactMantissa = 2 ** 53;
/** Characters of a number at most; a longer one is none. */
const longestNumber = 1000;

/** Given a mantissa below 2^53 and a decimal exponent, returned mantissa × 10^exponent, correctly rounded where |exponent| ≤ 22. */
export function scaleByTen(mantissa: number, exponent: number): number {
  if (mantissa === 0) return mantissa;
  if (exponent >= 0 && exponent <= 22) return mantissa * powersOfTen[exponent];
  if (exponent < 0 && exponent >= -22) return mantissa / powersOfTen[-exponent];
  return Number(`${mantissa}e${exponent}`);
}

/**
 * A decimal number straight from bytes: blanks around, sign, digits with or without a leading zero, exponent
 * (`.00234977`, `+12.5`, `.40393571E-3`).
 *
 * Given: bytes and the range [start, end). Returned: the double that `Number()` gives for the same text, or NaN
 * where the range holds anything else (an empty field too).
 * Source: Clinger, "How to read floating point numbers accurately" (1990), fast path; the rest goes through `Number()`.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && bytes[start] === 0x20) start++;
  while (end > start && bytes[end - 1] === 0x20) end--;
  let at = start;
  let negative = false;
  if (bytes[at] === 0x2d || bytes[at] === 0x2b) {
    negative = bytes[at] === 0x2d;
    at++;
  }
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let pointSeen = false;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
      digits++;
      if (pointSeen) decimals++;
    } else if (byte === 0x2e && !pointSeen) pointSeen = true;
    else break;
  }
  if (digits === 0) return Number.NaN;
  let exponent = 0;
  if (at < end) {
    exponent = parseExponent(bytes, at, end);
    if (Number.isNaN(exponent)) return exponent;
  }
  if (mantissa > largestExactMantissa || Math.abs(exponent - decimals) > 22)
    return end - start > longestNumber
      ? Number.NaN
      : Number(String.fromCharCode(...bytes.subarray(start, end)));
  const value = scaleByTen(mantissa, exponent - decimals);
  return negative ? -value : value;
}

/** `E-3`, `e+05`; NaN where the range is no exponent of at most three digits. */
function parseExponent(bytes: Uint8Array, start: number, end: number): number {
  if ((bytes[start] | 0x20) !== 0x65) return Number.NaN;
  let at = start + 1;
  const negative = bytes[at] === 0x2d;
  if (negative || bytes[at] === 0x2b) at++;
  if (at >= end || end - at > 3) return Number.NaN;
  let value = 0;
  for (; at < end; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

/** Given a range of at most fifteen digits, returned their value as an integer, or -1 for anything else. */
export function parseDigits(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
