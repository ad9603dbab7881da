import { expect, test } from 'vitest'
import type { Grade } from '../../src/model/evidence.ts'
import type { Assumption } from '../../src/report/ledger.ts'
import { ledgerSection } from '../../src/report/ledgerSection.ts'

const assumption = (name: string, grade: Grade): Assumption => ({
  ...{ name, label: { en: name, zh: name }, value: '1', unit: 't', source: 's', grade },
})

const text = (grades: readonly Grade[], urgent?: ReadonlyMap<string, number>): string =>
  ledgerSection(
    grades.map((grade, i) => assumption(`${grade}_${i}`, grade)),
    urgent,
  ).markup

test('definitions are listed, but not counted among the grades of evidence', () => {
  const both = text(['measured', 'definition', 'judgement', 'definition'])
  expect(both).toContain('2 assumptions and 2 definitions')
  expect(both).toContain('2 项假设和 2 项定义')
  expect(both).toContain('>measured: 1<')
  expect(both).toContain('>实测：1<')
  expect(both).toContain('definition: 2 (so by convention, not by evidence)')
  expect(both).toContain('<code>definition_<wbr>1</code>')
  const none = text(['measured', 'judgement'])
  expect(none).toContain('2 assumptions<')
  expect(none).not.toContain('definition')
})

test('definitions come last where the most urgent comes first', () => {
  const sorted = text(['definition', 'measured', 'judgement'], new Map())
  const places = ['judgement_2', 'measured_1', 'definition_0'].map((name) =>
    sorted.indexOf(`<code>${name.replace('_', '_<wbr>')}<`),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('values are told without the digits that only division gives them', () => {
  const told = (value: string): string =>
    ledgerSection([{ ...assumption('third', 'measured'), value }]).markup
  expect(told('0.333333333333333')).toContain('<td>0.333333</td>')
  expect(told('uniform(low 54.1666666666667, high 365.25)')).toContain(
    '<td>uniform(low 54.1667, high 365.25)</td>',
  )
  expect(told('1.25e-7 and 30.4375')).toContain('<td>1.25e-7 and 30.4375</td>')
  expect(told('1.2345678e-7')).toContain('<td>1.2345678e-7</td>')
})
