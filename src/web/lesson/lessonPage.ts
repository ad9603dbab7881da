/// <reference lib="dom" />

import type { Settings } from '../../ensemble/withSettings.ts'
import type { LiveNumber } from '../../model/lesson.ts'
import { HTML_LANGUAGE } from '../../model/text.ts'
import { element, replace } from '../dom.ts'
import type { Feature } from '../feature.ts'
import type { ReaderPage } from '../readerPage.ts'
import { refresh } from '../refresh.ts'
import { GameBoard } from './gameBoard.ts'
import { LentLevers } from './lentLevers.ts'
import type { LessonAnswer, LessonQuestion } from './lessonMessages.ts'
import { printWorksheet } from './printWorksheet.ts'

/** Lessons: one step at a time, before a class or for oneself. */
export const lessonPage: Feature = {
  start(page) {
    if (element('teach')) new LessonView(page).listen()
  },
}

class LessonView {
  readonly #page: ReaderPage
  #lesson: HTMLElement | undefined
  #step = 0
  readonly #levers = new LentLevers()
  /** Games, by the step they are played in. */
  readonly #games = new Map<HTMLElement, GameBoard>()
  #number = 0

  constructor(page: ReaderPage) {
    this.#page = page
  }

  listen(): void {
    const teach = element('teach')
    teach?.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      if (button) this.#press(button)
    })
    addEventListener('keydown', (event) => this.#key(event))
    this.#page.onShown(() => void this.#answer())
    this.#page.onReply((reply) => {
      if (reply.kind !== 'ran' || !reply.asked.ofStep) return
      const figure = this.#shown?.querySelector('.lesson-chart')
      if (!figure) return
      figure.parentElement?.classList.toggle('previews', !reply.all)
      refresh(figure, reply.asked.svg)
    })
    this.#page.onLanguage(() => this.#games.get(this.#shown as HTMLElement)?.refresh())
    this.#page.addressParts.set('lesson', {
      accepts: (text) => this.#placeOf(text) !== undefined,
      take: (text) => {
        const place = text === undefined ? undefined : this.#placeOf(text)
        if (!place) this.#close()
        else if (place.lesson !== this.#lesson || place.step !== this.#step)
          this.#open(place.lesson, place.step)
      },
      give: () => (this.#lesson ? `${this.#lesson.dataset.lesson}.${this.#step + 1}` : undefined),
      settings: () => this.#settings,
    })
    this.#page.addressParts.set('view', {
      accepts: (text) => text === 'present',
      take: (text) => this.#present(text === 'present'),
      give: () => document.body.dataset.view,
    })
  }

  get #steps(): HTMLElement[] {
    return [...(this.#lesson?.querySelectorAll<HTMLElement>('.lesson-step') ?? [])]
  }

  get #shown(): HTMLElement | undefined {
    return this.#steps[this.#step]
  }

  /** The lesson and step that an address names. */
  #placeOf(text: string): { lesson: HTMLElement; step: number } | undefined {
    const [, id = '', at = '1'] = /^([\w-]+?)(?:\.(\d{1,3}))?$/.exec(text) ?? []
    const lesson = document.getElementById(`lesson-${id}`)
    const step = Number(at) - 1
    const count = lesson?.querySelectorAll('.lesson-step').length ?? 0
    return lesson && step >= 0 && step < count ? { lesson, step } : undefined
  }

  #press(button: HTMLButtonElement): void {
    const { lesson = '' } = button.dataset
    const is = (name: string): boolean => button.classList.contains(name)
    if (is('lesson-open')) this.#begin(lesson)
    else if (is('lesson-print')) printWorksheet(lesson)
    else if (is('lesson-close')) this.#leave()
    else if (is('lesson-back')) this.#go(this.#step - 1)
    else if (is('lesson-next')) this.#go(this.#step + 1)
    else if (is('lesson-reveal')) this.#reveal()
    else if (is('lesson-present')) {
      this.#present(document.body.dataset.view !== 'present')
      this.#page.changeAddress()
    }
  }

  /** The arrow keys turn the pages, unless they move something that has the focus; Escape leaves from anywhere. */
  #key(event: KeyboardEvent): void {
    if (!this.#lesson || event.altKey || event.ctrlKey || event.metaKey) return
    const target = event.target instanceof Element ? event.target : document.body
    if (event.key !== 'Escape' && target.closest('input, select, textarea, figure, .scroll')) return
    if (event.key === 'ArrowRight' || event.key === 'PageDown') this.#go(this.#step + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') this.#go(this.#step - 1)
    else if (event.key === 'Escape') this.#leave()
    else return
    event.preventDefault()
  }

  #begin(id: string): void {
    const lesson = document.getElementById(`lesson-${id}`)
    if (!lesson) return
    this.#open(lesson, 0)
    this.#settle()
    lesson.querySelector<HTMLElement>('h2')?.focus()
  }

  #go(step: number): void {
    if (!this.#lesson || step < 0 || step >= this.#steps.length) return
    this.#open(this.#lesson, step)
    this.#settle()
    this.#shown?.querySelector('h2')?.focus()
  }

  /** Moves the levers where the step wants them, or only renews the address. */
  #settle(): void {
    const settings = this.#settings
    if (settings) this.#page.set(settings)
    else {
      this.#page.changeAddress()
      void this.#answer()
    }
  }

  /** Where the step wants the levers; undefined to leave them where they are. */
  get #settings(): Settings | undefined {
    const written = this.#shown?.dataset.settings
    return written === undefined ? undefined : (JSON.parse(written) as Settings)
  }

  #open(lesson: HTMLElement, step: number): void {
    this.#levers.giveBack()
    if (this.#lesson) this.#lesson.hidden = true
    this.#lesson = lesson
    this.#step = step
    this.#page.step = { lesson: lesson.dataset.lesson ?? '', step }
    document.body.dataset.lesson = lesson.dataset.lesson ?? ''
    lesson.hidden = false
    for (const [i, one] of this.#steps.entries()) one.hidden = i !== step
    const at = lesson.querySelector('.lesson-at')
    if (at) at.textContent = String(step + 1)
    this.#enable('.lesson-back', step > 0)
    this.#enable('.lesson-next', step < this.#steps.length - 1)
    this.#levers.bring(this.#shown?.querySelector<HTMLElement>('.lesson-levers'))
    this.#play()
    scrollTo({ top: 0 })
  }

  #enable(selector: string, enabled: boolean): void {
    const button = this.#lesson?.querySelector<HTMLButtonElement>(selector)
    if (button) button.disabled = !enabled
  }

  #leave(): void {
    const card = document.querySelector<HTMLElement>(
      `.lesson-open[data-lesson="${this.#lesson?.dataset.lesson}"]`,
    )
    this.#close()
    this.#page.changeAddress()
    element('teach')?.scrollIntoView()
    card?.focus()
  }

  #close(): void {
    this.#levers.giveBack()
    if (this.#lesson) this.#lesson.hidden = true
    this.#lesson = undefined
    this.#step = 0
    this.#page.step = undefined
    delete document.body.dataset.lesson
    this.#present(false)
  }

  #present(on: boolean): void {
    if (on && this.#lesson) document.body.dataset.view = 'present'
    else delete document.body.dataset.view
    for (const button of document.querySelectorAll('.lesson-present'))
      button.setAttribute('aria-pressed', String(on && this.#lesson !== undefined))
  }

  #reveal(): void {
    const answer = this.#shown?.querySelector<HTMLElement>('.lesson-revealed')
    const button = this.#shown?.querySelector('.lesson-reveal')
    if (!answer) return
    answer.hidden = !answer.hidden
    button?.setAttribute('aria-expanded', String(!answer.hidden))
  }

  #play(): void {
    const board = this.#shown?.querySelector<HTMLElement>('.game')
    const step = this.#shown
    if (!board || !step) return
    const known =
      this.#games.get(step) ??
      new GameBoard(this.#page, board, this.#lesson?.dataset.lesson ?? '', this.#step)
    this.#games.set(step, known)
    known.refresh()
  }

  /** Asks for the chart and the numbers of the step. */
  async #answer(): Promise<void> {
    const step = this.#shown
    if (!step || !this.#lesson || step.querySelector('.game')) return
    const number = ++this.#number
    const { language, levers } = this.#page
    const live = [...step.querySelectorAll<HTMLElement>(`[lang="${HTML_LANGUAGE[language]}"] .live`)]
    const figure = step.querySelector('.lesson-chart')
    if (!figure && live.length === 0) return
    figure?.classList.add('stale')
    const question: LessonQuestion = {
      ...{ lesson: this.#lesson.dataset.lesson ?? '', step: this.#step, language },
      numbers: live.map(({ dataset }) => JSON.parse(dataset.number ?? '{}') as LiveNumber),
      settings: levers.draws,
    }
    const answer = await this.#page.ask<LessonAnswer>('lesson', question)
    if (number !== this.#number) return
    for (const [i, one] of live.entries()) one.textContent = answer.numbers[i] ?? '–'
    replace(figure, answer.svg)
    figure?.classList.remove('stale')
    figure?.parentElement?.classList.remove('previews')
    step.dataset.answered = String(number)
  }
}
