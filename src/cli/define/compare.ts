import { type DecisionOptions, withThresholds, withTradeOff } from '../decisionOptions.ts'
import { type ScenarioOptions, withScenarioOptions } from '../scenarioOptions.ts'
import { type Definition, examples } from './definition.ts'

/** `chokepoint compare`. */
export const defineCompare: Definition = (program, session, end) => {
  withThresholds(withTradeOff(withScenarioOptions(program.command('compare'))))
    .description(
      'compare scenarios with the first, member by member with the same draws: differences, which does better, regret, cost of an effect',
    )
    .argument('<file>', 'scenario file that the others are compared with')
    .argument('<files...>', 'scenario files of the others')
    .addHelpText(
      'after',
      examples(({ base, other }) => [
        `compare ${base} ${other}`,
        `compare ${base} ${other} --cost public_cost_2030 --effect unmet_2027_2030_total`,
        `compare ${base} ${other} --at-most unmet_2027_2030_total=20 --at-least capacity_2030=50`,
      ]),
    )
    .action(async (file: string, files: string[], options: ScenarioOptions & DecisionOptions) => {
      const { compareCommand } = await import('../compareCommand.ts')
      end(await compareCommand([file, ...files], options, session))
    })
}
