import { pause } from './pause.ts'

/** Does one thing after the other, each in a task of its own, so that the page stays responsive. */
export class Gently {
  #waiting: (() => void)[] = []
  #running = false

  do(action: () => void): void {
    this.#waiting.push(action)
    if (!this.#running) void this.#run()
  }

  /** Leaves out what has not been done yet. */
  forget(): void {
    this.#waiting = []
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await pause()
      next()
    }
    this.#running = false
  }
}
