import { type Command, InvalidArgumentError } from 'commander'
import { repeatable } from './scenarioOptions.ts'

/** A metric and a value, as they stand on the command line. */
export interface Asked {
  readonly metric: string
  readonly text: string
}

/** Options of commands that weigh decisions. */
export interface DecisionOptions {
  readonly cost?: string
  readonly effect?: string
  readonly atLeast: readonly Asked[]
  readonly atMost: readonly Asked[]
}

/** Reads `METRIC=VALUE`; may be repeated. */
export function asked(text: string, before: readonly Asked[]): Asked[] {
  const [, metric, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (metric && value) return [...before, { metric: metric.trim(), text: value.trim() }]
  throw new InvalidArgumentError('Expected METRIC=VALUE.')
}

/** Adds `--cost` and `--effect`. */
export function withTradeOff(command: Command): Command {
  return command
    .option('--cost <metric>', 'the metric that is paid; the first that counts as a cost when left out')
    .option(
      '--effect <metric>',
      'the metric it is paid for (less is better, unless it counts as a benefit); the first that counts as a harm, or else as a benefit, when left out',
    )
}

/** Adds what is good enough. */
export function withThresholds(command: Command): Command {
  return command
    .addOption(repeatable('--at-least <metric=x>', 'good enough is at least this', asked, []))
    .addOption(repeatable('--at-most <metric=x>', 'good enough is at most this', asked, []))
}
