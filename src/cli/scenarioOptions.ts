import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Design } from '../model/scenario.ts'
import { LANGUAGES, type Language } from '../model/text.ts'
import { KERNELS, type KernelName } from './kernels.ts'

/** Options that `run` and `compare` share. */
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

const MOST_MEMBERS = 10_000_000

const MOST_WORKERS = 256

/** Reads a whole number within bounds. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  }
}

export function assignment(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (name && value) return { ...before, [name.trim()]: value }
  throw new InvalidArgumentError('Expected NAME=VALUE, e.g. short_run_elasticity=0.1')
}

const DESIGNS: readonly Design[] = ['mc', 'lhs', 'sobol']

/** Adds the options to a command. */
export function withScenarioOptions(command: Command): Command {
  return command
    .option('--members <n>', 'how many members, instead of the scenario’s own number', whole(1, MOST_MEMBERS))
    .option('--seed <text>', 'the random seed; scenarios with the same seed use the same draws')
    .addOption(new Option('--design <name>', 'how members are drawn').choices(DESIGNS))
    .option('--set <name=value>', 'change an assumption for this run; may be repeated', assignment, {})
    .option('--out <dir>', 'the folder to write')
    .addOption(new Option('--lang <code>', 'language of the answer').choices(LANGUAGES).default('en'))
    .addOption(
      new Option('--kernel <name>', 'what evaluates the equations: same bits, compiled or interpreted')
        .choices(Object.keys(KERNELS))
        .default('compile'),
    )
    .option('--workers <n>', 'threads', whole(1, MOST_WORKERS), availableParallelism())
    .option('--quiet', 'no progress, only the answer')
    .option('--json', 'the results as JSON on stdout instead of the answer')
}
