import { Command, Option } from 'commander'
import { LANGUAGES, type Language } from '../model/text.ts'
import { type ExampleFiles, exampleFiles } from './exampleFiles.ts'
import { PRODUCT } from './product.ts'
import { type ScenarioOptions, withScenarioOptions } from './scenarioOptions.ts'
import type { Session } from './session.ts'

const DESCRIPTION = 'What-ifs for a supply shock in a critical mineral, from plain YAML and CSV files.'

const EXIT_CODES = `
Exit codes:
  0  done
  1  a fault of the program, with a stack trace
  2  a fault in a scenario file or on the command line; nothing was written
  3  done, but some members failed: see the report`

/** Examples with files that are there, looked for only when the help is asked for. */
function examples(linesOf: (files: ExampleFiles) => readonly string[]): () => string {
  return () => {
    const lines = linesOf(exampleFiles())
    return `\nExamples:\n${lines.map((line) => `  $ npx chokepoint ${line}`).join('\n')}`
  }
}

const language = (): Option => new Option('--lang <code>', 'language').choices(LANGUAGES).default('en')

type End = (code: number) => void

/** Commands are loaded when they are asked for, so that help and short commands answer at once. */
function addScenarioCommands(program: Command, session: Session, end: End): void {
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
      const { runCommand } = await import('./runCommand.ts')
      end(await runCommand(file, options, session))
    })
  withScenarioOptions(program.command('compare'))
    .description('compare scenarios with the first, member by member with the same draws')
    .argument('<file>', 'the scenario compared with')
    .argument('<files...>', 'the others')
    .addHelpText(
      'after',
      examples(({ base, other }) => [`compare ${base} ${other}`]),
    )
    .action(async (file: string, files: string[], options: ScenarioOptions) => {
      const { compareCommand } = await import('./compareCommand.ts')
      end(await compareCommand([file, ...files], options, session))
    })
  withScenarioOptions(program.command('publish'))
    .description('make a page of each scenario that runs it again in the reader’s browser')
    .argument('<files...>', 'scenario files')
    .addHelpText(
      'after',
      examples(({ base }) => [`publish ${base} --out site`]),
    )
    .action(async (files: string[], options: ScenarioOptions) => {
      const { publishCommand } = await import('./publishCommand.ts')
      end(await publishCommand(files, options, session))
    })
}

function addReadingCommands(program: Command, session: Session, end: End): void {
  program
    .command('check')
    .description('list every problem of scenario files, with file, line and column')
    .argument('<files...>', 'scenario files')
    .addHelpText(
      'after',
      examples(({ folder }) => [`check ${folder}/*.yaml`]),
    )
    .action(async (files: string[]) => {
      const { checkCommand } = await import('./checkCommand.ts')
      end(checkCommand(files, session))
    })
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
      const { listCommand } = await import('./listCommand.ts')
      end(listCommand(dir, lang, session))
    })
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
      const { showCommand } = await import('./showCommand.ts')
      end(showCommand(file, name, lang, session))
    })
}

function addHelpCommands(program: Command, session: Session, end: End): void {
  program
    .command('explain')
    .description('explain the code of a problem, with an example')
    .argument('[code]', 'a code that check or run showed; all codes when left out')
    .addHelpText(
      'after',
      examples(() => ['explain', 'explain unknown-name']),
    )
    .action(async (code: string | undefined) => {
      const { explainCommand } = await import('./explainCommand.ts')
      end(explainCommand(code, session))
    })
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
      const { newCommand } = await import('./newCommand.ts')
      end(newCommand(dir, from, session))
    })
}

/** The command line: every command with its options and help. `end` is told how the command went. */
export function program(session: Session, end: End): Command {
  const { terminal } = session
  const root = new Command('chokepoint')
    .description(DESCRIPTION)
    .version(PRODUCT.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the options and examples)')
    .addHelpText(
      'after',
      examples(({ base }) => [`run ${base}`, 'list', 'new my-study']),
    )
    .addHelpText('after', EXIT_CODES)
  addScenarioCommands(root, session, end)
  addReadingCommands(root, session, end)
  addHelpCommands(root, session, end)
  return root
}
