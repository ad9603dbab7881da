import { CommanderError } from 'commander'
import { EXIT } from './exitCode.ts'
import { FaultyScenario, sayProblems } from './faultyScenario.ts'
import { program } from './program.ts'
import { Interrupted, Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** How a failed command ends: what the user can mend is said plainly, a fault of ours shows where it happened. */
function exitCodeOf(error: unknown, { terminal, signal }: Session): number {
  const { say, errColors } = terminal
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.refused
  if (error instanceof FaultyScenario) {
    sayProblems(error, terminal)
    return EXIT.refused
  }
  if (error instanceof Interrupted || signal.aborted) {
    say((error instanceof Interrupted && error.kept) || 'Stopped; nothing was written.')
    return EXIT.interrupted
  }
  if (error instanceof Refusal) {
    say(`${errColors.red('error:')} ${error.message}`)
    return EXIT.refused
  }
  say(`${errColors.red('This is a fault of the program, not of your files:')}`)
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.fault
}

/** Runs one command line and says how the program should end. */
export async function cli(argv: readonly string[], session: Session): Promise<number> {
  let code: number = EXIT.done
  try {
    await program(session, (ended) => {
      code = ended
    }).parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return exitCodeOf(error, session)
  }
}
