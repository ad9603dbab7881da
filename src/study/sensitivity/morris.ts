import { type MorrisPlan, START } from './morrisPlan.ts'

/** What a metric does, per unit of share, when one parameter moves somewhere in the space of the others. */
export interface ElementaryEffect {
  readonly name: string
  /** Mean over trajectories (mu). */
  readonly mean: number
  /** Mean of the absolute values (mu*): the measure of influence. */
  readonly meanAbsolute: number
  /** Standard deviation (sigma): far from 0 where the effect depends on where one stands. */
  readonly deviation: number
  /** Standard error of `meanAbsolute`. */
  readonly standardError: number
  /** Moves with a finite number at both ends. */
  readonly used: number
}

/** The elementary effects of all parameters on one metric. */
export interface Morris {
  /** In the order of the plan. */
  readonly effects: readonly ElementaryEffect[]
  /** Rows whose number is NaN or infinite. */
  readonly failed: number
}

/**
 * Elementary effects (Morris, Technometrics 33, 1991, page 161) with the mean of their absolute values (Campolongo,
 * Cariboni and Saltelli, Environmental Modelling and Software 22, 2007, page 1509), so that effects of both signs do not
 * cancel.
 * @param values one number for each row of the plan; moves from or to one that is not finite are left out
 */
export function morris({ names, rows, shares, moved }: MorrisPlan, values: Float64Array): Morris {
  const found: number[][] = names.map(() => [])
  for (let row = 1; row < rows; row++) {
    const parameter = moved[row] as number
    if (parameter === START) continue
    const place = row * names.length + parameter
    const distance = (shares[place] as number) - (shares[place - names.length] as number)
    const effect = ((values[row] as number) - (values[row - 1] as number)) / distance
    if (Number.isFinite(effect)) found[parameter]?.push(effect)
  }
  return {
    effects: names.map((name, parameter) => ({ name, ...summaryOf(found[parameter] as number[]) })),
    failed: values.subarray(0, rows).filter((value) => !Number.isFinite(value)).length,
  }
}

function summaryOf(effects: readonly number[]): Omit<ElementaryEffect, 'name'> {
  const sizes = effects.map(Math.abs)
  return {
    mean: mean(effects),
    meanAbsolute: mean(sizes),
    deviation: deviation(effects),
    standardError: deviation(sizes) / Math.sqrt(effects.length),
    used: effects.length,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0)
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1))
}
