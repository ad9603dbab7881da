import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../src/diagnostics/catalogue.ts'
import { example } from '../../src/diagnostics/example.ts'
import { brief, problemsOf } from '../language/problemsOf.ts'

test('the folder all examples start from is sound', () => {
  expect(problemsOf(example({}).files, 'lab/main.yaml')).toEqual([])
})

test.each(CATALOGUE.map((row) => [row.code, row] as const))(
  '%s: the example raises it alone',
  (code, row) => {
    const { files, at } = row.example
    expect(problemsOf(files, 'lab/main.yaml').map(brief)).toEqual([`${code} ${at}`])
  },
)

test('every code that can be raised is explained, once', () => {
  const codes = CATALOGUE.map((row) => row.code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(raisedCodes().filter((code) => !codes.includes(code))).toEqual([])
})

/** The source has no other texts of this form but names of packages in the layers that raise problems. */
function raisedCodes(): string[] {
  const notCodes = ['draft-7']
  const texts = ['src/language', 'src/analysis'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  )
  const found = texts.flatMap((text) => [...text.matchAll(/(?<!from )'([a-z]+(?:-[a-z]+)+)'/g)])
  const codes = [...new Set(found.map((match) => match[1] as string))].filter(
    (code) => !notCodes.includes(code),
  )
  expect(codes.length).toBeGreaterThan(30)
  return codes
}
