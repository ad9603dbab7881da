/** What functions of spreadsheets and of other system dynamics programs are called here, by their names in small letters. */
export const USUAL_NAMES: ReadonlyMap<string, string> = new Map([
  ...['minimum', 'least', 'smaller'].map((name) => [name, 'min(a, b)'] as const),
  ...['maximum', 'greatest', 'larger'].map((name) => [name, 'max(a, b)'] as const),
  ...['if', 'ifthenelse', 'if_then_else', 'iif', 'ifelse', 'where'].map(
    (name) => [name, 'condition ? a : b'] as const,
  ),
  ...['ln', 'loge'].map((name) => [name, 'log(x)'] as const),
  ...['average', 'mean', 'avg'].map((name) => [name, 'meanOver(x, from, to), or sum(dimension, x)'] as const),
  ...['pow', 'power'].map((name) => [name, 'x ^ y'] as const),
  ...['int', 'trunc', 'integer'].map((name) => [name, 'floor(x)'] as const),
  ...['sigmoid', 'logistic'].map((name) => [name, '1 / (1 + exp(-x))'] as const),
  ...['delay', 'delay_fixed', 'delayn'].map((name) => [name, 'delay1(x, tau), delay3(x, tau)'] as const),
  ...['smooth', 'smoothi', 'smth1', 'smth3'].map(
    (name) => [name, 'smooth1(x, tau), smooth3(x, tau)'] as const,
  ),
  ...['xidz', 'zidz', 'divide', 'iferror'].map((name) => [name, 'safeDivide(a, b, c)'] as const),
  ...['total', 'cumulative', 'integral', 'integ'].map(
    (name) => [name, 'totalOver(x, from, to), or a stock'] as const,
  ),
])

/** What units are called here that others write in other ways. */
export const UNIT_NAMES: readonly (readonly [pattern: RegExp, here: string])[] = [
  [/^(%|percent|per cent|share|ratio|1|-|none|unitless|fraction)$/i, 'dimensionless'],
  [/RMB|yuan|¥|元/i, 'CNY'],
  [/\$|dollar|美元/i, 'USD'],
  [/吨|\bMT\b|\btpa\b|\btpy\b/i, 't, or t/year for a rate'],
  [/千克|公斤|\bkilo\b/i, 'kg'],
  [/\b(a|yr|p\.?a\.?)\b|年/i, 'year'],
  [/\b(mo|mth)\b|月/i, 'month'],
]
