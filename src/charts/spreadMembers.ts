/** Members evenly spread over all that did not fail: the same ones whatever else changes. */
export function spreadMembers(good: ArrayLike<number>, count: number): readonly number[] {
  const taken = Math.min(count, good.length)
  return Array.from(
    { length: taken },
    (_, index) => good[Math.floor(((index + 0.5) * good.length) / taken)] ?? 0,
  )
}
