import { log } from '../../functions/elementary.ts'
import { coded } from './coded.ts'
import { meanProduct, rankPolynomials } from './rankPolynomials.ts'
import { drawsOfParameter, type Sample } from './sample.ts'

/** What knowing something before deciding would be worth, in the unit of the payoffs. */
interface InformationValue {
  readonly value: number
  readonly standardError: number
}

/** What knowing one parameter would be worth. */
export interface ParameterValue extends InformationValue {
  readonly name: string
  /** Degree of the polynomials that explain payoffs; 0 when the parameter explains nothing that counts. */
  readonly degree: number
}

/** What knowing would be worth before a decision. */
export interface PerfectInformation {
  /** The number of the decision that is best on average. */
  readonly best: number
  /** Of knowing everything, noise included: no parameter can be worth more. */
  readonly everything: InformationValue
  /** In the order of the sample's parameters. */
  readonly parameters: readonly ParameterValue[]
}

/** Polynomials go up to this degree. */
const HIGHEST_DEGREE = 8

/** Less than this share of the mean square is rounding. */
const LEAST_REST = 1e-12

/**
 * The expected value of perfect information, of everything (EVPI) and of each parameter alone (EVPPI), for a choice
 * between decisions, from members that have been run already.
 *
 * A parameter is worth the mean of the best conditional expectation less the best mean (Strong, Oakley and Brennan,
 * Medical Decision Making 34, 2014, page 311). The conditional expectations of the differences from the best decision are
 * fitted as polynomials in the parameter's rank, of the degree with the least criterion of Schwarz (Annals of Statistics
 * 6, 1978, page 461) over all differences together: so that a parameter which explains nothing is worth nothing, where the
 * mean of a maximum over bins would always find something. Standard errors hold the rule of decision fixed and are those
 * of independent members.
 * @param sample its outputs are the payoffs of each decision in the same unit, more being better
 * @throws RangeError when a payoff is infinite
 */
export function perfectInformation(sample: Sample): PerfectInformation {
  const { names, size, outputs } = sample
  if (!outputs.every(Number.isFinite)) throw new RangeError('a payoff is infinite')
  const payoffs = Array.from({ length: outputs.length / size }, (_, d) =>
    outputs.subarray(d * size, (d + 1) * size),
  )
  const means = payoffs.map(meanOf)
  const best = means.indexOf(Math.max(...means))
  const gains = payoffs.map((payoff) => payoff.map((value, i) => value - (payoffs[best]?.[i] as number)))
  const most = upperEnvelope(gains, size)
  return {
    best,
    everything: { value: meanOf(most), standardError: standardErrorOf(most) },
    parameters: names.map((name, parameter) => {
      const column = coded(drawsOfParameter(sample, parameter))
      const basis = rankPolynomials(column, HIGHEST_DEGREE)
      return {
        name,
        ...worthOf(
          gains.filter((_, d) => d !== best),
          basis,
        ),
      }
    }),
  }
}

/** @param gains of the other decisions over the best one */
function worthOf(
  gains: readonly Float64Array[],
  basis: readonly Float64Array[],
): InformationValue & { degree: number } {
  const slopes = gains.map((gain) => basis.map((one) => meanProduct(gain, one)))
  const degree = degreeOf(gains, slopes)
  const terms = basis.slice(0, degree + 1)
  const size = (basis[0] as Float64Array).length
  const fits = slopes.map((row) => combination(terms, row))
  const most = upperEnvelope(fits, size)
  const influence = most.slice()
  for (const [d, fit] of fits.entries()) {
    const chosen = fit.map((value, i) => (value > 0 && value === most[i] ? 1 : 0))
    const reach = combination(
      terms,
      terms.map((one) => meanProduct(chosen, one)),
    )
    for (let i = 0; i < size; i++) {
      const rest = (gains[d]?.[i] as number) - (fit[i] as number)
      influence[i] = (influence[i] as number) + (reach[i] as number) * rest
    }
  }
  return { value: meanOf(most), standardError: standardErrorOf(influence), degree }
}

/** The degree at which fit and simplicity balance best. */
function degreeOf(gains: readonly Float64Array[], slopes: readonly (readonly number[])[]): number {
  const size = gains[0]?.length ?? 0
  const squares = gains.map((gain) => meanProduct(gain, gain))
  const highest = (slopes[0]?.length ?? 1) - 1
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  const rests = squares.slice()
  for (let degree = 0; degree <= highest; degree++) {
    slopes.forEach((row, d) => {
      const slope = row[degree] as number
      rests[d] = (rests[d] as number) - slope * slope
    })
    const misfit = rests.reduce((sum, rest, d) => {
      const square = squares[d] as number
      return square === 0 ? sum : sum + log(Math.max(rest / square, LEAST_REST))
    }, 0)
    const criterion = size * misfit + gains.length * degree * log(size)
    if (criterion < least) [best, least] = [degree, criterion]
  }
  return best
}

/** For each member the greatest of the numbers, but at least 0. */
function upperEnvelope(rows: readonly Float64Array[], size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => Math.max(0, ...rows.map((row) => row[i] as number)))
}

function combination(basis: readonly Float64Array[], slopes: readonly number[]): Float64Array {
  const sum = new Float64Array((basis[0] as Float64Array).length)
  for (const [p, one] of basis.entries()) {
    const slope = slopes[p] as number
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + slope * (one[i] as number)
  }
  return sum
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function standardErrorOf(values: Float64Array): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
