import { partsOf } from '../../analysis/scalar.ts'
import { log } from '../../functions/elementary.ts'
import type { Scalar } from '../../model/system.ts'
import type { Account } from './account.ts'
import { logMean } from './logMean.ts'
import { withValues } from './parts.ts'
import { MOST_PLAYERS, shapley } from './shapley.ts'
import type { TwoPoints } from './twoPoints.ts'

type Call = Extract<Scalar, { readonly op: 'call' }>

const SUMS = ['+', '-', 'negate']
const PRODUCTS = ['*', '/', '^', 'sqrt', 'exp']

/**
 * Divides `scale` times the change of a scalar among its inputs, so that the parts add up to it.
 *
 * - Sums and differences: each term's own change.
 * - Products, quotients, powers, roots and exponentials of factors that keep their sign: each factor's relative change
 *   times the logarithmic mean of the product (LMDI: Ang, Energy Policy 32, 2004, page 1131). A factor that is a sum is
 *   divided further in proportion.
 * - Anything else: Shapley over the inputs that change, up to ten of them; with more, over the arguments, each divided
 *   further in proportion.
 */
export function divide(scalar: Scalar, scale: number, points: TwoPoints, account: Account): void {
  const [before, after] = points.at(scalar)
  if (scalar.op === 'time') account.add(points.time, scale * (after - before))
  else if (scalar.op === 'slot') credit(scalar.slot, scale * (after - before), points, account)
  else if (scalar.op === 'call' && SUMS.includes(scalar.name)) divideSum(scalar, scale, points, account)
  else if (scalar.op === 'call' && isProduct(scalar, points)) {
    account.methods.add('product')
    divideLogarithm(scalar, scale * logMean(after, before), points, account)
  } else if (points.changedInputs(scalar).length > MOST_PLAYERS) {
    divideByArgument(scalar, scale, points, account)
  } else divideByInput(scalar, scale, points, account)
}

/** Puts an amount down to an input, or to what is behind it. */
function credit(input: number, amount: number, points: TwoPoints, account: Account): void {
  const [before, after] = points.input(input)
  const inner = points.behind(input)
  if (before === after) return
  if (inner) divide(inner, amount / (after - before), points, account)
  else account.add(input, amount)
}

function divideSum(
  { name, arguments: [a, b] }: Call,
  scale: number,
  points: TwoPoints,
  account: Account,
): void {
  account.methods.add('sum')
  if (a) divide(a, name === 'negate' ? -scale : scale, points, account)
  if (b) divide(b, name === '-' ? -scale : scale, points, account)
}

/** Whether the logarithm of a call's size is a sum over its arguments, none of which changes its sign. */
function isProduct(scalar: Call, points: TwoPoints): boolean {
  const { name, arguments: parts } = scalar
  if (!PRODUCTS.includes(name) || !keepsSign(scalar, points)) return false
  if (name === 'exp') return true
  if (name === '^') return points.at(parts[0] as Scalar).every((base) => base > 0)
  return parts.every((part) => keepsSign(part, points))
}

function keepsSign(scalar: Scalar, points: TwoPoints): boolean {
  const [before, after] = points.at(scalar)
  return (before > 0 && after > 0) || (before < 0 && after < 0)
}

/** Divides `scale` times the change of the logarithm of a scalar's size. */
function divideLogarithm(scalar: Scalar, scale: number, points: TwoPoints, account: Account): void {
  if (scalar.op === 'call' && isProduct(scalar, points)) divideProduct(scalar, scale, points, account)
  else {
    const [before, after] = points.at(scalar)
    divide(scalar, scale / logMean(after, before), points, account)
  }
}

function divideProduct(
  { name, arguments: parts }: Call,
  scale: number,
  points: TwoPoints,
  account: Account,
): void {
  const [a, b] = parts as readonly [Scalar, Scalar]
  if (name === 'exp') divide(a, scale, points, account)
  else if (name === 'sqrt') divideLogarithm(a, 0.5 * scale, points, account)
  else if (name === '^') {
    const [[from, to], [lower, upper]] = [points.at(a), points.at(b)]
    divideLogarithm(a, 0.5 * scale * (lower + upper), points, account)
    divide(b, 0.5 * scale * (log(from) + log(to)), points, account)
  } else {
    divideLogarithm(a, scale, points, account)
    divideLogarithm(b, name === '/' ? -scale : scale, points, account)
  }
}

function divideByInput(scalar: Scalar, scale: number, points: TwoPoints, account: Account): void {
  const inputs = points.changedInputs(scalar)
  if (inputs.length === 0) return
  account.methods.add('Shapley')
  const parts = shapley(inputs.length, points.mixed(scalar, inputs))
  if (parts.every(Number.isFinite)) {
    for (const [i, input] of inputs.entries()) credit(input, scale * (parts[i] as number), points, account)
  } else account.joint += scale * points.changeOf(scalar)
}

/** Each argument's part goes on to its own inputs in proportion; one that does not change has none. */
function divideByArgument(scalar: Scalar, scale: number, points: TwoPoints, account: Account): void {
  const ends = partsOf(scalar).map((part) => points.at(part))
  account.methods.add('by argument')
  const parts = shapley(ends.length, (coalition) => {
    const values = ends.map((pair, i) => pair[(coalition >> i) & 1] as number)
    return points.at(withValues(scalar, values))[0]
  })
  if (parts.every(Number.isFinite)) {
    for (const [i, argument] of partsOf(scalar).entries()) {
      const change = points.changeOf(argument)
      if (change !== 0) divide(argument, (scale * (parts[i] as number)) / change, points, account)
    }
  } else account.joint += scale * points.changeOf(scalar)
}
