import { type Drawing, type DrawnPage, drawCharts } from './drawCharts.ts'
import { openDrawers } from './drawers.ts'
import { progress } from './progress.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/**
 * Draws the charts of a report in both languages, with progress.
 * @param drawers who do it and are then closed
 */
export async function drawnPage(
  drawings: readonly Drawing[],
  options: Partial<Pick<ScenarioOptions, 'quiet' | 'workers'>>,
  session: Session,
  drawers = openDrawers(options, session),
): Promise<DrawnPage> {
  const shown = progress('Charts', 2 * drawings.length, session.terminal, options.quiet ?? false)
  try {
    const drawn = await drawCharts(drawings, drawers, () => shown.add(1))
    session.signal.throwIfAborted()
    return drawn
  } finally {
    drawers.close()
    shown.stop()
  }
}
