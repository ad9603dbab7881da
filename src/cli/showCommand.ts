import { nearestName } from '../diagnostics/nearestName.ts'
import type { Effect, Event, Model, Variable } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { type Assumption, ledger } from '../report/ledger.ts'
import { EXIT } from './exitCode.ts'
import { loadFile } from './loadFile.ts'
import { dependedOnBy, dependsOn, listed } from './namesIn.ts'
import { printable } from './printable.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

type Line = readonly [what: string, text: string]

function equationLines(variable: Variable): Line[] {
  const each = (what: string, equations: ReturnType<typeof listed>): Line[] =>
    equations.map(([element, { source }]) => [element === '' ? what : `${what} ${element}`, source])
  switch (variable.kind) {
    case 'stock':
      return [
        ...each('initial', listed(variable.initial)),
        ...variable.inflows.map(({ source }): Line => ['inflow', source]),
        ...variable.outflows.map(({ source }): Line => ['outflow', source]),
      ]
    case 'flow':
    case 'auxiliary':
      return each('equation', listed(variable.equations))
    case 'exogenous':
      return each(`${variable.path}, base`, listed(variable.base))
    case 'parameter':
    case 'lookup':
    case 'noise':
      return []
  }
}

function assumptionLines(assumptions: readonly Assumption[]): Line[] {
  return assumptions.flatMap(({ name, value, source, grade, note }) => [
    [name, value] as const,
    ['  evidence', `${grade}: ${source}${note ? ` (${note})` : ''}`] as const,
  ])
}

function effectsOn(name: string, { events }: Model): Line[] {
  const acts = (event: Event): Effect[] =>
    event.outcomes.flatMap(({ effects }) => effects.filter((effect) => effect.exogenous === name))
  return events
    .filter((event) => event.enabled && acts(event).length > 0)
    .map((event) => ['changed by', event.name])
}

function variableLines(
  variable: Variable,
  model: Model,
  language: Language,
  shown: (path: string) => string,
): Line[] {
  const { name, kind, unit, over, label, description, place } = variable
  const [uses, used] = [dependsOn(variable, model), dependedOnBy(name, model)]
  return [
    ['what', `${kind}: ${label[language]}`],
    ...(description ? [['meaning', description[language]] as const] : []),
    ['unit', unit],
    ...(over.length > 0 ? [['over', over.join(', ')] as const] : []),
    ...equationLines(variable),
    ...effectsOn(name, model),
    ['depends on', uses.join(', ') || 'nothing'],
    ['used by', used.join(', ') || 'no other variable'],
    ['written in', `${shown(place.file)}:${place.line}`],
  ]
}

function otherLines(name: string, { model, metrics }: Scenario, language: Language): Line[] {
  const metric = metrics.find((one) => one.name === name)
  if (metric) {
    const { label, unit, expression } = metric
    return [
      ['what', `metric: ${label[language]}`],
      ['unit', unit],
      ['expression', expression.source],
    ]
  }
  const event = model.events.find((one) => one.name === name)
  const kind = event?.policy ? 'policy' : 'event'
  return event
    ? [
        ['what', `${kind}: ${event.label[language]}`],
        ['on', event.enabled ? 'yes' : 'no'],
      ]
    : []
}

function namesOf({ model, metrics }: Scenario): string[] {
  return [...model.variables, ...metrics, ...model.events].map(({ name }) => name)
}

/** `chokepoint show`: everything there is to know of one name. */
export function showCommand(file: string, name: string, lang: Language, { terminal }: Session): number {
  const { scenario, from } = loadFile(file)
  const [plain = ''] = name.split('[')
  const variable = scenario.model.variables.find((one) => one.name === plain)
  const lines = variable
    ? variableLines(variable, scenario.model, lang, from.shown)
    : otherLines(plain, scenario, lang)
  if (lines.length === 0) {
    const nearest = nearestName(plain, namesOf(scenario))
    throw new Refusal(`${file} has no ${plain}${nearest ? `; did you mean ${nearest}?` : ''}`)
  }
  const assumptions = ledger(scenario).filter((one) => one.name === plain || one.name.startsWith(`${plain}[`))
  const changes = scenario.changes
    .filter((change) => change.name.split('[')[0] === plain)
    .map(({ to, place }): Line => ['changed', `to ${to} in ${from.shown(place.file)}:${place.line}`])
  terminal.print(terminal.colors.bold(plain))
  for (const [what, text] of [...lines, ...assumptionLines(assumptions), ...changes]) {
    terminal.print(`${terminal.colors.dim(what.padEnd(12))} ${printable(text)}`)
  }
  return EXIT.done
}
