import type { Text } from '../../model/text.ts'
import type { Input } from '../../study/sensitivity/inputsOf.ts'
import type { StudiedMetric } from '../../study/studiedMetrics.ts'
import { plainText } from '../plainText.ts'
import type { MetricUnits } from '../rows/metricScale.ts'
import type { Row } from '../rows/rowColumns.ts'

/** What all charts of a study of one scenario share. */
export interface ChartedStudy {
  /** Title of the scenario. */
  readonly scenario: Text
  /** Where model and data come from: opens the footer. */
  readonly source: Text
  readonly seed: string
  /** `YYYY-MM` of time zero. */
  readonly origin: string
  readonly inputs: ReadonlyMap<string, Input>
}

/** Rows of a chart: those with less influence stand in the tables. */
export const MOST_ROWS = 14

export function unitsOf({ kind, unit }: StudiedMetric, { origin }: ChartedStudy): MetricUnits {
  return { kind, unit, origin }
}

/** The words and the grade of an input. */
export function rowOf(name: string, numbers: string, { inputs }: ChartedStudy): Row {
  const { label = { en: name, zh: name }, grade } = inputs.get(name) ?? {}
  return { label, grade, numbers }
}

export function labelOf(name: string, { inputs }: ChartedStudy): Text {
  const { en, zh } = inputs.get(name)?.label ?? { en: name, zh: name }
  return { en: plainText(en), zh: plainText(zh) }
}

/** Source, seed, what the chart rests on, and what it is not: parts of a line. */
export function studyFooter(
  { source, seed }: ChartedStudy,
  restsOn: readonly Text[],
): Record<'en' | 'zh', string[]> {
  return {
    en: [`Source: ${source.en}`, `seed ${seed}`, ...restsOn.map(({ en }) => en), 'not a forecast'],
    zh: [`来源：${source.zh}`, `随机种子 ${seed}`, ...restsOn.map(({ zh }) => zh), '非预测'],
  }
}

/** How many runs a chart rests on, and how many of them had no number. */
export function runsText(what: Text, count: number, failed: number): Text[] {
  const left: Text = { en: `${failed} without a number left out`, zh: `${failed} 个无数值，未计入` }
  return [{ en: `${count} ${what.en}`, zh: `${count} ${what.zh}` }, ...(failed > 0 ? [left] : [])]
}
