import { expect, test } from 'vitest'
import { FUNCTIONS } from '../../../src/functions/catalogue.ts'
import { COMMON_FILLS } from '../../../src/kernel/compiled/graph/commonFills.ts'

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.1,
  1e-310,
  -3e307,
  1.7e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
]
const PAIRS = NUMBERS.flatMap((a) => NUMBERS.map((b) => [a, b] as const))

test.each([...COMMON_FILLS])('%s fills paths with what the catalogue gives', (name, fill) => {
  const evaluate = FUNCTIONS.get(name)?.evaluate
  const path = new Float64Array(PAIRS.length)
  fill(
    path,
    Float64Array.from(PAIRS, ([a]) => a),
    Float64Array.from(PAIRS, ([, b]) => b),
  )
  expect([...path]).toEqual(PAIRS.map(([a, b]) => evaluate?.(a, b)))
})
