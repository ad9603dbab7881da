import type { Language, Text } from '../../model/text.ts'
import { HEADING_ROOM, panelGrid, panelHeading } from '../panels.ts'
import { plainText } from '../plainText.ts'
import { framed } from '../plate.ts'
import { bars, rules, texts } from '../rows/marks.ts'
import { INK, SIZE, seriesStyle } from '../theme.ts'
import type { VegaLiteSpec, View } from '../vegaLiteSpec.ts'

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
  const views = panels.map(({ name, n, pit }): View => {
    const top = Math.max(1, ...pit)
    const wide = grid.width / pit.length
    const y = (count: number): number => HEIGHT * (1 - count / top)
    const expected = y(n / pit.length)
    return {
      ...{ width: grid.width, height: HEIGHT },
      layer: [
        bars(
          pit.map((count, i) => ({
            x: i * wide + GAP / 2,
            x2: (i + 1) * wide - GAP / 2,
            y: y(count),
            y2: HEIGHT,
          })),
          seriesStyle(0).fill,
          0.75,
        ),
        rules([{ x: 0, x2: grid.width, y: expected, y2: expected }], {
          color: seriesStyle(1).fill,
          width: 1.6,
          dash: [6, 3],
        }),
        rules([{ x: 0, x2: grid.width, y: HEIGHT, y2: HEIGHT }], { color: INK.axis, width: 1 }),
        texts([
          ...['0', '0.5', '1'].map((text, i) => ({
            x: (grid.width * i) / 2,
            y: HEIGHT + 12,
            text,
            align: (['left', 'center', 'right'] as const)[i] ?? 'center',
          })),
          ...pit.flatMap((count, i) =>
            count === 0
              ? []
              : [{ x: (i + 0.5) * wide, y: y(count) - 7, text: String(count), align: 'center' as const }],
          ),
        ]),
        ...panelHeading(name[language], `n ${n}`, grid.width, 8, language),
      ],
    }
  })
  const single = views.length === 1
  return framed({
    ...{ language, right },
    above: HEADING_ROOM + 8,
    finding: finding[language],
    subtitle: [plainText(title[language]), MEANING[language]],
    alt: panels.map(({ name, pit }) => `${name[language]}: ${pit.join(', ')}`).join('; '),
    width: grid.total.width,
    height: grid.total.height + BELOW * Math.ceil(panels.length / grid.columns),
    body: single
      ? { kind: 'plot', layers: views[0]?.layer ?? [] }
      : { kind: 'panels', columns: grid.columns, gap: { ...grid.gap, row: grid.gap.row + BELOW }, views },
    footer: footer[language],
  })
}
