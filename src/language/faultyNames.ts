import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** What is said of something that is not there, or not all there: it may only be so because of another fault. */
const ABSENT = /^(unknown-|missing-|element-missing$|wrong-index-count$|cannot-change$)/

/** Things that are declared, but with faults of their own: nothing is to be told that only follows from these. */
export class FaultyNames {
  readonly names = new Set<string>()
  /** A whole file could not be read: any name may be one of its. */
  isAny = false

  /** Whether a problem that was found in what is left may only follow from what was left out. */
  isCauseOf({ code, found }: Diagnostic): boolean {
    if (!ABSENT.test(code)) return false
    const words = found.match(/[A-Za-z0-9][\w-]*/g) ?? []
    return this.isAny || words.some((word) => this.names.has(word))
  }
}
