import type { Language } from '../model/text.ts'
import { plainText } from './plainText.ts'
import type { Plot } from './plot.ts'
import { textWidth } from './textWidth.ts'
import { INK, SIZE } from './theme.ts'
import type { Layer } from './vegaLiteSpec.ts'
import { wrapText } from './wrapText.ts'

/** Small multiples: equal panels in rows, the outer ones with the labels of the axes. Lengths in px. */
export interface PanelGrid {
  readonly columns: number
  readonly width: number
  readonly height: number
  readonly gap: { readonly row: number; readonly column: number }
  readonly total: { readonly width: number; readonly height: number }
}

/** Px between columns, without and with room for the labels of values. */
const COLUMN_GAP = { shared: 22, own: 50 }
/** Px from the top of a panel to the middle of its heading, without what stands between them. */
const HEADING = 14
export const HEADING_ROOM = 22

/**
 * The grid for a number of panels of a height; `above` is px needed over each, `right` the margin of the drawing. Panels share one
 * scale of values or have their own.
 */
export function panelGrid(
  count: number,
  height: number,
  above: number,
  right: number,
  values: 'shared' | 'own',
): PanelGrid {
  const columns = count <= 4 ? Math.min(2, count) : 3
  const rows = Math.ceil(count / columns)
  const width = SIZE.width - SIZE.left - right
  const gap = { row: above + 16, column: COLUMN_GAP[values] }
  return {
    columns,
    width: (width - (columns - 1) * gap.column) / columns,
    height,
    gap,
    total: { width, height: rows * height + (rows - 1) * gap.row },
  }
}

/** Which labels the panel at a position leaves to others: times to the last of its column, shared values to the first of its row. */
export function bareAxes(grid: PanelGrid, index: number, count: number): Plot['bare'] {
  const value = grid.gap.column === COLUMN_GAP.shared && index % grid.columns > 0
  const time = index + grid.columns < count
  if (value && time) return 'both'
  if (value) return 'value'
  return time ? 'time' : undefined
}

/** A panel's name in bold and, where there is room, a remark at the right. */
export function panelHeading(
  name: string,
  remark: string,
  width: number,
  lift: number,
  language: Language,
): Layer[] {
  const bold = { language, size: SIZE.label, bold: true }
  const heading = wrapText(plainText(name), width, bold, 1)[0] ?? ''
  const left = width - textWidth(heading, bold) - 8
  const fits = textWidth(remark, { language, size: SIZE.label }) <= left
  const text = (value: string, x: number, align: 'left' | 'right', fontWeight: 400 | 600): Layer => ({
    data: { values: [{ text: value }] },
    mark: {
      type: 'text',
      align,
      baseline: 'middle',
      fontWeight,
      color: fontWeight === 600 ? INK.strong : INK.muted,
    },
    encoding: { x: { value: x }, y: { value: -HEADING - lift }, text: { field: 'text', type: 'nominal' } },
  })
  return [
    text(heading, 0, 'left', 600),
    ...(fits && remark !== '' ? [text(remark, width, 'right', 400)] : []),
  ]
}
