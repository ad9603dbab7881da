import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { valueAxis } from './axes.ts'
import type { DirectLabel } from './directLabels.ts'
import { formatNumber } from './formatNumber.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { INK } from './theme.ts'
import { type ValueScale, valuePixel } from './valueScale.ts'
import type { Layer } from './vegaLiteSpec.ts'

/** A constant level to compare with, and its words. */
export interface Reference {
  readonly value: number
  readonly label: string
}

/** The level a chart names, if it does. */
export function referencesOf(spec: ChartSpec, language: Language): readonly Reference[] {
  const { reference } = spec
  if (reference === undefined) return []
  const number = formatNumber(reference.value)
  const label = plainText(reference.label[language])
  return [{ value: reference.value, label: label.includes(number) ? label : `${label} ${number}` }]
}

/** Dashed level lines across the plot. */
export function referenceRules(references: readonly Reference[], plot: Plot): Layer[] {
  if (references.length === 0) return []
  return [
    {
      data: { values: references.map(({ value }) => ({ value })) },
      mark: { type: 'rule', color: INK.strong, strokeWidth: 1.2, strokeDash: [7, 4] },
      encoding: {
        x: { value: 0 },
        x2: { value: plot.width },
        y: { ...valueAxis(plot), field: 'value' },
      },
    },
  ]
}

/** The name of a level, at its right end. */
export function referenceLabel(reference: Reference, scale: ValueScale, height: number): DirectLabel {
  return { name: reference.label, y: valuePixel(reference.value, scale, height), ink: INK.strong }
}
