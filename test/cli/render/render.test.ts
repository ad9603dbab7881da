import { describe, expect, test } from 'vitest'
import { buildChart } from '../../../src/charts/buildChart.ts'
import type { VegaLiteSpec } from '../../../src/charts/vegaLiteSpec.ts'
import { fontFace } from '../../../src/cli/render/fontFace.ts'
import { FONT_FILES, fontBytes } from '../../../src/cli/render/fontFiles.ts'
import { measureText } from '../../../src/cli/render/measureText.ts'
import { renderPng } from '../../../src/cli/render/renderPng.ts'
import { renderSvg } from '../../../src/cli/render/renderSvg.ts'
import { subsetFonts } from '../../../src/cli/render/subsetFonts.ts'
import type { ChartSpec } from '../../../src/model/scenario.ts'
import { EXAMPLE, EXAMPLE_CHARTS } from '../../charts/exampleData.ts'

const built = (name: string, language: 'en' | 'zh') =>
  buildChart(EXAMPLE_CHARTS.find((spec) => spec.name === name) as ChartSpec, EXAMPLE, language)

describe('drawing', () => {
  test('gives the same bytes again, whatever was drawn before', async () => {
    const first = await renderSvg(built('cover', 'zh'))
    const png = renderPng(first, 1)
    await renderSvg(built('comparison', 'en'))
    const again = await renderSvg(built('cover', 'zh'))
    expect(again).toBe(first)
    expect(renderPng(again, 1).equals(png)).toBe(true)
  })

  test('is not changed by the time zone', async () => {
    const zone = process.env.TZ
    const at = async (name: string) => {
      process.env.TZ = name
      return renderSvg(built('fan', 'en'))
    }
    try {
      expect(await at('Pacific/Auckland')).toBe(await at('America/Los_Angeles'))
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('carries its description for those who do not see it', async () => {
    const svg = await renderSvg(built('fan', 'en'))
    expect(svg).toMatch(/^<svg role="img" aria-label="Offshore spot price: the median peaks/)
  })

  test('makes PNGs of two px each', async () => {
    const png = renderPng(await renderSvg(built('dotplot', 'en')))
    expect(png.readUInt32BE(16)).toBe(1520)
  })

  test('shows Chinese: the bundled fonts hold it', async () => {
    const svg = await renderSvg(built('dotplot', 'zh'))
    const without = svg.replace(/\p{Script=Han}/gu, '')
    expect(renderPng(svg, 1).equals(renderPng(without, 1))).toBe(false)
  })
})

describe('what a specification may not do', () => {
  const reading = (url: string): VegaLiteSpec => ({
    data: { url },
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' } },
  })

  test.each([
    'https://example.org/data.json',
    'file:///etc/passwd',
    '/etc/passwd',
    'data.csv',
    '//example.org/x.json',
  ])('read %s', async (url) => {
    await expect(renderSvg(reading(url))).rejects.toThrow(/may not load/)
  })

  test('show a picture from elsewhere', async () => {
    const spec: VegaLiteSpec = {
      data: { values: [{ url: 'https://example.org/x.png' }] },
      mark: { type: 'image', width: 10, height: 10 },
      encoding: { url: { field: 'url', type: 'nominal' } },
    }
    await expect(renderSvg(spec)).rejects.toThrow(/may not/)
  })

  test('run code through an expression', async () => {
    const spec: VegaLiteSpec = {
      data: { values: [{ a: 1 }] },
      transform: [{ calculate: 'datum.constructor.constructor("return process")()', as: 'b' }],
      mark: 'point',
      encoding: { x: { field: 'b', type: 'quantitative' } },
    }
    await expect(renderSvg(spec)).rejects.toThrow()
  })

  test('be drawn with a warning', async () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: 'bar',
      encoding: { size: { field: 'a', type: 'nominal' } },
    }
    await expect(renderSvg(spec as VegaLiteSpec)).rejects.toThrow(/Vega/)
  })
})

describe('fonts', () => {
  test('are true type, two families in two weights', () => {
    expect(FONT_FILES).toHaveLength(4)
    for (const file of FONT_FILES) expect(fontBytes(file).readUInt32BE(0)).toBe(0x00010000)
  })

  test('set text in the family named first, and other characters in the next', () => {
    const latin = measureText({ font: 'Inter', fontSize: 100 }, 'Simulation starts')
    expect(latin).toBeCloseTo(785.4, 0)
    expect(measureText({ font: 'Inter', fontSize: 100 }, '价')).toBe(100)
    expect(measureText({ font: "'Noto Sans SC', Inter", fontSize: 100 }, 'Simulation starts')).not.toBe(latin)
    expect(
      measureText({ font: 'Inter', fontSize: 100, fontWeight: 600 }, 'Simulation starts'),
    ).toBeGreaterThan(latin)
  })

  test('can be cut to what some charts use, the same on every run', async () => {
    const svgs = [await renderSvg(built('dotplot', 'en')), await renderSvg(built('dotplot', 'zh'))]
    const { css } = await subsetFonts(svgs, fontFace)
    expect((await subsetFonts(svgs, fontFace)).css).toBe(css)
    expect([...css.matchAll(/@font-face/g)]).toHaveLength(4)
    expect(css).not.toMatch(/https?:|<\//)
    expect(css.length).toBeLessThan(150_000)
    const english = await subsetFonts(svgs.slice(0, 1), fontFace)
    expect([...english.css.matchAll(/@font-face/g)]).toHaveLength(2)
  })
})
