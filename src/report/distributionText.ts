import { quantileOf } from '../distributions/catalogue.ts'
import { dateLabel } from '../model/calendar.ts'
import type { Distribution } from '../model/distribution.ts'

type NumberText = (value: number) => string

function list(values: readonly number[], text: NumberText): string {
  return values.map(text).join(' ')
}

/** Numbers of a distribution that are not values of the quantity itself. */
const WITHOUT_UNIT = ['alpha', 'beta', 'probability', 'sd', 'probabilities']

function field(name: string, value: unknown, text: NumberText): string {
  const plain = WITHOUT_UNIT.includes(name) ? String : text
  return `${name} ${Array.isArray(value) ? list(value, plain) : plain(value as number)}`
}

/** A column of a table of joint draws by its quantiles, with four digits. */
function jointText(table: string, quantile: (share: number) => number, text: NumberText): string {
  const at = (share: number): string => text(Number(quantile(share).toPrecision(4)))
  return `rows of ${table}(p5 ${at(0.05)}, p50 ${at(0.5)}, p95 ${at(0.95)})`
}

/**
 * A distribution as the ledger shows it: a number, or `kind(name value, …)`, e.g. `lognormal(p5 0.05, p50 0.12, p95 0.25)`.
 * @param origin for quantities that are dates: the calendar month at which the time axis is zero
 */
export function distributionText(distribution: Distribution, origin?: string): string {
  const text: NumberText = origin === undefined ? String : (value) => dateLabel(value, origin)
  const { kind, truncate, ...fields } = distribution
  if (distribution.kind === 'fixed') return text(distribution.value)
  if (distribution.kind === 'empirical' && distribution.joint !== undefined)
    return jointText(distribution.joint, quantileOf(distribution), text)
  const parts = Object.entries(fields).map(([name, value]) => field(name, value, text))
  const cuts = Object.entries(truncate ?? {}).map(([name, value]) => field(name, value, text))
  if (cuts.length > 0) parts.push(`truncated ${cuts.join(' ')}`)
  return `${kind}(${parts.join(', ')})`
}
