import type { Language } from '../../model/text.ts'
import { language } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint list`. */
export const defineList: Definition = (program, session, end) => {
  program
    .command('list')
    .description('list scenarios, one line each')
    .argument('[dir]', 'a folder of scenarios')
    .addOption(language())
    .addHelpText(
      'after',
      examples(({ folder }) => ['list', `list ${folder} --lang zh`]),
    )
    .action(async (dir: string | undefined, { lang }: { lang: Language }) => {
      const { listCommand } = await import('../listCommand.ts')
      end(listCommand(dir, lang, session))
    })
}
