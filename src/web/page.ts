/// <reference lib="dom" />
import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'
import { type PageState, readFragment, writeFragment } from './fragment.ts'
import { LeverControls } from './leverControls.ts'
import type { Asked, FileName, Reply, Request } from './messages.ts'

const element = <T extends HTMLElement>(id: string): T | null => document.getElementById(id) as T | null

const shownSelects = [...document.querySelectorAll<HTMLSelectElement>('select.shown')]
const variables = [...(shownSelects[0]?.options ?? [])].map(({ value }) => value)
const levers = new LeverControls(
  document.querySelectorAll<HTMLInputElement>('input[data-lever]'),
  element('levers')?.dataset.origin ?? '',
)

let worker: Worker | undefined
let variable = variables[0]
let number = 0
/** The worker answers one request at a time: of those that come meanwhile only the last is sent. */
let busy = false
let waiting: boolean | undefined
/** Settings before each change that was completed, for undoing. */
const past: Settings[] = []
let settled: Settings = {}

const language = (): Language => (element<HTMLInputElement>('show-zh')?.checked ? 'zh' : 'en')

function show(id: string, visible: boolean): void {
  const found = element(id)
  if (found) found.hidden = !visible
}

/** Markup from the worker, which was escaped where it was made. */
function replace(target: Element | null, markup: string): void {
  const template = document.createElement('template')
  template.innerHTML = markup
  target?.replaceChildren(template.content)
}

function post(request: Request): void {
  worker?.postMessage(request)
}

function run(all: boolean): void {
  if (busy && !all) {
    waiting = false
    return
  }
  busy = true
  waiting = undefined
  number += 1
  if (all) show('calculating', true)
  post({ kind: 'run', number, settings: levers.draws, all, variable, language: language() })
}

function writeAddress(): void {
  const state: PageState = {
    settings: levers.settings,
    ...(language() === 'zh' ? { language: 'zh' } : {}),
    ...(variable === variables[0] || variable === undefined ? {} : { variable }),
  }
  const fragment = writeFragment(state)
  history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
}

/** Remembers where the levers stood, and runs all members. */
function settle(): void {
  past.push(settled)
  settled = levers.settings
  writeAddress()
  run(true)
}

function goBack(settings: Settings): void {
  levers.show(settings)
  settled = settings
  writeAddress()
  run(true)
}

function drawCharts(): void {
  for (const { id } of document.querySelectorAll('figure[id^="chart-"]'))
    post({ kind: 'draw', number, name: id.slice('chart-'.length), language: language() })
}

const HTML_LANGUAGE = { en: 'en', zh: 'zh-Hans' }

function download(name: FileName, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function showFault(): void {
  busy = false
  show('calculating', false)
  show('fault', true)
}

function showAsked({ differences, svg }: Asked): void {
  busy = false
  replace(element('differences'), differences)
  replace(element('asked'), svg)
  if (waiting !== undefined) run(waiting)
}

function showSections(sections: Readonly<Record<string, string>>): void {
  show('calculating', false)
  show('changed', Object.keys(levers.draws).length > 0)
  for (const [id, markup] of Object.entries(sections)) replaceSection(id, markup)
  document.body.dataset.shown = String(number)
  drawCharts()
}

function showDrawing(name: string, drawn: Language, svg: string): void {
  replace(document.querySelector(`#chart-${CSS.escape(name)} [lang="${HTML_LANGUAGE[drawn]}"]`), svg)
}

function take(reply: Reply): void {
  const old = 'number' in reply && reply.number !== number
  if (reply.kind === 'fault') showFault()
  else if (reply.kind === 'file') download(reply.name, reply.text)
  else if (reply.kind === 'ran' && !old) showAsked(reply.asked)
  else if (reply.kind === 'sections' && !old) showSections(reply.sections)
  else if (reply.kind === 'drawn' && !old) showDrawing(reply.name, reply.language, reply.svg)
}

function replaceSection(id: string, markup: string): void {
  const section = element(id)
  const heading = section?.querySelector('h2')
  const template = document.createElement('template')
  template.innerHTML = markup
  if (section && heading) section.replaceChildren(heading, template.content)
}

/** The text of a data block of the page. */
async function unpack(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(element(id)?.textContent ?? ''), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(unpacked).text()
}

async function openWorker(): Promise<void> {
  const script = await unpack('worker')
  worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => take(data))
  worker.addEventListener('error', showFault)
  post({ kind: 'open', study: await unpack('study') })
}

function chooseVariable(chosen: string): void {
  variable = chosen
  for (const select of shownSelects) select.value = chosen
}

function chooseLanguage(): void {
  document.documentElement.lang = HTML_LANGUAGE[language()]
}

function readAddress(): void {
  const state = readFragment(location.hash, levers.all, variables)
  show('broken-link', !state)
  if (state?.variable !== undefined) chooseVariable(state.variable)
  const radio = element<HTMLInputElement>(`show-${state?.language ?? language()}`)
  if (radio) radio.checked = true
  chooseLanguage()
  settled = state?.settings ?? {}
  levers.show(settled)
  run(true)
}

function listen(): void {
  levers.listen((done) => (done ? settle() : run(false)))
  element('undo')?.addEventListener('click', () => goBack(past.pop() ?? {}))
  element('reset')?.addEventListener('click', () => {
    past.push(settled)
    goBack({})
  })
  element('share')?.addEventListener('click', () => void navigator.clipboard?.writeText(location.href))
  for (const [id, name] of FILES)
    element(id)?.addEventListener('click', () => post({ kind: 'file', name, settings: levers.draws }))
  for (const select of shownSelects)
    select.addEventListener('change', () => {
      chooseVariable(select.value)
      writeAddress()
      run(true)
    })
  for (const radio of document.querySelectorAll('input.language'))
    radio.addEventListener('change', () => {
      chooseLanguage()
      writeAddress()
      run(true)
    })
  addEventListener('hashchange', readAddress)
}

const FILES: readonly (readonly [id: string, name: FileName])[] = [
  ['download-yaml', 'scenario.yaml'],
  ['download-metrics', 'metrics.csv'],
  ['download-summary', 'summary.csv'],
]

openWorker().then(() => {
  listen()
  readAddress()
}, showFault)
