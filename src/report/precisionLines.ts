import { formatFixed, formatNumber } from '../charts/formatNumber.ts'
import { SEMICOLON } from '../charts/semicolon.ts'
import { withUnit } from '../charts/unitLabel.ts'
import { nameOf } from '../model/nameOf.ts'
import type { Language, Text } from '../model/text.ts'
import type { Next, Target } from '../study/decision/nextMembers.ts'
import { allowedError, statisticOf, type Wanted } from '../study/decision/precision.ts'
import { inBoth } from './readerText.ts'

/** How many members it took to know enough, or that it would take more than are allowed. */
export interface PrecisionReached {
  readonly members: number
  readonly most: number
  readonly next: Next
  readonly targets: readonly (Wanted & { readonly target: Target })[]
}

const STATISTIC = {
  mean: { en: 'probability', zh: '概率' },
  p50: { en: 'median', zh: '中位数' },
} as const

function errorText(value: number, { metric }: Wanted, language: Language): string {
  if (metric.kind === 'condition')
    return {
      en: `${formatNumber(100 * value, 2)} percentage points`,
      zh: `${formatNumber(100 * value, 2)} 个百分点`,
    }[language]
  return withUnit(formatNumber(value, 2), metric.kind === 'time' ? 'month' : metric.unit, language)
}

/** What the precision that was asked for took, in words. */
export function precisionLines({ members, most, next, targets }: PrecisionReached): Text[] {
  const each = (language: Language): string =>
    targets
      .map((one) => {
        const { metric, target } = one
        const label = `${nameOf(metric.name, metric.element)} ${STATISTIC[statisticOf(metric.kind)][language]}`
        const error = errorText(target.standardError, one, language)
        const allowed = errorText(allowedError(target), one, language)
        return {
          en: `${label} ± ${error} (asked: ${allowed})`,
          zh: `${label} ± ${error}（要求 ${allowed}）`,
        }[language]
      })
      .join(SEMICOLON[language])
  const count = formatFixed(members, 0)
  const limit = formatFixed(most, 0)
  if (next.kind === 'enough')
    return [
      inBoth((language) => {
        return {
          en: `${count} members are enough for the precision asked for: ${each('en')}`,
          zh: `${count} 个成员已达到所要求的精度：${each('zh')}`,
        }[language]
      }),
    ]
  const needed = next.kind === 'out of reach' ? next.members : Number.POSITIVE_INFINITY
  return [
    inBoth((language) => {
      const more = Number.isFinite(needed)
        ? {
            en: `about ${formatNumber(needed, 2)} members would do`,
            zh: `约需 ${formatNumber(needed, 2)} 个成员`,
          }[language]
        : { en: 'no number of members would do', zh: '任何成员数都不够' }[language]
      return {
        en: `The precision asked for is not met with ${count} members (at most ${limit}); ${more}: ${each('en')}`,
        zh: `${count} 个成员（上限 ${limit}）未达到所要求的精度；${more}：${each('zh')}`,
      }[language]
    }),
  ]
}
