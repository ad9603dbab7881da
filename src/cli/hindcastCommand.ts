import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { monthLabel } from '../model/calendar.ts'
import type { Scenario } from '../model/scenario.ts'
import { factsCsv } from '../report/factsCsv.ts'
import { hindcastLines } from '../report/hindcastAnswer.ts'
import { hindcastCsv, hindcastPointsCsv } from '../report/hindcastCsv.ts'
import { type HindcastContent, hindcastPage } from '../report/hindcastPage.ts'
import { runRecord } from '../report/manifest.ts'
import { chartFiles, type DrawnChart } from '../report/reportFiles.ts'
import { originsCsv, rollingCsv, rollingPointsCsv } from '../report/rollingCsv.ts'
import { scorecardCsv, scorecardOf } from '../report/scorecard.ts'
import { checkFacts } from '../study/checkFacts.ts'
import { hindcast } from '../study/hindcast.ts'
import { type RollingHindcast, rollingHindcast, usualOrigins } from '../study/rolling/rollingHindcast.ts'
import { checkCalibratable, onThreads, posteriorOf } from './calibrating.ts'
import { chosenFolder } from './chosenFolder.ts'
import { startOf } from './dateOption.ts'
import { drawnPage } from './drawnPage.ts'
import { EFFORTS, type EffortName } from './efforts.ts'
import { EXIT } from './exitCode.ts'
import { inSampleDrawings, rollingDrawings } from './hindcastDrawings.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { modelFingerprint } from './modelFingerprint.ts'
import { runnerOn } from './onPool.ts'
import { type Outputs, writeOutputs } from './outputFolder.ts'
import { printFindings } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import { Refusal } from './refusal.ts'
import { runEnsemble } from './runEnsemble.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import { SCORECARD } from './scorecardFile.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

export interface HindcastOptions extends ScenarioOptions {
  readonly origins?: string
  readonly inSampleOnly?: boolean
  readonly effort: EffortName
  readonly keep?: boolean
}

/** Draws of each forecast. */
const ROWS = 1000

type Rolling = NonNullable<HindcastContent['rolling']>

/** @throws Refusal where a month cannot be forecast from */
function originsOf(file: string, prior: Scenario, { origins }: HindcastOptions): number[] {
  const asked = origins === undefined ? [] : origins.split(',').map((text) => text.trim())
  const times = asked.map((text) => startOf(text, '--origins', prior.time.origin))
  const chosen = origins === undefined ? usualOrigins(prior) : [...new Set(times)].sort((a, b) => a - b)
  const last = Math.max(...prior.model.series.flatMap(({ observations }) => observations.map(({ to }) => to)))
  for (const origin of chosen) {
    const said = `--origins ${monthLabel(origin, prior.time.origin)}`
    checkCalibratable(file, prior, origin, said)
    if (origin >= last) throw new Refusal(`${said}: nothing was observed afterwards`)
  }
  return chosen
}

async function rollingOf(
  prior: Loaded,
  origins: readonly number[],
  options: HindcastOptions,
  session: Session,
): Promise<Rolling> {
  const { scenario } = prior
  const { seed } = scenario.ensemble
  const effort = EFFORTS[options.effort]
  const what = `${scenario.title.en}: forecasts from ${origins.length} dates`
  const found: RollingHindcast = await onThreads(what, options, session, (pool, onProgress) =>
    rollingHindcast(scenario, runnerOn(pool), { origins, seed, effort, rows: ROWS, onProgress }),
  )
  const scorecard = scorecardOf(found, {
    version: PRODUCT.version,
    fingerprint: modelFingerprint(prior),
    ...{ seed, effort: options.effort },
    origins: origins.map((origin) => monthLabel(origin, scenario.time.origin)),
  })
  return { hindcast: found, scorecard }
}

function filesOf(content: HindcastContent, drawn: readonly DrawnChart[]): Outputs {
  const { scenario, scores, checks, rolling } = content
  const { origin } = scenario.time
  return new Map<string, string | Uint8Array>([
    ['hindcast.csv', hindcastCsv(scores)],
    ['hindcast-points.csv', hindcastPointsCsv(scores)],
    ['facts.csv', factsCsv(checks)],
    ...((rolling
      ? [
          ['rolling.csv', rollingCsv(rolling.hindcast)],
          ['rolling-points.csv', rollingPointsCsv(rolling.hindcast, origin)],
          ['origins.csv', originsCsv(rolling.hindcast, origin)],
          [SCORECARD, scorecardCsv(rolling.scorecard)],
        ]
      : []) as [string, string][]),
    ...chartFiles(drawn),
    ['report.html', hindcastPage(content)],
  ])
}

function resultJson({ scenario, scores, checks, rolling }: HindcastContent, folder: string): object {
  const inSample = scores.map(({ points, ...score }) => score)
  const facts = checks.map(({ fact, simulated, holds }) => ({
    name: fact.name,
    median: simulated.p50,
    holds,
  }))
  const forecasts = rolling && { scorecard: rolling.scorecard, origins: rolling.hindcast.origins }
  return { scenario: scenario.id, folder, inSample, facts, ...forecasts }
}

/** `chokepoint hindcast`: a scenario against history, and forecasts from earlier dates against what came. */
export async function hindcastCommand(
  file: string,
  options: HindcastOptions,
  session: Session,
): Promise<number> {
  const loaded = loadFile(file, options)
  const prior = options.inSampleOnly ? undefined : loadFile(file, { ...options, posterior: 'off' })
  const origins = prior ? originsOf(file, prior.scenario, options) : []
  const folder = chosenFolder(options, `hindcast-${loaded.scenario.id}`)
  const { scenario, ensemble, summary } = await runEnsemble(loaded, options, session)
  const rolling = prior && (await rollingOf(prior, origins, options, session))
  const scores = hindcast(ensemble, scenario.model.series)
  const drawings = [
    ...(rolling ? rollingDrawings(scenario, rolling.hindcast) : []),
    ...inSampleDrawings(scenario, scores, ensemble.members - summary.failed),
  ]
  const { drawn, page } = await drawnPage(drawings, options, session)
  const posterior = posteriorOf(scenario)
  const content: HindcastContent = {
    ...{ scenario, scores, checks: checkFacts(ensemble, scenario.model.facts) },
    ...(rolling && { rolling }),
    ...(posterior === undefined ? {} : { posterior }),
    ...page,
    ...{ product: PRODUCT, language: options.lang },
  }
  writeOutputs(folder, withManifest(filesOf(content, drawn), [runRecord(scenario, ensemble)], [loaded]))
  if (rolling && options.keep) writeFileSync(join(dirname(file), SCORECARD), scorecardCsv(rolling.scorecard))
  const answer = () => [scenario.title, ...hindcastLines(content)]
  printFindings({ answer, json: (path) => resultJson(content, path) }, folder, options, session)
  return summary.failed > 0 ? EXIT.membersFailed : EXIT.done
}
