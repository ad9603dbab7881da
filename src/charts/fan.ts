import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import type { ChartData } from './chartData.ts'
import { fanPlate } from './fanPlate.ts'
import { ofOutlook } from './outlook.ts'
import { referencesOf } from './referenceRules.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { named } from './subtitle.ts'
import { timeSpan } from './timeSpan.ts'
import { trendSentence } from './trend.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** Fan chart of one variable: median, middle 50 % and 90 % of members, observations and events. */
export function fan(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const series = singleSeries(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const sentence = ofOutlook(span, data, language, (told) =>
    trendSentence(series, data.summary, told, language),
  )
  const finding = named(series, sentence, language)
  return fanPlate({ spec, data, language, series, span, references: referencesOf(spec, language), finding })
}
