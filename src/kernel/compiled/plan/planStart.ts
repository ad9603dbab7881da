import type { System } from '../../../model/system.ts'
import type { Graph } from '../graph/graph.ts'
import { StartGraph } from '../graph/startGraph.ts'
import { Lowerer, type Stored } from '../lowering/lowerGraph.ts'
import type { Machine } from '../machine/machine.ts'
import type { Layout } from '../schedule/layout.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Store } from '../schedule/unit.ts'
import type { Plan } from './plan.ts'

/** What has to stand in rows before a member's first time step. */
export interface Wanted {
  readonly graph: Graph
  readonly members: readonly (Stored & { readonly row: number })[]
  readonly settled: Plan['settled']
  /** The first row of the delays' values. */
  readonly delays: number
}

/** Plans what is done once for each member: from draws to constants and initial values. Rows of draws are scratch. */
export function planStart(
  system: System,
  machine: Machine,
  layout: Layout,
  { graph, members, settled, delays }: Wanted,
): Pick<Plan, 'start' | 'draws' | 'lengths'> {
  return layout.scratch(() => {
    const draws = layout.take(system.draws.length)
    const lengths = layout.take(system.delays.length)
    const start = new StartGraph(system)
    const none = (): never => {
      throw new Error('there is nothing to remember before the start')
    }
    const lowerer = new Lowerer(
      start.graph,
      machine,
      { finiteStocks: false, single: layout.bytes === 4 },
      {
        draw: (index) => draws + index,
        member: none,
        delay: none,
        memory: none,
      },
    )
    const row = (to: number, term: number, mask = false): Store => ({
      kind: 'row',
      row: to,
      value: mask ? lowerer.mask(term) : lowerer.number(term),
    })
    const stores: Store[] = [
      ...members.map(({ row: to, term, mask }) => row(to, start.translate(graph, term), mask)),
      ...settled.map(({ slot, row: to }) => row(to, start.slot(slot))),
      ...system.delays.map(({ slot }, i) => row(delays + i, start.slot(slot))),
      ...system.delays.map(({ delay }, i) => row(lengths + i, start.term(delay))),
      ...system.stocks.map(
        ({ slot }, stock): Store => ({ kind: 'stock', stock, value: lowerer.number(start.slot(slot)) }),
      ),
    ]
    return { start: schedule(machine, stores, layout), draws, lengths }
  })
}
