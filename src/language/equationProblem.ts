/** What is wrong with an equation, by offset: it becomes a diagnostic when its place in a file is known. */
export interface EquationProblem {
  readonly code: string
  readonly at: number
  readonly found: string
  readonly expected: string
  readonly nearest?: string
}

/** Ends the reading of an equation at its first problem. */
export class EquationRefused extends Error {
  readonly problem: EquationProblem

  constructor(code: string, at: number, found: string, expected: string) {
    super(`${code} at ${at}`)
    this.problem = { code, at, found, expected }
  }
}
