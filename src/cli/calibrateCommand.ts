import { join } from 'node:path'
import { calibrationAnswer } from '../report/calibrationAnswer.ts'
import type { CalibrationContent } from '../report/calibrationContent.ts'
import { checksCsv, marginalsCsv } from '../report/calibrationCsv.ts'
import { calibrationPage } from '../report/calibrationPage.ts'
import { runRecord } from '../report/manifest.ts'
import { chartFiles, type DrawnChart } from '../report/reportFiles.ts'
import { posteriorScenario, posteriorTable } from '../study/calibration/posteriorTable.ts'
import { WANTED_RHAT } from '../study/calibration/samplePosterior.ts'
import { calibrateOnThreads, checkCalibratable } from './calibrating.ts'
import { calibrationDrawings } from './calibrationDrawings.ts'
import { chosenFolder } from './chosenFolder.ts'
import { endOf } from './dateOption.ts'
import { drawnPage } from './drawnPage.ts'
import { EFFORTS, type EffortName } from './efforts.ts'
import { EXIT } from './exitCode.ts'
import { type Loaded, loadFile } from './loadFile.ts'
import { type Outputs, writeOutputs } from './outputFolder.ts'
import { printFindings, shownPath } from './printFindings.ts'
import { PRODUCT } from './product.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'
import { withManifest } from './withManifest.ts'

export interface CalibrateOptions extends ScenarioOptions {
  readonly until: string
  readonly rows: number
  readonly effort: EffortName
}

/** Folder of the copy of the study within the results. */
const STUDY = 'study'

/** The study as it was read, with the posterior beside it, so that the result runs wherever it is put. */
function studyFiles({ inputs, scenario }: Loaded, { calibration }: CalibrationContent): Outputs {
  const files = new Map<string, string>()
  for (const { path, text } of inputs) files.set(`${STUDY}/${path.replace(/^.*\//, '')}`, text)
  const table = `${scenario.id}-posterior.csv`
  files.set(`${STUDY}/${table}`, posteriorTable(calibration))
  files.set(
    `${STUDY}/${scenario.id}-posterior.yaml`,
    posteriorScenario(calibration, `${scenario.id}.yaml`, table, scenario.title),
  )
  return files
}

function filesOf(loaded: Loaded, content: CalibrationContent, drawn: readonly DrawnChart[]): Outputs {
  const { calibration } = content
  return new Map<string, string | Uint8Array>([
    ['prior-posterior.csv', marginalsCsv(calibration)],
    ['predictive-check.csv', checksCsv(calibration)],
    ...studyFiles(loaded, content),
    ...chartFiles(drawn),
    ['report.html', calibrationPage(content)],
  ])
}

function resultJson({ scenario, calibration }: CalibrationContent, folder: string): object {
  const { until, seed, rows, diagnostics, marginals, discrepancies, checks, parameters, reached } =
    calibration
  const learned = marginals.map((one) => ({ ...one, reached: reached[parameters.indexOf(one.name)] }))
  const series = checks.map(({ series: { name }, points, ...check }) => ({
    series: name,
    n: points.length,
    ...check,
  }))
  return {
    ...{ scenario: scenario.id, folder, until, seed, rows, diagnostics },
    ...{ parameters: learned, discrepancies, checks: series },
  }
}

/** `chokepoint calibrate`: from priors and observations to a posterior that `run` can use. */
export async function calibrateCommand(
  file: string,
  options: CalibrateOptions,
  session: Session,
): Promise<number> {
  const loaded = loadFile(file, options)
  const { scenario } = loaded
  const until = endOf(options.until, '--until', scenario.time.origin)
  checkCalibratable(file, scenario, until, `--until ${options.until}`)
  const folder = chosenFolder(options, `calibrate-${scenario.id}`)
  const { rows, lang } = options
  const effort = EFFORTS[options.effort]
  const calibration = await calibrateOnThreads(scenario, { until, rows, effort }, options, session)
  const { drawn, page } = await drawnPage(calibrationDrawings(scenario, calibration), options, session)
  const content: CalibrationContent = {
    ...{ scenario, calibration, product: PRODUCT, language: lang },
    ...page,
  }
  const { seed, design } = scenario.ensemble
  const record = runRecord(scenario, { seed, design, members: rows, failures: [] })
  writeOutputs(folder, withManifest(filesOf(loaded, content, drawn), [record], [loaded]))
  const json = (path: string) => resultJson(content, path)
  printFindings({ answer: () => calibrationAnswer(content), json }, folder, options, session)
  const { terminal } = session
  const posterior = join(shownPath(folder), STUDY, `${scenario.id}-posterior.yaml`)
  const words = { en: 'Run the posterior with', zh: '运行后验' }[lang]
  if (!options.json) terminal.print(`${words}: npx chokepoint run ${posterior}`)
  if (calibration.diagnostics.rhat > WANTED_RHAT)
    terminal.say(`R-hat ${calibration.diagnostics.rhat.toFixed(3)} is above ${WANTED_RHAT}: see the report`)
  return EXIT.done
}
