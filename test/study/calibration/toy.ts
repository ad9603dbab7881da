import type { ObservedSeries } from '../../../src/model/model.ts'
import type { Draw, System } from '../../../src/model/system.ts'
import type { MemberRunner } from '../../../src/study/calibration/givenMembers.ts'
import type { LatentSpace } from '../../../src/study/calibration/latentSpace.ts'
import type { Likelihood } from '../../../src/study/calibration/likelihood.ts'

/** A latent space of some parameters and nothing else. */
export function plainSpace(size: number): LatentSpace {
  const names = Array.from({ length: size }, (_, i) => `x${i}`)
  return {
    parameters: names,
    shaped: size,
    size,
    streams: names,
    sharesOf: () => new Float64Array(0),
    drawsAt: () => new Float64Array(0),
    noiseOf: () => undefined,
    discrepancy: () => ({ sd: 1, memory: 1 }),
  }
}

/** Observations y = A x + errors, independent and normal with a standard deviation `sd`. */
export function normalLikelihood(
  a: readonly (readonly number[])[],
  y: readonly number[],
  sd: number,
): Likelihood {
  return async (scores, count) => {
    const size = scores.length / count
    const innovations = new Float64Array(y.length * count)
    const logLikelihoods = new Float64Array(count)
    for (let point = 0; point < count; point++)
      a.forEach((row, k) => {
        const fit = row.reduce((sum, factor, i) => sum + factor * (scores[point * size + i] as number), 0)
        const z = ((y[k] as number) - fit) / sd
        innovations[k * count + point] = z
        logLikelihoods[point] =
          (logLikelihoods[point] as number) - (z * z) / 2 - Math.log(sd * Math.sqrt(2 * Math.PI))
      })
    return { logLikelihoods, innovations, predicted: [], failed: 0 }
  }
}

const PLACE = { file: 'toy', line: 1, column: 1 }

/** A series on logarithms with observations on single days. */
export function seriesOf(name: string, days: readonly number[], values: readonly number[]): ObservedSeries {
  return {
    name,
    label: { en: name, zh: name },
    unit: 't',
    simulated: { source: name, expression: { kind: 'name', name, at: 0 }, place: PLACE },
    compare: 'value',
    scale: 'log',
    scored: true,
    observations: days.map((day, i) => ({
      label: `day ${day}`,
      from: day,
      to: day,
      mid: values[i] as number,
      grade: 'B',
      source: 'toy',
    })),
    place: PLACE,
  }
}

/** A system of draws and of the counterparts of observations, without a model; only a runner of its own can run it. */
export function toySystem(draws: readonly Draw[], series: readonly ObservedSeries[]): System {
  return {
    time: { start: 0, step: 1, steps: 24, stepsPerSave: 1, method: 'euler', origin: '2021-01' },
    slots: [],
    draws,
    correlations: [],
    noise: [],
    tables: [],
    member: [],
    checks: [],
    initial: [],
    step: [],
    stocks: [],
    delays: [],
    reducers: [],
    outputs: [],
    metrics: series.flatMap(({ name, observations }) =>
      observations.map(({ label }) => ({
        ...{ name, element: label, unit: 't', purpose: 'observation' as const, kind: 'number' as const },
        value: { op: 'constant', value: 0 } as const,
      })),
    ),
  }
}

/** Runs members of one series by a formula of their draws and the day. */
export function formulaRunner(
  days: readonly number[],
  formula: (draws: readonly number[], day: number) => number,
): MemberRunner {
  return ({ count, draws }) => {
    const rows = draws.length / count
    const metricValues = new Float64Array(days.length * count)
    for (let member = 0; member < count; member++) {
      const own = Array.from({ length: rows }, (_, row) => draws[row * count + member] as number)
      days.forEach((day, i) => {
        metricValues[i * count + member] = formula(own, day)
      })
    }
    return { count, metricValues, failed: [] }
  }
}
