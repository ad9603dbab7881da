import { describe, expect, test } from 'vitest'
import { buildChart } from '../../../src/charts/buildChart.ts'
import type { VegaLiteSpec } from '../../../src/charts/vegaLiteSpec.ts'
import { waterfall } from '../../../src/charts/waterfall.ts'
import { renderSvg } from '../../../src/cli/render/renderSvg.ts'
import { LANGUAGES } from '../../../src/model/text.ts'
import { drawChart } from '../../../src/report/drawing/drawChart.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from '../../charts/exampleData.ts'
import { type Shape, shapesOf } from './shapes.ts'

/** Px. Vega and `drawChart` round in different places, and `drawChart` leaves out corners that are hardly there. */
const TOLERANCE = 0.3

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
  isAt(a.points[0], b.points[0]) &&
  isAt(a.points.at(-1), b.points.at(-1)) &&
  follows(a.points, b.points) &&
  follows(b.points, a.points)

type Points = Shape['points']

const isAt = (a: Points[number] | undefined, b: Points[number] | undefined): boolean =>
  a !== undefined && b !== undefined && a.every((px, i) => Math.abs(px - (b[i] ?? 0)) <= TOLERANCE)

/** Whether every corner of one path lies on the other: `drawChart` leaves out corners that nobody would see. */
const follows = (corners: Points, path: Points): boolean =>
  corners.every((corner) =>
    path.length === 1
      ? isAt(corner, path[0])
      : path.some((end, i) => i > 0 && distance(corner, path[i - 1] as Points[number], end) <= TOLERANCE),
  )

function distance(
  [x, y]: Points[number],
  [fromX, fromY]: Points[number],
  [toX, toY]: Points[number],
): number {
  const [along, down] = [toX - fromX, toY - fromY]
  const square = along * along + down * down
  const share = square === 0 ? 0 : ((x - fromX) * along + (y - fromY) * down) / square
  const within = Math.min(1, Math.max(0, share))
  return Math.hypot(x - fromX - within * along, y - fromY - within * down)
}

test.each(LANGUAGES)('a waterfall is drawn as Vega draws it in %s', async (language) => {
  const text = (words: string) => ({ en: words, zh: words })
  const built = waterfall(
    {
      ...{ finding: text('It falls'), unit: 't', subtitle: [], footer: [] },
      before: { label: text('Before'), value: 120 },
      after: { label: text('After'), value: 65 },
      parts: [
        { label: text('Use'), amount: -80 },
        { label: text('Arrivals'), amount: 25 },
      ],
    },
    language,
  )
  const [drawn, expected] = [marks(drawChart(built), built), marks(await renderSvg(built), built)]
  expect(expected.length).toBeGreaterThan(15)
  expect(missing(drawn, expected).slice(0, 5)).toEqual([])
  expect(missing(expected, drawn).slice(0, 5)).toEqual([])
})

describe.each(CASES)('$name in $language', ({ spec, language }) => {
  const built = buildChart(spec, EXAMPLE, language)

  test('is drawn as Vega draws it', async () => {
    const [drawn, expected] = [marks(drawChart(built), built), marks(await renderSvg(built), built)]
    expect(expected.length).toBeGreaterThan(15)
    expect(missing(drawn, expected).slice(0, 5)).toEqual([])
    expect(missing(expected, drawn).slice(0, 5)).toEqual([])
  })
})
