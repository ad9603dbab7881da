import { expect, test } from 'vitest'
import { SPECIALS } from '../../src/analysis/specials.ts'
import { FUNCTIONS } from '../../src/functions/catalogue.ts'
import { isObjectMember, isReserved } from '../../src/language/reservedNames.ts'

test.each([...FUNCTIONS.keys(), ...SPECIALS.keys(), 'time', 'never', 'not', 'true'])(
  '%s is taken',
  (name) => {
    expect(isReserved(name)).toBe(true)
  },
)

test.each(Object.getOwnPropertyNames(Object.prototype))(
  '%s, a member of every object, is refused everywhere',
  (name) => {
    expect(isReserved(name) && isObjectMember(name)).toBe(true)
  },
)

test.each(['price', 'japan', 'timing', 'use_2021'])('%s is free', (name) => {
  expect(isReserved(name)).toBe(false)
})
