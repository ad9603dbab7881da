import type { KernelParts } from '../kernel/compiled/compile.ts'
import { HEAD } from '../kernel/compiled/emit/driverWriter.ts'
import type { Unit } from '../kernel/compiled/schedule/unit.ts'
import type { System } from '../model/system.ts'
import { type Language, readElsewhere, statements } from './statements.ts'

/** A member's life in generated JavaScript. */
export type LiveJs = (
  rows: Float64Array,
  stocks: readonly [Float64Array, Float64Array],
  time: Float64Array,
  noise: Float64Array,
  save: (step: number) => void,
) => void

/**
 * The kernel of a plan as JavaScript: the same graph, one member at a time, `Math.exp` and its like, everything else in local
 * variables: what `new Function` gives without WebAssembly.
 */
export function generateJs({ plan, code }: KernelParts): LiveJs {
  const { system } = plan
  const unit = (u: Unit, kept: ReadonlySet<number>): string =>
    `(r, s, n, t, q) => {\n${statements(plan, u, kept, JAVASCRIPT).join('\n')}\n}`
  const lists = Array.from({ length: system.time.steps + 1 }, (_, step) =>
    plan.groups.flatMap((group, i) => (group.steps[step] ? [i] : [])),
  )
  const source = `
const { exp, log, log10, expm1, log1p, tanh, sin, cos, pow, sqrt, abs, floor, ceil, min, max } = Math
${tablesInJs(system)}
const core = ${unit(plan.core, readElsewhere(plan))}
const saved = ${unit(plan.save, new Set())}
const groups = [${plan.groups.map((g) => unit(g.unit, new Set())).join(',\n')}]
const lists = ${JSON.stringify(lists)}
return (rows, stocks, time, noise, save) => {
  T = time
  for (let step = 0; step <= ${system.time.steps}; step++) {
    const t = ${code.timeRowBytes / 8} * step + ${HEAD.bytes / 8}
    const q = Math.floor(step * ${system.time.step})
    Q = noise
    const s = stocks[step & 1]
    const n = stocks[(step + 1) & 1]
    core(rows, s, n, t, q)
    for (const group of lists[step]) groups[group](rows, s, n, t, q)
    if (step % ${system.time.stepsPerSave} === 0) {
      saved(rows, s, n, t, q)
      save(step)
    }
  }
}`
  const months = Math.floor(system.time.steps * system.time.step) + 1
  return new Function(`let T, Q\nconst MONTHS = ${months}\n${source}`)() as LiveJs
}

/** The lookups of a system and the function that reads them. */
function tablesInJs({ tables }: System): string {
  if (tables.length === 0) return ''
  const arrays = (key: 'x' | 'y'): string =>
    tables.map((table) => `Float64Array.of(${table[key].map(String).join(', ')})`).join(', ')
  return `
const X = [${arrays('x')}]
const Y = [${arrays('y')}]
const IS_STEP = [${tables.map((t) => t.interpolation === 'step').join(', ')}]
const lookUp = (x, y, at, isStep) => {
  const last = x.length - 1
  if (at <= x[0]) return y[0]
  if (at >= x[last]) return y[last]
  let i = 0
  while (x[i + 1] <= at) i++
  return isStep ? y[i] : y[i] + ((y[i + 1] - y[i]) * (at - x[i])) / (x[i + 1] - x[i])
}`
}

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  lt: '<',
  le: '<=',
  eq: '===',
  ne: '!==',
  and: '&&',
  or: '||',
}

const JAVASCRIPT: Language = {
  hasPower: true,
  declare: (name, expression) => `const ${name} = ${expression}`,
  constant: (value) => (Object.is(value, -0) ? '-0' : value < 0 ? `(${value})` : String(value)),
  row: (row, isMask) => (isMask ? `r[${row}] !== 0` : `r[${row}]`),
  stock: (stock) => `s[${stock}]`,
  noise: (series) => `Q[${series} * MONTHS + q]`,
  time: (column, isMask) => (isMask ? `T[t + ${column}] !== 0` : `T[t + ${column}]`),
  storeRow: (row, value, isMask) => `r[${row}] = ${isMask ? `${value} ? 1 : 0` : value}`,
  storeNext: (stock, value) => `n[${stock}] = ${value}`,
  compute: (operation, detail, operands) => {
    const [a, b, c] = operands
    const infix = INFIX[operation]
    if (infix) return `${a} ${infix} ${b}`
    if (operation === 'andNot') return `${a} && !${b}`
    if (operation === 'not') return `!${a}`
    if (operation === 'neg') return `-${a}`
    if (operation === 'pmin') return `${b} < ${a} ? ${b} : ${a}`
    if (operation === 'pmax') return `${a} < ${b} ? ${b} : ${a}`
    if (operation === 'select') return `${c} ? ${a} : ${b}`
    if (operation === 'where') return `${b} ? ${a} : 0`
    if (operation === 'unless') return `${b} ? 0 : ${a}`
    if (operation === 'truth') return `${a} ? 1 : 0`
    if (operation === 'wholePower') return `pow(${a}, ${b})`
    if (operation === 'lookup') return `lookUp(X[${detail}], Y[${detail}], ${a}, IS_STEP[${detail}])`
    return `${operation === 'call' ? detail : operation}(${operands.join(', ')})`
  },
}
