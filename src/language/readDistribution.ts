import { distributionProblem } from '../distributions/catalogue.ts'
import { monthsOf } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'
import { mistypedNumber } from './mistypedNumber.ts'

const KINDS = [
  ...['uniform', 'triangular', 'pert', 'normal', 'lognormal', 'beta', 'exponential', 'bernoulli'],
  ...['categorical', 'empirical'],
] as const

/** Arguments that are places on the axis of the number: for dates, dates. The others are spreads, shapes and shares. */
const ON_AXIS: ReadonlySet<string> = new Set([
  'low',
  'mode',
  'high',
  'mean',
  'p5',
  'p50',
  'p95',
  'values',
  'min',
  'max',
])

interface DistributionProblem {
  readonly code: string
  /** From the distribution's own place in the file. */
  readonly path: readonly (string | number)[]
  readonly found: string
  readonly expected: string
}

type Problems = { readonly problems: readonly DistributionProblem[] }
type Arguments = Readonly<Record<string, unknown>>

/** A number, a date, or `{ kind: arguments }` with perhaps `truncate`, of a shape the schema has accepted. */
export type WrittenDistribution = number | string | Readonly<Record<string, Arguments | undefined>>

/**
 * Reads a number or distribution as written in a file.
 * @param origin month that dates are counted from, for a parameter of unit `date`; null for any other unit; when left out (the
 * unit is not known yet) dates are taken for what they look like
 */
export function readDistribution(
  written: WrittenDistribution,
  origin?: string | null,
): { distribution: Distribution } | Problems {
  const from = origin === undefined ? (hasText(written) ? '2000-01' : null) : origin
  const converter = new Converter(from, origin === undefined)
  const distribution = converter.convert(written)
  const isOpen = origin === undefined && converter.numbers > 0 && from !== null
  if (converter.problems.length > 0 || !distribution || isOpen) return { problems: converter.problems }
  const problem = mixture(distribution) ?? numberProblem(distribution)
  return problem ? { problems: [problem] } : { distribution }
}

/** Normals are given in one of two ways, never in parts of both. */
function mixture(d: Distribution): DistributionProblem | undefined {
  if (d.kind !== 'normal' && d.kind !== 'lognormal') return undefined
  const given = ['mean', 'sd', 'p5', 'p50', 'p95'].filter((name) => name in d)
  if (given.join() === 'mean,sd' || given.join() === 'p5,p50,p95') return undefined
  const found = given.join(', ') || 'nothing'
  return {
    code: 'bad-distribution',
    path: [d.kind],
    found,
    expected: 'either mean and sd, or p5, p50 and p95',
  }
}

function numberProblem(d: Distribution): DistributionProblem | undefined {
  const expected = distributionProblem(d)
  if (expected === undefined) return undefined
  const cut = expected.startsWith('truncate') && d.truncate !== undefined
  const { kind, truncate, ...numbers } = d
  const found = Object.entries(cut ? { ...truncate } : numbers).map(([name, value]) => `${name} ${value}`)
  return {
    code: 'bad-distribution',
    path: [cut ? 'truncate' : kind],
    found: found.join(', ') || 'nothing',
    expected,
  }
}

function hasText(value: unknown): boolean {
  if (typeof value === 'string') return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasText)
}

/** Turns texts into numbers and collects what cannot be. */
class Converter {
  readonly problems: DistributionProblem[] = []
  /** Numbers among dates that can be no years: whether they are in place is known only with the unit. */
  numbers = 0
  readonly #origin: string | null
  /** Whether the unit, and with it the kind of the number, is not known yet. */
  readonly #isUnknown: boolean

  constructor(origin: string | null, isUnknown: boolean) {
    this.#origin = origin
    this.#isUnknown = isUnknown
  }

  convert(written: WrittenDistribution): Distribution | undefined {
    if (typeof written !== 'object') return { kind: 'fixed', value: this.#axis(written, []) }
    const { truncate, ...kinds } = written
    const given = Object.keys(kinds).filter((name) => kinds[name] !== undefined)
    const [kind] = given
    if (kind === undefined || given.length > 1) {
      this.#refuse([], given.length > 1 ? given.join(' and ') : 'none', `one of ${KINDS.join(', ')}`)
      return undefined
    }
    const values = this.#values(kinds[kind] as Arguments, [kind])
    const cut = truncate && this.#values(truncate, ['truncate'])
    return { kind, ...values, ...(cut ? { truncate: cut } : {}) } as Distribution
  }

  #values(written: Arguments, path: readonly string[]): Arguments {
    const given = Object.entries(written).filter(([, value]) => value !== undefined)
    return Object.fromEntries(
      given.map(([name, value]) => [name, this.#argument(name, value, [...path, name])]),
    )
  }

  #argument(name: string, value: unknown, path: readonly string[]): unknown {
    if (!ON_AXIS.has(name)) return value
    if (!Array.isArray(value)) return this.#axis(value as number | string, path)
    return value.map((item: number | string, i) => this.#axis(item, [...path, i]))
  }

  #axis(value: number | string, path: readonly (string | number)[]): number {
    if (this.#origin === null) {
      if (typeof value === 'number') return value
      this.#refuse(
        path,
        `"${value}"`,
        mistypedNumber(value) ?? 'a number; only parameters of unit date take dates',
      )
      return Number.NaN
    }
    const months = monthsOf(String(value), this.#origin)
    if (months !== undefined) return months
    const mistyped = this.#isUnknown ? mistypedNumber(String(value)) : undefined
    if (mistyped) this.#refuse(path, `"${value}"`, mistyped)
    if (typeof value === 'number') this.numbers++
    if (mistyped || (typeof value === 'number' && this.#isUnknown)) return Number.NaN
    const expected = 'a date such as 2027-01-15, 2027-01, 2027 or never'
    this.problems.push({ code: 'bad-date', path, found: String(value), expected })
    return Number.NaN
  }

  #refuse(path: readonly (string | number)[], found: string, expected: string): void {
    this.problems.push({ code: 'bad-distribution', path, found, expected })
  }
}
