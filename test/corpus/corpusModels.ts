import { readFileSync } from 'node:fs'
import { type Converted, fromXmile } from './fromXmile.ts'
import { type ResultTable, readResults } from './gradeTable.ts'

/** Models we cannot run, and why. Everything else in the index must reproduce its expected results. */
export const REFUSED: Readonly<Record<string, string>> = {
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

/** A public model with the results of the tool it comes from. */
export interface CorpusModel {
  readonly id: string
  readonly tolerance: number
  readonly expected: ResultTable
  readonly convert: () => Converted
}

/** Every model of the index. */
export const CORPUS: readonly CorpusModel[] = read('index.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', , tolerance] = line.split(',')
    const expected = readResults(read(`${id}/expected.csv`))
    const [first, second, last] = [0, 1, -1].map((i) => expected.rows.at(i)?.[0] as number)
    const saved = { first, second, last } as { first: number; second: number; last: number }
    const convert = (): Converted => fromXmile(read(`${id}/model.xmile`), saved)
    return { id, tolerance: Number(tolerance), expected, convert }
  })
