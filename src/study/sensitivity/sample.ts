import { goodMembers, pick } from '../../ensemble/summarise.ts'
import type { Ensemble } from '../../model/ensemble.ts'

/** Draws beside what came of them, of the members that can be analysed. */
export interface Sample {
  readonly names: readonly string[]
  readonly size: number
  /** `draws[parameter * size + i]`, of the i-th member that is kept. */
  readonly draws: Float64Array
  /** `outputs[output * size + i]`; never NaN. */
  readonly outputs: Float64Array
  /** Numbers of the members kept. */
  readonly members: Int32Array
  /** Members left out, because they failed or one of the outputs is not a number. */
  readonly failed: number
}

/**
 * The members of an ensemble that did not fail.
 * @param outputs rows of one number for each member, read from the ensemble or computed from it
 */
export function sampleOf(
  {
    members: all,
    failures,
    drawNames,
    draws,
  }: Pick<Ensemble, 'members' | 'failures' | 'drawNames' | 'draws'>,
  outputs: readonly Float64Array[],
): Sample {
  const members = goodMembers({ members: all, failures }).filter((member) =>
    outputs.every((values) => !Number.isNaN(values[member])),
  )
  const size = members.length
  return {
    names: drawNames,
    size,
    draws: joined(drawNames.length, size, (row) => pick(draws, row, all, members)),
    outputs: joined(outputs.length, size, (row) => pick(outputs[row] as Float64Array, 0, all, members)),
    members,
    failed: all - size,
  }
}

function joined(rows: number, size: number, rowOf: (row: number) => Float64Array): Float64Array {
  const values = new Float64Array(rows * size)
  for (let row = 0; row < rows; row++) values.set(rowOf(row), row * size)
  return values
}

/** The draws of one parameter. */
export function drawsOfParameter({ draws, size }: Sample, parameter: number): Float64Array {
  return draws.subarray(parameter * size, (parameter + 1) * size)
}
