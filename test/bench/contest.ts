import type { Contestant } from '../../src/bench/contestant.ts'
import type { Drawn } from '../../src/bench/drawMembers.ts'
import { kernelContestant } from '../../src/bench/kernelContestant.ts'
import { interpret } from '../../src/kernel/interpreter.ts'
import { monthsOfNoise } from '../../src/kernel/kernel.ts'
import type { System } from '../../src/model/system.ts'
import { everything } from '../kernel/compiled/everything.ts'

export const MEMBERS = 32

/** What contestants are compared on: all that they can do, in time steps within a month. */
export const SYSTEM = everything(false).system({ step: 0.25, steps: 48, stepsPerSave: 4 })

/** Numbers between 0 and 1 that are spread well. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1

function drawnFor(system: System): Drawn {
  const columns = (rows: number, number: (i: number) => number) => ({
    values: Float64Array.from({ length: rows * MEMBERS }, (_, i) => number(i)),
    stride: MEMBERS,
    offset: 0,
  })
  const months = monthsOfNoise(system.time)
  return {
    members: MEMBERS,
    draws: columns(system.draws.length, (i) => 0.5 + spread(i + 1)),
    noise: columns(system.noise.length * months, (i) => 2 * spread(7 * i + 3) - 1),
  }
}

export const DRAWN = drawnFor(SYSTEM)

export function outputsOf(contestant: Contestant): Float64Array {
  contestant.prepare()
  contestant.live()
  return contestant.outputs()
}

/** What the interpreter gives. */
export const WANTED = outputsOf(kernelContestant(interpret(SYSTEM), SYSTEM, DRAWN))
