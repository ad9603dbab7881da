import { ARRAY_FUNCTIONS } from './arrayFunctions.ts'
import { MACROS } from './macros.ts'
import { REDUCERS } from './reducers.ts'
import type { Special } from './special.ts'
import { TIME_FUNCTIONS } from './timeFunctions.ts'

/** Every function of the language that is not plain arithmetic, by name. */
export const SPECIALS: ReadonlyMap<string, Special> = new Map(
  [...TIME_FUNCTIONS, ...ARRAY_FUNCTIONS, ...MACROS, ...REDUCERS].map((s) => [s.name, s]),
)
