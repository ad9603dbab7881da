import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/distributions/normalQuantile.ts'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { UniformWriter } from '../../src/ensemble/random/uniformWriter.ts'
import { uniform } from '../../src/ensemble/uniform.ts'

test('many numbers at once are those that one after the other gives', () => {
  const writer = new UniformWriter()
  for (const [first, count, periods] of [
    [0, 16, 5],
    [1_000_003, 33, 1],
    [2 ** 31 - 40, 40, 2],
    [7, 1, 300],
  ] as const)
    for (const name of ['a', 'b', 'price shock']) {
      const key = keyOf('seed', name)
      const wanted = Float64Array.from({ length: count * periods }, (_, i) =>
        uniform(key, 'noise', first + (i % count), Math.floor(i / count)),
      )
      expect(writer.write(key, 'noise', first, count, periods)).toEqual(wanted)
      const from = periods >> 1
      expect(writer.write(key, 'noise', first, count, periods - from, from)).toEqual(
        wanted.slice(from * count),
      )
      expect(writer.writeNormal(key, 'noise', first, count, periods)).toEqual(wanted.map(normalQuantile))
    }
  expect(writer.write(keyOf('seed', 'none'), 'draw', 0, 0, 3)).toHaveLength(0)
})

test('normal quantiles of any shares are those of the reference', () => {
  const ends = [2 ** -53, 1e-300, 5e-324, 1e-17, 1.38e-11, 1.4e-11, 1e-5, 0.075, 0.425, 0.5]
  const near = ends.flatMap((u) => [u, u * (1 - 2 ** -52), u * (1 + 2 ** -52)])
  const shares = near.flatMap((u) => [u, 1 - u]).filter((u) => u > 0 && u < 1)
  for (const count of [shares.length, 31, 9, 8, 1]) {
    const some = Float64Array.from(shares.slice(-count))
    expect(new UniformWriter().normalsOf(some)).toEqual(some.map(normalQuantile))
  }
})
