import type { PublishOptions } from '../publishCommand.ts'
import { withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint publish`. */
export const definePublish: Definition = (program, session, end) => {
  withScenarioOptions(program.command('publish'))
    .description('make a page of each scenario that runs it again in the reader’s browser')
    .argument('<files...>', 'scenario files')
    .option('--lesson <files...>', 'lessons (Markdown) for a class; give them after the scenario files')
    .addHelpText(
      'after',
      examples(({ base, other, lesson }) => [
        `publish ${base} --out site`,
        `publish ${base} ${other} --out site --lang zh`,
        ...(lesson ? [`publish ${base} --out site --lesson ${lesson}`] : []),
      ]),
    )
    .action(async (files: string[], options: PublishOptions) => {
      const { publishCommand } = await import('../publishCommand.ts')
      end(await publishCommand(files, options, session))
    })
}
