import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Design } from '../model/scenario.ts'
import { LANGUAGES, type Language } from '../model/text.ts'
import { KERNELS, type KernelName } from './kernels.ts'

/** Options of all commands that run ensembles. */
export interface ScenarioOptions {
  readonly members?: number
  readonly seed?: string
  readonly design?: Design
  /** Text of a value by the name it is for. */
  readonly set: Readonly<Record<string, string>>
  readonly out?: string
  readonly lang: Language
  readonly kernel: KernelName
  readonly workers: number
  readonly quiet?: boolean
  readonly json?: boolean
}

/** As many as a scenario file may ask for. */
export const MOST_MEMBERS = 1_000_000

const MOST_WORKERS = 256

/** Said alike by all commands. */
export const QUIET = 'no progress, only the answer'
export const JSON_ANSWER = 'the results as JSON on stdout instead of the answer'

/** Reads a whole number within bounds. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  }
}

function assignment(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (name && value) return { ...before, [name.trim()]: value }
  throw new InvalidArgumentError('Expected NAME=VALUE, e.g. short_run_elasticity=0.1')
}

const DESIGNS: readonly Design[] = ['mc', 'lhs', 'sobol']

/** An option that may be given several times; `none` stands for never. */
export function repeatable<T>(
  flags: string,
  words: string,
  read: (text: string, before: T) => T,
  none: T,
): Option {
  return new Option(flags, `${words}; may be repeated`).argParser(read).default(none, 'none')
}

/** The language of what a command prints. */
export const language = (): Option =>
  new Option('--lang <code>', 'language of the answer').choices(LANGUAGES).default('en')

/** Adds what is changed, and how the answer is given. */
export function withAnswerOptions(command: Command): Command {
  return command
    .addOption(repeatable('--set <name=value>', 'change an assumption', assignment, {}))
    .option('--out <dir>', 'the folder to write, instead of one in out/')
    .addOption(language())
    .option('--quiet', QUIET)
    .option('--json', JSON_ANSWER)
}

/** Adds what an ensemble is and how it is run, and all of the above. */
export function withScenarioOptions(command: Command): Command {
  const ensemble = command
    .option('--members <n>', 'how many members, instead of the scenario’s own number', whole(1, MOST_MEMBERS))
    .option('--seed <text>', 'the random seed; scenarios with the same seed use the same draws')
    .addOption(new Option('--design <name>', 'how members are drawn').choices(DESIGNS))
    .addOption(
      new Option('--kernel <name>', 'what evaluates the equations: same bits, compiled or interpreted')
        .choices(KERNELS)
        .default('compile'),
    )
    .option('--workers <n>', 'threads', whole(1, MOST_WORKERS), availableParallelism())
  return withAnswerOptions(ensemble)
}
