import { type DecisionOptions, withTradeOff } from '../decisionOptions.ts'
import { type ScenarioOptions, withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint portfolio`. */
export const definePortfolio: Definition = (program, session, end) => {
  withTradeOff(withScenarioOptions(program.command('portfolio')))
    .description('try every combination of up to eight policies in the same members: cost against effect')
    .argument('<file>', 'scenario file')
    .argument('[policies...]', 'policies of the model; all when left out')
    .addHelpText(
      'after',
      examples(({ base }) => [
        `portfolio ${base} us_stockpile joint_procurement recycling_push`,
        `portfolio ${base} us_stockpile offtake_contracts --cost public_cost_2030 --effect capacity_2030`,
      ]),
    )
    .action(
      async (
        file: string,
        policies: string[],
        options: ScenarioOptions & Pick<DecisionOptions, 'cost' | 'effect'>,
      ) => {
        const { portfolioCommand } = await import('../portfolioCommand.ts')
        end(await portfolioCommand(file, policies, options, session))
      },
    )
}
