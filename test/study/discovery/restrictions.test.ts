import { expect, test } from 'vitest'
import { wholeBox } from '../../../src/study/discovery/box.ts'
import { quasiP, significantOnly } from '../../../src/study/discovery/restrictions.ts'
import { spaceOf } from '../../../src/study/discovery/space.ts'
import { sampleFrom } from '../sensitivity/testFunctions.ts'

/** Members 0 to 19 with a column of their numbers and one of their last digits. */
function spaceWith(positives: readonly number[]) {
  const number = Array.from({ length: 20 }, (_, i) => i)
  const digit = number.map((i) => i % 10)
  const labels = Uint8Array.from(number, (i) => (positives.includes(i) ? 1 : 0))
  return spaceOf(sampleFrom({ number, digit }, []), labels)
}

/** By summing the binomial distribution. */
function atLeast(k: number, n: number, p: number): number {
  let sum = 0
  for (let j = k; j <= n; j++) {
    let term = p ** j * (1 - p) ** (n - j)
    for (let i = 0; i < j; i++) term *= (n - i) / (i + 1)
    sum += term
  }
  return sum
}

test('the quasi-p-value is the tail of the binomial distribution', () => {
  const space = spaceWith([0, 1, 2, 3, 4, 5, 12])
  const box = { ...wholeBox(space), high: Int32Array.of(7, 9) }
  // 6 of 8 in the box, 7 of 20 without its limit
  expect(quasiP(space, box, 0)).toBeCloseTo(atLeast(6, 8, 7 / 20), 13)
  expect(quasiP(space, { ...box, high: Int32Array.of(7, 5) }, 1)).toBeCloseTo(atLeast(6, 6, 6 / 8), 13)
  expect(quasiP(spaceWith([19]), box, 0)).toBe(1)
})

test('limits that chance could have set are taken away', () => {
  const space = spaceWith([0, 1, 2, 3, 4, 5, 12])
  const box = { ...wholeBox(space), high: Int32Array.of(7, 7) }
  expect([...significantOnly(space, box).high]).toEqual([7, 9])
  const loose = { ...wholeBox(space), high: Int32Array.of(18, 8) }
  expect([...significantOnly(space, loose).high]).toEqual([19, 9])
})
