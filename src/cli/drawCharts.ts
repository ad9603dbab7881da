import { buildChart } from '../charts/buildChart.ts'
import type { ChartData } from '../charts/chartData.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { LANGUAGES, type Language } from '../model/text.ts'
import type { PageChart } from '../report/figure.ts'
import type { DrawnChart } from '../report/reportFiles.ts'
import type { Drawers } from './drawers.ts'
import { subsetFonts } from './render/subsetFonts.ts'

/** A chart to be drawn. */
export interface Drawing {
  readonly name: string
  readonly build: (language: Language) => VegaLiteSpec
}

/** The charts a scenario asks for. */
export function drawingsOf(specs: readonly ChartSpec[], data: ChartData): Drawing[] {
  return specs.map((spec) => ({ name: spec.name, build: (language) => buildChart(spec, data, language) }))
}

type ChartSvg = Omit<DrawnChart, 'png'>

/** Charts as files, and as the page of a report shows them: each once, with both languages, and the fonts they are set in. */
export interface DrawnPage {
  readonly drawn: readonly DrawnChart[]
  readonly page: { readonly charts: readonly PageChart[]; readonly fonts: string }
}

async function drawSvg({ name, build }: Drawing, language: Language, drawers: Drawers): Promise<ChartSvg> {
  const spec = build(language)
  return { name, language, spec, svg: await drawers.draw({ kind: 'svg', spec }) }
}

/** Of several that fail, the first is told. */
async function allInOrder<T>(begun: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(begun)
  return Promise.all(begun)
}

/** Draws every chart in every language, side by side. @param onChart told of each that is done */
export async function drawCharts(
  drawings: readonly Drawing[],
  drawers: Drawers,
  onChart: () => void,
): Promise<DrawnPage> {
  const begun = drawings.flatMap((drawing) =>
    LANGUAGES.map((language) => drawSvg(drawing, language, drawers)),
  )
  const pictures = begun.map(async (one): Promise<DrawnChart> => {
    const chart = await one
    const png = await drawers.draw({ kind: 'png', svg: chart.svg })
    onChart()
    return { ...chart, png }
  })
  const [page, drawn] = await Promise.all([
    allInOrder(begun).then((charts) => pageOf(charts, drawers)),
    allInOrder(pictures),
  ])
  return { drawn, page }
}

async function pageOf(drawn: readonly ChartSvg[], drawers: Drawers): Promise<DrawnPage['page']> {
  if (drawn.length === 0) return { charts: [], fonts: '' }
  const { css } = await subsetFonts(
    drawn.map(({ svg }) => svg),
    (family, file, characters) => drawers.draw({ kind: 'face', family, file, characters }),
  )
  const charts = drawn
    .filter((chart) => chart.language === 'en')
    .map((english) => {
      const chinese = drawn.find((c) => c.name === english.name && c.language === 'zh') as ChartSvg
      const alt = ({ spec }: ChartSvg): string => String(spec.description ?? '')
      return {
        name: english.name,
        svg: { en: english.svg, zh: chinese.svg },
        alt: { en: alt(english), zh: alt(chinese) },
      }
    })
  return { charts, fonts: css }
}
