import { describe, expect, test } from 'vitest'
import { themeMap } from '../../../../src/report/published/why/maps.ts'
import { type MapVariable, modelMap } from '../../../../src/report/published/why/modelMap.ts'
import { elementOf } from '../../../../src/report/published/why/moment.ts'
import { labFiles } from '../../../labStudy.ts'
import { soundStudy } from '../../../soundStudy.ts'

const THEMES = 'themes:\n  metal: { label: { en: "<i>Metal</i>", zh: 金属 }, variables: [stock, use] }\n'
const model = `${labFiles().read('lab/model.yaml')}\n${THEMES}`
const { scenario } = soundStudy(labFiles({ 'lab/model.yaml': model }), 'lab/base.yaml')
const map = modelMap(scenario)
const of = (name: string): MapVariable => map.variables.find((one) => one.name === name) as MapVariable

describe('the map of a model', () => {
  test('knows causes, and which of them matter only at the start', () => {
    expect(of('stock').causes).toEqual(['arrivals', 'start_stock', 'use'])
    expect(of('stock').startCauses).toEqual(['start_stock'])
    expect(of('price').startCauses).toEqual([])
  })

  test('sets the names in an equation apart', () => {
    expect(of('price').equations).toEqual([
      {
        role: 'value',
        element: '',
        parts: [
          { name: 'normal_price', indices: [] },
          ' * (',
          { name: 'start_stock', indices: ['JP'] },
          ' / max(',
          { name: 'stock', indices: ['JP'] },
          ', ',
          { name: 'least_stock', indices: [] },
          '))^',
          { name: 'elasticity', indices: [] },
        ],
      },
    ])
    expect(of('stock').equations.map(({ role }) => role)).toEqual(['initial', 'inflow', 'outflow'])
  })

  test('tells what changes a path from outside', () => {
    expect(of('approval').changes.map(({ enabled }) => enabled)).toContain(false)
  })

  test('has every variable that moves in one theme', () => {
    expect(map.themes.map(({ variables }) => variables)).toEqual([
      ['stock', 'use'],
      ['arrivals', 'price', 'approval'],
    ])
  })

  test('is drawn with words as text', () => {
    const { markup } = themeMap(map, 'metal', () => ({ en: '<b>&', zh: '"' }), 'en')
    expect(markup).toContain('aria-label="&lt;i&gt;Metal&lt;/i&gt;"')
    expect(markup).toContain('&lt;b&gt;&amp;')
    expect(markup).not.toMatch(/<[bi]>/)
  })
})

test.each([
  ['its own index', { name: 'stock', indices: ['region'] }, 'use', 'EU', 'EU'],
  ['an element', { name: 'stock', indices: ['JP'] }, 'use', 'EU', 'JP'],
  ['a single number', { name: 'elasticity', indices: [] }, 'price', '', ''],
  ['a sum', { name: 'stock', indices: ['region'] }, 'price', '', undefined],
])('a name in an equation stands for %s', (_, name, variable, element, expected) => {
  expect(elementOf(name, variable, element, scenario)).toBe(expected)
})
