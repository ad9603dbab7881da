import type { Event, Parameter, TimeSpec, Variable } from '../model/model.ts'
import type { EnsembleSpec, Scenario } from '../model/scenario.ts'
import { changesOf } from './changesOf.ts'
import { checkNames } from './checkNames.ts'
import type { DimensionTable } from './dimensionTable.ts'
import { EffectChecker } from './effectChecker.ts'
import { gatherEvents } from './gatherEvents.ts'
import { gatherProjects } from './gatherProjects.ts'
import { OVERRIDES } from './overrides.ts'
import type { Problems } from './problems.ts'
import { projectParameters } from './projectParameters.ts'
import { readDimensions } from './readDimensions.ts'
import { readEndOfData } from './readEndOfData.ts'
import { readFacts, readSeries } from './readHistory.ts'
import type { Layer } from './readLayers.ts'
import { readLevers } from './readLevers.ts'
import { readCharts, readMetrics } from './readMetrics.ts'
import { readOutputs } from './readOutputs.ts'
import { readCorrelations, readParameters } from './readParameters.ts'
import { readThemes } from './readThemes.ts'
import { readVariables } from './readVariables.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'
import { SettingApplier } from './settingApplier.ts'
import { timeOf } from './timeOf.ts'
import { withoutJoint } from './withoutJoint.ts'

/**
 * Puts the files of a scenario together: reads the model and its numbers, then does in the order of the scenario files what each
 * changes. Problems are collected; the result counts only when there are none.
 */
export function buildScenario(files: ScenarioFiles, problems: Problems): Scenario {
  const { layers, model, parameters } = files
  const time = timeOf(model, layers, problems)
  const projects = gatherProjects(files, time.origin, problems)
  const dimensions = readDimensions(model, projects, problems)
  const written = [
    ...readVariables(model, time.origin, dimensions, problems),
    ...(parameters ? readParameters(parameters, time.origin, dimensions, problems) : []),
    ...projectParameters(model, projects.byId, dimensions, time.origin, problems),
  ]
  checkNames(written, dimensions, problems)
  const checker = new EffectChecker(written, dimensions, problems)
  const events = gatherEvents(files, time.origin, checker, problems)
  const variables = applySettings(files, written, events, time, dimensions, problems)
  const { title } = model.data
  const endOfData = readEndOfData(model, variables, problems)
  const themes = readThemes(model, variables, problems)
  return {
    ...headOf(layers, problems),
    time,
    model: {
      title,
      version: model.source.written(['version']).source,
      dimensions: dimensions.all,
      variables,
      correlations: parameters
        ? withoutJoint(readCorrelations(parameters, parametersOf(variables), dimensions, problems), variables)
        : [],
      events,
      series: readSeries(model, files.observations, time.origin, problems),
      facts: readFacts(model, time.origin, problems),
      ...(endOfData === undefined ? {} : { endOfData }),
      ...(themes.length === 0 ? {} : { themes }),
    },
    outputs: readOutputs(layers, variables, problems),
    metrics: readMetrics(layers, dimensions, problems),
    charts: readCharts(layers, problems),
    levers: readLevers(layers, { variables, events, dimensions, origin: time.origin }, problems),
    changes: changesOf(layers),
  }
}

/**
 * The posterior and the settings of each file, then those of the policies it sets up, unless the policy is switched off in
 * the end. A file that switches posteriors off does so for those it extends.
 */
function applySettings(
  { layers, posteriors }: ScenarioFiles,
  variables: readonly Variable[],
  events: readonly Event[],
  { origin }: TimeSpec,
  dimensions: DimensionTable,
  problems: Problems,
): readonly Variable[] {
  const applier = new SettingApplier(variables, origin, dimensions, problems)
  const enabled = new Set(events.filter((event) => event.enabled).map((event) => event.name))
  const off = layers.findLastIndex(({ data }) => data.posterior === 'off')
  for (const [i, layer] of layers.entries()) {
    const rows = i > off ? posteriors.get(layer) : undefined
    if (rows) applier.draw(rows, layer)
    applier.apply(layer.data.set, layer, ['set'])
    for (const [name, policy] of Object.entries(layer.data.policies))
      if (typeof policy === 'object' && policy.set && enabled.has(name))
        applier.apply(policy.set, layer, ['policies', name, 'set'])
  }
  return applier.variables
}

function parametersOf(variables: readonly Variable[]): ReadonlyMap<string, Parameter> {
  return new Map(variables.flatMap((v) => (v.kind === 'parameter' ? [[v.name, v]] : [])))
}

/** What the last file to say so says about the scenario as a whole. The settings of the command line do not rename it. */
function headOf(
  layers: readonly Layer[],
  problems: Problems,
): Pick<Scenario, 'id' | 'title' | 'summary' | 'ensemble'> {
  const file = layers.findLast(({ source }) => source.file !== OVERRIDES) as Layer
  const title = layers.findLast(({ data }) => data.title)?.data.title
  if (!title)
    problems.add(
      'missing-key',
      file.source.place([]),
      'no title',
      'the key title, here or in an extended file',
    )
  const words = title ?? { en: '', zh: '' }
  const summary = layers.findLast(({ data }) => data.summary)?.data.summary ?? words
  return { id: file.id, title: words, summary, ensemble: ensembleOf(layers) }
}

const ENSEMBLE: EnsembleSpec = { members: 1000, seed: 'chokepoint', design: 'sobol' }

function ensembleOf(layers: readonly Layer[]): EnsembleSpec {
  const written = Object.assign({ ...ENSEMBLE }, ...layers.map(({ data }) => data.ensemble))
  return { ...written, seed: String(written.seed) }
}
