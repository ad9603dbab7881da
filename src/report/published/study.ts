import type { ObservedPoints } from '../../charts/chartData.ts'
import type { Lesson } from '../../model/lesson.ts'
import type { Lever, Scenario } from '../../model/scenario.ts'
import type { System } from '../../model/system.ts'
import type { Provenance } from '../manifest.ts'
import { allRows, type DistinctRows, distinctRows } from './distinctRows.ts'
import { type PackedNumbers, packNumbers, unpackNumbers } from './packedNumbers.ts'
import { type ModelMap, withCauses } from './why/modelMap.ts'

/** All that a published page needs to run its scenario again. */
export interface Study {
  /** Without equations, values and evidence: see `bareScenario`. */
  readonly scenario: Scenario
  /** With a draw for every lever. */
  readonly system: System
  readonly observed: readonly ObservedPoints[]
  readonly levers: readonly PageLever[]
  readonly product: Provenance['product']
  /** What acts on what. */
  readonly map: ModelMap
  /** Their words stand in the page itself and are not packed. */
  readonly lessons: readonly Lesson[]
}

/** A lever and the draw it moves. */
export interface PageLever extends Lever {
  readonly draw: string
  readonly unit: string
}

/** A scenario without what only the analysis and the ledger read; charts tell where the data end. */
export function bareScenario(scenario: Scenario): Scenario {
  const { model } = scenario
  const variables = model.variables.map((variable) => {
    const { name, unit, label, over, place } = variable
    const equations = { kind: 'each', byElement: {} } as const
    if (name === model.endOfData) return variable
    return { kind: 'auxiliary', name, unit, label, over, place, equations } as const
  })
  const events = model.events.map((event) => ({
    ...event,
    outcomes: event.outcomes.map((outcome) => ({ ...outcome, effects: [] })),
  }))
  return { ...scenario, model: { ...model, variables, events, correlations: [] } }
}

/** Numbers that JSON does not have are texts under this key. */
const NUMBER = '#number'

/** Places and parsed equations mean nothing outside the files they come from; words of lessons stand in the page, and
 * causes in the equations. */
const LEFT_OUT = ['place', 'stretches', 'words', 'causes', 'startCauses']

/** Long lists of numbers are packed under this key: see `PackedNumbers`. */
const NUMBERS = '#numbers'

/** Lists shorter than this are not worth it. */
const LONG = 64

function packed(key: string, value: unknown): unknown {
  if (LEFT_OUT.includes(key)) return undefined
  if (Array.isArray(value) && value.length >= LONG && value.every((one) => typeof one === 'number')) {
    const numbers = packNumbers(value)
    return numbers ? { [NUMBERS]: numbers } : value
  }
  if (key === 'expression' && typeof value === 'object' && value !== null && 'kind' in value) return undefined
  if (Object.is(value, -0)) return { [NUMBER]: '-0' }
  return typeof value === 'number' && !Number.isFinite(value) ? { [NUMBER]: String(value) } : value
}

function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (NUMBERS in value) return unpackNumbers(value[NUMBERS] as PackedNumbers)
  return NUMBER in value ? Number(value[NUMBER]) : value
}

/** A study as text; every number comes back to the bit. */
export function packStudy(study: Study): string {
  const { draws, ...table } = distinctRows(study.system.draws)
  return JSON.stringify({ ...study, system: { ...study.system, draws }, table }, packed)
}

export function unpackStudy(text: string): Study {
  const { table, ...study } = JSON.parse(text, unpacked) as Study & { table: Omit<DistinctRows, 'draws'> }
  const draws = allRows({ ...table, draws: study.system.draws })
  const variables = study.map.variables.map(withCauses)
  return { ...study, system: { ...study.system, draws }, map: { ...study.map, variables } }
}
