import { type FSWatcher, watch } from 'node:fs'
import { extname } from 'node:path'

/** Files of which a save counts. */
const KINDS = ['.yaml', '.yml', '.csv', '.md']

/** Ms without another change before a save counts as done: editors write in several steps. */
const QUIET = 150

/** Calls back when a scenario, model, table or lesson in one of the watched folders was saved. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #saved: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(saved: () => void) {
    this.#saved = saved
  }

  add(folder: string): void {
    if (this.#watchers.has(folder)) return
    const watcher = watch(folder, (_, name) => {
      if (name === null || KINDS.includes(extname(name))) this.#later()
    })
    // A folder that goes away is noticed when its files are read again.
    watcher.on('error', () => watcher.close())
    this.#watchers.set(folder, watcher)
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const watcher of this.#watchers.values()) watcher.close()
  }

  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#saved, QUIET)
  }
}
