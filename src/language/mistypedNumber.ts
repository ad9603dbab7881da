/** What an author most likely meant by a text that stands where a number is expected; undefined where that cannot be told. */
export function mistypedNumber(text: string): string | undefined {
  const written = text.trim()
  const match = (pattern: RegExp): readonly string[] | undefined => pattern.exec(written)?.slice(1)
  const grouped = match(/^([-+]?\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3})+)$/)
  if (grouped)
    return `a number without marks between thousands: ${(grouped[0] as string).replace(/[^\d+-]/g, '')}`
  const comma = match(/^([-+]?\d+)[,，](\d+)$/)
  if (comma) return `a number with a decimal point: ${comma.join('.')}`
  const share = match(/^([-+]?[\d.]+)\s*[%％]$/)
  if (share) return `a number without a percent sign: ${shareOf(Number(share[0]))}`
  const range = match(/^([\d.]+)\s*(?:-|–|—|~|to|\.\.)\s*([\d.]+)$/)
  if (range && Number(range[0]) < Number(range[1]))
    return `a number, or a distribution such as { uniform: { low: ${range[0]}, high: ${range[1]} } }`
  const circa = match(/^(?:~|≈|<|>|<=|>=|≤|≥|ca\.?|about|around)\s*([-+]?[\d.]+)$/)
  if (circa) return `the number alone: ${circa[0]}`
  const unit = match(/^([-+]?\d[\d.]*)\s*[A-Za-z$€¥/]+$/)
  return unit && `the number alone, without its unit: ${unit[0]}`
}

/** Per cent as a share, without the digits that dividing by 100 would add. */
function shareOf(perCent: number): number {
  return Number((perCent / 100).toPrecision(12))
}

/** What an author most likely meant by a number above 1 where at most 1 may stand; undefined where that cannot be told. */
export function mistypedShare(value: number): string | undefined {
  return value > 1 && value <= 100 ? `${value} % is ${shareOf(value)}` : undefined
}
