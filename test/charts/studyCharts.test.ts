import { describe, expect, test } from 'vitest'
import { drawnView } from '../../src/cli/render/renderSvg.ts'
import { LANGUAGES } from '../../src/model/text.ts'
import { goldenJson } from './goldenJson.ts'
import { NOTHING, STUDY_CHARTS } from './studyExamples.ts'
import { outside, overlaps, textBoxes } from './textBoxes.ts'

const CASES = Object.entries(STUDY_CHARTS).flatMap(([name, build]) =>
  LANGUAGES.map((language) => ({ name, build, language })),
)

describe.each(CASES)('$name in $language', ({ name, build, language }) => {
  const built = build(language)

  test('is the specification it was', async () => {
    await expect(goldenJson(built)).toMatchFileSnapshot(`../golden/charts/${name}.${language}.vl.json`)
  })

  // `drawnView` throws on any warning of Vega-Lite or Vega.
  test('is drawn without a warning, with no text over text or off the canvas', async () => {
    const view = await drawnView(built)
    const boxes = textBoxes(view)
    expect(boxes.length).toBeGreaterThan(8)
    expect(overlaps(boxes)).toEqual([])
    expect(outside(boxes, view)).toEqual([])
  })

  test('says what it shows, in its own language', () => {
    const { description = '' } = built
    expect(description.length).toBeGreaterThan(30)
    expect(/\p{Script=Han}/u.test(description)).toBe(language === 'zh')
    expect(description).not.toMatch(/undefined|NaN|null/)
  })

  test('holds nothing that is not JSON', () => {
    expect(JSON.parse(JSON.stringify(build(language)))).toEqual(build(language))
  })
})

test.each(Object.entries(NOTHING))('%s without anything to show is refused', (_, build) => {
  expect(build).toThrow(RangeError)
})
