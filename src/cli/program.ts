import { Command } from 'commander'
import { defineBench } from './define/bench.ts'
import { defineCalibrate } from './define/calibrate.ts'
import { defineCheck } from './define/check.ts'
import { defineCompare } from './define/compare.ts'
import { type Definition, examples } from './define/definition.ts'
import { defineDiscover } from './define/discover.ts'
import { defineExplain } from './define/explain.ts'
import { defineHindcast } from './define/hindcast.ts'
import { defineList } from './define/list.ts'
import { defineNew } from './define/new.ts'
import { definePortfolio } from './define/portfolio.ts'
import { definePublish } from './define/publish.ts'
import { defineRun } from './define/run.ts'
import { defineSensitivity } from './define/sensitivity.ts'
import { defineShow } from './define/show.ts'
import { defineStudio } from './define/studio.ts'
import { PRODUCT } from './product.ts'
import type { Session } from './session.ts'

const DESCRIPTION = 'What-ifs for a supply shock in a critical mineral, from plain YAML and CSV files.'

const EXIT_CODES = `
Exit codes:
  0  done
  1  a fault of the program, with a stack trace
  2  a fault in a scenario file or on the command line; nothing was written
  3  done, but some members failed: see the report`

/** Every command, in the order of the help. Commands are loaded when asked for, so that help answers at once. */
const COMMANDS: readonly Definition[] = [
  defineRun,
  defineCompare,
  definePortfolio,
  defineSensitivity,
  defineDiscover,
  defineHindcast,
  defineCalibrate,
  definePublish,
  defineStudio,
  defineCheck,
  defineList,
  defineShow,
  defineExplain,
  defineNew,
  defineBench,
]

/** The command line: every command with its options and help. */
export function program(session: Session, end: (code: number) => void): Command {
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
  for (const define of COMMANDS) define(root, session, end)
  return root
}
