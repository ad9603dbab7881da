import { mathUnit } from './mathUnit.ts'
import { USUAL_UNITS } from './usualUnits.ts'
import { wholePower } from './wholePower.ts'

/**
 * A unit of measure: powers of the base units tonne, month, USD and CNY, and the factor to their product
 * (`kg` is 0.001 t, `USD/kg` is 1000 USD/t). Two units are equal only if powers and factor agree, so t and kg do not mix.
 */
export interface Unit {
  readonly powers: readonly number[]
  readonly factor: number
}

const BASE_NAMES = ['t', 'month', 'USD', 'CNY'] as const

export const DIMENSIONLESS: Unit = { powers: [0, 0, 0, 0], factor: 1 }
export const MONTH: Unit = { powers: [0, 1, 0, 0], factor: 1 }
export const PER_MONTH: Unit = { powers: [0, -1, 0, 0], factor: 1 }

const known = new Map<string, Unit | undefined>(USUAL_UNITS)

/** The unit that a text such as `USD/kg` means, or undefined if it means none. */
export function parseUnit(text: string): Unit | undefined {
  if (!known.has(text)) known.set(text, readUnit(text))
  return known.get(text)
}

function readUnit(text: string): Unit | undefined {
  if (text === 'dimensionless' || text === 'probability') return DIMENSIONLESS
  if (!/^[A-Za-z0-9/*^(). -]{1,60}$/.test(text)) return undefined
  const inverse = /^1\s*\//.test(text)
  try {
    const unit = mathUnit(text.replace(/^1\s*\//, ''))
    return unit && inverse ? power(unit, -1) : unit
  } catch {
    return undefined
  }
}

export function multiply(a: Unit, b: Unit): Unit {
  return { powers: a.powers.map((p, i) => p + (b.powers[i] as number)), factor: a.factor * b.factor }
}

export function power(a: Unit, exponent: number): Unit {
  return { powers: a.powers.map((p) => (p === 0 ? 0 : p * exponent)), factor: wholePower(a.factor, exponent) }
}

export function divide(a: Unit, b: Unit): Unit {
  return multiply(a, power(b, -1))
}

/** Rounding in the conversion factors (months to seconds and back) is far below this. */
const SAME = 1e-9

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.powers.every((p, i) => p === b.powers[i]) && Math.abs(a.factor / b.factor - 1) < SAME
}

const NAMES = [
  ...['t', 'kg', 'month', 'year', 'day', 't/month', 't/year', '1/month', '1/year', 'USD', 'kUSD', 'MUSD'],
  ...[
    'USD/kg',
    'CNY/kg',
    'CNY/USD',
    'USD/CNY',
    'kUSD/month',
    'month/year',
    'year/month',
    'kUSD/t',
    't/month^2',
  ],
]

/** The unit in words an author would use: a usual name where there is one, else factor and powers. */
export function formatUnit(unit: Unit): string {
  if (sameUnit(unit, DIMENSIONLESS)) return 'dimensionless'
  const name = NAMES.find((n) => sameUnit(unit, parseUnit(n) as Unit))
  if (name) return name
  const factor = Math.abs(unit.factor - 1) < SAME ? [] : [String(Number(unit.factor.toPrecision(6)))]
  const powers = BASE_NAMES.map((base, i) => [base, unit.powers[i] as number] as const)
    .filter(([, p]) => p !== 0)
    .map(([base, p]) => (p === 1 ? base : `${base}^${p}`))
  return [...factor, ...powers].join(' ')
}
