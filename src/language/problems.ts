import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearestName.ts'
import type { Place } from '../diagnostics/place.ts'

/** Collects what is wrong while reading goes on, so that everything is shown at once. */
export class Problems {
  readonly #list: Diagnostic[] = []

  get any(): boolean {
    return this.#list.length > 0
  }

  get list(): readonly Diagnostic[] {
    return this.#list
  }

  get count(): number {
    return this.#list.length
  }

  add(code: string, place: Place, found: string, expected: string): void {
    this.#list.push({ code, place, found, expected })
  }

  addAll(diagnostics: readonly Diagnostic[]): void {
    this.#list.push(...diagnostics)
  }

  /** A name that is none of the known ones. */
  unknown(code: string, place: Place, name: string, what: string, known: Iterable<string>): void {
    const nearest = nearestName(name, known)
    this.#list.push({ code, place, found: name, expected: what, ...(nearest ? { nearest } : {}) })
  }

  /** By file (in the order the files were read), line and column. */
  sorted(files: readonly string[]): readonly Diagnostic[] {
    const order = ({ place }: Diagnostic): number => files.indexOf(place.file)
    return this.#list.toSorted(
      (a, b) => order(a) - order(b) || a.place.line - b.place.line || a.place.column - b.place.column,
    )
  }
}
