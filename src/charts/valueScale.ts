/** An axis of values: its ends, its ticks, and how their labels are written. */
export interface ValueScale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  /** How Vega writes the labels: a format of d3. */
  readonly format: string
}

/** From nothing to all. */
export const SHARE_SCALE: ValueScale = { low: 0, high: 1, ticks: [0, 0.5, 1], format: '.0%' }

const STEPS = [1, 2, 5, 10]
/** From tens on, 25 and 250 are round too. */
const WHOLE_STEPS = [1, 2, 2.5, 5, 10]
/** Below this share of the highest value, the axis starts at zero rather than at the lowest value. */
const NEAR_ZERO = 0.45
/** Values closer than this share of themselves have no round numbers between them that a label could tell apart. */
const ONE_VALUE = 1e-9
const LONGEST_PLAIN = 100_000
const MOST_DECIMALS = 4

/** Round ticks for some values, about `count` of them; a range not far from zero starts there. What is not finite does not count. */
export function valueScale(values: readonly number[], count = 6): ValueScale {
  const finite = values.filter(Number.isFinite)
  const [lowest, highest] = [Math.min(...finite), Math.max(...finite)]
  return closeScale(lowest >= 0 && lowest < NEAR_ZERO * highest ? 0 : lowest, highest, count)
}

/** Round ticks just around values between two numbers. */
export function closeScale(lowest: number, highest: number, count = 6): ValueScale {
  if (!Number.isFinite(lowest) || !Number.isFinite(highest)) return closeScale(0, 1, count)
  const bottom = lowest
  const magnitude = Math.max(Math.abs(highest), Math.abs(bottom))
  const apart = highest - bottom > ONE_VALUE * magnitude
  const range = apart ? highest - bottom : Math.max(1, magnitude)
  const { step, decimals } = roundStep(range / count)
  const first = Math.floor(bottom / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil((apart ? highest : bottom + range) / step - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  )
  const largest = Math.max(Math.abs(ticks[0] ?? 0), Math.abs(ticks.at(-1) ?? 0))
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks, format: tickFormat(largest, decimals) }
}

/** Plain digits where they are short, else `200k` or `3e−7`. */
function tickFormat(highest: number, decimals: number): string {
  if (decimals > MOST_DECIMALS) return '~e'
  return highest >= LONGEST_PLAIN ? '~s' : `,.${decimals}f`
}

/** The position of a value in px from the top of a plot; at the bottom where there is no number. */
export function valuePixel(value: number, scale: ValueScale, height: number): number {
  if (!Number.isFinite(value)) return height
  return height * (1 - (value - scale.low) / (scale.high - scale.low))
}

function roundStep(rough: number): { step: number; decimals: number } {
  let power = 1
  let exponent = 0
  while (power * 10 <= rough) {
    power *= 10
    exponent += 1
  }
  while (power > rough) {
    power /= 10
    exponent -= 1
  }
  const steps = exponent > 0 ? WHOLE_STEPS : STEPS
  const factor = steps.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10
  const decimals = Math.max(0, factor === 10 ? -exponent - 1 : -exponent)
  return { step: factor * power, decimals: Math.min(decimals, 20) }
}
