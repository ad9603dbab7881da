import { drawNoise } from '../../src/ensemble/drawNoise.ts'
import { drawParameters } from '../../src/ensemble/drawParameters.ts'
import type { KernelParts } from '../../src/kernel/compiled/compile.ts'
import { MemberStart } from '../../src/kernel/compiled/memberStart.ts'
import type { Columns } from '../../src/kernel/kernel.ts'
import { monthsOfNoise } from '../../src/kernel/kernel.ts'
import type { EnsembleSpec } from '../../src/model/scenario.ts'
import type { System } from '../../src/model/system.ts'

/** What members of an ensemble are drawn, one column each. */
export interface Drawn {
  readonly members: number
  readonly draws: Columns
  readonly noise: Columns
}

export function drawMembers(system: System, ensemble: EnsembleSpec, members: number): Drawn {
  const names = system.noise.map((n) => n.name)
  const columns = (values: Float64Array): Columns => ({ values, stride: members, offset: 0 })
  return {
    members,
    draws: columns(drawParameters(system.draws, system.correlations, ensemble, 0, members)),
    noise: columns(drawNoise(names, monthsOfNoise(system.time), ensemble, 0, members)),
  }
}

/** Rows, stocks and noise of members at their start, tile after tile of `lanes` members. */
export interface Starts {
  readonly rows: Float64Array
  readonly stocks: Float64Array
  readonly noise: Float64Array
}

export function startingMembers(parts: KernelParts, { members, draws, noise }: Drawn, lanes: number): Starts {
  const { system, layout, rows: fixed } = parts.plan
  const { tile } = parts.code
  const months = monthsOfNoise(system.time)
  const counts = { rows: layout.rows, stocks: system.stocks.length, noise: system.noise.length * months }
  const buffer = new Float64Array(tile.bytes / 8)
  const start = new MemberStart(parts, buffer)
  const result = {
    rows: new Float64Array(counts.rows * members),
    stocks: new Float64Array(counts.stocks * members),
    noise: new Float64Array(counts.noise * members),
  }
  for (let member = 0; member < members; member++) {
    start.start(member, 0, 0, draws, noise)
    buffer.fill(1, (fixed.live * tile.rowBytes) / 8, (fixed.live * tile.rowBytes) / 8 + 1)
    const first = Math.floor(member / lanes) * lanes
    for (const [key, address] of [
      ['rows', 0],
      ['stocks', tile.stocks],
      ['noise', tile.noise],
    ] as const)
      for (let row = 0; row < counts[key]; row++)
        result[key][first * counts[key] + row * lanes + member - first] = buffer[
          (address + row * tile.rowBytes) / 8
        ] as number
  }
  return result
}
