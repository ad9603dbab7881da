import { create, createUnitDependencies, type FactoryFunctionMap, unitDependencies } from 'mathjs'
import { wholePower } from './wholePower.ts'

const KILOGRAMS_PER_TONNE = 1000
const SECONDS_PER_MONTH = (365.25 / 12) * 24 * 3600

interface MathUnit {
  readonly value: number
  readonly dimensions: readonly number[]
}

interface Reader {
  read(text: string): MathUnit
  /** Places of mass, time and currencies among the dimensions of mathjs. */
  readonly bases: readonly number[]
}

const MASS = 0
const TIME = 2
const BASE_SIZES = [KILOGRAMS_PER_TONNE, SECONDS_PER_MONTH, 1, 1]

let reader: Reader | undefined

/** An instance of mathjs that knows nothing but units; currencies join only through an explicit exchange rate. */
function readerOfUnits(): Reader {
  const math = create({ createUnitDependencies, unitDependencies } as FactoryFunctionMap)
  const read = (text: string): MathUnit => math.unit(text) as unknown as MathUnit
  const currency = (name: string): number => {
    math.createUnit(name, { prefixes: 'short' })
    return read(`1 ${name}`).dimensions.indexOf(1)
  }
  return { read, bases: [MASS, TIME, currency('USD'), currency('CNY')] }
}

/**
 * The powers of tonne, month, USD and CNY and the factor that mathjs finds in a text; undefined if there are other dimensions.
 * @throws Error of mathjs if the text is no unit
 */
export function mathUnit(text: string): { powers: readonly number[]; factor: number } | undefined {
  reader ??= readerOfUnits()
  const { bases } = reader
  const { value, dimensions } = reader.read(`1 ${text}`)
  if (dimensions.some((d, i) => d !== 0 && !bases.includes(i))) return undefined
  const powers = bases.map((i) => dimensions[i] ?? 0)
  const size = powers.reduce((s, p, i) => s * wholePower(BASE_SIZES[i] as number, p), 1)
  return { powers, factor: value / size }
}
