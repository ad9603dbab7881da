import type { Table } from '../../../model/system.ts'
import { F64, FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'

/** Numbers a table needs for each point: x, y, and the differences to the next point's. */
const POINT = 32

export function tableBytes({ x }: Table): number {
  return x.length * POINT
}

/** A table as it stands in memory: for each point x, y and, but for the last one, dx and dy. */
export function tableNumbers({ x, y }: Table): number[] {
  return x.flatMap((at, i) => {
    const value = y[i] as number
    const last = i === x.length - 1
    return [at, value, last ? 0 : (x[i + 1] as number) - at, last ? 0 : (y[i + 1] as number) - value]
  })
}

/** A table function of one double with the operations of `lookUp` in `evaluator.ts`; its points stand at an address. */
export function writeLookup(table: Table, address: number): FunctionBuilder {
  const f = new FunctionBuilder([F64], [F64])
  const last = address + (table.x.length - 1) * POINT
  const load = (offset: number): void => {
    f.memory([0x2b], offset)
  }
  const end = (at: number, comparison: number): void => {
    f.get(0).integer(at)
    load(0)
    f.op(comparison, 0x04, NOTHING).integer(at)
    load(8)
    f.op(0x0f, 0x0b)
  }
  f.get(0).get(0).op(0x62, 0x04, NOTHING).get(0).op(0x0f, 0x0b)
  end(address, 0x65)
  end(last, 0x66)
  const point = f.own(I32)
  f.integer(address).set(point)
  f.op(0x03, NOTHING).get(point)
  load(POINT)
  f.get(0).op(0x65, 0x04, NOTHING).get(point).integer(POINT).op(0x6a).set(point).op(0x0c, 1, 0x0b, 0x0b)
  f.get(point)
  load(8)
  if (table.interpolation === 'step') return f
  f.get(point)
  load(24)
  f.get(0).get(point)
  load(0)
  f.op(0xa1, 0xa2).get(point)
  load(16)
  f.op(0xa3, 0xa0)
  return f
}
