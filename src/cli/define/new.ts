import { type Definition, examples } from './definition.ts'

/** `chokepoint new`. */
export const defineNew: Definition = (program, session, end) => {
  program
    .command('new')
    .description('start a study: a copy of the model and a commented scenario that runs at once')
    .argument('<dir>', 'a folder that does not exist yet')
    .option('--from <file>', 'the scenario to start from, instead of the shipped one')
    .addHelpText(
      'after',
      examples(({ other }) => ['new my-study', `new my-second-study --from ${other}`]),
    )
    .action(async (dir: string, { from }: { from?: string }) => {
      const { newCommand } = await import('../newCommand.ts')
      end(newCommand(dir, from, session))
    })
}
