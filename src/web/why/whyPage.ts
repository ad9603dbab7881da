/// <reference lib="dom" />
import type { Language } from '../../model/text.ts'
import { element, replace, show } from '../dom.ts'
import type { Feature } from '../feature.ts'
import type { ReaderPage } from '../readerPage.ts'
import { fillEvidence } from './fillEvidence.ts'
import { mapZoom } from './mapZoom.ts'
import type { WhyAnswer, WhyQuestion, WhySubject } from './whyMessages.ts'

/** The map of causes, and what it tells of a variable. */
export const whyPage: Feature = {
  start(page) {
    if (element('why')) new WhySection(page).listen()
  },
}

class WhySection {
  readonly #page: ReaderPage
  #shown: { readonly kind: 'overview' } | { readonly kind: 'theme' | 'variable'; readonly name: string } = {
    kind: 'overview',
  }
  #element: string | undefined
  #save: number | undefined
  /** The language in which names of variables are offered. */
  #offered: Language | undefined
  /** Answers to older questions are not shown. */
  #number = 0

  constructor(page: ReaderPage) {
    this.#page = page
  }

  listen(): void {
    const section = element('why')
    if (section) mapZoom(section)
    section?.addEventListener('click', ({ target }) => this.#press(target))
    section?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      if (!(event.target instanceof SVGElement)) return
      event.preventDefault()
      this.#press(event.target)
    })
    const select = element<HTMLSelectElement>('why-variable')
    select?.addEventListener('change', () =>
      this.#ask(select.value === '' ? '' : `variable:${select.value}`, false),
    )
    element<HTMLSelectElement>('why-element')?.addEventListener('change', ({ target }) => {
      this.#element = (target as HTMLSelectElement).value
      this.#refresh()
    })
    element('why-month')?.addEventListener('input', ({ target }) => {
      this.#save = Number((target as HTMLInputElement).value)
      void this.#tell(false)
    })
    element('why-back')?.addEventListener('click', () => this.#ask('', true))
    this.#page.onShown(() => this.#refresh())
    this.#page.onLanguage(() => this.#refresh())
  }

  #press(target: EventTarget | null): void {
    const asked = target instanceof Element ? target.closest('[data-asks]') : null
    const asks = asked?.getAttribute('data-asks')
    if (asks) this.#ask(asks, true, asked?.getAttribute('data-element') || undefined)
  }

  /**
   * @param moves whether what is told of it is brought into sight, and read out
   * @param part its element
   */
  #ask(asks: string, moves: boolean, part?: string): void {
    const [kind = '', name = ''] = /^(variable|theme):(.*)$/.exec(asks)?.slice(1) ?? []
    if (kind !== 'variable' && kind !== 'theme') this.#shown = { kind: 'overview' }
    else this.#shown = { kind, name }
    this.#element = part
    this.#choose()
    this.#refresh(moves)
  }

  /** Offers the names of all variables in the language of the page. */
  async #offer(): Promise<void> {
    const { language } = this.#page
    if (this.#offered === language) return
    this.#offered = language
    const question: WhyQuestion = { about: 'names', language }
    replace(element('why-variable'), await this.#page.ask<string>('why', question))
    this.#choose()
  }

  #choose(): void {
    const select = element<HTMLSelectElement>('why-variable')
    if (select) select.value = this.#shown.kind === 'variable' ? this.#shown.name : ''
  }

  #refresh(moves = false): void {
    const { kind } = this.#shown
    for (const [id, visible] of [
      ['why-overview', kind === 'overview'],
      ['why-map', kind !== 'overview'],
      ['why-back', kind !== 'overview'],
      ['why-detail', kind === 'variable'],
      ['why-change', kind === 'variable'],
      ['why-chart', false],
      ['why-months', kind === 'variable'],
    ] as const)
      show(id, visible)
    if (kind !== 'variable') show('why-elements', false)
    this.#number += 1
    void this.#offer()
    if (kind === 'theme') void this.#showTheme()
    if (kind === 'variable') {
      void this.#tell(moves)
      void this.#draw()
    }
    if (kind === 'overview' && moves) element('why')?.scrollIntoView()
  }

  async #showTheme(): Promise<void> {
    if (this.#shown.kind !== 'theme') return
    const number = this.#number
    const { language } = this.#page
    const question: WhyQuestion = { about: 'theme', theme: this.#shown.name, language }
    const map = await this.#page.ask<string>('why', question)
    if (number !== this.#number) return
    replace(element('why-map'), map)
    element('why-map')?.focus({ preventScroll: true })
  }

  get #subject(): WhySubject {
    const { language, levers } = this.#page
    const name = this.#shown.kind === 'variable' ? this.#shown.name : ''
    return { name, element: this.#element, save: this.#save, settings: levers.draws, language }
  }

  async #tell(moves: boolean): Promise<void> {
    const number = this.#number
    const answer = await this.#page.ask<WhyAnswer>('why', { about: 'variable', ...this.#subject })
    if (number !== this.#number) return
    replace(element('why-map'), answer.map)
    showChosen()
    replace(element('why-detail'), answer.detail)
    fillEvidence(element('why-detail'))
    replace(element('why-change'), answer.change)
    replace(element('why-element'), answer.elements)
    show('why-elements', answer.elements !== '')
    const month = element<HTMLInputElement>('why-month')
    const { count, save, text } = answer.months
    if (month) {
      month.max = String(count - 1)
      month.value = String(save)
      month.setAttribute('aria-valuetext', text)
    }
    const shown = element('why-month-text')
    if (shown) shown.textContent = text
    if (moves) element('why-name')?.focus({ preventScroll: true })
  }

  async #draw(): Promise<void> {
    const number = this.#number
    const svg = await this.#page.ask<string>('why', { about: 'chart', ...this.#subject })
    if (number !== this.#number) return
    replace(element('why-chart'), svg)
    show('why-chart', svg !== '')
  }
}

/** Scrolls a map that is wider than its place to the variable it is about. */
function showChosen(): void {
  const map = element('why-map')
  const box = map?.querySelector('.chosen')?.getBoundingClientRect()
  if (!map || !box) return
  map.scrollLeft += box.left + box.width / 2 - map.getBoundingClientRect().left - map.clientWidth / 2
}
