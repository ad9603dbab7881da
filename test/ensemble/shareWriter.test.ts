import { expect, test } from 'vitest'
import { keyOf } from '../../src/ensemble/keyOf.ts'
import { DESIGNS } from '../../src/ensemble/sharesOf.ts'
import { shareWriter } from '../../src/ensemble/shareWriter.ts'

test.each(['mc', 'lhs', 'sobol'] as const)(
  'many shares of %s at once are those that one after the other gives',
  (design) => {
    const ensemble = { design, seed: 'seed', members: 6000 }
    for (const name of ['a', 'b', 'cost of a plant', 'price', 'year', 'f']) {
      const write = shareWriter(ensemble, name)
      const share = DESIGNS[design](keyOf('seed', name), 6000)
      for (const [first, count] of [
        [0, 16],
        [0, 5000],
        [37, 1],
        [5, 250],
        [5990, 10],
      ] as const) {
        const into = new Float64Array(count)
        write(first, into)
        expect(into).toEqual(into.map((_, i) => share(first + i)))
      }
    }
  },
)

test('shares of members far out are the same too', () => {
  const write = shareWriter({ design: 'sobol', seed: 'seed', members: 2 ** 31 }, 'x')
  const share = DESIGNS.sobol(keyOf('seed', 'x'), 2 ** 31)
  const into = new Float64Array(100)
  for (const first of [1_000_000_007, 2 ** 31 - 100]) {
    write(first, into)
    expect(into).toEqual(into.map((_, i) => share(first + i)))
  }
})
