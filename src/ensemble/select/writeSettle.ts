import { FunctionBuilder, I32, V128 } from '../../kernel/compiled/wasm/functionBuilder.ts'
import * as I from '../instructions.ts'
import { BIN, CONSTANTS, FRAME, GROUP, RANK, TARGET, TOGETHER } from './layout.ts'
import { FEW, sortFew } from './sortBin.ts'

const [DISTANCE, FRAME_AT, RANKS, BELOW] = [0, 1, 2, 3]

/** The signature of `settle`. */
export function settleBuilder(): FunctionBuilder {
  return new FunctionBuilder([I32, I32, I32, I32], [I32])
}

/**
 * (distance from slots to values, frame, first wanted rank, values below) -> 0, or 1 when it gives up: finds the order statistics of a
 * row or of a stretch of one whose values are in bins. The few values of a bin in which wanted ranks lie are sorted; bins with many
 * are given to `stretch`.
 */
export function writeSettle(f: FunctionBuilder, stretch: number): void {
  const [ranksEnd, full] = [f.own(I32), f.own(I32)]
  settleFirst(f, stretch)
  findGroups(f, ranksEnd)
  f.get(RANKS).get(ranksEnd).op(I.I32_NOT_EQUAL)
  I.when(f, () => {
    const targetsEnd = findBins(f, ranksEnd)
    overBins(f, targetsEnd, (target) => {
      sortFew(f, target, DISTANCE)
      f.get(full).integer(FEW).get(target).memory(I.I32_LOAD, TARGET.bin).memory(I.I32_LOAD, BIN.count)
      f.op(I.I32_SUBTRACT, I.I32_OR).set(full)
    })
    takeRanks(f, ranksEnd)
    f.get(full).integer(0).op(I.I32_LESS)
    I.when(f, () => overBins(f, targetsEnd, (target) => takeFull(f, target, stretch)))
  })
  f.integer(0)
}

/**
 * Says for each wanted rank in which bins it lies, those with lower ones in the same bins left out, from how many wanted ranks lie
 * below each few bins: without a branch, because nobody could foresee which bins are wanted.
 */
function findGroups(f: FunctionBuilder, rank: number): void {
  const [bins, end, below, ranksBelow] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  const [sum, none] = [f.own(V128), f.own(V128)]
  for (let at = CONSTANTS.groups; at < CONSTANTS.found; at += 16)
    f.integer(0).get(none).memory(I.V128_STORE, at)
  f.get(RANKS).set(rank).get(BELOW).set(below)
  f.integer(0).memory(I.I32_LOAD, CONSTANTS.ranksBelow).set(ranksBelow)
  f.get(FRAME_AT).integer(FRAME.bins).op(I.I32_ADD).tee(bins)
  f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.binsEnd).op(I.I32_ADD).set(end)
  I.loop(f, () => {
    f.get(rank)
      .get(bins)
      .memory(I.I32_STORE, CONSTANTS.groups + GROUP.bins)
    f.get(rank)
      .get(below)
      .memory(I.I32_STORE, CONSTANTS.groups + GROUP.below)
    for (const at of [0, 16]) f.get(bins).memory(I.V128_LOAD, at)
    f.op(...I.I32X4_ADD).tee(sum)
    f.get(sum).get(sum)
    f.op(...I.I8X16_SHUFFLE, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, ...I.I32X4_ADD)
    f.op(...I.I32X4_LANE, 1)
      .get(below)
      .op(I.I32_ADD)
      .tee(below)
    f.get(ranksBelow).op(I.I32_ADD).memory(I.I32_LOAD8, 0).set(rank)
    f.get(bins)
      .integer(BIN.bytes * TOGETHER)
      .op(I.I32_ADD)
      .tee(bins)
      .get(end)
      .op(I.I32_LESS_UNSIGNED)
  })
}

