import seedrandom from 'seedrandom'

/** Selects one of 2^64 independent streams. */
export type Key = readonly [number, number]

/** The key of a named stream of random numbers under a seed: a pure function of the two texts. */
export function keyOf(seed: string, name: string): Key {
  const generator = seedrandom(`${seed}\u0000${name}`)
  return [generator.int32(), generator.int32()]
}
