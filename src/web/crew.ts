/// <reference lib="dom" />
import { pause } from './pause.ts'
import type { Result, Task, TaskBench } from './taskBench.ts'

/** How a task is to be done. */
export interface Terms {
  /** Tasks with lower numbers are done first; asked when a thread is free. */
  readonly rank: () => number
  /** Whether the result is still wanted; asked when a thread is free. */
  readonly wanted: () => boolean
  /** The thread that has done such a task before, and can do it faster. */
  readonly favourite?: number
  /** Arrays that the task gives away to the thread that does it. */
  readonly transfer?: readonly ArrayBuffer[]
}

interface Waiting {
  readonly task: Task
  readonly terms: Terms
  readonly resolve: (result: Result<Task> | undefined) => void
}

/** A thread that does tasks. */
interface Hand {
  /** Tasks it may hold: one more than it does, so that it need not wait for the next. */
  readonly most: number
  busy: number
  readonly give: (task: Task, transfer: readonly ArrayBuffer[]) => Promise<Result<Task>>
}

/** A thread behind a port: results come in the order of the tasks. */
function handAt(port: MessagePort): Hand {
  const resolvers: ((result: Result<Task>) => void)[] = []
  port.onmessage = ({ data }: MessageEvent<Result<Task>>) => resolvers.shift()?.(data)
  const give = (task: Task, transfer: readonly ArrayBuffer[]): Promise<Result<Task>> => {
    port.postMessage(task, [...transfer])
    return new Promise((resolve) => resolvers.push(resolve))
  }
  return { most: 2, busy: 0, give }
}

function handHere(bench: TaskBench): Hand {
  const give = async (task: Task): Promise<Result<Task>> => {
    await pause()
    return bench.do(task)
  }
  return { most: 1, busy: 0, give }
}

/** Hands tasks to the calling thread and to others, the most pressing first. */
export class Crew {
  readonly #hands: readonly Hand[]
  #waiting: Waiting[] = []

  constructor(bench: TaskBench, ports: readonly MessagePort[]) {
    this.#hands = [...ports.map(handAt), handHere(bench)]
  }

  /** Undefined when the result was no longer wanted before anyone got to it. */
  do<T extends Task>(task: T, terms: Terms): Promise<Result<T> | undefined> {
    return new Promise((resolve) => {
      this.#waiting.push({ task, terms, resolve: resolve as Waiting['resolve'] })
      queueMicrotask(() => this.#handOut())
    })
  }

  #handOut(): void {
    const unwanted = this.#waiting.filter(({ terms }) => !terms.wanted())
    if (unwanted.length > 0) this.#waiting = this.#waiting.filter(({ terms }) => terms.wanted())
    for (const { resolve } of unwanted) resolve(undefined)
    for (const [number, hand] of this.#hands.entries())
      while (hand.busy < hand.most) {
        const next = this.#next(number)
        if (!next) break
        this.#give(next, hand)
      }
  }

  /** The most pressing task, one's own before those of others. */
  #next(hand: number): Waiting | undefined {
    const order = ({ terms: { rank, favourite } }: Waiting): number =>
      2 * rank() + Number(favourite !== undefined && favourite % this.#hands.length !== hand)
    const best = this.#waiting.reduce<Waiting | undefined>(
      (found, one) => (found && order(found) <= order(one) ? found : one),
      undefined,
    )
    this.#waiting = this.#waiting.filter((one) => one !== best)
    return best
  }

  #give({ task, terms, resolve }: Waiting, hand: Hand): void {
    hand.busy += 1
    void hand.give(task, terms.transfer ?? []).then((result) => {
      hand.busy -= 1
      resolve(result)
      this.#handOut()
    })
  }
}
