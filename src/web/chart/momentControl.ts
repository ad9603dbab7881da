/// <reference lib="dom" />
import { formatMonth } from '../../charts/formatMonth.ts'
import type { Language } from '../../model/text.ts'
import type { PageChart } from '../../report/figure.ts'

/** The slider of months below a chart that shows the values of one. */
export class MomentControl {
  readonly #place: HTMLElement
  readonly #input: HTMLInputElement

  /** @param place what holds the slider and the words beside it */
  constructor(place: HTMLElement, { from, to, step, at }: NonNullable<PageChart['moments']>) {
    this.#place = place
    this.#input = place.querySelector('input') as HTMLInputElement
    const standing = { min: from, max: to, step, value: at }
    for (const [name, number] of Object.entries(standing)) this.#input.setAttribute(name, String(number))
  }

  /** Calls back at every movement. */
  listen(moved: () => void): void {
    this.#input.addEventListener('input', moved)
  }

  show(isThere: boolean, language: Language): void {
    const month = formatMonth(Number(this.#input.value), language)
    this.#place.hidden = !isThere
    this.#input.setAttribute('aria-valuetext', month)
    const words = this.#place.querySelector(':scope > span')
    if (words) words.textContent = month
  }

  /** `YYYY-MM`. */
  get month(): string {
    const number = Number(this.#input.value)
    const year = Math.floor(number / 12)
    return `${String(year).padStart(4, '0')}-${String(number - 12 * year + 1).padStart(2, '0')}`
  }
}
