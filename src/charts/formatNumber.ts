/**
 * A number in plain digits with thousands separators, the same on every machine and in both languages.
 * `digits` are significant digits; whole parts are rounded to them too (1,236 with three digits is 1,240).
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const rounded = Number(value.toPrecision(digits))
  return formatPlain(rounded)
}

/** A number with a sign wherever it is not zero. */
export function formatSigned(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

/** A number with a fixed count of decimals. */
export function formatFixed(value: number, decimals: number): string {
  return grouped(value.toFixed(decimals))
}

/** A share as a percentage: whole per cent, with "<1" and ">99" where rounding would claim certainty. */
export function formatShare(share: number): string {
  if (Number.isNaN(share)) return '–'
  const percent = share * 100
  if (percent > 0 && percent < 0.5) return '<1%'
  if (percent < 100 && percent >= 99.5) return '>99%'
  return `${formatFixed(percent, 0)}%`
}

function formatPlain(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return grouped(text)
  return Math.abs(value) < 1 ? text.replace('-', '−') : grouped(BigInt(value).toString())
}

function grouped(text: string): string {
  const negative = text.startsWith('-')
  const [whole = '0', decimals] = (negative ? text.slice(1) : text).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const digits = decimals === undefined ? groups : `${groups}.${decimals}`
  return negative && /[1-9]/.test(digits) ? `−${digits}` : digits
}
