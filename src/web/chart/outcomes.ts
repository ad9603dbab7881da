/// <reference lib="dom" />

/** Ms for which one outcome stands out. */
const PAUSE = 700

/** Shows one outcome after the other in a chart of single members. */
export class Outcomes {
  readonly #paths: readonly SVGElement[]
  #now = -1
  #timer: number | undefined

  /** @param drawing a chart of hypothetical outcomes */
  constructor(drawing: Element) {
    const lines = drawing.querySelectorAll<SVGElement>('path[stroke-linejoin="round"]')
    this.#paths = [...lines]
    for (const path of lines) path.classList.add('member')
  }

  play(): void {
    this.pause()
    this.#next()
    this.#timer = window.setInterval(() => this.#next(), PAUSE)
  }

  pause(): void {
    window.clearInterval(this.#timer)
    this.#timer = undefined
  }

  #next(): void {
    this.#paths[this.#now]?.classList.remove('now')
    this.#now = (this.#now + 1) % Math.max(1, this.#paths.length)
    this.#paths[this.#now]?.classList.add('now')
  }
}
