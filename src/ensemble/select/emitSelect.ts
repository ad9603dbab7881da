import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import { ModuleBuilder } from '../../kernel/compiled/wasm/moduleBuilder.ts'
import * as I from '../instructions.ts'
import { FRAME, TOGETHER } from './layout.ts'
import { writeCount } from './writeCount.ts'
import { settleBuilder, writeCountAgain, writeSettle } from './writeSettle.ts'
import { writeStatistics } from './writeStatistics.ts'
import { writeSurvey } from './writeSurvey.ts'
import { writeTies } from './writeTies.ts'

/** Functions of the module. */
export interface SelectExports {
  /** See `writeStatistics`. */
  statistics(a: number, b: number, into: number, frameA: number, frameB: number): number
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
  writeSettle({ f: settle, index, countAgain })
  module.add(writeStatistics({ clear, survey, count, ties, settle: index }), 'statistics')
  return module.encode()
}

/** (frame, four times the bins): sets the counts of a frame to 0. */
function writeClear(): FunctionBuilder {
  const f = new FunctionBuilder([I32, I32])
  const [at, zeros] = [f.own(I32), f.own(V128)]
  I.loop(f, () => {
    for (let bytes = 0; bytes < 4 * TOGETHER.bins; bytes += 16)
      f.get(0)
        .get(at)
        .op(I.I32_ADD)
        .get(zeros)
        .memory(I.V128_STORE, FRAME.counts + bytes)
    f.get(at)
      .integer(4 * TOGETHER.bins)
      .op(I.I32_ADD)
      .tee(at)
      .get(1)
      .op(I.I32_LESS_UNSIGNED)
  })
  return f
}
