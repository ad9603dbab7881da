import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { MemberRange } from '../ensemble/runMembers.ts'
import type { EnsembleSpec } from '../model/scenario.ts'
import type { System } from '../model/system.ts'
import type { KernelName } from './kernels.ts'
import { Interrupted } from './refusal.ts'

/** What a thread needs to know once. */
export interface WorkerTask {
  readonly system: System
  readonly ensemble: EnsembleSpec
  readonly kernel: KernelName
}

/** A range of members for a thread to run. */
export interface MembersRequest {
  readonly first: number
  readonly count: number
}

export interface PoolOptions {
  readonly kernel: KernelName
  readonly workers?: number
  readonly signal: AbortSignal
  readonly onMembers?: (done: number) => void
}

/** Ranges for each thread: enough for an even load and a moving progress bar, few enough to draw in one go. */
const RANGES_PER_WORKER = 8

/** Ranges begin on whole blocks of members. */
const BLOCK = 16

/** From source, a thread first learns to read TypeScript, which Node.js does not hand down to it. */
const FROM_SOURCE = `import(workerData.loader).then(({ register }) => {
  register()
  return import(workerData.script)
})`

function openThread(workerData: WorkerTask): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./ensembleWorker.js', import.meta.url), { workerData })
  const loader = import.meta.resolve('tsx/esm/api')
  const script = new URL('./ensembleWorker.ts', import.meta.url).href
  const source = `const { workerData } = require('node:worker_threads')\n${FROM_SOURCE}`
  return new Worker(source, { eval: true, workerData: { ...workerData, loader, script } })
}

function split(members: number, workers: number): MembersRequest[] {
  const size = Math.ceil(members / (workers * RANGES_PER_WORKER) / BLOCK) * BLOCK
  return Array.from({ length: Math.ceil(members / size) }, (_, i) => {
    return { first: i * size, count: Math.min(size, members - i * size) }
  })
}

/** Lets one thread take requests until there are none left. */
function serve(worker: Worker, waiting: MembersRequest[], done: (range: MemberRange) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const request = waiting.shift()
      if (request) worker.postMessage(request)
      else resolve()
    }
    worker.on('error', reject)
    worker.on('exit', () => reject(new Interrupted('a worker thread ended early')))
    worker.on('message', (range: MemberRange) => {
      done(range)
      next()
    })
    next()
  })
}

/**
 * Runs all members of an ensemble on worker threads. Each member depends on the seed and its own number alone, so the
 * result is the same for any number of threads.
 * @throws Interrupted when the signal is aborted
 */
export async function runOnWorkers(
  system: System,
  ensemble: EnsembleSpec,
  { kernel, workers = availableParallelism(), signal, onMembers }: PoolOptions,
): Promise<MemberRange[]> {
  const waiting = split(ensemble.members, workers)
  const workerData: WorkerTask = { system, ensemble, kernel }
  const threads = Array.from({ length: Math.min(workers, waiting.length) }, () => openThread(workerData))
  const stop = (): void => threads.forEach((thread) => void thread.terminate())
  signal.addEventListener('abort', stop)
  const ranges: MemberRange[] = []
  const done = (range: MemberRange): void => {
    ranges.push(range)
    onMembers?.(range.count)
  }
  try {
    signal.throwIfAborted()
    await Promise.all(threads.map((thread) => serve(thread, waiting, done)))
    return ranges
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}
