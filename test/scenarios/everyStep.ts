import { runMembers } from '../../src/ensemble/runMembers.ts'
import { compile } from '../../src/kernel/compiled/compile.ts'
import { evaluator } from '../../src/kernel/evaluator.ts'
import { nameOf } from '../../src/model/nameOf.ts'
import type { StockRate, System } from '../../src/model/system.ts'
import { soundStudy } from '../soundStudy.ts'
import { studyFiles } from '../studyFiles.ts'

/** All slots of some members at every time step, the end included. */
export interface EveryStep {
  readonly system: System
  readonly members: number
  readonly times: number
  readonly failures: readonly unknown[]
  nameOf(slot: number): string
  value(slot: number, time: number, member: number): number
  /** The sum of a variable over its elements. */
  sum(variable: string, time: number, member: number): number
  /** Net rates of the stocks, in their order, computed by the evaluator of the reference kernel from the recorded slots. */
  rates(time: number, member: number): number[]
}

/** Runs a shipped scenario with the compiled kernel and keeps every slot at every time step. */
export function everyStep(scenario: string, members: number): EveryStep {
  const { system, scenario: read } = soundStudy(studyFiles('scenarios'), `gallium/${scenario}.yaml`)
  const reducers = new Set(system.reducers.map(({ slot }) => slot))
  const kept = system.slots
    .map((slot, number) => ({ ...slot, slot: number }))
    .filter((o) => !reducers.has(o.slot))
  const recorded: System = {
    ...system,
    ...{ reducers: [], metrics: [], outputs: kept, time: { ...system.time, stepsPerSave: 1 } },
  }
  const { values, failures } = runMembers(recorded, compile(recorded), read.ensemble, 0, members)
  const times = system.time.steps + 1
  const rows = new Map(kept.map(({ slot }, row) => [slot, row]))
  const value = (slot: number, time: number, member: number): number =>
    values[((rows.get(slot) as number) * times + time) * members + member] as number
  const net = system.stocks.map(({ rate }) => evaluator(rate, system))
  return {
    ...{ system, members, times, failures, value },
    nameOf: (slot) => nameOf(system.slots[slot]?.variable ?? '', system.slots[slot]?.element ?? ''),
    sum: summing(system, value),
    rates: (time, member) => {
      const present = new Float64Array(system.slots.length + 1)
      for (const slot of rows.keys()) present[slot] = value(slot, time, member)
      present[system.slots.length] = system.time.start + time * system.time.step
      return net.map((rate) => rate(present))
    },
  }
}

function summing({ slots }: System, value: EveryStep['value']): EveryStep['sum'] {
  const elements = new Map<string, Map<string, number>>()
  slots.forEach(({ variable, element }, slot) => {
    const known = elements.get(variable) ?? new Map<string, number>()
    // Hidden parts of a variable's equation carry its name too, and come after it.
    if (!known.has(element)) known.set(element, slot)
    elements.set(variable, known)
  })
  return (variable, time, member) => {
    const found = elements.get(variable)
    if (!found) throw new Error(`no ${variable}`)
    return [...found.values()].reduce((sum, slot) => sum + value(slot, time, member), 0)
  }
}

/** Applications for licences are wishes, and accounts add up what has passed: neither is metal that is anywhere. */
const NOT_METAL =
  /^(trader_)?order_backlog$|^(world_|china_|trader_)?metal_(received|given|produced|used_up)$/

/** The stocks in tonnes that are metal or scrap. */
export function metalStocks({ system }: EveryStep): StockRate[] {
  return system.stocks.filter(({ slot }) => {
    const { variable, unit } = system.slots[slot] as System['slots'][number]
    return unit === 't' && !NOT_METAL.test(variable)
  })
}
