import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runOne } from '../modelText.ts'
import { type Converted, fromXmile } from './fromXmile.ts'
import { gradeTable, plainTitle, type ResultTable, readResults } from './gradeTable.ts'

/** Models we cannot run, and why. Everything else in the index must reproduce its expected results. */
const REFUSED: Readonly<Record<string, string>> = {
  // A delay whose order and length both change while it runs.
  'T1-delays-2': 'DELAYN of a varying order',
  'T1-npv': 'the function NPV',
  'T2-allocate': 'the function ALLOCATE',
  // The language has no functions of the author's own.
  'T2-macro_expression': 'the function EXPRESSION_MACRO',
  'T2-macro_multi_expression': 'the function EXPRESSION_MACRO',
  'T2-macro_multi_macros': 'the function EXPRESSION_MACRO',
  // SMTH3 over 2 with a time step of 1: each of its three stocks would be emptied more than once in a step.
  'T2-smooth': 'delay-too-short: found a delay of 0.6666666666666666 months',
}

const read = (path: string): string => readFileSync(new URL(`models/${path}`, import.meta.url), 'utf8')

interface Item {
  readonly id: string
  readonly tolerance: number
  readonly expected: ResultTable
  readonly convert: () => Converted
}

const INDEX: readonly (readonly [id: string, item: Item])[] = read('index.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', , tolerance] = line.split(',')
    const expected = readResults(read(`${id}/expected.csv`))
    const [first, second, last] = [0, 1, -1].map((i) => expected.rows.at(i)?.[0] as number)
    const saved = { first, second, last } as { first: number; second: number; last: number }
    const convert = (): Converted => fromXmile(read(`${id}/model.xmile`), saved)
    return [id, { id, tolerance: Number(tolerance), expected, convert }] as const
  })

function differencesOf({ expected, tolerance, convert }: Item): string[] {
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
