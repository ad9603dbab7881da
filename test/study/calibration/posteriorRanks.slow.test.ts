import { expect, test } from 'vitest'
import { normalQuantile } from '../../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../../src/ensemble/keyOf.ts'
import { uniform } from '../../../src/ensemble/uniform.ts'
import type { Draw } from '../../../src/model/system.ts'
import { latentSpace } from '../../../src/study/calibration/latentSpace.ts'
import { likelihoodOf } from '../../../src/study/calibration/likelihood.ts'
import { replicate, studentStream } from '../../../src/study/calibration/replicate.ts'
import { type Effort, samplePosterior } from '../../../src/study/calibration/samplePosterior.ts'
import { errorFactor } from '../../../src/study/calibration/seriesError.ts'
import { type Target, targetsOf } from '../../../src/study/calibration/targets.ts'
import { formulaRunner, seriesOf, toySystem } from './toy.ts'
import { unevenness } from './unevenness.ts'

const DAYS = [0, 1, 3, 6, 10, 18]

const DRAWS: readonly Draw[] = [
  { name: 'level', slot: 0, distribution: { kind: 'lognormal', p5: 50, p50: 100, p95: 200 } },
  { name: 'growth', slot: 1, distribution: { kind: 'normal', mean: 0.02, sd: 0.02 } },
]

const run = formulaRunner(DAYS, ([level = 0, growth = 0], day) => level * Math.exp(growth * day))

const EFFORT: Effort = {
  ...{ populations: 2, points: 24, moves: 4, settling: 4, pictures: 6, spacing: 2, rounds: 1 },
}

const REPLICATIONS = 200
const PARTS = 16
/** Draws that a truth is ranked among: one less than a multiple of the parts. */
const RANKED = 63

const target = (values: readonly number[]): Target =>
  targetsOf(
    toySystem(DRAWS, [seriesOf('price', DAYS, values)]),
    [seriesOf('price', DAYS, values)],
    24,
  )[0] as Target

/** Ranks of the truth of a world drawn from the prior among its posterior, by coordinate. */
async function ranksOf(replication: number): Promise<number[]> {
  const system = toySystem(DRAWS, [seriesOf('price', DAYS, DAYS)])
  const typical = target(DAYS.map(() => 100))
  const space = latentSpace(system, [typical], false)
  const truth = Float64Array.from({ length: space.size }, (_, i) =>
    normalQuantile(uniform(keyOf('truth', `${i}`), 'draw', replication)),
  )
  const simulated = likelihoodOf(space, [typical], run)(truth, 1)
  const fit = (await simulated).predicted[0] as Float64Array
  const student = studentStream('errors', 'price')
  const values = replicate(
    errorFactor(typical, space.discrepancy(truth, 0, 0)),
    new Float64Array(DAYS.length),
    0,
    (i) => fit[i] as number,
    (i) => student(replication, i),
  )
  const targets = [target([...values].map(Math.exp))]
  const sample = await samplePosterior(
    space,
    likelihoodOf(space, targets, run),
    EFFORT,
    `seed ${replication}`,
  )
  const all = sample.pictures.flatMap((picture) =>
    Array.from({ length: sample.count }, (_, p) => picture.subarray(p * space.size, (p + 1) * space.size)),
  )
  const spread = Array.from({ length: RANKED }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / RANKED)])
  return Array.from(truth, (value, i) => spread.filter((point) => (point?.[i] as number) < value).length)
}

test('truths drawn from the prior rank evenly among the draws of their posteriors', {
  timeout: 60_000,
}, async () => {
  const ranks: number[][] = []
  for (let i = 0; i < REPLICATIONS; i++) ranks.push(await ranksOf(i))
  // Talts, Betancourt, Simpson, Vehtari & Gelman 2018; chi-squared of 15 degrees of freedom at 1 %
  for (const coordinate of [0, 1, 2, 3])
    expect(
      unevenness(
        ranks.map((row) => row[coordinate] as number),
        RANKED,
        PARTS,
      ),
    ).toBeLessThan(30.58)
})

test('the test sees a posterior that is too narrow', () => {
  const narrow = Array.from({ length: REPLICATIONS }, (_, i) => {
    const u = (i + 0.5) / REPLICATIONS
    return Math.floor(Math.min(Math.max(0.5 + (u - 0.5) * 1.5, 0), 1) * RANKED)
  })
  expect(unevenness(narrow, RANKED, PARTS)).toBeGreaterThan(30.58)
})
