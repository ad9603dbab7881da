import { parentPort, workerData } from 'node:worker_threads'
import { runMembers } from '../ensemble/runMembers.ts'
import { KERNELS } from './kernels.ts'
import type { MembersRequest, WorkerTask } from './workerPool.ts'

const { system, ensemble, kernel } = workerData as WorkerTask
const ready = KERNELS[kernel](system)

/** One thread of an ensemble: runs the ranges of members it is sent and sends back their numbers. */
parentPort?.on('message', ({ first, count }: MembersRequest) => {
  const range = runMembers(system, ready, ensemble, first, count)
  const moved = [range.values, range.metricValues, range.draws].map((array) => array.buffer as ArrayBuffer)
  parentPort?.postMessage(range, moved)
})
