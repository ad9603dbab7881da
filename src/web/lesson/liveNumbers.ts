import type { OtherRun } from '../../charts/chartDataOf.ts'
import { formatShare } from '../../charts/formatNumber.ts'
import { summarise } from '../../ensemble/summarise.ts'
import type { Ensemble, Summary } from '../../model/ensemble.ts'
import type { LiveNumber } from '../../model/lesson.ts'
import type { Language } from '../../model/text.ts'
import { metricText } from '../../report/readerText.ts'
import { checkFacts } from '../../study/checkFacts.ts'
import { compare } from '../../study/compare.ts'

const NOTHING = '–'

/** The numbers of a lesson's text, from the scenario as published and under the levers as they stand. */
export function liveNumbers(
  numbers: readonly LiveNumber[],
  published: OtherRun,
  now: OtherRun,
  language: Language,
): string[] {
  const needsChange = numbers.some(({ of }) => of === 'change')
  const change = needsChange ? compare(published.ensemble, now.ensemble) : undefined
  const changed = change && { ...now, ensemble: change, summary: summarise(now.scenario, change) }
  return numbers.map((number) => {
    const run = { now, published, change: changed }[number.of]
    return run ? numberText(number, run, language) : NOTHING
  })
}

function numberText(number: LiveNumber, run: OtherRun, language: Language): string {
  const { which } = number
  const { origin } = run.scenario.time
  const found = number.month === undefined ? metricOrFact(number, run) : inMonth(number, run.summary)
  if (!found) return NOTHING
  if (which === 'probability')
    return found.probability === undefined ? NOTHING : formatShare(found.probability)
  return metricText(found, which, origin, language)
}

function metricOrFact({ name, element }: LiveNumber, { scenario, ensemble, summary }: OtherRun) {
  const metric = summary.metrics.find((one) => one.name === name && one.element === element)
  if (metric) return metric
  const [check] = checkFacts(
    ensemble,
    scenario.model.facts.filter((fact) => fact.name === name),
  )
  return (
    check && {
      kind: kindOf(ensemble, name),
      unit: check.fact.unit,
      statistics: check.simulated,
      probability: check.share,
    }
  )
}

const kindOf = ({ metrics }: Ensemble, name: string) =>
  metrics.find((one) => one.purpose === 'fact' && one.name === name)?.kind ?? 'number'

function inMonth({ name, element, month }: LiveNumber, { months, series }: Summary) {
  const one = series.find(({ variable, element: own }) => variable === name && own === element)
  const statistics = one?.statistics[months.indexOf(month ?? '')]
  return one && statistics
    ? { kind: 'number' as const, unit: one.unit, statistics, probability: undefined }
    : undefined
}
