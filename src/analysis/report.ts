import type { Diagnostic, Mention } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'

/** Collects what is wrong; every part of the analysis goes on after a problem so that all are shown at once. */
export class Report {
  readonly diagnostics: Diagnostic[] = []
  readonly #seen = new Set<string>()
  #added = 0

  /** Whether a check finds nothing wrong, not even what was told before. */
  passes(check: () => void): boolean {
    const before = this.#added
    check()
    return this.#added === before
  }

  add(
    place: Place,
    code: string,
    found: string,
    expected: string,
    nearest?: string,
    also?: readonly Mention[],
  ): void {
    this.#added++
    const key = JSON.stringify([place, code, found])
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.diagnostics.push({
      code,
      place,
      found,
      expected,
      ...(nearest ? { nearest } : {}),
      ...(also ? { also } : {}),
    })
  }
}
