import { cut } from './bits.ts'
import { logExponent, logFraction, logSpecial, logTail } from './log.ts'

/** 1 / log 10 and log10 2 as 32 leading bits and the rest. */
export const LOG10E_HIGH = 0.4342944818781689
export const LOG10E_LOW = 2.5082946711645275e-11
export const LOG10_2_HIGH = 0.3010299955494702
export const LOG10_2_LOW = 1.1451100898021838e-10

/**
 * Decimal logarithm, within 0.7 ulp (measured), exact at whole powers of ten that are not subnormal. Special
 * values as for `log`.
 *
 * The parts of `log`, its leading part cut to 21 bits of fraction so that its product with 1 / log 10 is
 * exact, and the last sum compensated (idea: Ng, FDLIBM k_log.h, Sun Microsystems 1993).
 */
export function log10(x: number): number {
  const subnormal = x < 2.2250738585072014e-308
  const normal = subnormal ? x * 18014398509481984 : x
  const k = logExponent(normal) - (subnormal ? 54 : 0)
  const f = logFraction(normal) - 1
  const square = 0.5 * f * f
  const high = cut(f - square)
  const low = f - high - square + logTail(f)
  const whole = k * LOG10_2_HIGH
  const leading = high * LOG10E_HIGH
  const sum = whole + leading
  const rest = k * LOG10_2_LOW + (low + high) * LOG10E_LOW + low * LOG10E_HIGH
  return logSpecial(x, sum + (whole - sum + leading + rest))
}
