import { buildChart } from '../../charts/buildChart.ts'
import type { ChartData } from '../../charts/chartData.ts'
import { chartDataOf, type OtherRun } from '../../charts/chartDataOf.ts'
import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import { withPublished } from '../../charts/withPublished.ts'
import type { ChartSpec } from '../../model/scenario.ts'
import { chartCsv, chartTable } from '../../report/chartTable.ts'
import { drawChart } from '../../report/drawing/drawChart.ts'
import { viewedAs } from '../../report/published/otherViews.ts'
import { ghosted } from '../ghosted.ts'
import type { StudySession } from '../studySession.ts'
import type { WorkerFeature } from '../workerFeature.ts'
import type { ChartQuestion } from './chartMessages.ts'

/** Charts of the scenario under some settings, as drawings, tables and files. */
export const chart: WorkerFeature = {
  name: 'chart',
  async answer(question, session) {
    const { name, want, settings, language, kind, at } = question as ChartQuestion
    const { study } = session
    const asked = study.scenario.charts.find((one) => one.name === name)
    const baseline = await session.baseline()
    const shown = await session.complete(settings, () => true)
    if (!asked || !shown) return ''
    const spec = viewedAs(asked, kind, at)
    const published = dataFor(spec, baseline.run, session)
    const isChanged = shown !== baseline
    const data = isChanged ? withPublished(dataFor(spec, shown.run, session), published) : published
    const build = (): VegaLiteSpec => {
      const built = buildChart(spec, data, language)
      return isChanged ? ghosted(built, buildChart(spec, published, language), language) : built
    }
    switch (want) {
      case 'svg':
        return drawChart(build())
      case 'json':
        return `${JSON.stringify(build(), undefined, 1)}\n`
      case 'table':
        return chartTable(spec, data, language).markup
      case 'csv':
        return chartCsv(spec, data)
    }
  },
}

/** A chart drawn in another way needs members that the scenario's own charts do not. */
function dataFor(spec: ChartSpec, run: OtherRun, session: StudySession): ChartData {
  if (session.study.scenario.charts.includes(spec)) return session.chartData(run)
  return chartDataOf({ ...run, scenario: { ...run.scenario, charts: [spec] } }, [], session.study.observed)
}
