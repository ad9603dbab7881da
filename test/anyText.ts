import fc from 'fast-check'

/**
 * Any code points, also halves of a pair; or pieces that mean something, in any order. (`fc.string` of `unit: 'binary'` first
 * makes a table of all code points, which takes seconds.)
 */
export function anyText(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((points) => String.fromCodePoint(...points)),
    fc.array(fc.constantFrom(...pieces), { maxLength }).map((chosen) => chosen.join('')),
  )
}
