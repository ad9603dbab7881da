import { z } from 'zod'
import { readDistribution, type WrittenDistribution } from '../readDistribution.ts'
import { fields, forms } from './basic.ts'
import { refuse } from './problem.ts'

const quantity = forms('a number, or a date for a parameter of unit date', z.number(), z.string())
const quantities = z.array(quantity).min(1).max(100_000)
const three = { p5: quantity.optional(), p50: quantity.optional(), p95: quantity.optional() }
const peaked = fields({ low: quantity, mode: quantity, high: quantity })

/** The keys of a distribution; exactly one kind, and perhaps `truncate`. */
export const distributionShape = {
  uniform: fields({ low: quantity, high: quantity }).optional(),
  triangular: peaked.optional(),
  pert: peaked.optional(),
  normal: fields({ mean: quantity.optional(), sd: z.number().optional(), ...three }).optional(),
  lognormal: fields({ mean: z.number().optional(), sd: z.number().optional(), ...three }).optional(),
  beta: fields({
    alpha: z.number(),
    beta: z.number(),
    low: quantity.optional(),
    high: quantity.optional(),
  }).optional(),
  exponential: fields({ mean: z.number() }).optional(),
  bernoulli: fields({ probability: z.number() }).optional(),
  categorical: fields({ values: quantities, probabilities: z.array(z.number()) }).optional(),
  empirical: fields({ values: quantities }).optional(),
  truncate: fields({ min: quantity.optional(), max: quantity.optional() }).optional(),
}

/** A distribution by its kind. */
export const distributionForm = fields(distributionShape).superRefine(checkDistribution)

/** Reports what is wrong with the arguments; whether dates are in place is known only with the unit. */
export function checkDistribution(
  written: WrittenDistribution,
  context: z.core.$RefinementCtx<unknown>,
): void {
  const read = readDistribution(written)
  for (const { path, ...problem } of 'problems' in read ? read.problems : []) refuse(context, problem, path)
}

/** A number, a date, or a distribution. */
export const distribution = forms(
  'a number, a date or a distribution',
  z.number(),
  z.string().superRefine(checkDistribution),
  distributionForm,
).meta({
  id: 'distribution',
  description: 'A number, a date, or a distribution such as { uniform: { low: 1, high: 2 } }',
})
