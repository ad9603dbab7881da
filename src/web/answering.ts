import { buildChart } from '../charts/buildChart.ts'
import { chartDataOf, type OtherRun } from '../charts/chartDataOf.ts'
import { overlays } from '../charts/overlays.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Language, Text } from '../model/text.ts'
import { comparisonAnswer } from '../report/comparisonAnswer.ts'
import type { ComparedContent } from '../report/comparisonPage.ts'
import { both, html } from '../report/html.ts'
import { answerList, findingSections } from '../report/page.ts'
import { CHANGED, PUBLISHED } from '../report/published/changedWords.ts'
import type { Study } from '../report/published/study.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { compare, directions } from '../study/compare.ts'
import { hindcast } from '../study/hindcast.ts'

/** The chart beside the levers: the published scenario, and the changed one over it with the paired differences. */
export function askedChart(
  study: Study,
  reference: OtherRun,
  other: OtherRun | undefined,
  variable: string,
  language: Language,
): VegaLiteSpec | undefined {
  const overlay = overlays(reference.scenario).find(({ variables: [name] }) => name === variable)
  if (!overlay) return undefined
  const named = (run: OtherRun, title: Text): OtherRun => ({ ...run, scenario: { ...run.scenario, title } })
  const others = other ? [named(other, CHANGED)] : []
  const data = chartDataOf(other ? named(reference, PUBLISHED) : reference, others, study.observed)
  return buildChart({ ...overlay, kind: other ? 'comparison' : 'fan' }, data, language)
}

/** Metrics whose differences are stated beside the levers. */
const LINES = 8

/** How the first metrics differ from the published scenario, member by member, as a list. */
export function differenceList(reference: OtherRun, other: OtherRun, product: Study['product']): string {
  const differences = compare(reference.ensemble, other.ensemble)
  const difference = summarise(other.scenario, differences)
  const named = (run: OtherRun, title: Text) => ({
    ...run,
    id: title.en,
    scenario: { ...run.scenario, title },
  })
  const content: ComparedContent = {
    ...named(other, CHANGED),
    difference: { ...difference, metrics: difference.metrics.slice(0, LINES) },
    directions: directions(differences),
  }
  const [heading, ...lines] = comparisonAnswer({
    ...{ reference: named(reference, PUBLISHED), others: [content], charts: [], fonts: '' },
    ...{ product, language: 'en' },
  })
  const members = reference.ensemble.members
  const count = both({ en: `(${members} members)`, zh: `（${members} 个成员）` })
  return html`<p><strong>${heading ? both(heading) : ''}</strong> ${count}</p><ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`
    .markup
}

/** The sections of the page that hold numbers, by their ids. */
export function numberSections({ scenario, ensemble, summary }: OtherRun): Record<string, string> {
  const { model } = scenario
  const scores = hindcast(ensemble, model.series)
  const checks = checkFacts(ensemble, model.facts)
  const findings = { scenario, ensemble, summary, scores, checks }
  const { metrics, history, facts } = findingSections(findings)
  return {
    answer: answerList(findings).markup,
    metrics: metrics.markup,
    history: history.markup,
    facts: facts.markup,
  }
}
