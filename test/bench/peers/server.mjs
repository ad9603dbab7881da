import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { DRAWN } from './cycle.mjs'

/** Runs members in one engine, and answers each line of the standard input as `src/bench/c/contestant.h` says. */
const [engine, file, count, folder] = process.argv.slice(2)
const bytes = readFileSync(file)
const numbers = new Float64Array(new Uint8Array(bytes).buffer)
const members = Array.from({ length: Number(count) }, (_, i) => [
  ...numbers.subarray(i * DRAWN.length, (i + 1) * DRAWN.length),
])
const [module, name] = engine.split('/')
const contestant = await (await import(`./engines/${module}.mjs`))[name ?? module](members, folder)

async function live(times) {
  const [spent, start] = [process.cpuUsage(), process.hrtime.bigint()]
  for (let i = 0; i < times; i++) await contestant.live()
  const wall = Number(process.hrtime.bigint() - start)
  const { user, system } = process.cpuUsage(spent)
  return `${(user + system) * 1000} ${wall}`
}

for await (const line of createInterface({ input: process.stdin })) {
  const isWrite = line.startsWith('write ')
  if (isWrite) writeFileSync(line.slice(6), new Uint8Array(contestant.outputs().buffer))
  process.stdout.write(`${isWrite ? '0 0' : await live(Number(line))}\n`)
}
