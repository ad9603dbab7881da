import { monthsOfNoise } from '../../kernel.ts'
import { momentsOf } from '../graph/timePaths.ts'
import type { Plan } from '../plan/plan.ts'
import { ringCapacities } from '../plan/ringCapacities.ts'
import { type TileAddresses, tileAddresses } from '../schedule/addresses.ts'
import { ModuleBuilder } from '../wasm/moduleBuilder.ts'
import { checkRoom } from './checkRoom.ts'
import {
  type DriverParts,
  HEAD,
  type MoveParts,
  writeAdvance,
  writeAtStep,
  writeEvaluate,
  writePutInputs,
  writeTakeDelayed,
} from './driverWriter.ts'
import type { InstructionSet } from './instructionSet.ts'
import { LibraryEmitter } from './libraryEmitter.ts'
import { writeOutputs } from './outputsWriter.ts'
import { writeRungeKutta, writeStage } from './rungeKuttaWriter.ts'
import { UnitEmitter } from './unitEmitter.ts'

/** The code of a kernel, and the addresses of the data it needs: tables of lookups, constants and the time table. */
export interface KernelCode {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tile: TileAddresses
  readonly lookups: number
  readonly constants: number
  readonly timeTable: number
  readonly timeRowBytes: number
  /** Places of the groups' functions in the module's table, in the plan's order. */
  readonly groupPlaces: readonly number[]
}

/**
 * Writes the functions of a plan. The module exports `start`, `evaluate`, `advance` and `read`.
 * @throws CannotCompile where members take more memory than there can be
 */
export function emitKernel(plan: Plan, set: InstructionSet): KernelCode {
  const { system, layout, machine } = plan
  const module = new ModuleBuilder()
  const tile = tileAddresses(
    layout,
    { stocks: system.stocks.length, months: monthsOfNoise(system.time), noise: system.noise.length },
    ringCapacities(plan),
  )
  checkRoom(plan, tile)
  const library = new LibraryEmitter({ machine, set }, module, plan)
  const units = new UnitEmitter(plan, set, tile, library, module)
  const core = units.add(plan.core)
  const groupPlaces = plan.groups.map((group) => module.enter(units.add(group.unit)))
  const readings = units.add(plan.readings)
  const [start, save, read] = [units.add(plan.start), units.add(plan.save), units.add(plan.read)]
  const stage = plan.move && module.add(writeStage(set))
  const pass = plan.move && units.add(plan.move)
  const constants = rungeKuttaConstants(library, system.time.step)
  const timeTable = Math.ceil(library.constantAddress(machine.constants.length) / 64) * 64
  const timeRowBytes = HEAD.bytes + 8 * plan.times.length
  const parts: DriverParts = {
    addresses: tile,
    layout,
    timeTable,
    timeRowBytes,
    moments: momentsOf(system.time),
    stepsPerSave: system.time.stepsPerSave,
    signature: core,
    core,
    readings,
  }
  const evaluate = module.add(writeEvaluate(parts), 'evaluate')
  const delays = delayFunctions(module, parts, plan)
  const move =
    stage === undefined || pass === undefined
      ? undefined
      : module.add(writeRungeKutta({ ...parts, rows: plan.rows, stage, move: pass, constants }))
  const saving = plan.outputs.length > 0 && {
    compute: module.add(writeAtStep(parts, save)),
    copy: module.add(writeOutputs(plan, set, tile)),
  }
  module.add(writeAdvance(parts, { evaluate, ...delays, move, save: saving || undefined }), 'advance')
  module.add(writeAtStep(parts, start), 'start')
  module.add(writeAtStep(parts, read), 'read')
  const { lookups, constants: first } = library
  return { bytes: module.encode(), tile, lookups, constants: first, timeTable, timeRowBytes, groupPlaces }
}

function rungeKuttaConstants(
  library: LibraryEmitter,
  step: number,
): Parameters<typeof writeRungeKutta>[0]['constants'] {
  const [one, two] = [library.addressOf(1), library.addressOf(2)]
  return { one, two, half: library.addressOf(0.5 * step), whole: library.addressOf(step) }
}

/** The functions of delays, where there are any. */
function delayFunctions(
  module: ModuleBuilder,
  parts: DriverParts,
  { system, rows }: Plan,
): Pick<MoveParts, 'putInputs' | 'takeDelayed'> {
  if (system.delays.length === 0) return { putInputs: undefined, takeDelayed: undefined }
  const putInputs = module.add(writePutInputs(parts, rows.inputs))
  return { putInputs, takeDelayed: module.add(writeTakeDelayed(parts, rows.delays)) }
}
