import { parseExpression } from '../../language/parseExpression.ts'
import type { Expression } from '../../model/expression.ts'
import type { StudiedMetric } from '../studiedMetrics.ts'
import {
  COMPARISONS,
  type ConditionProblem,
  ConditionReader,
  nounOf,
  Refused,
  SAMPLE,
} from './conditionReader.ts'

/** A question about members, e.g. `months_until_cut <= 12 and not parity == never`. */
export interface Condition {
  readonly source: string
  /** Metrics it asks for, in the order they come in. */
  readonly metrics: readonly StudiedMetric[]
  /** The one comparison of a metric with a number that it is, if it is no more than that. */
  readonly comparison?: Comparison
  /** @param values of `metrics`, of one member */
  holds(values: readonly number[]): boolean
}

/** A metric beside a number in its unit; dates are in months on the time axis, `never` is infinite. */
export interface Comparison {
  readonly metric: StudiedMetric
  readonly operator: (typeof COMPARISONS)[number]
  readonly value: number
}

/**
 * Reads a condition on metrics: comparisons with numbers in the metric's unit, with dates as `date("2028-06")` or with `never`, joined
 * by `and`, `or` and `not`; `comes(METRIC)` asks whether it comes at all, and a metric that is a condition stands for itself.
 * Arithmetic and elementary functions are those of equations.
 * @param origin `YYYY-MM` of time zero
 */
export function readCondition(
  source: string,
  metrics: readonly StudiedMetric[],
  origin: string,
): { readonly condition: Condition } | { readonly problem: ConditionProblem } {
  const parsed = parseExpression(source)
  if ('problem' in parsed) return { problem: parsed.problem }
  const { expression } = parsed
  try {
    const reader = new ConditionReader(metrics, origin)
    const { kind, value } = reader.read(expression)
    if (kind !== 'condition') throw new Refused(expression.at, nounOf(kind), SAMPLE)
    const comparison = comparisonOf(expression, reader)
    return {
      condition: {
        source: source.trim(),
        metrics: reader.used,
        holds: (values) => value(values) !== 0,
        ...(comparison ? { comparison } : {}),
      },
    }
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem }
    throw error
  }
}

/** A condition that is no more than a metric beside a plain value, for words. */
function comparisonOf(expression: Expression, reader: ConditionReader): Comparison | undefined {
  if (expression.kind !== 'call') return undefined
  const operator = COMPARISONS.find((one) => one === expression.name)
  const [left, right] = expression.arguments
  const [metric, ...more] = reader.used
  if (!operator || !left || !right || !metric || more.length > 0) return undefined
  if (!isMetric(left) || !isPlain(right)) return undefined
  return { metric, operator, value: reader.read(right).value([]) }
}

/** A value that is the same for all members. */
function isPlain(expression: Expression): boolean {
  if (expression.kind === 'call')
    return expression.name === 'date' || (expression.name === 'negate' && expression.arguments.every(isPlain))
  return expression.kind === 'number' || (expression.kind === 'name' && expression.name === 'never')
}

function isMetric(expression: Expression): boolean {
  return expression.kind === 'element' || (expression.kind === 'name' && expression.name !== 'never')
}
