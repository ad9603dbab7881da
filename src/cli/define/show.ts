import type { Language } from '../../model/text.ts'
import { language } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint show`. */
export const defineShow: Definition = (program, session, end) => {
  program
    .command('show')
    .description(
      'show a name: equation, unit, value, sources, effects, what it depends on and what depends on it',
    )
    .argument('<file>', 'scenario file')
    .argument(
      '<name>',
      'a variable, event, policy, project, dimension, metric, chart, observed series or fact',
    )
    .addOption(language())
    .addHelpText(
      'after',
      examples(({ base }) => [`show ${base} offshore_spot_price`]),
    )
    .action(async (file: string, name: string, { lang }: { lang: Language }) => {
      const { showCommand } = await import('../showCommand.ts')
      end(showCommand(file, name, lang, session))
    })
}
