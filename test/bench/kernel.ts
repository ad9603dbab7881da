import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kernelParts } from '../../src/kernel/compiled/compile.ts'
import { F64X2 } from '../../src/kernel/compiled/emit/f64x2.ts'
import { interpretedStart } from '../../src/kernel/compiled/interpretedStart.ts'
import { savesOf } from '../../src/kernel/kernel.ts'
import { benchmarkSystem } from './benchmarkSystem.ts'
import { type CStyle, generateC } from './generateC.ts'
import { generatePlainC } from './generatePlainC.ts'
import { drawMembers, startingMembers } from './startingMembers.ts'

/**
 * How long one member's time step takes, in every way we know: `npx tsx test/bench/kernel.ts [scenario]`. Each contestant is a process
 * of its own; results are compared first; then all take turns, and CPU times are compared within each round.
 */
const SCENARIO = process.argv[2] ?? 'gallium/base.yaml'
const MEMBERS = 32
const ROUNDS = Number(process.env.ROUNDS ?? 21)
/** CPU milliseconds of one turn. */
const SLICE = 15
const REFERENCE = 'compiled f64x2'

interface Entry {
  readonly name: string
  readonly members: number
  readonly child: ChildProcessWithoutNullStreams
  /** Outputs of member, save period and output, from what `write` has written. */
  readonly order: (values: Float64Array) => Float64Array
  times: number
  readonly perMemberStep: number[]
}

const { system, ensemble } = benchmarkSystem(SCENARIO)
const folder = mkdtempSync(join(tmpdir(), 'kernel-bench-'))
const here = fileURLToPath(new URL('.', import.meta.url))
const saves = savesOf(system.time)

function enter(
  name: string,
  command: readonly string[],
  members: number,
  order: Entry['order'] = (v) => v,
): Entry {
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] }) as never
  return { name, members, child, order, times: 1, perMemberStep: [] }
}

function ask({ child }: Entry, line: string): Promise<number> {
  return new Promise((resolve) => {
    child.stdout.once('data', (answer) => resolve(Number(String(answer))))
    child.stdin.write(`${line}\n`)
  })
}

const ofNode = (name: string, key: string, members = MEMBERS): Entry =>
  enter(
    name,
    [process.execPath, '--import', 'tsx', `${here}contestant.ts`, key, SCENARIO, String(members)],
    members,
  )

/** Writes, builds and starts a C contestant. */
function ofC(
  name: string,
  source: string,
  flags: readonly string[],
  data: readonly ArrayBufferView[],
  order: Entry['order'],
): Entry {
  const base = join(folder, name.replaceAll(/\W/g, ''))
  writeFileSync(`${base}.c`, source)
  writeFileSync(
    `${base}.bin`,
    Buffer.concat(data.map((d) => new Uint8Array(d.buffer, d.byteOffset, d.byteLength))),
  )
  execFileSync('cc', [...flags, '-w', '-I', here, '-o', base, `${base}.c`, '-lm'])
  return enter(name, [base, `${base}.bin`], MEMBERS, order)
}

function vectorC(name: string, style: CStyle, flags: readonly string[]): Entry {
  const parts = kernelParts(system, { instructions: F64X2, lanes: 16 })
  const { rows, stocks, noise } = startingMembers(parts, drawMembers(system, ensemble, MEMBERS), style.lanes)
  const head = new BigInt64Array([BigInt(MEMBERS / style.lanes), BigInt(parts.image.bytes.length)])
  const outputs = system.outputs.length
  const order = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: MEMBERS * saves * outputs }, (_, i) => {
      const member = Math.floor(i / (saves * outputs))
      const [tile, lane] = [Math.floor(member / style.lanes), member % style.lanes]
      return values[(tile * saves * outputs + (i % (saves * outputs))) * style.lanes + lane] as number
    })
  const all = [`-DWIDTH=${style.width}`, ...flags]
  return ofC(name, generateC(parts, style), all, [head, parts.image.bytes, rows, stocks, noise], order)
}

function plainC(name: string, flags: readonly string[]): Entry {
  const { draws, noise } = drawMembers(system, ensemble, MEMBERS)
  const ready = kernelParts(system, { instructions: F64X2, lanes: 16 }).ready
  const slots = system.slots.length
  const starts = new Float64Array(slots * MEMBERS)
  for (let member = 0; member < MEMBERS; member++)
    starts.set(interpretedStart(ready, member, draws, noise).subarray(0, slots), member * slots)
  const rows = noise.values.length / MEMBERS
  const own = Float64Array.from(
    noise.values,
    (_, i) => noise.values[(i % rows) * MEMBERS + Math.floor(i / rows)] as number,
  )
  const order = (values: Float64Array): Float64Array =>
    values.subarray(0, MEMBERS * saves * system.outputs.length)
  return ofC(name, generatePlainC(system), flags, [new BigInt64Array([BigInt(MEMBERS)]), starts, own], order)
}

