import type { Command } from 'commander'
import { asked } from '../decisionOptions.ts'
import type { PrecisionOptions } from '../enoughMembers.ts'
import {
  MOST_MEMBERS,
  repeatable,
  type ScenarioOptions,
  whole,
  withScenarioOptions,
} from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** When a run may stop, because it knows enough. */
function withPrecision(command: Command): Command {
  return command
    .addOption(
      repeatable(
        '--precision <metric=error>',
        'add members until the standard error of this metric is at most so large: its median, within 1% or an amount in its unit; of a yes/no metric its probability, within percentage points',
        asked,
        [],
      ),
    )
    .option('--most <n>', 'members after which --precision gives up', whole(1, MOST_MEMBERS), 100_000)
}

/** `chokepoint run`. */
export const defineRun: Definition = (program, session, end) => {
  withPrecision(withScenarioOptions(program.command('run')))
    .description('run a scenario: tables, charts, a report and an answer')
    .argument('<file>', 'scenario file')
    .addHelpText(
      'after',
      examples(({ base }) => [
        `run ${base}`,
        `run ${base} --members 200 --set short_run_elasticity=0.1`,
        `run ${base} --precision peak_spot_price=2% --most 8000`,
        `run ${base} --out results/base --lang zh`,
      ]),
    )
    .action(async (file: string, options: ScenarioOptions & PrecisionOptions) => {
      const { runCommand } = await import('../runCommand.ts')
      end(await runCommand(file, options, session))
    })
}
