import { kernelParts } from '../kernel/compiled/compile.ts'
import { F64X2 } from '../kernel/compiled/emit/f64x2.ts'
import { interpretedStart } from '../kernel/compiled/interpretedStart.ts'
import { prepare } from '../kernel/interpreter.ts'
import { savesOf } from '../kernel/kernel.ts'
import type { System } from '../model/system.ts'
import type { Drawn } from './drawMembers.ts'
import { type CStyle, generateC } from './generateC.ts'
import { generatePlainC } from './generatePlainC.ts'
import { startingMembers } from './startingMembers.ts'

/** A program of C that runs members as `c/contestant.h` describes. */
export interface CContestant {
  readonly key: string
  readonly name: string
  readonly source: string
  readonly flags: readonly string[]
  /** What it reads: how many members there are and how they start. */
  readonly data: readonly ArrayBufferView[]
  /** Its outputs in the order of contestants. */
  inOrder(values: Float64Array): Float64Array
}

/** Doubles in the widest vector of the machine; 1 where we know none. */
export type Width = 1 | 2 | 4 | 8

const NATIVE = ['-O3', '-march=native', '-mprefer-vector-width=512']

/** Members whose rows stand side by side, as in the compiled kernel. */
const LANES = 16

/** Why a system cannot be compared with C and JavaScript; undefined when it can. */
export function incomparable({ time, delays }: System): string | undefined {
  if (time.method === 'rk4') return 'C and JavaScript are written for the Euler method only'
  return delays.length > 0 ? 'C and JavaScript are written without fixed delays' : undefined
}

/** Plain C as a modeller writes it, and the same graph as our own kernel in the best C we know for a width of vectors. */
export function cContestants(system: System, drawn: Drawn, widest: Width): CContestant[] {
  const vector = (key: string, name: string, style: CStyle, flags: readonly string[]): CContestant =>
    vectorC(system, drawn, { key, name, flags: [`-DWIDTH=${style.width}`, ...flags] }, style)
  const own = (width: 2 | 4 | 8): CStyle => ({ width, lanes: LANES, ownElementary: true })
  const shared: CStyle = { width: 1, lanes: LANES, ownElementary: false }
  const exact = [...NATIVE, '-ffp-contract=off']
  return [
    plainC(system, drawn),
    vector('c-libmvec', 'C -O3 -march=native -ffast-math, libmvec', shared, [
      ...NATIVE,
      '-ffast-math',
      '-fno-strict-aliasing',
    ]),
    ...(widest >= 2 ? [vector('c-128', 'C -O3, 128-bit vectors, own exp and log', own(2), exact)] : []),
    ...(widest >= 4 ? [vector('c-256', 'C -O3, AVX2 and FMA, own exp and log', own(4), NATIVE)] : []),
    ...(widest === 8 ? [vector('c-512', 'C -O3, AVX-512 and FMA, own exp and log', own(8), NATIVE)] : []),
  ]
}

type Named = Pick<CContestant, 'key' | 'name' | 'flags'>

function vectorC(system: System, drawn: Drawn, named: Named, style: CStyle): CContestant {
  const parts = kernelParts(system, { instructions: F64X2, lanes: LANES })
  const { rows, stocks, noise } = startingMembers(parts, drawn, style.lanes)
  const head = new BigInt64Array([BigInt(drawn.members / style.lanes), BigInt(parts.image.bytes.length)])
  const path = savesOf(system.time) * system.outputs.length
  return {
    ...named,
    source: generateC(parts, style),
    data: [head, parts.image.bytes, rows, stocks, noise],
    inOrder: (values) =>
      Float64Array.from({ length: drawn.members * path }, (_, i) => {
        const member = Math.floor(i / path)
        const [tile, lane] = [Math.floor(member / style.lanes), member % style.lanes]
        return values[(tile * path + (i % path)) * style.lanes + lane] as number
      }),
  }
}

function plainC(system: System, { draws, noise, members }: Drawn): CContestant {
  const ready = prepare(system)
  const slots = system.slots.length
  const starts = new Float64Array(slots * members)
  for (let member = 0; member < members; member++)
    starts.set(interpretedStart(ready, member, draws, noise).subarray(0, slots), member * slots)
  const rows = noise.values.length / members
  const own = Float64Array.from(
    noise.values,
    (_, i) => noise.values[(i % rows) * members + Math.floor(i / rows)] as number,
  )
  const path = savesOf(system.time) * system.outputs.length
  return {
    key: 'c-plain',
    name: 'C -O2, as a modeller writes it',
    flags: ['-O2'],
    source: generatePlainC(system),
    data: [new BigInt64Array([BigInt(members)]), starts, own],
    inOrder: (values) => values.subarray(0, members * path),
  }
}
