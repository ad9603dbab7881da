/// <reference lib="dom" />
import type { Settings } from '../ensemble/withSettings.ts'
import type { Language } from '../model/text.ts'
import type { AddressPart } from './addressPart.ts'
import { element, show } from './dom.ts'
import { inflated } from './inflate.ts'
import { LeverControls } from './leverControls.ts'
import type { LessonPlace, Opening, Reply, Request, RunReply } from './messages.ts'

/** Workers at most, the leading one included: more gain little, and each needs memory. */
const MOST_WORKERS = 4

/** The mark from which the browser's own measurements of redraws begin. */
const ASKED = 'asked'

/**
 * What the features of the page share: its levers, its language, and the worker that runs the model.
 * Features listen with the `on…` methods, move levers with `set`, and ask their part of the worker with `ask`.
 */
export class ReaderPage {
  readonly levers = new LeverControls(
    document.querySelectorAll<HTMLInputElement>('input[data-lever]'),
    element('levers')?.dataset.origin ?? '',
    () => this.language,
  )
  /** What features keep in the address of the page, by key. */
  readonly addressParts = new Map<string, AddressPart>()
  /** The variable of the chart beside the levers. */
  variable: string | undefined
  /** The step of a lesson that is open. */
  step: LessonPlace | undefined
  /** The number of the latest run. */
  number = 0
  #worker: Worker | undefined
  /** The worker runs one set of members at a time: of those wanted meanwhile only the last is run. */
  #busy = false
  #waiting = false
  #isPristine = true
  #questions = 0
  readonly #answers = new Map<number, (answer: unknown) => void>()
  readonly #replied: ((reply: RunReply) => void)[] = []
  readonly #changed: (() => void)[] = []
  readonly #shown: (() => void)[] = []
  readonly #language: ((language: Language) => void)[] = []
  /** Settings before each change that was completed, for undoing. */
  readonly #past: Settings[] = []
  #settled: Settings = {}

  get language(): Language {
    return element<HTMLInputElement>('show-zh')?.checked ? 'zh' : 'en'
  }

  /** Calls back with each answer to the latest run. */
  onReply(listener: (reply: RunReply) => void): void {
    this.#replied.push(listener)
  }

  /** Calls back when levers, language or the charted variable have been changed for good (not while dragging). */
  onChange(listener: () => void): void {
    this.#changed.push(listener)
  }

  /** Whether the page shows what was published, as it was published: nothing has been run for it. */
  get isPristine(): boolean {
    return this.#isPristine
  }

  /** Calls back when the page shows all members under the present settings. */
  onShown(listener: () => void): void {
    this.#shown.push(listener)
  }

  onLanguage(listener: (language: Language) => void): void {
    this.#language.push(listener)
  }

  /** Starts the workers: one that answers the page, and others that help it, one for each core. */
  async open(): Promise<void> {
    const script = await inflated(element('worker')?.textContent ?? '').arrayBuffer()
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
    const study = element('study')?.textContent ?? ''
    const start = (opening: Opening, transfer: Transferable[]): Worker => {
      const worker = new Worker(url)
      worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#take(data))
      worker.addEventListener('error', () => this.fail())
      worker.postMessage(opening, transfer)
      return worker
    }
    const others = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1) - 1
    const channels = Array.from({ length: others }, () => new MessageChannel())
    for (const { port2: port } of channels) start({ kind: 'join', study, port }, [port])
    const ports = channels.map(({ port1 }) => port1)
    this.#worker = start({ kind: 'lead', study, ports }, ports)
  }

  post(request: Request): void {
    this.#worker?.postMessage(request)
  }

  /** Asks the worker's part of a feature (see `WorkerFeature`). */
  ask<Answer>(feature: string, question: unknown): Promise<Answer> {
    const id = ++this.#questions
    this.post({ kind: 'question', id, feature, question })
    return new Promise((resolve) => this.#answers.set(id, (answer) => resolve(answer as Answer)))
  }

  /** Runs the model under the levers as they stand: all members, or a few while one is being dragged. */
  run(all: boolean): void {
    if (this.#busy && !all) {
      this.#waiting = true
      return
    }
    this.#busy = true
    this.#waiting = false
    this.#isPristine = false
    performance.mark(ASKED)
    this.number += 1
    if (all) show('calculating', true)
    const { variable, step, language, number } = this
    this.post({ kind: 'run', number, settings: this.levers.draws, all, variable, step, language })
  }

  /** Tells the features that something changed for good, and runs all members. */
  change(): void {
    this.changeAddress()
    this.run(true)
  }

  /** Tells the features that only what the address says has changed. */
  changeAddress(): void {
    for (const listener of this.#changed) listener()
  }

  /** Remembers where the levers stand, for undoing, and runs all members. */
  settle(): void {
    this.#past.push(this.#settled)
    this.#settled = this.levers.settings
    this.change()
  }

  /** Moves levers, as a reader would: to their values by name, all others back to where they started. */
  set(settings: Settings): void {
    this.levers.show(settings)
    this.settle()
  }

  undo(): void {
    this.#settled = this.#past.pop() ?? {}
    this.levers.show(this.#settled)
    this.change()
  }

  /** Begins from settings and a variable that an address gave: there is nothing to undo. */
  begin(settings: Settings, variable: string | undefined): void {
    const isPublished = this.#isPristine && variable === this.variable && Object.keys(settings).length === 0
    this.#past.length = 0
    this.#settled = settings
    this.variable = variable
    this.levers.show(settings)
    if (isPublished) this.#stay()
    else this.run(true)
  }

  /** Says that the language was changed. The page as published has all in both. */
  speak(): void {
    this.levers.speak()
    for (const listener of this.#language) listener(this.language)
    for (const listener of this.#changed) listener()
    if (this.#isPristine) this.#stay()
    else this.run(true)
  }

  fail(): void {
    this.#busy = false
    show('calculating', false)
    show('fault', true)
  }

  /** What the page shows already is what it is to show. */
  #stay(): void {
    this.number += 1
    for (const listener of this.#shown) listener()
  }

  #take(reply: Reply): void {
    if (reply.kind === 'fault') this.fail()
    else if (reply.kind === 'answer') {
      this.#answers.get(reply.id)?.(reply.answer)
      this.#answers.delete(reply.id)
    } else if (reply.number === this.number) this.#takeRun(reply)
  }

  #takeRun(reply: RunReply): void {
    for (const listener of this.#replied) listener(reply)
    if (reply.kind === 'ran') {
      const { all, asked } = reply
      const detail = { all, members: asked.members }
      performance.measure('redraw', { start: ASKED, detail })
      this.#busy = false
      if (this.#waiting) this.run(false)
    }
    if (reply.kind === 'sections') for (const listener of this.#shown) listener()
  }
}
