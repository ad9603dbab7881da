import type { OtherRun } from '../charts/chartDataOf.ts'
import { summarise } from '../ensemble/summarise.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'
import { comparisonAnswer } from '../report/comparisonAnswer.ts'
import type { ComparedContent } from '../report/comparisonPage.ts'
import { both, html } from '../report/html.ts'
import { answerList, findingSections } from '../report/page.ts'
import { CHANGED, PUBLISHED } from '../report/published/changedWords.ts'
import type { Study } from '../report/published/study.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { compare, directions } from '../study/compare.ts'
import { hindcast } from '../study/hindcast.ts'
import { STATED_METRICS } from './studySession.ts'

function metricsOf(ensemble: Ensemble): Ensemble {
  return { ...ensemble, series: [], values: new Float64Array(0) }
}

/** How the first metrics differ from the published scenario, member by member, as a list. */
export function differenceList(
  reference: OtherRun,
  other: OtherRun,
  product: Study['product'],
  isPreview: boolean,
): string {
  const differences = compare(metricsOf(reference.ensemble), metricsOf(other.ensemble))
  const difference = summarise(other.scenario, differences)
  const named = (run: OtherRun, title: Text) => ({
    ...run,
    id: title.en,
    scenario: { ...run.scenario, title },
  })
  const content: ComparedContent = {
    ...named(other, CHANGED),
    difference: { ...difference, metrics: difference.metrics.slice(0, STATED_METRICS) },
    directions: directions(differences),
  }
  const [heading, ...lines] = comparisonAnswer({
    ...{ reference: named(reference, PUBLISHED), others: [content], charts: [], fonts: '' },
    ...{ product, language: 'en' },
  })
  const members = reference.ensemble.members
  const preview = isPreview ? { en: ', preview in single precision', zh: '，单精度预览' } : { en: '', zh: '' }
  const count = both({
    en: `(${members} members${preview.en})`,
    zh: `（${members} 个成员${preview.zh}）`,
  })
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
