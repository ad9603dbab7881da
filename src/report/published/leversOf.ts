import { dateName, probabilityName, rankName } from '../../analysis/eventNames.ts'
import type { Settings } from '../../ensemble/withSettings.ts'
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

/** The event whose probability or date a lever moves. */
export function eventOf({ name, kind }: Pick<Lever, 'name' | 'kind'>): string {
  return kind === 'date' ? name.replace(/\.date$/, '') : name
}

/** Where a reader has put an event's probability (of a policy, whether it is on) or its date. */
export function eventSetting(
  levers: readonly PageLever[],
  settings: Settings,
  event: string,
  which: 'probability' | 'date',
): number | undefined {
  const lever = levers.find((one) => {
    return one.kind !== 'parameter' && (one.kind === 'date') === (which === 'date') && eventOf(one) === event
  })
  return lever && settings[lever.draw]
}

/** Whether a lever has two stops: off and on. */
export function isSwitch({ kind, from, to, step }: Lever): boolean {
  return kind === 'policy' || (kind === 'parameter' && from === 0 && to === 1 && step === 1)
}

/** The levers of a scenario with the draws they move. */
export function leversOf({ levers, model }: Scenario): PageLever[] {
  return levers.map((lever) => ({ ...lever, ...drawOf(lever, model) }))
}

function drawOf(lever: Lever, model: Model): Pick<PageLever, 'draw' | 'unit'> {
  switch (lever.kind) {
    case 'parameter':
      return { draw: drawName(lever.name), unit: parameterOf(model, lever).unit }
    case 'date':
      return { draw: dateName(eventOf(lever)), unit: 'date' }
    case 'event':
    case 'policy':
      return { draw: probabilityName(lever.name), unit: 'probability' }
  }
}

/** What has to stay open in a system for levers to move it: see `analyse`. */
export function adjustableBy(levers: readonly PageLever[]): string[] {
  return levers.flatMap((lever) =>
    lever.kind === 'date' ? [lever.draw, rankName(eventOf(lever))] : [lever.draw],
  )
}
