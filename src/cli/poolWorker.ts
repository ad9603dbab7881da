import { parentPort, workerData } from 'node:worker_threads'
import { KERNELS } from './kernels.ts'
import type { Order, PoolThread } from './pool.ts'
import { memoryOf, workerFor } from './work.ts'

const { kernel } = workerData as PoolThread
const ready = new Map<number, ReturnType<typeof workerFor>>()

/** One thread: remembers the systems it is sent, compiled, and does the work it is ordered. */
parentPort?.on('message', ({ id, system, work, forget }: Order) => {
  if (forget !== undefined) ready.delete(forget)
  if (system) ready.set(id, workerFor(system, KERNELS[kernel](system)))
  const known = ready.get(id)
  if (!known) throw new Error(`no system ${id}`)
  const result = known(work)
  parentPort?.postMessage(result, memoryOf(result))
})