function hasCc(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return system.time.method === 'euler'
  } catch {
    return false
  }
}

/** Whether the machine has the instructions that a width of vectors needs. */
function widest(): 8 | 4 | 2 {
  const flags = readFileSync('/proc/cpuinfo', 'utf8')
  if (/\bavx512dq\b/.test(flags)) return 8
  return /\bfma\b/.test(flags) ? 4 : 2
}

function cEntries(): Entry[] {
  const wide = widest()
  const native = ['-O3', '-march=native', '-mprefer-vector-width=512']
  return [
    ...(wide === 8
      ? [vectorC('C, AVX-512 and FMA', { width: 8, lanes: 16, ownElementary: true }, native)]
      : []),
    ...(wide >= 4 ? [vectorC('C, AVX2 and FMA', { width: 4, lanes: 16, ownElementary: true }, native)] : []),
    vectorC('C, 128 bits, no FMA', { width: 2, lanes: 16, ownElementary: true }, [
      ...native,
      '-ffp-contract=off',
    ]),
    vectorC('C -O3 -ffast-math, scalar, same graph', { width: 1, lanes: 1, ownElementary: false }, [
      '-O3',
      '-march=native',
      '-ffast-math',
    ]),
    vectorC('C -O2, scalar, same graph', { width: 1, lanes: 1, ownElementary: false }, ['-O2']),
    plainC('C -O2, as written', ['-O2']),
  ]
}

/** The largest difference from the reference, relative to the size of the output. */
async function difference(entry: Entry, wanted: Float64Array): Promise<number> {
  const file = join(folder, 'outputs')
  await ask(entry, '1')
  await ask(entry, `write ${file}`)
  const bytes = new Uint8Array(readFileSync(file))
  const found = entry.order(new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / 8)))
  let most = 0
  const count = Math.min(found.length, wanted.length)
  for (let i = 0; i < count; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number]
    if (!Object.is(a, b) && a !== b) most = Math.max(most, Math.abs(a - b) / Math.max(Math.abs(b), 1e-6))
  }
  return most
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

async function round(entries: readonly Entry[], first: number): Promise<void> {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[(i + first) % entries.length] as Entry
    const spent = await ask(entry, String(entry.times))
    entry.perMemberStep.push(spent / (entry.times * entry.members * system.time.steps))
  }
}

async function main(): Promise<void> {
  const entries = [
    ofNode(REFERENCE, 'f64x2'),
    ofNode('compiled f64', 'f64'),
    ofNode('generated JavaScript', 'js'),
    ofNode('interpreter', 'interpreter', 2),
    ...(hasCc() ? cEntries() : []),
  ]
  const reference = entries[0] as Entry
  await difference(reference, new Float64Array())
  const wanted = new Float64Array(new Uint8Array(readFileSync(join(folder, 'outputs'))).buffer)
  const differences = new Map<Entry, number>()
  for (const entry of entries) differences.set(entry, await difference(entry, wanted))
  for (const entry of entries) {
    for (let i = 0; i < 6; i++) await ask(entry, '1')
    entry.times = Math.max(1, Math.round((SLICE * 1e6) / (await ask(entry, '1'))))
  }
  for (let i = 0; i < ROUNDS; i++) await round(entries, i)
  report(entries, reference, differences)
  for (const { child } of entries) child.stdin.end()
  rmSync(folder, { recursive: true })
}

function report(entries: readonly Entry[], reference: Entry, differences: ReadonlyMap<Entry, number>): void {
  const { steps } = system.time
  console.log(
    `${SCENARIO}: ${system.stocks.length} stocks, ${system.step.length} equations, ${steps} steps; ${cpus()[0]?.model}, Node ${process.version}`,
  )
  console.log(
    'ns per member-step (CPU time, median of interleaved rounds)   ours / it    best   largest difference',
  )
  for (const entry of entries) {
    const ratios = entry.perMemberStep.map((ns, i) => (reference.perMemberStep[i] as number) / ns)
    const cells = [
      entry.name.padEnd(50),
      median(entry.perMemberStep).toFixed(0).padStart(10),
      median(ratios).toFixed(2).padStart(12),
      Math.min(...entry.perMemberStep)
        .toFixed(0)
        .padStart(8),
      (differences.get(entry) as number).toExponential(1).padStart(12),
    ]
    console.log(cells.join(' '))
  }
}

await main()
