import { type ScenarioOptions, withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint run`. */
export const defineRun: Definition = (program, session, end) => {
  withScenarioOptions(program.command('run'))
    .description('run a scenario: tables, charts, a report and an answer')
    .argument('<file>', 'scenario file')
    .addHelpText(
      'after',
      examples(({ base }) => [
        `run ${base}`,
        `run ${base} --members 200 --set short_run_elasticity=0.1`,
        `run ${base} --out results/base --lang zh`,
      ]),
    )
    .action(async (file: string, options: ScenarioOptions) => {
      const { runCommand } = await import('../runCommand.ts')
      end(await runCommand(file, options, session))
    })
}
