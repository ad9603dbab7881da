import type { Language } from '../../model/text.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import { joinWords } from '../subtitle.ts'
import { SIZE } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import type { MetricScale } from './metricScale.ts'
import type { Columns, Row } from './rowColumns.ts'
import { type RowFrame, rowFrame, rowLayers } from './rowFrame.ts'

/** A chart with one line for each thing: its words at the left, its marks on one scale, its numbers at the right. */
export interface RowChart {
  readonly language: Language
  readonly finding: string
  readonly subtitle: readonly string[]
  /** The main numbers for a reader who does not see the chart; those of the first rows where it is left out. */
  readonly alt?: string
  readonly rows: readonly Row[]
  readonly scale: MetricScale
  readonly columns: Columns
  readonly marks: (frame: RowFrame) => readonly Layer[]
  readonly footer: readonly string[]
}

const HEADINGS = 20

/** Rows told to a reader who does not see the chart. */
const TOLD = 5

function altOf({ rows, columns, language }: RowChart): string {
  const parts = rows.slice(0, TOLD).map(({ label, numbers }) => `${plainText(label[language])} ${numbers}`)
  const head = { en: `${columns.numbers}: `, zh: `${columns.numbers}：` }[language]
  return head + joinWords(parts, language)
}

export function rowChart(chart: RowChart): VegaLiteSpec {
  const { language, rows, scale, columns, marks } = chart
  const frame = rowFrame(rows, scale, columns, language)
  return framed({
    ...chart,
    alt: chart.alt ?? altOf(chart),
    right: SIZE.margin,
    above: columns.key.length > 0 || columns.numbers !== '' ? HEADINGS : 0,
    width: frame.width,
    height: frame.height,
    body: {
      kind: 'plot',
      layers: [...rowLayers(rows, frame, scale.ticks, columns, language), ...marks(frame)],
    },
  })
}
