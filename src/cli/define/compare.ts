import { type ScenarioOptions, withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint compare`. */
export const defineCompare: Definition = (program, session, end) => {
  withScenarioOptions(program.command('compare'))
    .description('compare scenarios with the first, member by member with the same draws')
    .argument('<file>', 'the scenario compared with')
    .argument('<files...>', 'the others')
    .addHelpText(
      'after',
      examples(({ base, other }) => [`compare ${base} ${other}`]),
    )
    .action(async (file: string, files: string[], options: ScenarioOptions) => {
      const { compareCommand } = await import('../compareCommand.ts')
      end(await compareCommand([file, ...files], options, session))
    })
}
