import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** Nanoseconds that members took. */
export interface Spent {
  readonly cpu: number
  readonly wall: number
}

interface Question {
  readonly resolve: (spent: Spent) => void
  readonly reject: (reason: Error) => void
}

/** A contestant in a process of its own, so that no other's compiler or memory is in its way: see `contestant.h`. */
export class ContestantProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  #asked: Question | undefined

  constructor([file, ...list]: readonly [string, ...string[]]) {
    this.#child = spawn(file, list, { stdio: ['pipe', 'pipe', 'inherit'] })
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const [cpu, wall] = line.split(' ').map(Number) as [number, number]
      this.#asked?.resolve({ cpu, wall })
      this.#asked = undefined
    })
    const failed = (reason: string): void => this.#asked?.reject(new Error(`a contestant ended: ${reason}`))
    this.#child.on('error', ({ message }) => failed(message))
    this.#child.on('exit', (code, signal) => failed(String(signal ?? code)))
    this.#child.stdin.on('error', () => {})
  }

  /** Lets all members live a number of times. */
  live(times: number): Promise<Spent> {
    return this.#ask(String(times))
  }

  /** Writes the last outputs to a file, as doubles. */
  async write(file: string): Promise<void> {
    await this.#ask(`write ${file}`)
  }

  stop(): void {
    this.#child.kill()
  }

  #ask(line: string): Promise<Spent> {
    return new Promise((resolve, reject) => {
      if (this.#child.exitCode !== null) return reject(new Error('a contestant ended early'))
      this.#asked = { resolve, reject }
      this.#child.stdin.write(`${line}\n`)
    })
  }
}

/** The command that starts a contestant of ours: with a loader for TypeScript, when we run from source. */
export function ofNode(...list: readonly string[]): readonly [string, ...string[]] {
  const isSource = import.meta.url.endsWith('.ts')
  const script = new URL(`./contestantServer.${isSource ? 'ts' : 'js'}`, import.meta.url).pathname
  const loader = isSource ? ['--import', import.meta.resolve('tsx')] : []
  return [process.execPath, ...loader, script, ...list]
}
