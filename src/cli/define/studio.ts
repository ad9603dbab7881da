import { Option } from 'commander'
import { whole, withScenarioOptions } from '../scenarioOptions.ts'
import type { StudioOptions } from '../studioCommand.ts'
import { type Definition, examples } from './definition.ts'

const HIDDEN = ['--out', '--json']

/** `chokepoint studio`. */
export const defineStudio: Definition = (program, session, end) => {
  const command = withScenarioOptions(program.command('studio'))
  for (const option of command.options) if (HIDDEN.includes(option.long ?? '')) option.hideHelp()
  command
    .description('show the page of a scenario in a browser while its files are being edited')
    .argument('<file>', 'scenario file')
    .addOption(
      new Option('--port <n>', 'where it is served on this machine; 0 for any free port')
        .argParser(whole(0, 65_535))
        .default(8321),
    )
    .option('--lesson <files...>', 'lessons (Markdown) for a class; give them after the scenario file')
    .addHelpText(
      'after',
      examples(({ base, lesson }) => [
        `studio ${base} --members 200`,
        ...(lesson ? [`studio ${base} --port 9000 --lesson ${lesson}`] : []),
      ]),
    )
    .action(async (file: string, options: StudioOptions) => {
      const { studioCommand } = await import('../studioCommand.ts')
      end(await studioCommand(file, options, session))
    })
}
