import { parentPort, workerData } from 'node:worker_threads'
import { type DrawWork, drawHere, loadDrawing } from './render/drawWork.ts'

/** What a thread answers: what it has drawn, or why it could not. */
export type DrawAnswer = { readonly drawn: string | Uint8Array } | { readonly error: unknown }

let last: Promise<unknown> = loadDrawing(workerData.kinds)

/** One thread: loads what it needs for its kinds of work, and draws what it is sent, one after the other. */
parentPort?.on('message', (work: DrawWork) => {
  last = last
    .then(() => drawHere(work))
    .then((drawn): DrawAnswer => ({ drawn }))
    .catch((error): DrawAnswer => ({ error }))
    .then((answer) => parentPort?.postMessage(answer))
})
