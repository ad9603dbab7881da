import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { System } from '../model/system.ts'
import { type KernelName, type SentSystem, sentSystem } from './kernels.ts'
import { openWorker } from './openWorker.ts'
import { Interrupted } from './refusal.ts'
import type { Work, Worked } from './work.ts'

/** A piece of work with the system it is for, which is sent along the first time. */
export interface Order {
  readonly id: number
  readonly sent?: SentSystem
  readonly work: Work
  /** A system that will not be asked for again on this thread. */
  readonly forget?: number
}

export interface PoolOptions {
  readonly kernel: KernelName
  readonly workers?: number
  readonly signal: AbortSignal
}

/** Threads that do the work of a command. Results never depend on how many there are. */
export interface Pool {
  readonly workers: number
  readonly kernel: KernelName
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal
  /**
   * Does a piece of work on the next free thread. Pieces are begun in the order they are asked for.
   * @throws Interrupted when the signal is aborted or the pool is closed
   */
  run<W extends Work>(system: System, work: W): Promise<Worked<W>>
  close(): void
}

/** Systems a thread keeps compiled. */
const KEPT = 4

interface Waiting {
  readonly system: System
  readonly work: Work
  readonly resolve: (result: never) => void
  readonly reject: (reason: unknown) => void
}

/** One worker thread, which does one piece of work at a time. */
class Thread {
  readonly #kernel: KernelName
  readonly #worker: Worker
  readonly #known: System[] = []
  readonly #ids = new Map<System, number>()
  #nextId = 0
  current: Waiting | undefined

  constructor(kernel: KernelName, onFree: () => void) {
    this.#kernel = kernel
    this.#worker = openWorker('poolWorker')
    this.#worker.on('message', (result) => {
      const { current } = this
      this.current = undefined
      current?.resolve(result as never)
      onFree()
    })
    this.#worker.on('error', (error) => this.current?.reject(error))
    this.#worker.on('exit', () => this.current?.reject(new Interrupted('a worker thread ended early')))
  }

  /** A system that cannot be compiled fails what was asked for, and leaves the thread free. */
  begin(waiting: Waiting): void {
    try {
      this.#worker.postMessage(this.#orderFor(waiting))
      this.current = waiting
    } catch (error) {
      waiting.reject(error)
    }
  }

  stop(): void {
    void this.#worker.terminate()
  }

  #orderFor({ system, work }: Waiting): Order {
    const id = this.#ids.get(system)
    if (id !== undefined) return { id, work }
    this.#known.push(system)
    this.#ids.set(system, this.#nextId)
    const oldest = this.#known.length > KEPT ? this.#known.shift() : undefined
    const forget = oldest && this.#ids.get(oldest)
    if (oldest) this.#ids.delete(oldest)
    const order = { id: this.#nextId++, sent: sentSystem(system, this.#kernel), work }
    return forget === undefined ? order : { ...order, forget }
  }
}

/** Opens threads for a command. They are begun when there is work for them. */
export function openPool({ kernel, workers = availableParallelism(), signal }: PoolOptions): Pool {
  const threads: Thread[] = []
  const queue: Waiting[] = []
  let closed = false
  const idle = (): Thread | undefined => threads.find(({ current }) => !current)
  const serve = (): void => {
    const missing = queue.length - threads.filter(({ current }) => !current).length
    const more = Math.min(missing, workers - threads.length)
    for (let i = 0; i < more; i++) threads.push(new Thread(kernel, serve))
    for (let free = idle(); free && queue.length > 0; free = idle()) free.begin(queue.shift() as Waiting)
  }
  const close = (): void => {
    closed = true
    signal.removeEventListener('abort', close)
    for (const { reject } of queue.splice(0)) reject(new Interrupted('stopped'))
    for (const thread of threads) thread.stop()
  }
  if (signal.aborted) close()
  else signal.addEventListener('abort', close)
  return {
    ...{ workers, kernel, signal },
    close,
    run: (system, work) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(signal.reason ?? new Interrupted('stopped'))
        queue.push({ system, work, resolve, reject })
        // All that is asked for at once: threads start up while this one compiles the system for them.
        queueMicrotask(serve)
      }),
  }
}
