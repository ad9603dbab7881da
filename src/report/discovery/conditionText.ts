import { metricValue } from '../../charts/rows/metricScale.ts'
import type { Text } from '../../model/text.ts'
import type { Comparison, Condition } from '../../study/discovery/condition.ts'
import { inBoth } from '../readerText.ts'

const SIGNS: Readonly<Record<Comparison['operator'], string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
}

const OPPOSITE: Readonly<Record<Comparison['operator'], Comparison['operator']>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
}

/** The opposite of a condition for a reader. */
export function oppositeText(condition: Condition, origin: string): Text {
  const { source, comparison } = condition
  if (!comparison) return { en: `not (${source})`, zh: `不满足（${source}）` }
  const operator = OPPOSITE[comparison.operator]
  return conditionText({ ...condition, comparison: { ...comparison, operator } }, origin)
}

/** A condition for a reader: one comparison in the words of its metric, anything longer as it was written. */
export function conditionText({ source, comparison }: Condition, origin: string): Text {
  if (!comparison) return { en: source, zh: source }
  const { metric, operator, value } = comparison
  return inBoth((language) => {
    const label = metric.label[language]
    if (value === Number.POSITIVE_INFINITY && (operator === '==' || operator === '>='))
      return { en: `${label}: never`, zh: `${label}：始终未出现` }[language]
    if (value === Number.POSITIVE_INFINITY && (operator === '!=' || operator === '<'))
      return { en: `${label}: comes`, zh: `${label}：会出现` }[language]
    return `${label} ${SIGNS[operator]} ${metricValue(value, { kind: metric.kind, unit: metric.unit, origin }, language)}`
  })
}
