/** Fills a path from those of two arguments. */
export type Fill = (path: Float64Array, a: Float64Array, b: Float64Array) => void

function add(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) + (b[i] as number)
}

function subtract(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) - (b[i] as number)
}

function multiply(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) * (b[i] as number)
}

function divide(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) / (b[i] as number)
}

function isBelow(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) < (b[i] as number) ? 1 : 0
}

function isAtMost(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0
}

function isAbove(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) > (b[i] as number) ? 1 : 0
}

function isAtLeast(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = (a[i] as number) >= (b[i] as number) ? 1 : 0
}

function both(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = a[i] !== 0 && b[i] !== 0 ? 1 : 0
}

function either(path: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < path.length; i++) path[i] = a[i] !== 0 || b[i] !== 0 ? 1 : 0
}

/**
 * What dates and windows are computed with, each with a loop of its own: engines do not put a function that differs from call to call
 * into its caller's loop, and make every number it gives an object. The results are those of the catalogue of functions.
 */
export const COMMON_FILLS: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ['+', add],
  ['-', subtract],
  ['*', multiply],
  ['/', divide],
  ['<', isBelow],
  ['<=', isAtMost],
  ['>', isAbove],
  ['>=', isAtLeast],
  ['and', both],
  ['or', either],
])
