import type { DiscoverOptions } from '../discoverCommand.ts'
import { withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint discover`. */
export const defineDiscover: Definition = (program, session, end) => {
  withScenarioOptions(program.command('discover'))
    .description('in which members it happens: the assumptions that tell them from the others')
    .argument('<file>', 'scenario file')
    .requiredOption(
      '--where <condition>',
      'what is looked for: METRIC > 12, METRIC <= date("2028-06"), METRIC == never, comes(METRIC); and, or, not',
    )
    .addHelpText(
      'after',
      examples(({ base }) => [
        `discover ${base} --where "months_until_japanese_cut <= 12"`,
        `discover ${base} --where "peak_spot_price > 2000 and parity_month == never"`,
      ]),
    )
    .action(async (file: string, options: DiscoverOptions) => {
      const { discoverCommand } = await import('../discoverCommand.ts')
      end(await discoverCommand(file, options, session))
    })
}
