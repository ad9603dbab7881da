import { type Coded, ranksOf } from './coded.ts'

/** A polynomial of which less than this share is its own follows from those of lower degree. */
const LEAST_OWN = 1e-6

/**
 * Polynomials of rising degree, from 0, in the ranks of a column: their means over the members are 0 (but for the first,
 * which is 1) and so are those of their products; their mean squares are 1. With as many as there are distinct values they
 * can follow any function of the column; there are no more. (Orthogonalisation with a second pass: Giraud, Langou and
 * Rozloznik, Computers and Mathematics with Applications 50, 2005, page 1069.)
 */
export function rankPolynomials(column: Coded, highest: number): Float64Array[] {
  const size = column.codes.length
  const place = ranksOf(column).map((rank) => (2 * rank - 1) / size - 1)
  const basis = [new Float64Array(size).fill(1)]
  while (basis.length <= Math.min(highest, column.levels.length - 1)) {
    const last = basis.at(-1) as Float64Array
    const raised = last.map((value, i) => value * (place[i] as number))
    const own = withoutParts(withoutParts(raised, basis), basis)
    const length = Math.sqrt(meanProduct(own, own))
    if (!(length > LEAST_OWN)) break
    basis.push(own.map((value) => value / length))
  }
  return basis
}

function withoutParts(values: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = values.slice()
  for (const one of basis) {
    const part = meanProduct(rest, one)
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - part * (one[i] as number)
  }
  return rest
}

/** The mean of the products of two columns of the same length. */
export function meanProduct(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum / one.length
}
