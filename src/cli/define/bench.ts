import type { BenchOptions } from '../benchCommand.ts'
import { JSON_ANSWER, QUIET, whole } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint bench`. */
export const defineBench: Definition = (program, session, end) => {
  program
    .command('bench')
    .description('measure how fast members run here, against JavaScript and C made from the same equations')
    .argument('[file]', 'scenario file; the shipped one when left out')
    .option(
      '--members <n>',
      'how many members an ensemble has that is run as a whole',
      whole(64, 1_000_000),
      1000,
    )
    .option('--rounds <n>', 'rounds in which all take turns', whole(1, 1000), 15)
    .option('--quiet', QUIET)
    .option('--json', `${JSON_ANSWER}: every round of every row`)
    .option('--markdown', 'the table as Markdown')
    .addHelpText(
      'after',
      examples(({ base }) => ['bench', `bench ${base} --rounds 5 --json`]),
    )
    .action(async (file: string | undefined, options: BenchOptions) => {
      const { benchCommand } = await import('../benchCommand.ts')
      end(await benchCommand(file, options, session))
    })
}
