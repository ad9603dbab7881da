import { expect, test } from 'vitest'
import { runOne } from '../modelText.ts'
import { CORPUS, type CorpusModel, REFUSED } from './corpusModels.ts'
import { gradeTable, plainTitle, readResults } from './gradeTable.ts'

const INDEX = CORPUS.map((item) => [item.id, item] as const)

function differencesOf({ expected, tolerance, convert }: CorpusModel): string[] {
  const { texts, outputs } = convert()
  const { paths, failures } = runOne(texts)
  const [first, last] = [0, -1].map((i) => expected.rows.at(i)?.[0] as number) as [number, number]
  const saves = Object.values(paths)[0]?.length ?? 0
  const times = Array.from({ length: saves }, (_, i) => first + ((last - first) * i) / (saves - 1))
  const byTitle = [...outputs].map(([title, output]) => [plainTitle(title), paths[output] ?? []] as const)
  const found = gradeTable(expected, times, new Map(byTitle), tolerance)
  return [...failures.map((failure) => JSON.stringify(failure)), ...found]
}

test.each(INDEX.filter(([id]) => !REFUSED[id]))(
  '%s gives the results of the tool it comes from',
  (_, item) => {
    expect(differencesOf(item)).toEqual([])
  },
)

test.each(INDEX.filter(([id]) => REFUSED[id]))('%s is refused', (id, item) => {
  expect(() => differencesOf(item)).toThrow(REFUSED[id])
})

test('every refused model is one of the index', () => {
  const ids = INDEX.map(([id]) => id)
  expect(Object.keys(REFUSED).filter((id) => !ids.includes(id))).toEqual([])
})

const expected = readResults('Time,"Stock A[Entry 1]",small\n0,100,\n1,200,0.5\n')
const paths = (stock: readonly number[]): ReadonlyMap<string, readonly number[]> =>
  new Map([
    ['stocka[entry1]', stock],
    ['small', [7, 0.5]],
  ])

test.each([
  ['equal results', [0, 1], [100, 200], []],
  ['results within the tolerance', [0, 1.0005], [100.0099, 200.0199], []],
  ['a wrong value', [0, 1], [100, 200.03], ['Stock A[Entry 1] at 1: expected 200, got 200.03']],
  ['a value below the peak', [0, 1], [100.02, 200], ['Stock A[Entry 1] at 0: expected 100, got 100.02']],
  ['a value that is no number', [0, 1], [Number.NaN, 200], ['Stock A[Entry 1] at 0: expected 100, got NaN']],
  ['a missing time', [0, 2], [100, 200], ['no results at 1']],
])('grades %s', (_, times, stock, differences) => {
  expect(gradeTable(expected, times, paths(stock), 1e-4)).toEqual(differences)
})

test('grades a missing column', () => {
  const small = new Map([['small', [0, 0.5]]])
  expect(gradeTable(expected, [0, 1], small, 1e-4)).toEqual(['no Stock A[Entry 1]'])
})
