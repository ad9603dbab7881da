/**
 * What the points of a Sobol' plan contribute to the moments of a metric and to its indices. All are 0 where the point
 * cannot be used.
 */
export interface SobolTerms {
  readonly inputs: number
  readonly points: number
  /** What has been taken off all values, so that little is lost in rounding and to the mean's own error. */
  readonly centre: number
  /** A + B and A A + B B. */
  readonly sums: Float64Array
  readonly squares: Float64Array
  /** `[input * points + point]`: B (AB - A) and (AB - A)^2 / 2, with AB being A with the input of B. */
  readonly first: Float64Array
  readonly total: Float64Array
  /** 1 for points whose A and B are finite, and `[input * points + point]` for those whose AB is finite too. */
  readonly pairKnown: Uint8Array
  readonly known: Uint8Array
  /** Inputs that know as many points as there are pairs. */
  readonly complete: readonly boolean[]
}

/** @param values one number for each row of the plan */
export function sobolTerms(inputs: number, points: number, values: Float64Array): SobolTerms {
  const complete = new Array<boolean>(inputs).fill(true)
  const terms = {
    complete,
    inputs,
    points,
    centre: centreOf(inputs, points, values),
    sums: new Float64Array(points),
    squares: new Float64Array(points),
    first: new Float64Array(inputs * points),
    total: new Float64Array(inputs * points),
    pairKnown: new Uint8Array(points),
    known: new Uint8Array(inputs * points),
  }
  for (let point = 0; point < points; point++) addPoint(terms, point, values)
  return terms
}

function addPoint(terms: SobolTerms & { complete: boolean[] }, point: number, values: Float64Array): void {
  const { inputs, points, centre } = terms
  const row = point * (inputs + 2)
  const a = (values[row] as number) - centre
  const b = (values[row + 1] as number) - centre
  if (!Number.isFinite(a + b)) return
  terms.pairKnown[point] = 1
  terms.sums[point] = a + b
  terms.squares[point] = a * a + b * b
  for (let input = 0; input < inputs; input++) {
    const change = (values[row + 2 + input] as number) - centre - a
    const place = input * points + point
    if (!Number.isFinite(change)) {
      terms.complete[input] = false
      continue
    }
    terms.known[place] = 1
    terms.first[place] = b * change
    terms.total[place] = 0.5 * change * change
  }
}

/** The mean of A and B over the points where both are finite. */
function centreOf(inputs: number, points: number, values: Float64Array): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < points * (inputs + 2); row += inputs + 2) {
    const pair = (values[row] as number) + (values[row + 1] as number)
    if (!Number.isFinite(pair)) continue
    sum += pair
    count += 2
  }
  return count === 0 ? 0 : sum / count
}
