import { expect } from 'vitest'
import type { VegaLiteSpec } from '../../src/charts/vegaLiteSpec.ts'
import { drawnView } from '../../src/cli/render/renderSvg.ts'
import type { Language } from '../../src/model/text.ts'
import { outside, overlaps, textBoxes } from './textBoxes.ts'

/** Draws a chart without a warning of Vega-Lite or Vega, with no text over text or off the canvas, and more than `least` texts. */
export async function expectReadable(built: VegaLiteSpec, least = 8): Promise<void> {
  const view = await drawnView(built)
  const boxes = textBoxes(view)
  expect(boxes.length).toBeGreaterThan(least)
  expect(overlaps(boxes)).toEqual([])
  expect(outside(boxes, view)).toEqual([])
}

/** A reader who does not see a chart is told what it shows, in the chart's own language. */
export function expectDescribed({ description = '' }: VegaLiteSpec, language: Language): void {
  expect(description.length).toBeGreaterThan(30)
  expect(/\p{Script=Han}/u.test(String(description))).toBe(language === 'zh')
  expect(description).not.toMatch(/undefined|NaN|null/)
}
