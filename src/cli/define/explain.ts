import type { Command } from 'commander'
import { Refusal } from '../refusal.ts'
import { MOST_MEMBERS, whole, withAnswerOptions } from '../scenarioOptions.ts'
import type { WhyOptions } from '../whyCommand.ts'
import { type Definition, examples } from './definition.ts'

function withWhyOptions(command: Command): Command {
  const asked = command
    .option('--why <variable>', 'why this variable changed, or differs, as name or name[element]')
    .option('--at <month>', 'the month, or the day, that is explained')
    .option('--from <month>', 'the month, or the day, since when; a year before when left out')
    .option('--against <file>', 'another scenario to differ from, instead of an earlier month')
    .option(
      '--member <n>',
      'the member to explain, instead of the central path: every uncertain number at its median, without noise',
      whole(0, MOST_MEMBERS),
    )
    .option('--depth <n>', 'levels of causes: with 2, causes are named by their own causes', whole(1, 5), 1)
  return withAnswerOptions(asked)
}

/** `chokepoint explain`. */
export const defineExplain: Definition = (program, session, end) => {
  withWhyOptions(program.command('explain'))
    .description(
      'explain the code of a problem; or, with --why, why a variable of a scenario changed or differs',
    )
    .argument('[what]', 'a code that check or run showed (all codes when left out), or a scenario file')
    .addHelpText(
      'after',
      examples(({ base, other }) => [
        'explain',
        'explain unknown-name',
        `explain ${base} --why offshore_spot_price --at 2025-05 --from 2023-06`,
        `explain ${other} --why offshore_spot_price --at 2028-01 --against ${base}`,
      ]),
    )
    .action(async (what: string | undefined, options: WhyOptions) => {
      if (what !== undefined && (options.why !== undefined || /\.ya?ml$/.test(what))) {
        const { whyCommand } = await import('../whyCommand.ts')
        return end(await whyCommand(what, options, session))
      }
      if (options.why !== undefined || options.at !== undefined)
        throw new Refusal(
          '--why and --at explain a scenario; name its file, e.g. explain FILE --why VARIABLE --at MONTH',
        )
      const { explainCommand } = await import('../explainCommand.ts')
      end(explainCommand(what, session))
    })
}
