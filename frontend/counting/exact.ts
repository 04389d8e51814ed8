// Whole numbers without limit, and their ratios as doubles.

const MANTISSA = 64;

function bits(number: bigint): number {
  return number.toString(16).length * 4;
}

/** num / den as a double, wrong by less than 2^-52 of itself; den is more than 0. */
export function ratio(num: bigint, den: bigint): number {
  if (num <= 0n) return num === 0n ? 0 : -ratio(-num, den);
  const shift = MANTISSA - bits(num) + bits(den);
  const quotient = shift >= 0 ? (num << BigInt(shift)) / den : num / (den << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}

export function gcd(one: bigint, other: bigint): bigint {
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
