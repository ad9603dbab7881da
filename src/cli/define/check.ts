import { type Definition, examples } from './definition.ts'

/** `chokepoint check`. */
export const defineCheck: Definition = (program, session, end) => {
  program
    .command('check')
    .description('list every problem of scenario files, with file, line and column')
    .argument('<files...>', 'scenario files')
    .addHelpText(
      'after',
      examples(({ folder }) => [`check ${folder}/*.yaml`]),
    )
    .action(async (files: string[]) => {
      const { checkCommand } = await import('../checkCommand.ts')
      end(checkCommand(files, session))
    })
}
