import type { System } from '../model/system.ts'

/** A number as C writes it. */
export function literal(value: number): string {
  if (Number.isNaN(value)) return 'NAN'
  if (!Number.isFinite(value)) return value > 0 ? 'INFINITY' : '(-INFINITY)'
  const text = Object.is(value, -0) ? '-0.0' : String(value)
  const whole = /[.e]/.test(text) ? text : `${text}.0`
  return value < 0 ? `(${whole})` : whole
}

/** The lookups of a system as constants of C, `table0` and so on. */
export function tablesInC({ tables }: Pick<System, 'tables'>): string[] {
  return tables.flatMap(({ x, y, interpolation }, i) => [
    `static const double at${i}[] = {${x.map(literal).join(', ')}}, values${i}[] = {${y.map(literal).join(', ')}};`,
    `static const struct table table${i} = {${x.length}, ${interpolation === 'step' ? 1 : 0}, at${i}, values${i}};`,
  ])
}
