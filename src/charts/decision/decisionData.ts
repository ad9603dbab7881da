import type { Ensemble } from '../../model/ensemble.ts'
import type { Language, Text } from '../../model/text.ts'
import type { Better } from '../../study/decision/alternatives.ts'
import { DESIGN_WORDS } from '../designWords.ts'
import { formatNumber, formatShare, formatSigned } from '../formatNumber.ts'
import { unitLabel, withUnit } from '../unitLabel.ts'

/** What a criterion is called, its unit, and how it is written. */
export interface CriterionWords {
  readonly label: Text
  readonly unit: string
  readonly better: Better
}

/** How many members a decision chart rests on, and where they come from. */
export interface CommonMembers extends Pick<Ensemble, 'seed' | 'design'> {
  readonly source: Text
  readonly members: number
  readonly failed: number
}

/** The unit of an amount of a criterion: a difference of dates is in months. */
export function amountUnit(unit: string): string {
  return unit === 'date' ? 'month' : unit
}

/** An amount of a criterion with its unit; of a probability, a share. */
export function amountText(value: number, unit: string, language: Language): string {
  if (unit === 'probability') return Number.isFinite(value) ? formatShare(value) : '–'
  return withUnit(formatNumber(value), amountUnit(unit), language)
}

/** An amount with its sign and without its unit; of a probability, in percentage points. */
export function signedText(value: number, unit: string): string {
  return formatSigned(differenceSize(value, unit))
}

/** A difference in its unit: of probabilities, in percentage points. */
export function differenceSize(value: number, unit: string): number {
  return unit === 'probability' ? 100 * value : value
}

/** The unit of differences in words. */
export function differenceUnit(unit: string, language: Language): string {
  if (unit === 'probability') return { en: 'percentage points', zh: '百分点' }[language]
  return unitLabel(amountUnit(unit), language)
}

/** The footer of a decision chart: parts of a line. */
export function decisionFooter(
  { source, seed, members, failed, design }: CommonMembers,
  language: Language,
): readonly string[] {
  return {
    en: [
      `Source: ${source.en}`,
      `seed ${seed}`,
      `${formatNumber(members, 15)} members in common (${DESIGN_WORDS[design].en})`,
      ...(failed > 0 ? [`${failed} left out: failed in one`] : []),
      'not a forecast',
    ],
    zh: [
      `来源：${source.zh}`,
      `随机种子 ${seed}`,
      `${formatNumber(members, 15)} 个共同的成员（${DESIGN_WORDS[design].zh}）`,
      ...(failed > 0 ? [`${failed} 个因失败未计入`] : []),
      '非预测',
    ],
  }[language]
}