/** Settles the wanted ranks in the first bins, whose values are not told apart. */
function settleFirst(f: FunctionBuilder, stretch: number): void {
  const [after, to, slot, left] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  const ranksAfter = (): void => {
    f.integer(0).memory(I.I32_LOAD, CONSTANTS.ranksBelow).get(after).op(I.I32_ADD).memory(I.I32_LOAD8, 0)
  }
  f.get(BELOW)
  for (let i = 0; i < TOGETHER; i++)
    f.get(FRAME_AT)
      .memory(I.I32_LOAD, FRAME.bins + BIN.bytes * i + BIN.count)
      .op(I.I32_ADD)
  f.set(after)
  f.get(RANKS)
    .memory(I.I32_LOAD, CONSTANTS.ranks + RANK.rank)
    .get(after)
    .op(I.I32_LESS)
  I.when(f, () => {
    f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.gathered).set(to)
    for (let i = 0; i < TOGETHER; i++) {
      f.get(FRAME_AT)
        .memory(I.I32_LOAD, FRAME.bins + BIN.bytes * i + BIN.latest)
        .set(slot)
      f.get(FRAME_AT)
        .memory(I.I32_LOAD, FRAME.bins + BIN.bytes * i + BIN.count)
        .set(left)
      gather(f, slot, left, to)
    }
    f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.gathered).get(to).get(FRAME_AT).get(RANKS)
    ranksAfter()
    f.get(BELOW).call(stretch)
    giveUp(f)
    ranksAfter()
    f.set(RANKS)
  })
}

/** Copies the values of a list, `left` of them, to where they are wanted. */
function gather(f: FunctionBuilder, slot: number, left: number, to: number): void {
  I.repeat(
    f,
    () => f.get(left),
    () => {
      f.get(to).get(slot).get(DISTANCE).op(I.I32_ADD).memory(I.F64_LOAD, 0).memory(I.F64_STORE, 0)
      f.get(slot).memory(I.I32_LOAD, 0).set(slot)
      I.advance(f, to, 8)
      I.advance(f, left, -1)
    },
  )
}

/** Lists the bins in which wanted ranks lie, and says where each rank will be found. @returns a local with where the list ends */
function findBins(f: FunctionBuilder, ranksEnd: number): number {
  const [rank, bins, below, target, previous] = [f.own(I32), f.own(I32), f.own(I32), f.own(I32), f.own(I32)]
  const [inside, lower, bin] = [f.own(I32), f.own(I32), f.own(I32)]
  f.integer(0).tee(bins).tee(below).set(previous)
  f.get(FRAME_AT)
    .integer(FRAME.targets - TARGET.bytes)
    .op(I.I32_ADD)
    .tee(target)
  f.get(RANKS).memory(I.I32_STORE, TARGET.ranksEnd)
  f.get(RANKS).set(rank)
  I.loop(f, () => {
    for (const [local, at] of [
      [bins, GROUP.bins],
      [below, GROUP.below],
    ] as const) {
      f.get(rank)
        .memory(I.I32_LOAD, CONSTANTS.groups + at)
        .tee(bin)
        .get(local)
      f.get(bin).get(local).op(I.I32_GREATER, I.SELECT).set(local)
    }
    f.get(rank)
      .memory(I.I32_LOAD, CONSTANTS.ranks + RANK.rank)
      .get(below)
      .op(I.I32_SUBTRACT)
      .set(inside)
    chooseBin(f, { bins, inside, lower, bin })
    f.get(target).get(target).integer(TARGET.bytes).op(I.I32_ADD)
    f.get(bin).get(previous).op(I.I32_EQUAL, I.SELECT).set(target)
    f.get(target).get(bin).tee(previous).memory(I.I32_STORE, TARGET.bin)
    f.get(target).get(below).get(lower).op(I.I32_ADD).memory(I.I32_STORE, TARGET.below)
    f.get(rank)
    f.get(inside).get(lower).op(I.I32_SUBTRACT)
    f.integer(FEW - 1)
      .op(I.I32_AND)
      .integer(3)
      .op(I.I32_SHIFT_LEFT)
      .get(target)
      .op(I.I32_ADD)
    f.memory(I.I32_STORE, CONSTANTS.ranks + RANK.place)
    f.get(target).get(rank).integer(RANK.bytes).op(I.I32_ADD).tee(rank)
    f.memory(I.I32_STORE, TARGET.ranksEnd)
    f.get(rank).get(ranksEnd).op(I.I32_NOT_EQUAL)
  })
  I.advance(f, target, TARGET.bytes)
  return target
}

