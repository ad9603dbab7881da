import { savesOf } from '../../kernel.ts'
import type { Plan } from '../plan/plan.ts'
import type { TileAddresses } from '../schedule/addresses.ts'
import { FunctionBuilder, I32, NOTHING } from '../wasm/functionBuilder.ts'
import type { InstructionSet } from './instructionSet.ts'

const TILE = 0
const NOW = 1
const INTO = 2

/** Bytes in which outputs wait to be copied elsewhere, where one save period does not take more. */
const ROOM = 98304

/** Save periods whose outputs wait side by side: an odd number, so that the rows of outputs fall onto different parts of caches. */
export function savesAtOnce({
  outputs,
  layout,
  system,
}: Pick<Plan, 'outputs' | 'system'> & { readonly layout: Pick<Plan['layout'], 'lanes'> }): number {
  const all = savesOf(system.time)
  const fit = Math.floor(ROOM / (outputs.length * layout.lanes * 8))
  return outputs.length === 0 || fit >= all ? all : Math.max(1, fit - 1 + (fit % 2))
}

/** Sums that are added up side by side, so that additions need not wait for each other. */
const SUMS = 4

/**
 * (tile, stocks now, into) -> whether an output of a member that lives is not finite: copies the outputs of a save period as doubles,
 * each `savesAtOnce` rows of members after the one before. A sum of finite numbers that overflows only makes the caller look closer.
 */
export function writeOutputs(plan: Plan, set: InstructionSet, { rowBytes }: TileAddresses): FunctionBuilder {
  const { outputs, rows, layout } = plan
  const outputBytes = savesAtOnce(plan) * layout.lanes * 8
  const f = new FunctionBuilder([I32, I32, I32], [I32])
  const [end, bad, value] = [f.own(I32), f.own(set.mask), f.own(set.number)]
  const sums = outputs.slice(0, SUMS).map(() => f.own(set.number))
  const { computations } = set
  f.get(TILE).integer(rowBytes).op(0x6a).set(end)
  f.op(0x03, NOTHING)
  outputs.forEach((place, output) => {
    if (place.kind === 'stock') set.load(f.get(NOW), place.stock * rowBytes)
    else set.load(f.get(TILE), place.row * rowBytes)
    f.set(value)
    set.storeDoubles(f, INTO, value, output * outputBytes)
    const sum = sums[output % SUMS] as number
    f.get(value)
    if (output >= SUMS) {
      f.get(sum)
      computations.add(f)
    }
    f.set(sum)
  })
  const [total, ...others] = sums as [number, ...number[]]
  f.get(total)
  for (const sum of others) {
    f.get(sum)
    computations.add(f)
  }
  f.tee(total).get(total)
  computations.sub(f)
  f.tee(total).get(total)
  computations.ne(f)
  set.loadMask(f.get(TILE), rows.live * rowBytes)
  computations.and(f)
  f.get(bad)
  computations.or(f)
  f.set(bad)
  f.get(INTO)
    .integer(8 * set.width)
    .op(0x6a)
    .set(INTO)
  const bytes = set.width * set.bytes
  f.get(NOW).integer(bytes).op(0x6a).set(NOW)
  f.get(TILE).integer(bytes).op(0x6a).tee(TILE).get(end).op(0x49, 0x0d, 0, 0x0b)
  f.get(bad)
  set.any(f)
  return f
}
