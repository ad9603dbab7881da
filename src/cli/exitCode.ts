/** How the program ends, for scripts: see `chokepoint --help`. */
export const EXIT = {
  done: 0,
  /** We are wrong: a stack trace was shown. */
  fault: 1,
  /** The author or the command line is wrong: every problem was shown, nothing was written. */
  refused: 2,
  /** Everything was written, but some members failed. */
  membersFailed: 3,
  /** Ended from the keyboard; nothing was written. */
  interrupted: 130,
} as const
