import type { DrawnChart } from '../report/reportFiles.ts'
import { chartsOfPage, type Drawing, drawCharts } from './drawCharts.ts'
import { progress } from './progress.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/** Charts as files, and as the page of a report shows them. */
export interface DrawnPage {
  readonly drawn: readonly DrawnChart[]
  readonly page: Awaited<ReturnType<typeof chartsOfPage>>
}

/** Draws the charts of a report in both languages, with progress. */
export async function drawnPage(
  drawings: readonly Drawing[],
  { quiet = false }: Pick<ScenarioOptions, 'quiet'>,
  { terminal, signal }: Session,
): Promise<DrawnPage> {
  const shown = progress('Charts', 2 * drawings.length, terminal, quiet)
  const drawn = await drawCharts(drawings, signal, () => shown.add(1)).finally(shown.stop)
  const page = await chartsOfPage(drawn)
  signal.throwIfAborted()
  return { drawn, page }
}
