import type { CalibrateOptions } from '../calibrateCommand.ts'
import { whole, withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, effort, examples } from './definition.ts'

const MOST_ROWS = 100_000

/** `chokepoint calibrate`. */
export const defineCalibrate: Definition = (program, session, end) => {
  withScenarioOptions(program.command('calibrate'))
    .description('learn parameters from observations: a posterior that run can use, and what the data said')
    .argument('<file>', 'scenario file that draws its parameters from priors')
    .requiredOption('--until <month>', 'the last month, or the last day, of the data, e.g. 2025-05')
    .option('--rows <n>', 'draws of the posterior', whole(10, MOST_ROWS), 1000)
    .addOption(effort())
    .addHelpText(
      'after',
      examples(({ prior }) => [
        `calibrate ${prior} --until 2025-05`,
        `calibrate ${prior} --until 2024-06 --effort quick --out out/mid-2024`,
      ]),
    )
    .action(async (file: string, options: CalibrateOptions) => {
      const { calibrateCommand } = await import('../calibrateCommand.ts')
      end(await calibrateCommand(file, options, session))
    })
}
