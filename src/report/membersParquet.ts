import { ParquetWriter } from 'hyparquet-writer'
import type { MemberRows } from '../ensemble/runMembers.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'
import { distinctNames, eventCells } from './membersCsv.ts'
import { metricName } from './metricsCsv.ts'

/** From this number of members on, they are written as Parquet instead of CSV. */
export const PARQUET_FROM = 50_001

type Sink = ConstructorParameters<typeof ParquetWriter>[0]['writer']
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]
type Column = Parameters<ParquetWriter['write']>[0]['columnData'][number]

/** What is written about members besides their numbers. */
export type MemberNames = Pick<Ensemble, 'metrics' | 'drawNames' | 'seed' | 'design'>

type ScenarioPart = Pick<Scenario, 'id' | 'model' | 'time'>

/** Results of members from `first` on. */
export interface MemberBlock extends Pick<MemberRows, 'first' | 'stride' | 'metricValues' | 'draws'> {
  readonly count: number
}

/**
 * The members as an Apache Parquet file, block by block: the columns of `membersCsv`. Numbers are doubles; dates among the metrics
 * and parameters are months on the time axis, infinite where they never come; metrics of a failed member are null.
 */
export class MembersParquet {
  readonly #writer: ParquetWriter
  readonly #names: MemberNames
  readonly #scenario: ScenarioPart
  readonly #failed: ReadonlySet<number>
  readonly #metrics: readonly number[]
  readonly #schema: readonly SchemaElement[]

  /** @param failed numbers of the members that failed */
  constructor(writer: Sink, names: MemberNames, scenario: ScenarioPart, failed: ReadonlySet<number>) {
    this.#names = names
    this.#scenario = scenario
    this.#failed = failed
    this.#metrics = names.metrics.flatMap(({ purpose }, i) => (purpose === 'metric' ? [i] : []))
    this.#schema = this.#columns()
    const metadata = {
      scenario: scenario.id,
      seed: names.seed,
      design: names.design,
      origin: scenario.time.origin,
    }
    this.#writer = new ParquetWriter({
      writer,
      schema: [{ name: 'root', num_children: this.#schema.length }, ...this.#schema],
      codec: 'UNCOMPRESSED',
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      createdBy: 'chokepoint',
    })
  }

  /** Writes one block as a row group. */
  add(block: MemberBlock): void {
    const data = [
      this.#numbers(block),
      this.#failures(block),
      ...this.#draws(block),
      ...this.#metricData(block),
    ]
    const columnData = data.map((values, i): Column => {
      const { name, type } = this.#schema[i] as SchemaElement
      return { name, data: values, ...(type === 'DOUBLE' ? { encoding: 'PLAIN' } : {}) }
    })
    void this.#writer.write({ columnData, rowGroupSize: block.count })
  }

  finish(): void {
    this.#writer.finish()
  }

  #columns(): SchemaElement[] {
    const { drawNames, metrics } = this.#names
    const texts = new Set(
      eventCells({ drawNames, draws: new Float64Array(), members: 0 }, this.#scenario).keys(),
    )
    const first = ['member', 'failed', ...drawNames]
    const metricNames = this.#metrics.map((i) => metricName(metrics[i] as MemberNames['metrics'][number]))
    return [
      { name: 'member', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'failed', type: 'BOOLEAN', repetition_type: 'REQUIRED' },
      ...drawNames.map((name): SchemaElement => {
        return texts.has(name)
          ? { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }
          : { name, type: 'DOUBLE', repetition_type: 'REQUIRED' }
      }),
      ...distinctNames(metricNames, first).map((name): SchemaElement => {
        return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }
      }),
    ]
  }

  #numbers({ first, count }: MemberBlock): Int32Array {
    return Int32Array.from({ length: count }, (_, i) => first + i)
  }

  #failures({ first, count }: MemberBlock): boolean[] {
    return Array.from({ length: count }, (_, i) => this.#failed.has(first + i))
  }

  #draws({ count, stride, draws }: MemberBlock): (Float64Array | string[])[] {
    const { drawNames } = this.#names
    const cells = eventCells({ drawNames, draws, members: stride }, this.#scenario)
    return drawNames.map((name, draw) => {
      const values = draws.slice(draw * stride, draw * stride + count)
      const cell = cells.get(name)
      return cell ? Array.from(values, (value, i) => String(cell(value, i))) : values
    })
  }

  #metricData({ first, count, stride, metricValues }: MemberBlock): (Float64Array | (number | null)[])[] {
    const anyFailed = this.#failures({ first, count } as MemberBlock).includes(true)
    return this.#metrics.map((metric) => {
      const values = metricValues.slice(metric * stride, metric * stride + count)
      if (!anyFailed) return values
      return Array.from(values, (value, i) => (this.#failed.has(first + i) ? null : value))
    })
  }
}
