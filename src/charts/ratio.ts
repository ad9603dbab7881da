import type { ChartSpec } from '../model/scenario.ts'
import type { Language } from '../model/text.ts'
import { monthNumber } from './calendar.ts'
import type { ChartData } from './chartData.ts'
import { fanPlate } from './fanPlate.ts'
import { formatAt, formatMonth } from './formatMonth.ts'
import { formatNumber } from './formatNumber.ts'
import { at } from './medianBand.ts'
import { ofOutlook } from './outlook.ts'
import { type Reference, referencesOf } from './referenceRules.ts'
import { singleSeries, variableOf } from './seriesOf.ts'
import { named } from './subtitle.ts'
import { timeSpan } from './timeSpan.ts'
import type { VegaLiteSpec } from './vegaLiteSpec.ts'

/** Above this ratio two prices are called split, unless the chart names another level. */
const SPLIT = 1.3

/** Fan of the ratio of two prices, with parity and the level above which the market is split. */
export function ratio(spec: ChartSpec, data: ChartData, language: Language): VegaLiteSpec {
  const series = singleSeries(data.summary, spec, variableOf(spec, 0))
  const span = timeSpan(data.summary, spec)
  const [level = splitLevel(language)] = referencesOf(spec, language)
  const parity = { value: 1, label: { en: 'Parity 1', zh: '平价 1' }[language] }
  const sentence = ofOutlook(span, data, language, ({ shown }) => {
    const path = shown.map((index) => ({
      value: at(series, index).p50,
      month: data.summary.months[index] ?? '',
    }))
    return splitSentence(path, level.value, language)
  })
  const finding = named(series, sentence, language)
  return fanPlate({ spec, data, language, series, span, references: [level, parity], finding })
}

function splitLevel(language: Language): Reference {
  return { value: SPLIT, label: { en: `Split above ${SPLIT}`, zh: `高于 ${SPLIT} 为分裂` }[language] }
}

type Path = readonly { readonly value: number; readonly month: string }[]

/** Where the median stands to a level at the end, and since when. */
function splitSentence(path: Path, level: number, language: Language): string {
  const last = path.at(-1) ?? { value: Number.NaN, month: '0000-01' }
  const above = last.value > level
  const turn = path.findLastIndex(({ value }) => value > level !== above)
  const limit = formatNumber(level)
  const end = { value: formatNumber(last.value), when: formatAt(monthNumber(last.month), language) }
  if (turn < 0)
    return {
      en: `the median stays ${above ? 'above' : 'at or below'} ${limit} throughout and is ${end.value} ${end.when}`,
      zh: `中位数始终${above ? '高于' : '不高于'} ${limit}，${end.when}为 ${end.value}`,
    }[language]
  const since = formatMonth(monthNumber(path[turn + 1]?.month ?? last.month), language)
  return {
    en: `at least half of members are ${above ? 'above' : 'at or below'} ${limit} from ${since} on; the median is ${end.value} ${end.when}`,
    zh: `自${since}起至少半数成员${above ? '高于' : '不高于'} ${limit}；${end.when}中位数为 ${end.value}`,
  }[language]
}
