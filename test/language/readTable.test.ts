import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from '../../src/language/readTable.ts'
import { placeInEquation } from '../../src/model/placeInEquation.ts'
import { brief } from './problemsOf.ts'

const COLUMNS = ['id', 'value', 'note']

const read = (text: string) => readTable('lab/t.csv', text, COLUMNS)

test('reads cells by the names of their columns, in any order', () => {
  const { rows } = read('note,id,value\r\n"a ""b"", c",x, 1 \r\n\r\n,y,\r\n')
  expect(rows.map((row) => COLUMNS.map((column) => row.text(column)))).toEqual([
    ['x', '1', 'a "b", c'],
    ['y', '', ''],
  ])
  expect(rows[0]?.placeOf('value')).toEqual({ file: 'lab/t.csv', line: 2, column: 17 })
  expect(rows[1]?.placeOf('id')).toEqual({ file: 'lab/t.csv', line: 4, column: 2 })
})

test('a part of a quoted cell has its own place', () => {
  const { rows } = read('id,value,note\nx,"a ""b""\nc",\n')
  const cell = rows[0]?.written('value') as { source: string }
  const place = (part: string) => placeInEquation(cell as never, cell.source.indexOf(part))
  expect(place('a')).toMatchObject({ line: 2, column: 4 })
  expect(place('b')).toMatchObject({ line: 2, column: 8 })
  expect(place('c')).toMatchObject({ line: 3, column: 1 })
})

test.each([
  ['id,value\n', ['missing-column lab/t.csv:1:1']],
  ['', ['missing-column lab/t.csv:1:1']],
  ['id\n', ['missing-column lab/t.csv:1:1']],
  ['id,vlaue,note\n', ['unknown-column lab/t.csv:1:4']],
  ['id;value;note\nx;"1";a\n', ['csv-syntax lab/t.csv:1:3']],
  ['id\tvalue\tnote\n', ['csv-syntax lab/t.csv:1:3']],
  ['id,value,note,vlaue\n', ['unknown-column lab/t.csv:1:15']],
  ['id,value,note,id\n', ['unknown-column lab/t.csv:1:15']],
  ['id,value,note\nx,1\ny,1,2,3\n', ['wrong-cell-count lab/t.csv:2:1', 'wrong-cell-count lab/t.csv:3:1']],
  ['id,value,note\nx,"1,2\n', ['csv-syntax lab/t.csv:2:3']],
  ['id,value,note\nx,"1" 2,\n', ['csv-syntax lab/t.csv:2:7']],
  ['id,value,note\nx,1"2,\n', ['csv-syntax lab/t.csv:2:4']],
])('refuses %j', (text, problems) => {
  expect(read(text).diagnostics.map(brief)).toEqual(problems)
})

test('a broken table is reported in at most 20 problems', () => {
  expect(read(`id,value,note\n${'x\n'.repeat(1000)}`).diagnostics).toHaveLength(20)
})

test('what is written in quotes is read back, but for white space around it', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab1 ,"\n') })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
      const lines = rows.map(([a, b]) => `x,${quote(a)},${quote(b)}`)
      const { rows: found, diagnostics } = read(['id,value,note', ...lines].join('\n'))
      expect(diagnostics).toEqual([])
      expect(found.map((row) => [row.text('value'), row.text('note')])).toEqual(
        rows.map(([a, b]) => [a.trimEnd(), b.trimEnd()]),
      )
    }),
  )
})

test('any text is a table or has problems', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'id,value,note\n"" ') }), (text) => {
      expect(() => read(text)).not.toThrow()
    }),
  )
})
