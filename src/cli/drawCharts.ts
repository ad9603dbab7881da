import { setImmediate } from 'node:timers/promises'
import { buildChart } from '../charts/buildChart.ts'
import type { ChartData } from '../charts/chartData.ts'
import type { ChartSpec } from '../model/scenario.ts'
import { LANGUAGES, type Language } from '../model/text.ts'
import type { PageChart } from '../report/figure.ts'
import type { DrawnChart } from '../report/reportFiles.ts'
import { renderPng } from './render/renderPng.ts'
import { renderSvg } from './render/renderSvg.ts'
import { subsetFonts } from './render/subsetFonts.ts'

async function draw(spec: ChartSpec, data: ChartData, language: Language): Promise<DrawnChart> {
  const built = buildChart(spec, data, language)
  const svg = await renderSvg(built)
  return { name: spec.name, language, spec: built, svg, png: renderPng(svg) }
}

/** Draws every chart in every language. Between two charts an interrupt can be heard. */
export async function drawCharts(
  specs: readonly ChartSpec[],
  data: ChartData,
  signal: AbortSignal,
  onChart: () => void,
): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = []
  for (const spec of specs) {
    for (const language of LANGUAGES) {
      await setImmediate()
      signal.throwIfAborted()
      drawn.push(await draw(spec, data, language))
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
