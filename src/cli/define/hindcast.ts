import type { HindcastOptions } from '../hindcastCommand.ts'
import { withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, effort, examples } from './definition.ts'

/** `chokepoint hindcast`. */
export const defineHindcast: Definition = (program, session, end) => {
  withScenarioOptions(program.command('hindcast'))
    .description('score a scenario against history, and forecasts made at earlier dates against what came')
    .argument('<file>', 'scenario file')
    .option(
      '--origins <months>',
      'months at whose beginning forecasts are made, e.g. 2023-06,2024-06; every half year over the last two years of data when left out',
    )
    .option('--in-sample-only', 'no forecasts: they need a calibration for each origin')
    .addOption(effort())
    .option('--keep', 'also put scorecard.csv beside the file, for the reports of run and publish')
    .addHelpText(
      'after',
      examples(({ base }) => [
        `hindcast ${base} --in-sample-only`,
        `hindcast ${base} --origins 2023-12,2024-06 --effort quick`,
      ]),
    )
    .action(async (file: string, options: HindcastOptions) => {
      const { hindcastCommand } = await import('../hindcastCommand.ts')
      end(await hindcastCommand(file, options, session))
    })
}
