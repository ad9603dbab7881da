import type { Language, Text } from '../../model/text.ts'
import { HEADING_ROOM, panelGrid, panelHeading } from '../panels.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import { bars, rules, texts } from '../rows/marks.ts'
import { SEMICOLON } from '../semicolon.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { Layer, VegaLiteSpec, View } from '../vegaLiteSpec.ts'

interface PitPanel {
  readonly name: Text
  readonly n: number
  /** Observations by tenth of the forecast they fall in. */
  readonly pit: readonly number[]
}

export interface PitData {
  readonly title: Text
  readonly finding: Text
  readonly panels: readonly PitPanel[]
  readonly footer: Readonly<Record<Language, readonly string[]>>
}

const HEIGHT = 120
const GAP = 3
/** Px below each panel for the ends of its axis. */
const BELOW = 14

const MEANING = {
  en: 'observations by tenth of the distribution they fell in; level line: what forecasts that know their uncertainty would show',
  zh: '观测所落入的分布十分位；水平线为不确定性估计正确时的期望',
}

/** Histograms of where observations fell in what was expected of them: flat where the uncertainty is right. */
export function pitChart({ title, finding, panels, footer }: PitData, language: Language): VegaLiteSpec {
  const right = SIZE.margin + 10
  const grid = panelGrid(panels.length, HEIGHT, HEADING_ROOM + BELOW, right, 'shared')
  const views = panels.map((panel): View => {
    const heading = panelHeading(panel.name[language], `n ${panel.n}`, grid.width, 8, language)
    return { width: grid.width, height: HEIGHT, layer: [...histogram(panel, grid.width), ...heading] }
  })
  const single = views.length === 1
  return framed({
    ...{ language, right },
    above: HEADING_ROOM + 8,
    finding: finding[language],
    subtitle: [plainText(title[language]), MEANING[language]],
    alt: panels
      .map(({ name, pit }) => {
        const counts = pit.join({ en: ', ', zh: '、' }[language])
        return `${name[language]}${{ en: ': ', zh: '：' }[language]}${counts}`
      })
      .join(SEMICOLON[language]),
    width: grid.total.width,
    height: grid.total.height + BELOW * Math.ceil(panels.length / grid.columns),
    body: single
      ? { kind: 'plot', layers: views[0]?.layer ?? [] }
      : { kind: 'panels', columns: grid.columns, gap: { ...grid.gap, row: grid.gap.row + BELOW }, views },
    footer: footer[language],
  })
}

/** Bars with their counts, the level at which all would be as high, and the ends of the axis. */
function histogram({ n, pit }: PitPanel, width: number): Layer[] {
  const top = Math.max(1, ...pit)
  const wide = width / pit.length
  const y = (count: number): number => HEIGHT * (1 - count / top)
  const level = y(n / pit.length)
  const columns = pit.map((count, i) => ({
    ...{ x: i * wide + GAP / 2, x2: (i + 1) * wide - GAP / 2 },
    ...{ y: y(count), y2: HEIGHT },
  }))
  const across = { x: 0, x2: width }
  const style = { color: seriesStyle(1).fill, width: 1.6, dash: [6, 3] }
  return [
    bars(columns, seriesStyle(0).fill, 0.75),
    rules([{ ...across, y: level, y2: level }], style),
    rules([{ ...across, y: HEIGHT, y2: HEIGHT }], { color: INK.axis, width: 1 }),
    texts([...axisTexts(width), ...countTexts(pit, wide, y)]),
  ]
}

const ENDS = [
  { text: '0', align: 'left' },
  { text: '0.5', align: 'center' },
  { text: '1', align: 'right' },
] as const

const axisTexts = (width: number) =>
  ENDS.map(({ text, align }, i) => ({ x: (width * i) / 2, y: HEIGHT + 12, text, align }))

function countTexts(pit: readonly number[], wide: number, y: (count: number) => number) {
  return pit.flatMap((count, i) =>
    count === 0
      ? []
      : [{ x: (i + 0.5) * wide, y: y(count) - 7, text: String(count), align: 'center' as const }],
  )
}
