/** Two numbers of which less is better, e.g. cost and unmet demand. */
export interface TwoLosses {
  readonly one: number
  readonly other: number
}

/**
 * The choices to which no other is better in one respect and at least as good in the other (Pareto, Manuale di economia
 * politica, 1906, chapter 6), by the first number. Choices that are alike in both stand side by side; NaN is no choice.
 * @returns numbers of the choices
 */
export function paretoFront(choices: readonly TwoLosses[]): number[] {
  const at = (i: number): TwoLosses => choices[i] as TwoLosses
  const order = [...choices.keys()]
    .filter((i) => !Number.isNaN(at(i).one) && !Number.isNaN(at(i).other))
    .sort((i, j) => ascending(at(i).one, at(j).one) || ascending(at(i).other, at(j).other) || i - j)
  const front: number[] = []
  for (const i of order) {
    const last = front.at(-1)
    const better = last === undefined || at(i).other < at(last).other
    const alike = last !== undefined && at(i).one === at(last).one && at(i).other === at(last).other
    if (better || alike) front.push(i)
  }
  return front
}

/** Infinite numbers cannot be subtracted. */
function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
