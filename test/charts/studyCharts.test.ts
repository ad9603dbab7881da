import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/model/text.ts'
import { expectDescribed, expectReadable } from './expectReadable.ts'
import { goldenJson } from './goldenJson.ts'
import { NOTHING, STUDY_CHARTS } from './studyExamples.ts'

const CASES = Object.entries(STUDY_CHARTS).flatMap(([name, build]) =>
  LANGUAGES.map((language) => ({ name, build, language })),
)

describe.each(CASES)('$name in $language', ({ name, build, language }) => {
  const built = build(language)

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
    expect(JSON.parse(JSON.stringify(build(language)))).toEqual(build(language))
  })
})

test.each(Object.entries(NOTHING))('%s without anything to show is refused', (_, build) => {
  expect(build).toThrow(RangeError)
})
