import { cos, exp, expm1, log, log1p, log10, pow, sin, softmin1, tanh } from './elementary.ts'

/**
 * How the unit of a call follows from the units of its arguments.
 * - `same`: all arguments have one unit, which is the result's; `product`, `quotient`, `power`, `root`: as in algebra
 * - `pure`: arguments and result are dimensionless; `whole`: the same, or a quotient's parts in one unit (`mod`)
 * - `order`: arguments of one unit, result a condition; `logic`: conditions only
 * - `quotientOr`: the first two divide, the third has the unit of the result
 * - `sign`: any unit, result dimensionless
 */
type UnitRule =
  | 'same'
  | 'sum'
  | 'difference'
  | 'product'
  | 'quotient'
  | 'quotientOr'
  | 'power'
  | 'root'
  | 'pure'
  | 'sign'
  | 'order'
  | 'logic'

/** One function or operator of the equation language that kernels evaluate. */
export interface FunctionRow {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly unit: UnitRule
  readonly meaning: string
  /** Conditions are 1 and 0. Comparisons are exact. A call with more than two arguments of `min` or `max` is nested. */
  readonly evaluate: (...values: number[]) => number
}

const MANY = 64

function row(
  name: string,
  [least, most]: readonly [number, number],
  unit: UnitRule,
  meaning: string,
  evaluate: (...values: number[]) => number,
): FunctionRow {
  return { name, least, most, unit, meaning, evaluate }
}

const truth = (holds: boolean): number => (holds ? 1 : 0)

const ROWS: readonly FunctionRow[] = [
  row('+', [2, 2], 'sum', 'sum', (a, b) => (a as number) + (b as number)),
  row('-', [2, 2], 'difference', 'difference', (a, b) => (a as number) - (b as number)),
  row('*', [2, 2], 'product', 'product', (a, b) => (a as number) * (b as number)),
  row('/', [2, 2], 'quotient', 'quotient', (a, b) => (a as number) / (b as number)),
  row('^', [2, 2], 'power', 'power', (a, b) => pow(a as number, b as number)),
  row('negate', [1, 1], 'same', 'minus', (a) => -(a as number)),
  row('<', [2, 2], 'order', 'less than', (a, b) => truth((a as number) < (b as number))),
  row('<=', [2, 2], 'order', 'at most', (a, b) => truth((a as number) <= (b as number))),
  row('>', [2, 2], 'order', 'greater than', (a, b) => truth((a as number) > (b as number))),
  row('>=', [2, 2], 'order', 'at least', (a, b) => truth((a as number) >= (b as number))),
  row('==', [2, 2], 'order', 'equal', (a, b) => truth(a === b)),
  row('!=', [2, 2], 'order', 'not equal', (a, b) => truth(a !== b)),
  row('and', [2, 2], 'logic', 'both', (a, b) => truth(a !== 0 && b !== 0)),
  row('or', [2, 2], 'logic', 'either', (a, b) => truth(a !== 0 || b !== 0)),
  row('not', [1, 1], 'logic', 'not', (a) => truth(a === 0)),
  row('min', [1, MANY], 'same', 'the smallest', (a, b) => Math.min(a as number, b as number)),
  row('max', [1, MANY], 'same', 'the largest', (a, b) => Math.max(a as number, b as number)),
  row('clamp', [3, 3], 'same', 'x kept between low and high', (x, low, high) =>
    Math.max(low as number, Math.min(high as number, x as number)),
  ),
  row('abs', [1, 1], 'same', 'absolute value', (a) => Math.abs(a as number)),
  row('sign', [1, 1], 'sign', '-1, 0 or 1', (a) => truth((a as number) > 0) - truth((a as number) < 0)),
  row('floor', [1, 1], 'pure', 'whole number below', (a) => Math.floor(a as number)),
  row('ceil', [1, 1], 'pure', 'whole number above', (a) => Math.ceil(a as number)),
  row('round', [1, 1], 'pure', 'nearest whole number, halves up', (a) => Math.floor((a as number) + 0.5)),
  row('mod', [2, 2], 'same', 'remainder, with the sign of the divisor', (a, b) => {
    const x = a as number
    const y = b as number
    return x - y * Math.floor(x / y)
  }),
  row('exp', [1, 1], 'pure', 'exponential', (a) => exp(a as number)),
  row('log', [1, 1], 'pure', 'natural logarithm', (a) => log(a as number)),
  row('log10', [1, 1], 'pure', 'decimal logarithm', (a) => log10(a as number)),
  row('expm1', [1, 1], 'pure', 'exp(x) - 1', (a) => expm1(a as number)),
  row('log1p', [1, 1], 'pure', 'log(1 + x)', (a) => log1p(a as number)),
  row('sqrt', [1, 1], 'root', 'square root', (a) => Math.sqrt(a as number)),
  row('tanh', [1, 1], 'pure', 'hyperbolic tangent', (a) => tanh(a as number)),
  row('sin', [1, 1], 'pure', 'sine', (a) => sin(a as number)),
  row('cos', [1, 1], 'pure', 'cosine', (a) => cos(a as number)),
  row('softmin1', [1, 1], 'pure', 'smooth min(1, x)', (a) => softmin1(a as number)),
  row('safeDivide', [3, 3], 'quotientOr', 'a / b, or c where b is 0', (a, b, c) =>
    b === 0 ? (c as number) : (a as number) / (b as number),
  ),
]

/** Every function and operator kernels evaluate, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRow> = new Map(ROWS.map((r) => [r.name, r]))
