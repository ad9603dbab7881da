import type { Scenario } from '../model/scenario.ts'
import type { Language, Text } from '../model/text.ts'
import type { Calibration } from '../study/calibration/calibrate.ts'
import type { Marginal } from '../study/calibration/marginal.ts'
import type { PageChart } from './figure.ts'
import type { Provenance } from './manifest.ts'

/** Everything the page of a calibration shows. */
export interface CalibrationContent {
  readonly scenario: Scenario
  readonly calibration: Calibration
  readonly charts: readonly PageChart[]
  /** Style sheet with the fonts of the charts. */
  readonly fonts: string
  readonly product: Provenance['product']
  readonly language: Language
}

/** A parameter before and after the data, with its words. */
export interface Learned extends Marginal {
  readonly label: Text
  readonly unit: string
  readonly reached: boolean
}

/** All parameters: first those the data inform, by how far they moved or narrowed. */
export function learnedOf({ model }: Pick<Scenario, 'model'>, calibration: Calibration): Learned[] {
  const { marginals, parameters, reached } = calibration
  const variables = new Map(model.variables.map((variable) => [variable.name, variable]))
  const all = marginals.map((marginal) => {
    const variable = variables.get(marginal.name.replace(/\[.*/, ''))
    const label = variable?.label ?? { en: marginal.name, zh: marginal.name }
    const unit = variable && 'unit' in variable ? variable.unit : ''
    return { ...marginal, label, unit, reached: reached[parameters.indexOf(marginal.name)] ?? false }
  })
  const weight = (one: Learned): number =>
    (one.informed && one.reached ? 10 : 0) + Math.max(one.contraction, Math.abs(one.shift) / 2)
  return all.sort((a, b) => weight(b) - weight(a))
}
