import type { Distribution } from '../model/distribution.ts'

export interface DistributionProblem {
  readonly code: string
  /** From the distribution's own place in the file. */
  readonly path: readonly (string | number)[]
  readonly found: string
  readonly expected: string
}

/** What is wrong with the arguments of a distribution; empty when nothing is. */
export function distributionProblems(distribution: Distribution): readonly DistributionProblem[] {
  const { truncate } = distribution
  const complaints = [complaint(distribution)]
  if (truncate && truncate.min === undefined && truncate.max === undefined)
    complaints.push(['min', 'a min or a max'])
  if (truncate?.min !== undefined && truncate.max !== undefined && truncate.min >= truncate.max)
    complaints.push(['min', 'min below max'])
  return complaints.flatMap((c, i) =>
    c ? [problem(distribution, i === 0 ? distribution.kind : 'truncate', c)] : [],
  )
}

type Complaint = readonly [argument: string, expected: string]

function problem(
  distribution: Distribution,
  group: string,
  [argument, expected]: Complaint,
): DistributionProblem {
  const given = group === 'truncate' ? distribution.truncate : distribution
  const value = (given as Readonly<Record<string, unknown>> | undefined)?.[argument]
  const found =
    value === undefined ? `no ${argument}` : `${argument} ${Array.isArray(value) ? value.join(', ') : value}`
  return { code: 'bad-distribution', path: [group, argument], found, expected }
}

function complaint(d: Distribution): Complaint | undefined {
  switch (d.kind) {
    case 'fixed':
    case 'empirical':
      return undefined
    case 'uniform':
      return d.low < d.high ? undefined : ['low', 'low below high']
    case 'triangular':
    case 'pert':
      return d.low <= d.mode && d.mode <= d.high && d.low < d.high
        ? undefined
        : ['mode', 'low <= mode <= high, and low below high']
    case 'normal':
    case 'lognormal':
      return spread(d)
    case 'beta':
      return beta(d)
    case 'exponential':
      return d.mean > 0 ? undefined : ['mean', 'a mean above 0']
    case 'bernoulli':
      return d.probability >= 0 && d.probability <= 1
        ? undefined
        : ['probability', 'a probability from 0 to 1']
    case 'categorical':
      return categorical(d)
  }
}

function spread(d: Extract<Distribution, { kind: 'normal' | 'lognormal' }>): Complaint | undefined {
  const given = ['mean', 'sd', 'p5', 'p50', 'p95'].filter((name) => name in d).join()
  const first = d.kind
  if (given !== 'mean,sd' && given !== 'p5,p50,p95')
    return ['sd' in d || 'mean' in d ? 'mean' : 'p50', 'either mean and sd, or p5, p50 and p95']
  if ('sd' in d) {
    if (d.sd <= 0) return ['sd', 'an sd above 0']
    return first === 'lognormal' && d.mean <= 0 ? ['mean', 'a mean above 0'] : undefined
  }
  if (!(d.p5 < d.p50 && d.p50 < d.p95)) return ['p50', 'p5 < p50 < p95']
  return first === 'lognormal' && d.p5 <= 0 ? ['p5', 'a p5 above 0'] : undefined
}

function beta(d: Extract<Distribution, { kind: 'beta' }>): Complaint | undefined {
  if (d.alpha <= 0) return ['alpha', 'an alpha above 0']
  if (d.beta <= 0) return ['beta', 'a beta above 0']
  return (d.low ?? 0) < (d.high ?? 1) ? undefined : ['low', 'low (or 0) below high (or 1)']
}

function categorical(d: Extract<Distribution, { kind: 'categorical' }>): Complaint | undefined {
  if (d.values.length !== d.probabilities.length)
    return ['probabilities', `${d.values.length} of them, one for each value`]
  if (d.probabilities.some((p) => !(p >= 0 && p <= 1))) return ['probabilities', 'probabilities from 0 to 1']
  const total = d.probabilities.reduce((sum, p) => sum + p, 0)
  return Math.abs(total - 1) < 1e-9 ? undefined : ['probabilities', `a sum of 1, not ${total}`]
}
