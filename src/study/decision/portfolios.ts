/** Which policies are on. */
export type Portfolio = readonly string[]

/** With more policies there are more portfolios than can be run. */
const MOST_POLICIES = 8

/**
 * Every combination of policies, fewer before more, and in the order of the policies given; the first has none.
 * @throws RangeError when there are more than eight policies
 */
export function portfolios(policies: readonly string[]): Portfolio[] {
  if (policies.length > MOST_POLICIES)
    throw new RangeError(`${policies.length} policies have more than ${2 ** MOST_POLICIES} combinations`)
  const sets = Array.from({ length: 1 << policies.length }, (_, set) =>
    [...policies.keys()].filter((i) => (set >> i) & 1),
  )
  return sets
    .sort((a, b) => a.length - b.length || firstDifference(a, b))
    .map((set) => set.map((i) => policies[i] as string))
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((i, k) => i !== b[k])
  return place < 0 ? 0 : (a[place] as number) - (b[place] as number)
}
