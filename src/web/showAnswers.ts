/// <reference lib="dom" />
import { HTML_LANGUAGE, type Language } from '../model/text.ts'
import { element, replace, show } from './dom.ts'
import type { Feature } from './feature.ts'
import { Gently } from './gently.ts'
import type { RunReply } from './messages.ts'
import type { ReaderPage } from './readerPage.ts'
import { refresh } from './refresh.ts'

/** Px around the window in which charts are drawn before they are seen. */
const AHEAD = '400px'

/** What each section shows, where it was not published so: what stays the same is left alone. */
const shownMarkup = new Map<string, string>()

/**
 * Shows what the worker answers: the chart beside the levers, the sections with numbers, and of the charts of the scenario those that
 * are in sight.
 */
export const showAnswers: Feature = {
  start(page) {
    const figures = [...document.querySelectorAll('figure[id^="chart-"]')]
    const later = new Gently()
    const asked = element('asked')
    const first = element(`chart-${asked?.dataset.first}`)
    if (first) asked?.replaceChildren(...first.cloneNode(true).childNodes)
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target, page)
      },
      { rootMargin: AHEAD },
    )
    page.onReply((reply) => take(reply, later))
    page.onShown(() => {
      show('calculating', false)
      show('changed', Object.keys(page.levers.draws).length > 0)
      later.do(() => {
        document.body.dataset.shown = String(page.number)
      })
      if (page.isPristine) return
      for (const figure of figures) {
        figure.classList.add('stale')
        seen.unobserve(figure)
        seen.observe(figure)
      }
    })
  },
}

function draw(figure: Element, page: ReaderPage): void {
  const { number, language } = page
  // What a reader has chosen to see otherwise is drawn by `chartTools`.
  if (figure instanceof HTMLElement && figure.dataset.view) return
  if (figure.classList.contains('stale'))
    page.post({ kind: 'draw', number, name: figure.id.slice('chart-'.length), language })
}

function take(reply: RunReply, later: Gently): void {
  switch (reply.kind) {
    case 'ran':
      later.forget()
      refresh(element('differences'), reply.asked.differences)
      refresh(element('asked'), reply.asked.svg)
      return
    case 'sections':
      for (const [id, markup] of Object.entries(reply.sections)) {
        if (shownMarkup.get(id) === markup) continue
        later.do(() => {
          shownMarkup.set(id, markup)
          replaceSection(id, markup)
        })
      }
      return
    case 'drawn':
      later.do(() => showDrawing(reply.name, reply.language, reply.svg))
  }
}

function showDrawing(name: string, drawn: Language, svg: string): void {
  const figure = element(`chart-${name}`)
  replace(figure?.querySelector(`[lang="${HTML_LANGUAGE[drawn]}"]`) ?? null, svg)
  figure?.classList.remove('stale')
}

function replaceSection(id: string, markup: string): void {
  const section = element(id)
  const heading = section?.querySelector('h2')
  const template = document.createElement('template')
  template.innerHTML = markup
  if (section && heading) section.replaceChildren(heading, template.content)
}
