import type { Coded } from '../sensitivity/coded.ts'
import { type Box, type Count, countIn, insideOf, released, restrictedColumns } from './box.ts'
import { quasiP } from './restrictions.ts'
import type { Space } from './space.ts'

/** How good an answer a box is. */
export interface Quality extends Count {
  /** Share of all that is looked for which is in the box. */
  readonly coverage: number
  /** Share of the box that is looked for. */
  readonly density: number
  /** Share of all members that is in the box. */
  readonly mass: number
}

/** A value of a parameter, and the share of all members below it. */
export interface LimitValue {
  readonly value: number
  readonly share: number
}

/** The limits of a box on one parameter: what is said of it in the one sentence that answers. */
export type Limit = {
  readonly name: string
  /** Probability of chance doing as well: see `quasiP`. */
  readonly quasiP: number
  /** The box without these limits. */
  readonly without: Quality
} & (
  | { readonly kind: 'range'; readonly low?: LimitValue; readonly high?: LimitValue }
  /** The values inside, and the share of all members that have one of them. */
  | { readonly kind: 'kinds'; readonly values: readonly number[]; readonly share: number }
)

/** A box with its limits by parameter. */
export interface FoundBox extends Quality {
  /** The parameter that matters most first. */
  readonly limits: readonly Limit[]
  /** 1 for each member of the sample in the box. */
  readonly inside: Uint8Array
}

/** The shares that counted members are. */
export function qualityOf({ size, positives: all }: Space, { members, positives }: Count): Quality {
  return {
    members,
    positives,
    coverage: positives / all,
    density: positives / members,
    mass: members / size,
  }
}

/** A box in the words of the parameters: limits lie half way between the members on both sides. */
export function foundBox(space: Space, box: Box): FoundBox {
  const columns = restrictedColumns(space, box)
  const limits = columns.map((column) => ({
    name: space.names[column] as string,
    quasiP: quasiP(space, box, column),
    without: qualityOf(space, countIn(space, released(space, box, column))),
    ...limitsOf(space, box, column),
  }))
  return {
    ...qualityOf(space, countIn(space, box)),
    limits: limits.sort((a, b) => a.without.density - b.without.density),
    inside: insideOf(space, box, columns),
  }
}

function limitsOf(
  { columns, size, categorical }: Space,
  { low, high, without }: Box,
  column: number,
):
  | { readonly kind: 'range'; readonly low?: LimitValue; readonly high?: LimitValue }
  | { readonly kind: 'kinds'; readonly values: readonly number[]; readonly share: number } {
  const coded = columns[column] as Coded
  const { levels, below } = coded
  if (categorical[column]) {
    const inside = [...levels.keys()].filter((level) => !without.get(column)?.has(level))
    const members = inside.reduce(
      (sum, level) => sum + (below[level + 1] as number) - (below[level] as number),
      0,
    )
    return { kind: 'kinds', values: inside.map((level) => levels[level] as number), share: members / size }
  }
  const [first, last] = [low[column] as number, high[column] as number]
  return {
    kind: 'range',
    ...(first > 0 ? { low: limitBelow(coded, first, first, size) } : {}),
    ...(last < levels.length - 1 ? { high: limitBelow(coded, last + 1, last, size) } : {}),
  }
}

/** The limit between a level and the one before it; where one of both is infinite, the value of the one inside. */
function limitBelow({ levels, below }: Coded, level: number, inside: number, size: number): LimitValue {
  const middle = 0.5 * (levels[level - 1] as number) + 0.5 * (levels[level] as number)
  const value = Number.isFinite(middle) ? middle : (levels[inside] as number)
  return { value, share: (below[level] as number) / size }
}
