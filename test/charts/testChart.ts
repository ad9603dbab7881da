import { expect, test } from 'vitest'
import type { VegaLiteSpec } from '../../src/charts/vegaLiteSpec.ts'
import type { Language } from '../../src/model/text.ts'
import { expectDescribed, expectReadable } from './expectReadable.ts'
import { goldenJson } from './goldenJson.ts'

/** What every chart has to stand: its specification is kept in `test/golden/charts`. */
export function testChart(name: string, language: Language, build: () => VegaLiteSpec): void {
  const built = build()

  test('is the specification it was', async () => {
    await expect(goldenJson(built)).toMatchFileSnapshot(`../golden/charts/${name}.${language}.vl.json`)
  })

  test('is drawn without a warning, with no text over text or off the canvas', async () => {
    await expectReadable(built)
  })

  test('says what it shows, in its own language', () => {
    expectDescribed(built, language)
  })

  test('holds nothing that is not JSON', () => {
    const fresh = build()
    expect(JSON.parse(JSON.stringify(fresh))).toEqual(fresh)
  })
}
