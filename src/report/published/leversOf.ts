import { probabilityName } from '../../analysis/exogenousPath.ts'
import type { Model, Parameter } from '../../model/model.ts'
import type { Lever, Scenario } from '../../model/scenario.ts'
import type { PageLever } from './study.ts'

/** The parameter that a lever named `name` or `name[element]` moves. */
export function parameterOf({ variables }: Model, lever: Lever): Parameter {
  const base = lever.name.replace(/\[.*/, '')
  return variables.find((one): one is Parameter => one.kind === 'parameter' && one.name === base) as Parameter
}

/** A name with its elements as draws are named: without spaces and quotation marks. */
function drawName(name: string): string {
  return name.replace(/["'\s]/g, '')
}

/** The levers of a scenario with the draws they move. */
export function leversOf({ levers, model }: Scenario): PageLever[] {
  return levers.map((lever) => {
    if (lever.kind === 'parameter')
      return { ...lever, draw: drawName(lever.name), unit: parameterOf(model, lever).unit }
    return { ...lever, draw: probabilityName(lever.name), unit: 'probability' }
  })
}
