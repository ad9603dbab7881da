import { Option } from 'commander'
import { whole, withScenarioOptions } from '../scenarioOptions.ts'
import { readMethods, readPoints, type SensitivityOptions } from '../sensitivityOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint sensitivity`. */
export const defineSensitivity: Definition = (program, session, end) => {
  withScenarioOptions(program.command('sensitivity'))
    .description('what drives the answer: which assumptions move each metric, and what to find out next')
    .argument('<file>', 'scenario file')
    .option('--of <metric...>', 'the metrics, as name or name[element]; all when left out')
    .option('--method <list>', 'some of tornado,prcc,morris,sobol; tornado,prcc when left out', readMethods)
    .option('--deep', 'all four methods; Sobol takes the longest')
    .option('--points <n>', 'points of the Sobol design, a power of 2 such as 2^11', readPoints, 1024)
    .option('--trajectories <n>', 'trajectories of Morris', whole(2, 10_000), 24)
    .option(
      '--inputs <n>',
      'how many assumptions get Sobol indices of their own; the others move together',
      whole(1, 1000),
      60,
    )
    .option(
      '--decide <file...>',
      'scenarios to choose from besides FILE: what would it be worth to know an assumption before choosing?',
    )
    .addOption(
      new Option('--better <way>', 'for --decide: which way the metrics are better').choices([
        'lower',
        'higher',
      ]),
    )
    .addHelpText(
      'after',
      examples(({ base, other }) => [
        `sensitivity ${base} --of peak_spot_price lowest_japanese_cover`,
        `sensitivity ${base} --of peak_spot_price --deep --points 2^8`,
        `sensitivity ${base} --of unmet_2027_2030_total --decide ${other}`,
      ]),
    )
    .action(async (file: string, options: SensitivityOptions) => {
      const { sensitivityCommand } = await import('../sensitivityCommand.ts')
      end(await sensitivityCommand(file, options, session))
    })
}
