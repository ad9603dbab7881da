import { describe, expect, test } from 'vitest'
import { buildChart } from '../../../src/charts/buildChart.ts'
import type { VegaLiteSpec } from '../../../src/charts/vegaLiteSpec.ts'
import { renderSvg } from '../../../src/cli/render/renderSvg.ts'
import { LANGUAGES } from '../../../src/model/text.ts'
import { drawChart } from '../../../src/report/drawing/drawChart.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from '../../charts/exampleData.ts'
import { type Shape, shapesOf } from './shapes.ts'

/** Vega and `drawChart` round in different places, by at most half a tenth of a px each time. */
const TOLERANCE = 0.2

const CASES = EXAMPLE_CHARTS.flatMap((spec) =>
  LANGUAGES.map((language) => ({ spec, language, name: spec.name })),
)

/** Without the titles, which Vega places by what stands above the plot. */
function marks(svg: string, spec: VegaLiteSpec): Shape[] {
  const { text, subtitle } = spec.title as unknown as { text: string[]; subtitle: string[] }
  const titles = [text.join('|'), subtitle.join('|')].map(escaped)
  return shapesOf(svg).filter(({ look }) => !titles.some((title) => look.endsWith(title)))
}

const escaped = (line: string): string => line.replace(/&/g, '&amp;')

/** The marks of one drawing that the other has not: the same look, and every corner in its place. */
function missing(from: readonly Shape[], among: readonly Shape[]): Shape[] {
  const left = [...among]
  return from.filter((shape) => {
    const found = left.findIndex((other) => isSame(shape, other))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}

const isSame = (a: Shape, b: Shape): boolean =>
  a.look === b.look &&
  a.points.length === b.points.length &&
  a.points.every((point, i) => point.every((px, j) => Math.abs(px - (b.points[i]?.[j] ?? 0)) <= TOLERANCE))

describe.each(CASES)('$name in $language', ({ spec, language }) => {
  const built = buildChart(spec, EXAMPLE, language)

  test('is drawn as Vega draws it', async () => {
    const [drawn, expected] = [marks(drawChart(built), built), marks(await renderSvg(built), built)]
    expect(expected.length).toBeGreaterThan(15)
    expect(missing(drawn, expected).slice(0, 5)).toEqual([])
    expect(missing(expected, drawn).slice(0, 5)).toEqual([])
  })
})
