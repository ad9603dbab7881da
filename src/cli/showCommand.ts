import { dependedOnBy, dependsOn, listed } from '../analysis/namesIn.ts'
import type { Variable } from '../model/model.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { ledger } from '../report/ledger.ts'
import { assumptionLines, definitionLines, shownNames } from './definitionLines.ts'
import { changesOf, withValue } from './effectLines.ts'
import { EXIT } from './exitCode.ts'
import type { Line } from './line.ts'
import { loadFile } from './loadFile.ts'
import { meanLines } from './meanLines.ts'
import { printable } from './printable.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'
import { suggestion } from './suggestion.ts'

function equationLines(variable: Variable, scenario: Scenario): Line[] {
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
      return each(`${variable.path}, base`, listed(variable.base)).map(([what, source]) => [
        what,
        withValue(source, scenario),
      ])
    case 'parameter':
    case 'lookup':
    case 'noise':
      return []
  }
}

function variableLines(
  variable: Variable,
  scenario: Scenario,
  language: Language,
  shown: (path: string) => string,
): Line[] {
  const { name, kind, unit, over, label, description, place } = variable
  const [uses, used] = [dependsOn(variable, scenario.model), dependedOnBy(name, scenario.model)]
  return [
    ['what', `${kind}: ${label[language]}`],
    ...(description ? [['meaning', description[language]] as const] : []),
    ['unit', unit],
    ...(over.length > 0 ? [['over', over.join(', ')] as const] : []),
    ...equationLines(variable, scenario),
    ...changesOf(name, scenario),
    ['depends on', uses.join(', ') || 'nothing'],
    ['used by', used.join(', ') || 'no other variable'],
    ['written in', `${shown(place.file)}:${place.line}`],
  ]
}

/** `chokepoint show`: everything there is to know of one name. */
export function showCommand(file: string, name: string, lang: Language, { terminal }: Session): number {
  const { scenario, from } = loadFile(file)
  const [plain = ''] = name.split('[')
  const variable = scenario.model.variables.find((one) => one.name === plain)
  const assumptions = variable ? ledger(scenario).filter((one) => one.name.split('[')[0] === plain) : []
  const lines = [
    ...(variable ? variableLines(variable, scenario, lang, from.shown) : []),
    ...assumptionLines(assumptions),
    ...(variable ? meanLines(variable, scenario) : []),
    ...definitionLines(plain, scenario, lang),
  ]
  if (lines.length === 0)
    throw new Refusal(`${file} has no ${plain}${suggestion(plain, shownNames(scenario))}`)
  const changes = scenario.changes
    .filter((change) => change.name.split('[')[0] === plain)
    .map(({ to, place }): Line => ['changed', `to ${to} in ${from.shown(place.file)}:${place.line}`])
  terminal.print(terminal.colors.bold(plain))
  for (const [what, text] of [...lines, ...changes]) {
    terminal.print(`${terminal.colors.dim(what.padEnd(12))} ${printable(text)}`)
  }
  return EXIT.done
}
