import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { DrawAnswer } from './drawWorker.ts'
import { IS_BUILT, openWorker } from './openWorker.ts'
import { Interrupted } from './refusal.ts'
import { type Drawn, type DrawWork, drawHere } from './render/drawWork.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

/** Those who draw charts for a command. What is drawn never depends on how many they are. */
export interface Drawers {
  /** @throws Interrupted when the signal is aborted or the drawers are closed */
  draw<W extends DrawWork>(work: W): Promise<Drawn<W>>
  close(): void
}

interface Waiting {
  readonly work: DrawWork
  readonly resolve: (drawn: never) => void
  readonly reject: (reason: unknown) => void
}

type Kinds = readonly DrawWork['kind'][]

/**
 * What threads do, in turn: the kinds of work that come first go before the others. Only every other one loads Vega, which takes long
 * and becomes fast with use. Fonts are asked for when all charts are drawn, and a page waits for them; pictures of charts take longer
 * than the charts, and nothing waits for them.
 */
const KINDS: readonly Kinds[] = [
  ['svg', 'face', 'png'],
  ['face', 'png'],
]

/** More would begin later than they could help. */
const MOST_THREADS = 4

/** Pieces of work a thread has at once: the second lets it go on while this thread is busy. */
const AHEAD = 2

/** One thread that draws. */
class DrawThread {
  readonly under: Waiting[] = []
  readonly #kinds: Kinds
  readonly #worker: Worker

  constructor(kinds: Kinds, onFree: () => void, onEnd: (reason: unknown) => void) {
    this.#kinds = kinds
    this.#worker = openWorker('drawWorker', { kinds })
    this.#worker.on('message', (answer: DrawAnswer) => {
      const asked = this.under.shift()
      if ('drawn' in answer) asked?.resolve(answer.drawn as never)
      else asked?.reject(answer.error)
      onFree()
    })
    this.#worker.on('error', onEnd)
    this.#worker.on('exit', () => onEnd(new Interrupted('a thread that draws ended early')))
  }

  /** Takes the piece of work that it should do next, if there is one. */
  takeFrom(queue: Waiting[]): void {
    const places = this.#kinds.map((kind) => queue.findIndex(({ work }) => work.kind === kind))
    const [taken] = queue.splice(places.find((place) => place >= 0) ?? queue.length, 1)
    if (!taken) return
    this.under.push(taken)
    this.#worker.postMessage(taken.work)
  }

  stop(): void {
    void this.#worker.terminate()
  }
}

/** Threads that draw. */
class DrawThreads implements Drawers {
  readonly #signal: AbortSignal
  readonly #threads: readonly DrawThread[]
  readonly #queue: Waiting[] = []
  readonly #stop = (): void => this.#end(this.#signal.reason)
  #ended: unknown

  constructor(count: number, signal: AbortSignal) {
    this.#signal = signal
    this.#threads = Array.from({ length: count }, (_, i) => {
      const kinds = KINDS[i % KINDS.length] as Kinds
      return new DrawThread(
        kinds,
        () => this.#serve(),
        (reason) => this.#end(reason),
      )
    })
    signal.addEventListener('abort', this.#stop)
  }

  draw<W extends DrawWork>(work: W): Promise<Drawn<W>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#queue.push({ work, resolve, reject })
      this.#serve()
    })
  }

  close(): void {
    this.#end(new Interrupted('closed'))
  }

  /** Every thread gets a piece before any gets a second one. */
  #serve(): void {
    for (let ahead = 0; ahead < AHEAD; ahead++) {
      for (const thread of this.#threads) if (thread.under.length <= ahead) thread.takeFrom(this.#queue)
    }
  }

  #end(reason: unknown): void {
    if (this.#ended) return
    this.#ended = reason
    this.#signal.removeEventListener('abort', this.#stop)
    const left = [...this.#threads.flatMap(({ under }) => under), ...this.#queue]
    for (const { reject } of left) reject(reason)
    for (const thread of this.#threads) thread.stop()
  }
}

/** Draws on this thread, one piece after the other; between two of them an interrupt can be heard. */
function drawersHere(signal: AbortSignal): Drawers {
  let last: Promise<unknown> = Promise.resolve()
  const next = async (work: DrawWork): Promise<string | Uint8Array> => {
    await setImmediate()
    signal.throwIfAborted()
    return drawHere(work)
  }
  return {
    draw: <W extends DrawWork>(work: W) => {
      const drawn = last.then(() => next(work))
      last = drawn.catch(() => {})
      return drawn as Promise<Drawn<W>>
    },
    close: () => {},
  }
}

/** Opens those who draw: opened early, threads have loaded what they need by the time there is something to draw. */
export function openDrawers(
  { workers = 1 }: Partial<Pick<ScenarioOptions, 'workers'>>,
  { signal }: Session,
): Drawers {
  // From source, a thread would take longer to begin than a few charts take to draw.
  if (workers === 1 || !IS_BUILT || signal.aborted) return drawersHere(signal)
  return new DrawThreads(Math.min(workers, MOST_THREADS), signal)
}
