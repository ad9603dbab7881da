import { bracketed } from '../charts/bracketed.ts'
import { amountUnit, differenceUnit } from '../charts/decision/decisionData.ts'
import { formatNumber } from '../charts/formatNumber.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import type { Language } from '../model/text.ts'
import type { CostRatio } from '../study/decision/costRatio.ts'
import type { TradeOff } from '../study/decision/decide.ts'

/** Cost for each unit of effect in words, with its 95 % set. */
export function ratioText(
  { value, cost, effect, fieller }: CostRatio,
  units: TradeOff['units'],
  language: Language,
): string {
  if (!(effect > 0))
    return { en: '– (on average it brings no improvement)', zh: '–（平均而言没有改善）' }[language]
  if (cost < 0) return { en: '– (on average it costs less, not more)', zh: '–（平均代价反而更低）' }[language]
  const unit = ratioUnit(units, language)
  const [low, high] =
    fieller.kind === 'anything' ? ['', ''] : [fieller.low, fieller.high].map((one) => formatNumber(one))
  const sets = {
    between: { en: `95% interval ${low} to ${high}`, zh: `95% 区间 ${low} 至 ${high}` },
    outside: {
      en: `below ${low} or above ${high}: it may have no effect`,
      zh: `低于 ${low} 或高于 ${high}：可能没有效果`,
    },
    anything: { en: 'could be anything: no effect can be told apart', zh: '可为任意值：无法分辨其效果' },
  }
  return `${formatNumber(value)} ${unit}${bracketed(sets[fieller.kind][language], language)}`
}

/** `million USD/t`. */
function ratioUnit({ cost, effect }: TradeOff['units'], language: Language): string {
  const below =
    effect === 'probability' ? differenceUnit(effect, language) : unitLabel(amountUnit(effect), language)
  const above = unitLabel(amountUnit(cost), language)
  return below === '' ? above : `${above}/${below.includes('/') ? `(${below})` : below}`
}
