import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import * as I from '../instructions.ts'
import { BIN, FRAME } from './layout.ts'
import { writeCount } from './writeCount.ts'
import { settleBuilder, writeSettle } from './writeSettle.ts'
import { writeStatistics } from './writeStatistics.ts'
import { writeCountAgain, writeStretch } from './writeStretch.ts'
import { writeSurvey } from './writeSurvey.ts'
import { writeTies } from './writeTies.ts'

/** Functions of the module. */
export interface SelectExports {
  /** See `writeStatistics`. */
  statistics(a: number, b: number, into: number): number
}

/** The module that `RowReader` runs. Addresses and lengths are in bytes, rows hold doubles. */
export function emitSelect(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder()
  const clear = module.add(writeClear())
  const survey = module.add(writeSurvey())
  const count = module.add(writeCount())
  const ties = module.add(writeTies())
  const countAgain = module.add(writeCountAgain(clear))
  const settle = settleBuilder()
  const index = module.add(settle)
  writeSettle(settle, module.add(writeStretch(countAgain, index)))
  module.add(writeStatistics({ clear, survey, count, ties, settle: index }), 'statistics')
  return module.encode()
}

/** Bins that are cleared in one turn of a loop. */
const CLEARED = 8

/** (frame, slot behind the last): leaves the bins of a frame without values. A list ends with a slot that is followed by itself. */
function writeClear(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const [at, end, empty] = [f.own(I32), f.own(I32), f.own(V128)]
  f.get(1).get(1).memory(I.I32_STORE, 0)
  f.get(1)
    .op(I.I64_FROM_I32_UNSIGNED, ...I.I64X2_SPLAT)
    .set(empty)
  f.get(0).tee(at).get(0).memory(I.I32_LOAD, FRAME.binsEnd).op(I.I32_ADD).set(end)
  I.loop(f, () => {
    for (let bytes = 0; bytes < BIN.bytes * CLEARED; bytes += 16)
      f.get(at)
        .get(empty)
        .memory(I.V128_STORE, FRAME.bins + bytes)
    f.get(at)
      .integer(BIN.bytes * CLEARED)
      .op(I.I32_ADD)
      .tee(at)
      .get(end)
      .op(I.I32_LESS_UNSIGNED)
  })
  return f
}