/** Locals with where several bins stand and a rank among their values; and, to be set, with its bin and their values below that. */
interface Choosing {
  readonly bins: number
  readonly inside: number
  readonly lower: number
  readonly bin: number
}

/** Finds the bin of several in which a rank lies. */
function chooseBin(f: FunctionBuilder, { bins, inside, lower, bin }: Choosing): void {
  const counted = f.own(I32)
  f.integer(0).set(lower).get(bins).set(bin)
  for (let i = 1; i < TOGETHER; i++) {
    f.get(bins).memory(I.I32_LOAD, BIN.bytes * (i - 1) + BIN.count)
    if (i > 1) f.get(counted).op(I.I32_ADD)
    f.set(counted)
    for (const [local, write] of [
      [lower, () => f.get(counted)],
      [
        bin,
        () =>
          f
            .get(bins)
            .integer(BIN.bytes * i)
            .op(I.I32_ADD),
      ],
    ] as const) {
      write()
      f.get(local).get(counted).get(inside).op(I.I32_NOT_GREATER, I.SELECT).set(local)
    }
  }
}

/** Runs `write` for each wanted bin. */
function overBins(f: FunctionBuilder, targetsEnd: number, write: (target: number) => void): void {
  const target = f.own(I32)
  f.get(FRAME_AT).integer(FRAME.targets).op(I.I32_ADD).set(target)
  I.loop(f, () => {
    write(target)
    I.advance(f, target, TARGET.bytes)
    f.get(target).get(targetsEnd).op(I.I32_NOT_EQUAL)
  })
}

/** Copies the wanted order statistics of all bins; those of bins with many values are set later. */
function takeRanks(f: FunctionBuilder, ranksEnd: number): void {
  const rank = f.own(I32)
  f.get(RANKS).set(rank)
  I.loop(f, () => {
    f.get(rank)
      .get(rank)
      .memory(I.I32_LOAD, CONSTANTS.ranks + RANK.place)
      .memory(I.F64_LOAD, TARGET.sorted)
    f.memory(I.F64_STORE, CONSTANTS.found)
    f.get(rank).integer(RANK.bytes).op(I.I32_ADD).tee(rank).get(ranksEnd).op(I.I32_NOT_EQUAL)
  })
}

/** Settles the ranks of a bin if it holds many values. */
function takeFull(f: FunctionBuilder, target: number, stretch: number): void {
  const [slot, left, to] = [f.own(I32), f.own(I32), f.own(I32)]
  f.get(target).memory(I.I32_LOAD, TARGET.bin).tee(slot).memory(I.I32_LOAD, BIN.count).tee(left)
  f.integer(FEW).op(I.I32_GREATER)
  I.when(f, () => {
    f.get(slot).memory(I.I32_LOAD, BIN.latest).set(slot)
    f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.gathered).set(to)
    gather(f, slot, left, to)
    f.get(FRAME_AT).memory(I.I32_LOAD, FRAME.gathered).get(to).get(FRAME_AT)
    f.get(target).integer(TARGET.bytes).op(I.I32_SUBTRACT).memory(I.I32_LOAD, TARGET.ranksEnd)
    for (const word of [TARGET.ranksEnd, TARGET.below]) f.get(target).memory(I.I32_LOAD, word)
    f.call(stretch)
    giveUp(f)
  })
}

/** Returns 1 if what is on the stack is not 0. */
export function giveUp(f: FunctionBuilder): void {
  I.when(f, () => {
    f.integer(1).op(I.RETURN)
  })
}
