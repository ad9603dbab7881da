import { type Definition, examples } from './definition.ts'

/** `chokepoint explain`. */
export const defineExplain: Definition = (program, session, end) => {
  program
    .command('explain')
    .description('explain the code of a problem, with an example')
    .argument('[code]', 'a code that check or run showed; all codes when left out')
    .addHelpText(
      'after',
      examples(() => ['explain', 'explain unknown-name']),
    )
    .action(async (code: string | undefined) => {
      const { explainCommand } = await import('../explainCommand.ts')
      end(explainCommand(code, session))
    })
}
