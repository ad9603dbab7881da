/// <reference lib="dom" />
import type { Language } from '../model/text.ts'
import { element, replace, show } from './dom.ts'
import type { Feature } from './feature.ts'

const HTML_LANGUAGE = { en: 'en', zh: 'zh-Hans' }

/** Shows what the worker answers: the chart beside the levers, the sections with numbers, the charts of the scenario. */
export const showAnswers: Feature = {
  start(page) {
    page.onReply((reply) => {
      if (reply.kind === 'ran') {
        replace(element('differences'), reply.asked.differences)
        replace(element('asked'), reply.asked.svg)
      } else if (reply.kind === 'sections')
        for (const [id, markup] of Object.entries(reply.sections)) replaceSection(id, markup)
      else showDrawing(reply.name, reply.language, reply.svg)
    })
    page.onShown(() => {
      show('calculating', false)
      show('changed', Object.keys(page.levers.draws).length > 0)
      document.body.dataset.shown = String(page.number)
      const { number, language } = page
      for (const { id } of document.querySelectorAll('figure[id^="chart-"]'))
        page.post({ kind: 'draw', number, name: id.slice('chart-'.length), language })
    })
  },
}

function showDrawing(name: string, drawn: Language, svg: string): void {
  replace(document.querySelector(`#chart-${CSS.escape(name)} [lang="${HTML_LANGUAGE[drawn]}"]`), svg)
}

function replaceSection(id: string, markup: string): void {
  const section = element(id)
  const heading = section?.querySelector('h2')
  const template = document.createElement('template')
  template.innerHTML = markup
  if (section && heading) section.replaceChildren(heading, template.content)
}
