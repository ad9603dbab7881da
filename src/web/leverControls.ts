/// <reference lib="dom" />
import { formatNumber } from '../charts/formatNumber.ts'
import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'
import { both } from '../report/html.ts'
import { inBoth, monthText } from '../report/readerText.ts'
import { replace } from './dom.ts'
import type { Bounds } from './fragment.ts'

/** One slider or switch of the page. */
interface Control extends Bounds {
  readonly input: HTMLInputElement
  readonly draw: string
  readonly start: number
}

function controlOf(input: HTMLInputElement): Control {
  const { lever = '', draw = '', start } = input.dataset
  const isSwitch = input.type === 'checkbox'
  const [from, to] = isSwitch ? [0, 1] : [Number(input.min), Number(input.max)]
  return { input, name: lever, draw, from, to, start: Number(start) }
}

function standOf({ input }: Control): number {
  return input.type === 'checkbox' ? Number(input.checked) : Number(input.value)
}

/** The sliders and switches of the page: what they stand at, and which have been moved. */
export class LeverControls {
  readonly all: readonly Control[]
  /** Values of the levers that were moved, by their names. */
  settings: Settings = {}
  readonly #origin: string
  readonly #language: () => Language

  /** @param language that of the page, now */
  constructor(inputs: Iterable<HTMLInputElement>, origin: string, language: () => Language) {
    this.all = [...inputs].map(controlOf)
    this.#origin = origin
    this.#language = language
  }

  /** Calls back at every movement; `done` when the lever was let go. */
  listen(moved: (done: boolean) => void): void {
    for (const control of this.all) {
      const take = (done: boolean): void => {
        this.settings = { ...this.settings, [control.name]: standOf(control) }
        this.#label(control)
        moved(done)
      }
      if (control.input.type === 'checkbox') control.input.addEventListener('change', () => take(true))
      else {
        control.input.addEventListener('input', () => take(false))
        control.input.addEventListener('change', () => take(true))
      }
    }
  }

  /** Puts every control where the settings say. */
  show(settings: Settings): void {
    this.settings = settings
    for (const control of this.all) {
      const value = settings[control.name] ?? control.start
      if (control.input.type === 'checkbox') control.input.checked = value > 0
      else control.input.value = String(value)
      this.#label(control)
    }
  }

  /** Says where controls stand in the language of the page. */
  speak(): void {
    for (const control of this.all) this.#label(control)
  }

  /** The settings by the draws that they fix. A switch that stands where it stood changes nothing. */
  get draws(): Settings {
    const moved = this.all.filter(({ name }) => this.settings[name] !== undefined)
    const changing = moved.filter(({ input, name, start }) => {
      return input.type !== 'checkbox' || this.settings[name] !== start
    })
    return Object.fromEntries(changing.map(({ draw, name }) => [draw, this.settings[name] as number]))
  }

  #label({ input, name }: Control): void {
    const value = this.settings[name]
    const output = document.getElementById(`${input.id}-value`)
    const assumed = document.getElementById(`${input.id}-assumed`)
    if (!output || !assumed) return
    output.hidden = value === undefined
    assumed.hidden = value !== undefined
    if (value === undefined) return
    const isSwitch = input.type === 'checkbox'
    if (isSwitch) assumed.hidden = value !== Number(input.dataset.start)
    if (input.dataset.unit === 'date') {
      const month = inBoth((language) => monthText(value, this.#origin, language))
      replace(output, both(month).markup)
      input.setAttribute('aria-valuetext', month[this.#language()])
    } else output.textContent = isSwitch ? '' : formatNumber(value, 4)
  }
}
