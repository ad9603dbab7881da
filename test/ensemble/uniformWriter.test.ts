import { expect, test } from 'vitest'
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
    }
  expect(writer.write(keyOf('seed', 'none'), 'draw', 0, 0, 3)).toHaveLength(0)
})
