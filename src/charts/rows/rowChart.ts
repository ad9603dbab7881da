import type { Language } from '../../model/text.ts'
import { framed } from '../plate.ts'
import { SIZE } from '../theme.ts'
import type { Layer, VegaLiteSpec } from '../vegaLiteSpec.ts'
import type { MetricScale } from './metricScale.ts'
import { type Columns, type Row, type RowFrame, rowFrame, rowLayers } from './rowFrame.ts'

/** A chart with one line for each thing: its words at the left, its marks on one scale, its numbers at the right. */
export interface RowChart {
  readonly language: Language
  readonly finding: string
  readonly subtitle: readonly string[]
  readonly alt: string
  readonly rows: readonly Row[]
  readonly scale: MetricScale
  readonly columns: Columns
  readonly marks: (frame: RowFrame) => readonly Layer[]
  readonly footer: readonly string[]
}

const HEADINGS = 20

export function rowChart(chart: RowChart): VegaLiteSpec {
  const { language, rows, scale, columns, marks } = chart
  const frame = rowFrame(rows.length, scale, columns.graded)
  return framed({
    ...chart,
    right: SIZE.margin,
    above: HEADINGS,
    width: frame.width,
    height: frame.height,
    body: {
      kind: 'plot',
      layers: [...rowLayers(rows, frame, scale.ticks, columns, language), ...marks(frame)],
    },
  })
}
