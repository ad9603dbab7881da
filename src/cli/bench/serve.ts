import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Contestant } from '../../bench/contestant.ts'

/** Answers each line of the standard input as `contestant.h` does, until there are no more. */
export async function serve(contestant: Contestant): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const isWrite = line.startsWith('write ')
    if (isWrite) writeFileSync(line.slice(6), new Uint8Array(contestant.outputs().buffer))
    process.stdout.write(`${isWrite ? '0 0' : await live(contestant, Number(line))}\n`)
  }
}

/** Lets all members live a number of times. @returns nanoseconds of CPU time and on the wall */
async function live(contestant: Contestant, times: number): Promise<string> {
  let [cpu, wall] = [0, 0]
  for (let i = 0; i < times; i++) {
    contestant.prepare()
    const [spent, start] = [process.cpuUsage(), process.hrtime.bigint()]
    await contestant.live()
    wall += Number(process.hrtime.bigint() - start)
    const { user, system } = process.cpuUsage(spent)
    cpu += (user + system) * 1000
  }
  return `${cpu} ${wall}`
}
