import { formatShare } from '../charts/formatNumber.ts'
import type { Part } from './html.ts'
import { type Column, numbers } from './table.ts'

/** How often observations fell into intervals that are wide enough for half and for nine tenths of them. */
interface Inside {
  readonly n: number
  readonly inside50: number
  readonly inside90: number
}

/** The columns that every table of scores has. */
export const SCORE_COLUMNS: readonly Column[] = [
  numbers('n'),
  numbers('RMSE'),
  numbers({ en: 'Bias', zh: '偏差' }),
  numbers('CRPS'),
  numbers({ en: 'Inside P25–P75', zh: 'P25–P75 内' }),
  numbers({ en: 'Inside P5–P95', zh: 'P5–P95 内' }),
]

/** The cells of the last two of them. */
export function insideCells({ n, inside50, inside90 }: Inside): Part[] {
  return [inside50, inside90].map((inside) => `${inside} (${formatShare(inside / n)})`)
}
