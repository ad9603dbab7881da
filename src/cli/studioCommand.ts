import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Text } from '../model/text.ts'
import { messagePage, problemsPage, type ShownProblem } from '../report/published/studioPages.ts'
import { ReadMemory } from '../simulate.ts'
import { bundleStudio } from './bundleWeb.ts'
import { scenarioPath } from './diskFiles.ts'
import { EXIT } from './exitCode.ts'
import { FaultyScenario, sayProblems, withShownPlaces } from './faultyScenario.ts'
import { loadFile } from './loadFile.ts'
import { lessonsFor, readLessonFiles } from './loadLessons.ts'
import { openPool, type Pool } from './pool.ts'
import { type PublishOptions, pageOf, published } from './publishCommand.ts'
import { Interrupted, Refusal } from './refusal.ts'
import { runEnsemble } from './runEnsemble.ts'
import type { Session } from './session.ts'
import { StudioServer } from './studio/studioServer.ts'
import { FolderWatch } from './studio/watchFolders.ts'

export interface StudioOptions extends PublishOptions {
  readonly port: number
}

const RUNNING: Text = { en: 'The model is running …', zh: '模型运行中……' }
const STOPPED: Text = { en: 'The page could not be made', zh: '无法生成页面' }

/** `chokepoint studio`: the page of a scenario on this machine, made again whenever one of its files is saved. */
export async function studioCommand(file: string, options: StudioOptions, session: Session): Promise<number> {
  const studio = new Studio(file, options, session, await bundleStudio())
  return studio.serve()
}

class Studio {
  readonly #file: string
  readonly #options: StudioOptions
  readonly #session: Session
  readonly #scripts: Awaited<ReturnType<typeof bundleStudio>>
  readonly #server = new StudioServer()
  readonly #watch = new FolderWatch(() => this.#again())
  readonly #memory = new ReadMemory()
  /** Threads that go from one run to the next. */
  readonly #pool: Pool
  /** Ends the run under way when a newer one is wanted. */
  #run = new AbortController()
  #making: Promise<void> = Promise.resolve()

  constructor(
    file: string,
    options: StudioOptions,
    session: Session,
    scripts: Awaited<ReturnType<typeof bundleStudio>>,
  ) {
    this.#file = file
    this.#options = options
    this.#session = session
    this.#scripts = scripts
    this.#pool = openPool({ ...options, signal: session.signal })
  }

  /** Serves until Ctrl-C. */
  async serve(): Promise<number> {
    const { terminal, signal } = this.#session
    const { lang, port, lesson = [] } = this.#options
    scenarioPath(this.#file)
    this.#server.show(messagePage(RUNNING, '', lang, this.#scripts.reload))
    const address = await this.#server.listen(port)
    try {
      terminal.print(address)
      terminal.say('Open this address; the page follows when a file is saved. Ctrl-C ends.')
      for (const one of [this.#file, ...lesson]) this.#watch.add(dirname(resolve(one)))
      this.#again()
      await new Promise<void>((done) => {
        if (signal.aborted) done()
        signal.addEventListener('abort', () => done(), { once: true })
      })
    } finally {
      this.#watch.close()
      this.#run.abort(new Interrupted('end'))
      await this.#making
      this.#pool.close()
      this.#server.close()
    }
    return EXIT.done
  }

  /** Makes the page anew, in place of what is being made. */
  #again(): void {
    this.#run.abort(new Interrupted('saved again'))
    const run = new AbortController()
    this.#run = run
    this.#making = this.#making.then(() => this.#make(run.signal))
  }

  async #make(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    this.#server.running()
    try {
      const page = await this.#page(signal)
      if (signal.aborted) return
      this.#server.show(page)
      this.#session.terminal.say('The page is up to date.')
    } catch (error) {
      if (!signal.aborted) this.#fail(error)
    }
  }

  async #page(signal: AbortSignal): Promise<string> {
    const { terminal } = this.#session
    const loaded = loadFile(this.#file, this.#options, this.#memory)
    const root = dirname(dirname(resolve(this.#file)))
    for (const { path } of loaded.inputs) this.#watch.add(dirname(resolve(root, path)))
    const lessons = lessonsFor(readLessonFiles(this.#options.lesson ?? []), loaded)
    const pool = { ...this.#pool, signal }
    const simulation = await runEnsemble(loaded, this.#options, { terminal, signal }, pool)
    return pageOf(published(loaded, lessons), simulation, this.#scripts.program, this.#options)
  }

  /** Shows what is wrong, here and in the browser, and waits for the next save. */
  #fail(error: unknown): void {
    this.#server.show(error instanceof FaultyScenario ? this.#problems(error) : this.#message(error))
  }

  #problems(error: FaultyScenario): string {
    sayProblems(error, this.#session.terminal)
    const problems = error.diagnostics.map((one) => shownProblem(one, error.shown))
    return problemsPage(problems, this.#options.lang, this.#scripts.reload)
  }

  #message(error: unknown): string {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    const told = error instanceof Refusal ? message : (stack ?? message)
    this.#session.terminal.say(told)
    return messagePage(STOPPED, told, this.#options.lang, this.#scripts.reload)
  }
}

function shownProblem(problem: Diagnostic, shown: FaultyScenario['shown']): ShownProblem {
  const named = withShownPlaces(problem, shown)
  return { ...named, line: lineAt(named.place.file, named.place.line) }
}

/** A line of a file; undefined where there is none. */
function lineAt(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[line - 1]
  } catch {
    return undefined
  }
}
