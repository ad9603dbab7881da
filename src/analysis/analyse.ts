import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Model } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Assignment, MetricValue, Output, Scalar, System } from '../model/system.ts'
import { checkScenario } from './checkModel.ts'
import { Draft } from './draft.ts'
import { scheduleEvents } from './exogenousPath.ts'
import { Hoister } from './hoist.ts'
import { allocate, type Context, layOut, spanOf } from './layOut.ts'
import { measures } from './measures.ts'
import { order } from './order.ts'
import { Report } from './report.ts'
import { Scope } from './scope.ts'
import { Stages } from './stage.ts'
import { tellCircles } from './tellCircles.ts'

export interface Analysis {
  /** Absent when anything was wrong. */
  readonly system?: System
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Turns a scenario into a system that kernels run: names and units are checked, arrays are laid out, macros become stocks and
 * flows, events become paths, equations are put in order and sorted by when they have to be computed.
 * @param adjustable names of parameters (`name` or `name[element]`), of probabilities and of dates of events (`probabilityName`,
 * `dateName`) that become draws even where they are certain, so that another distribution of that draw is all it takes to change them
 */
export function analyse(scenario: Scenario, adjustable?: ReadonlySet<string>): Analysis {
  const report = new Report()
  const scope = new Scope(scenario.model)
  const sound = checkScenario(scenario, scope, report)
  const system = sound && systemOf(sound, adjustable, scope, report)
  return report.diagnostics.length === 0 && system
    ? { system, diagnostics: [] }
    : { diagnostics: report.diagnostics }
}

/** Of a scenario with faults, only what else is wrong with the rest of it counts. */
function systemOf(
  scenario: Scenario,
  adjustable: ReadonlySet<string> | undefined,
  scope: Scope,
  report: Report,
): System | undefined {
  const draft = new Draft(adjustable)
  const context: Context = { scope, draft, report, span: spanOf(scenario.time) }
  allocate(scenario.model.variables, context)
  const schedule = scheduleEvents(scenario.model.events, draft)
  for (const variable of parametersFirst(scenario.model)) layOut(variable, schedule, context)
  return assemble(scenario, context, measures(scenario, context))
}

/** Delays are compared with the time step while equations are laid out, so certain numbers have to be known by then. */
function parametersFirst({ variables }: Model): Model['variables'] {
  const isParameter = (v: Model['variables'][number]): boolean => v.kind === 'parameter'
  return [...variables.filter(isParameter), ...variables.filter((v) => !isParameter(v))]
}

function assemble(scenario: Scenario, context: Context, metrics: readonly MetricValue[]): System | undefined {
  const { draft } = context
  const step = inOrder(
    draft.assignments,
    draft.assignments.keys(),
    'within a time step',
    scenario.model,
    context,
  )
  const initial = step && initialOrder(scenario.model, context)
  if (!initial) return undefined
  const stages = new Stages(draft)
  const member = step.filter((a) => stages.ofSlot(a.slot) === 'member')
  const hoister = new Hoister(draft, stages)
  const hoisted = (scalar: Scalar): Scalar => hoister.hoist(scalar)
  const system = {
    time: timeOf(scenario, context),
    draws: draft.draws,
    correlations: scenario.model.correlations.map(({ between, rank }) => ({ between, rank })),
    noise: draft.noise,
    tables: draft.tables,
    checks: draft.checks,
    initial: initial.filter((a) => stages.ofSlot(a.slot) === 'step'),
    step: step
      .filter((a) => stages.ofSlot(a.slot) === 'step')
      .map(({ slot, value }) => ({ slot, value: hoisted(value) })),
    stocks: draft.stocks.map(({ slot, rate, nonNegative }) => ({ slot, rate: hoisted(rate), nonNegative })),
    delays: draft.delays,
    reducers: draft.reducers.map((r) => ({ ...r, value: hoisted(r.value) })),
    metrics,
    outputs: outputsOf(scenario, context),
  }
  return { ...system, member: [...member, ...hoister.assignments], slots: draft.slots }
}

function timeOf(scenario: Scenario, { span }: Context): System['time'] {
  const { stepsPerMonth, method, origin } = scenario.time
  return {
    start: span.startTime,
    step: span.timeStep,
    steps: Math.round((span.endTime - span.startTime) * stepsPerMonth),
    stepsPerSave: stepsPerMonth,
    method,
    origin,
  }
}

/** At the start, stocks have their initial values, and whatever those read is computed before them. */
function initialOrder(model: Model, context: Context): Assignment[] | undefined {
  const { draft } = context
  const definitions = new Map(draft.assignments)
  const starting = [
    ...draft.stocks.map((s) => ({ slot: s.slot, value: s.initial })),
    ...draft.delays.map((d) => ({ slot: d.slot, value: d.initial })),
    ...draft.memories,
  ]
  for (const { slot, value } of starting) definitions.set(slot, value)
  return inOrder(
    definitions,
    starting.map((s) => s.slot),
    'at the start',
    model,
    context,
  )
}

function inOrder(
  definitions: ReadonlyMap<number, Scalar>,
  wanted: Iterable<number>,
  when: string,
  model: Model,
  { draft, report }: Context,
): Assignment[] | undefined {
  const found = order(definitions, wanted)
  if (found.kind === 'ordered') return [...found.definitions]
  tellCircles(found.circles, when, model, draft, report)
  return undefined
}

function outputsOf({ outputs }: Scenario, { draft }: Context): Output[] {
  return draft.slots.flatMap(({ variable, element, unit }, slot) =>
    outputs.includes(variable) && draft.find(variable, element) === slot
      ? [{ variable, element, unit, slot }]
      : [],
  )
}
