import { expect, test } from 'vitest'
import { type Effort, samplePosterior } from '../../../src/study/calibration/samplePosterior.ts'
import { normalLikelihood, plainSpace } from './toy.ts'

const EFFORT: Effort = {
  ...{ populations: 4, points: 64, moves: 4, settling: 10, pictures: 10, spacing: 2, rounds: 2 },
}

type Sample = Awaited<ReturnType<typeof samplePosterior>>

function momentsOf({ pictures, count }: Sample, coordinate: number): { mean: number; variance: number } {
  const size = (pictures[0] as Float64Array).length / count
  const values = pictures.flatMap((picture) =>
    Array.from({ length: count }, (_, point) => picture[point * size + coordinate] as number),
  )
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
}

test('the posterior of a normal mean with a normal prior is found, and its evidence', async () => {
  // prior N(0, 1), one observation 2 with a standard error of 0.5: N(1.6, 0.2), evidence N(2; 0, 1.25)
  const sample = await samplePosterior(plainSpace(1), normalLikelihood([[1]], [2], 0.5), EFFORT, 'seed')
  const { mean, variance } = momentsOf(sample, 0)
  const worth = sample.effectiveSizes[0] as number
  expect(worth).toBeGreaterThan(1000)
  expect(Math.abs(mean - 1.6)).toBeLessThan(3 * Math.sqrt(0.2 / worth))
  expect(Math.abs(variance / 0.2 - 1)).toBeLessThan(3 * Math.sqrt(2 / worth))
  expect(Math.max(...sample.rhat)).toBeLessThan(1.01)
  const evidence = -(2 ** 2) / 2.5 - Math.log(2 * Math.PI * 1.25) / 2
  for (const one of sample.logEvidence) expect(Math.abs(one - evidence)).toBeLessThan(0.3)
  expect(sample.temperatures.at(-1)).toBe(1)
})

test('eighty parameters, three sharp observations: directions nobody observed keep their prior', async () => {
  const size = 80
  const a = [0, 1, 2].map((k) =>
    Array.from({ length: size }, (_, i) => (i < 20 ? Math.sin((k + 1) * (i + 0.5) * 1.7) : 0)),
  )
  const sample = await samplePosterior(
    plainSpace(size),
    normalLikelihood(a, [2, -1, 3], 0.1),
    { ...EFFORT, moves: 8, settling: 20 },
    'seed',
  )
  expect(Math.max(...sample.rhat)).toBeLessThan(1.05)
  expect(sample.acceptance).toBeGreaterThan(0.15)
  const rest = Array.from({ length: 60 }, (_, i) => momentsOf(sample, 20 + i))
  expect(Math.abs(rest.reduce((sum, { variance }) => sum + variance / 60, 0) - 1)).toBeLessThan(0.03)
  expect(Math.max(...rest.map(({ mean }) => Math.abs(mean)))).toBeLessThan(0.2)
  // what was observed is met: y - A x has the mean sd^2 (A A' + sd^2)^-1 y and no more spread than sd
  for (const [k, y] of [2, -1, 3].entries()) {
    const row = a[k] as number[]
    const fits = sample.pictures.flatMap((picture) =>
      Array.from({ length: sample.count }, (_, p) =>
        row.reduce((sum, factor, i) => sum + factor * (picture[p * size + i] as number), 0),
      ),
    )
    const mean = fits.reduce((x, v) => x + v, 0) / fits.length
    expect(Math.abs(mean - y)).toBeLessThan(0.05)
    const sd = Math.sqrt(fits.reduce((sum, v) => sum + (v - mean) ** 2, 0) / fits.length)
    expect(sd).toBeGreaterThan(0.085)
    expect(sd).toBeLessThan(0.115)
  }
})

test('the same seed gives the same points, another other ones', async () => {
  const effort = { ...EFFORT, points: 16, pictures: 4 }
  const run = (seed: string) =>
    samplePosterior(plainSpace(3), normalLikelihood([[1, 2, 0]], [1], 0.3), effort, seed)
  expect(await run('a')).toEqual(await run('a'))
  expect((await run('b')).pictures).not.toEqual((await run('a')).pictures)
})

test('what no member can show is refused, and so is a single population', async () => {
  const impossible = async (scores: Float64Array, count: number) => ({
    logLikelihoods: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    innovations: scores,
    predicted: [],
    failed: count,
  })
  await expect(samplePosterior(plainSpace(2), impossible, EFFORT, 's')).rejects.toThrow(
    'only 0 of 256 members of the prior can be compared',
  )
  const alone = { ...EFFORT, populations: 1 }
  await expect(samplePosterior(plainSpace(2), normalLikelihood([], [], 1), alone, 's')).rejects.toThrow(
    'at least two populations',
  )
})
