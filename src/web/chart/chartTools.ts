/// <reference lib="dom" />
import { HTML_LANGUAGE } from '../../model/text.ts'
import { replace } from '../dom.ts'
import { downloadFile } from '../downloads.ts'
import type { Feature } from '../feature.ts'
import type { ReaderPage } from '../readerPage.ts'
import type { ChartQuestion } from './chartMessages.ts'
import { MomentControl } from './momentControl.ts'
import { Outcomes } from './outcomes.ts'
import { pngOf, standaloneSvg } from './standaloneSvg.ts'

/** Below every chart: other ways to draw it, files and its data as a table. */
export const chartTools: Feature = {
  start(page) {
    const template = document.querySelector<HTMLTemplateElement>('#chart-tools')
    for (const figure of document.querySelectorAll<HTMLElement>('figure[id^="chart-"]')) {
      const tools = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
      if (!tools) return
      figure.after(tools)
      new ChartTools(figure, tools, page).listen()
    }
  },
}

class ChartTools {
  readonly #figure: HTMLElement
  readonly #tools: HTMLElement
  readonly #page: ReaderPage
  #outcomes: Outcomes | undefined
  #moment: MomentControl | undefined
  /** One drawing is asked for at a time: of those wanted meanwhile only the last. */
  #isDrawing = false
  #isWaiting = false
  /** Whether the reader has stopped the outcomes, or never wants movement. */
  #isStill = matchMedia('(prefers-reduced-motion: reduce)').matches

  constructor(figure: HTMLElement, tools: HTMLElement, page: ReaderPage) {
    this.#figure = figure
    this.#tools = tools
    this.#page = page
  }

  get #name(): string {
    return this.#figure.id.slice('chart-'.length)
  }

  listen(): void {
    this.#tools.setAttribute('aria-label', this.#name)
    this.#alone()
    for (const button of this.#buttons('[data-file]'))
      button.addEventListener('click', () => this.#give(button.dataset.file ?? ''))
    this.#listenToViews()
    this.#listenToMoments()
    const data = this.#data
    data?.addEventListener('toggle', () => this.#fill())
    this.#page.onShown(() => {
      this.#alone()
      this.#showMoment()
      this.#fill()
      if (this.#figure.dataset.view) void this.#draw()
    })
  }

  #listenToViews(): void {
    const views = this.#figure.dataset.views?.split(' ') ?? []
    this.#show('.chart-views', views.length > 0)
    for (const button of this.#buttons('[data-kind]')) {
      button.setAttribute('aria-pressed', String(button.dataset.kind === views[0]))
      button.addEventListener('click', () => this.#choose(button.dataset.kind ?? ''))
    }
    for (const [selector, isStill] of [
      ['.chart-pause', true],
      ['.chart-play', false],
    ] as const)
      this.#tools.querySelector(selector)?.addEventListener('click', () => {
        this.#isStill = isStill
        this.#move()
        this.#tools.querySelector<HTMLElement>(isStill ? '.chart-play' : '.chart-pause')?.focus()
      })
  }

  #listenToMoments(): void {
    const { moments } = this.#figure.dataset
    const place = this.#tools.querySelector<HTMLElement>('.chart-moment')
    if (moments === undefined || !place) return
    this.#moment = new MomentControl(place, JSON.parse(moments))
    this.#moment.listen(() => this.#choose('dotplot'))
    this.#showMoment()
  }

  #showMoment(): void {
    this.#moment?.show(this.#view === 'dotplot', this.#page.language)
  }

  /** The kind of chart as which it is shown now. */
  get #view(): string | undefined {
    const { view, views } = this.#figure.dataset
    return view ?? views?.split(' ')[0]
  }

  get #data(): HTMLDetailsElement | null {
    return this.#tools.querySelector('.chart-data')
  }

  #buttons(selector: string): HTMLElement[] {
    return [...this.#tools.querySelectorAll<HTMLElement>(selector)]
  }

  #show(selector: string, visible: boolean): void {
    const found = this.#tools.querySelector<HTMLElement>(selector)
    if (found) found.hidden = !visible
  }

  #ask(want: ChartQuestion['want']): Promise<string> {
    const { language, levers } = this.#page
    const { view: kind } = this.#figure.dataset
    const at = kind === 'dotplot' ? this.#moment?.month : undefined
    const question: ChartQuestion = { name: this.#name, want, settings: levers.draws, language, kind, at }
    return this.#page.ask<string>('chart', question)
  }

  /** Where this chart stands alone: for an iframe. */
  #alone(): void {
    const parts = new URLSearchParams({ chart: this.#name, lang: this.#page.language })
    this.#tools.querySelector('.chart-alone')?.setAttribute('href', `?${parts}${globalThis.location.hash}`)
  }

  async #give(file: string): Promise<void> {
    const name = `${this.#name}.${this.#page.language}`
    if (file === 'csv') return downloadFile(`${this.#name}.csv`, await this.#ask('csv'), 'text/csv')
    if (file === 'json') return downloadFile(`${name}.vl.json`, await this.#ask('json'), 'application/json')
    const svg = await this.#ask('svg')
    if (file === 'svg') return downloadFile(`${name}.svg`, standaloneSvg(svg), 'image/svg+xml')
    downloadFile(`${name}.png`, await pngOf(svg), 'image/png')
  }

  async #fill(): Promise<void> {
    const { number } = this.#page
    if (!this.#data?.open) return
    const markup = await this.#ask('table')
    if (number === this.#page.number) replace(this.#data.querySelector('div'), markup)
  }

  #choose(kind: string): void {
    this.#figure.dataset.view = kind
    for (const button of this.#buttons('[data-kind]'))
      button.setAttribute('aria-pressed', String(button.dataset.kind === kind))
    this.#showMoment()
    void this.#draw()
    void this.#fill()
  }

  async #draw(): Promise<void> {
    this.#isWaiting = this.#isDrawing
    if (this.#isDrawing) return
    this.#isDrawing = true
    await this.#drawOnce()
    this.#isDrawing = false
    if (this.#isWaiting) void this.#draw()
  }

  async #drawOnce(): Promise<void> {
    const { number, language } = this.#page
    const { view } = this.#figure.dataset
    const svg = await this.#ask('svg')
    if (number !== this.#page.number || view !== this.#figure.dataset.view) return
    const place = this.#figure.querySelector(`[lang="${HTML_LANGUAGE[language]}"]`)
    replace(place, svg)
    this.#figure.classList.remove('stale')
    this.#outcomes?.pause()
    const isOutcomes = view === 'spaghetti'
    this.#figure.classList.toggle('outcomes', isOutcomes)
    this.#outcomes = isOutcomes && place ? new Outcomes(place) : undefined
    this.#move()
  }

  /** Lets outcomes move, or not. */
  #move(): void {
    if (this.#isStill) this.#outcomes?.pause()
    else this.#outcomes?.play()
    const isThere = this.#outcomes !== undefined
    this.#show('.chart-pause', isThere && !this.#isStill)
    this.#show('.chart-play', isThere && this.#isStill)
  }
}
