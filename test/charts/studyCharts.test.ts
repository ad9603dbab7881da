import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/model/text.ts'
import { NOTHING, STUDY_CHARTS } from './studyExamples.ts'
import { testChart } from './testChart.ts'

const CASES = Object.entries(STUDY_CHARTS).flatMap(([name, build]) =>
  LANGUAGES.map((language) => ({ name, build, language })),
)

describe.each(CASES)('$name in $language', ({ name, build, language }) => {
  testChart(name, language, () => build(language))
})

test.each(Object.entries(NOTHING))('%s without anything to show is refused', (_, build) => {
  expect(build).toThrow(RangeError)
})
