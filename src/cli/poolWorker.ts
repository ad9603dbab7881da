import { parentPort } from 'node:worker_threads'
import { sentKernel } from './kernels.ts'
import type { Order } from './pool.ts'
import { memoryOf, workerFor } from './work.ts'

const ready = new Map<number, ReturnType<typeof workerFor>>()

/** One thread: remembers the systems it is sent, and does the work it is ordered. */
parentPort?.on('message', ({ id, sent, work, forget }: Order) => {
  if (forget !== undefined) ready.delete(forget)
  if (sent) ready.set(id, workerFor(sent.system, sentKernel(sent)))
  const known = ready.get(id)
  if (!known) throw new Error(`no system ${id}`)
  const result = known(work)
  parentPort?.postMessage(result, memoryOf(result))
})
