import type { Ensemble } from '../src/model/ensemble.ts'

type EnsembleMetric = Ensemble['metrics'][number]

/** What a test says of an ensemble: rows of one number for each member. */
interface Rows {
  readonly members: number
  /** Paths by `variable` or `variable[element]`: one row for each saved time. */
  readonly series?: Readonly<Record<string, readonly (readonly number[])[]>>
  readonly metrics?: readonly (Partial<EnsembleMetric> & {
    readonly name: string
    readonly values: readonly number[]
  })[]
  readonly draws?: Readonly<Record<string, readonly number[]>>
  readonly months?: readonly string[]
  readonly failures?: Ensemble['failures']
}

/** An ensemble with the numbers of a test, laid out as the kernel leaves them. */
export function ensembleOf({
  members,
  series = {},
  metrics = [],
  draws = {},
  months = ['2021-01'],
  failures = [],
}: Rows): Ensemble {
  return {
    members,
    seed: 'test',
    design: 'mc',
    times: months.map((_, i) => i),
    months,
    series: Object.keys(series).map((name) => {
      const [variable = '', element = ''] = name.replace(']', '').split('[')
      return { variable, element, unit: 't' }
    }),
    values: Float64Array.from(Object.values(series).flat(2)),
    metrics: metrics.map(({ values, ...metric }) => ({
      ...{ element: '', unit: 't', purpose: 'metric', kind: 'number' },
      ...metric,
    })),
    metricValues: Float64Array.from(metrics.flatMap(({ values }) => values)),
    drawNames: Object.keys(draws),
    draws: Float64Array.from(Object.values(draws).flat()),
    failures,
  }
}
