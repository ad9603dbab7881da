import { pow } from '../functions/elementary.ts'

/** A power of a number, exact for the whole exponents that units are made of. */
export function wholePower(base: number, exponent: number): number {
  if (!Number.isInteger(exponent)) return pow(base, exponent)
  let result = 1
  for (let i = 0; i < Math.abs(exponent); i++) result *= base
  return exponent < 0 ? 1 / result : result
}
