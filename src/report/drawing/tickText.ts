import type { Day } from './plainSpec.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** The text of a tick in one of the formats of d3 that the charts use. */
export function tickText(value: number | Day, format: string): string {
  if (typeof value !== 'number') {
    return format === '%Y' ? String(value.year) : `${value.year}-${two(value.month)}`
  }
  const text = positiveText(Math.abs(value), format)
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

function positiveText(value: number, format: string): string {
  const decimals = /^,\.(\d+)f$/.exec(format)
  if (decimals) return withCommas(value.toFixed(Number(decimals[1])))
  if (format === '.0%') return `${(value * 100).toFixed(0)}%`
  if (format === '~s') return withPrefix(value)
  if (format === '~e') return trimmed(value.toExponential(6))
  throw new RangeError(`no tick is written in the format ${format}`)
}

function withCommas(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']

function withPrefix(value: number): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Number(value.toPrecision(6))) / 3)
  const prefix = PREFIXES[Math.max(0, Math.min(PREFIXES.length - 1, power))] as string
  const scaled = value / 10 ** (3 * PREFIXES.indexOf(prefix))
  return `${Number(scaled.toPrecision(6))}${prefix}`
}

/** Without the zeros at the end of a fraction. */
function trimmed(text: string): string {
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '')
}
