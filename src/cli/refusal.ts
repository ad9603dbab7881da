/** Something the user can mend: shown without a stack trace, and the program ends with 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** The user pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** What the user is told of it; nothing was written where it is left out. */
  readonly kept: string | undefined

  constructor(message: string, kept?: string) {
    super(message)
    this.kept = kept
  }
}
