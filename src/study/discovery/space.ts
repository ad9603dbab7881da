import { type Coded, coded } from '../sensitivity/coded.ts'
import { drawsOfParameter, type Sample } from '../sensitivity/sample.ts'

/** Members as points in the space of their draws, some of which are the ones looked for. */
export interface Space {
  readonly names: readonly string[]
  readonly size: number
  readonly columns: readonly Coded[]
  /** Columns whose values are kinds without an order. */
  readonly categorical: readonly boolean[]
  /** 1 for a member that is looked for. */
  readonly labels: Uint8Array
  readonly positives: number
}

/**
 * @param labels one for each member of the sample
 * @param categorical names of parameters whose values are kinds without an order
 */
export function spaceOf(
  sample: Pick<Sample, 'names' | 'size' | 'draws' | 'outputs' | 'members' | 'failed'>,
  labels: Uint8Array,
  categorical: readonly string[] = [],
): Space {
  return {
    names: sample.names,
    size: sample.size,
    columns: sample.names.map((_, parameter) => coded(drawsOfParameter(sample, parameter))),
    categorical: sample.names.map((name) => categorical.includes(name)),
    labels,
    positives: labels.reduce((sum, label) => sum + label, 0),
  }
}
