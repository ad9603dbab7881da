import { setImmediate } from 'node:timers/promises'
import { buildChart } from '../charts/buildChart.ts'
import type { ChartData } from '../charts/chartData.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { LANGUAGES, type Language } from '../model/text.ts'
import type { PageChart } from '../report/figure.ts'
import type { DrawnChart } from '../report/reportFiles.ts'
import { renderPng } from './render/renderPng.ts'
import { renderSvg } from './render/renderSvg.ts'
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

async function draw({ name, build }: Drawing, language: Language): Promise<DrawnChart> {
  const spec = build(language)
  const svg = await renderSvg(spec)
  return { name, language, spec, svg, png: renderPng(svg) }
}

/** Draws every chart in every language. Between two charts an interrupt can be heard. */
export async function drawCharts(
  drawings: readonly Drawing[],
  signal: AbortSignal,
  onChart: () => void,
): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = []
  for (const drawing of drawings) {
    for (const language of LANGUAGES) {
      await setImmediate()
      signal.throwIfAborted()
      drawn.push(await draw(drawing, language))
      onChart()
    }
  }
  return drawn
}

/** The charts as a page shows them: each once, with both languages, and the fonts they are set in. */
export async function chartsOfPage(
  drawn: readonly DrawnChart[],
): Promise<{ readonly charts: readonly PageChart[]; readonly fonts: string }> {
  const { css } = await subsetFonts(drawn.map(({ svg }) => svg))
  const charts = drawn
    .filter((chart) => chart.language === 'en')
    .map((english) => {
      const chinese = drawn.find((c) => c.name === english.name && c.language === 'zh') as DrawnChart
      const alt = ({ spec }: DrawnChart): string => String(spec.description ?? '')
      return {
        name: english.name,
        svg: { en: english.svg, zh: chinese.svg },
        alt: { en: alt(english), zh: alt(chinese) },
      }
    })
  return { charts, fonts: drawn.length === 0 ? '' : css }
}
