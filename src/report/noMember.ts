import { monthNumber } from '../charts/calendar.ts'
import { formatMonth } from '../charts/formatMonth.ts'
import type { Ensemble } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'
import { inBoth } from './readerText.ts'

/** That no member could be evaluated, and the earliest failure; undefined where at least one member did not fail. */
export function noMember({ members, failures }: Pick<Ensemble, 'members' | 'failures'>): Text | undefined {
  const failed = new Set(failures.map((failure) => failure.member)).size
  const [one, ...others] = failures
  if (one === undefined || failed < members) return undefined
  const first = others.reduce((best, other) => (other.month < best.month ? other : best), one)
  const { variable, member, reason } = first
  return inBoth((language) => {
    const month = formatMonth(monthNumber(first.month), language)
    return {
      en: `No member could be evaluated: all ${members} failed. First, ${variable} in ${month}: ${reason} (member ${member}).`,
      zh: `没有成员可供评估：${members} 个成员全部失败。最早的失败：${month}的 ${variable}：${reason}（成员 ${member}）。`,
    }[language]
  })
}
