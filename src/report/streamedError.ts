import { formatNumber } from '../charts/formatNumber.ts'
import { QUANTILES, type Statistics, type Summary } from '../model/ensemble.ts'
import type { Text } from '../model/text.ts'

/** Whether the quantiles of series were read from histograms. */
export function isStreamed({ series }: Summary): boolean {
  return series.some(({ statistics }) => statistics.some(({ bounds }) => bounds !== undefined))
}

/** How far the least exact of a row's quantiles can be from the exact one. */
export function widestBound({ bounds }: Statistics): number {
  return bounds ? Math.max(...QUANTILES.map(([name]) => bounds[name])) : 0
}

const percent = (share: number): string => `${formatNumber(100 * share, 2)} %`

/** How far quantiles read from histograms can be off, beside the distance from P5 to P95; undefined where all are exact. */
export function streamedLimit(summary: Summary): Text | undefined {
  if (!isStreamed(summary)) return undefined
  const shares = summary.series
    .flatMap(({ statistics }) => statistics)
    .flatMap((one) => (one.p95 > one.p5 ? [widestBound(one) / (one.p95 - one.p5)] : []))
    .sort((a, b) => a - b)
  const [median = 0, worst = 0] = [shares[Math.floor(shares.length / 2)], shares.at(-1)]
  return {
    en: `With so many members, the quantiles of paths were read from histograms: they can be off by ${percent(median)} of the distance from P5 to P95 in the typical month and by ${percent(worst)} at worst (errors.csv). Means and all metrics are exact.`,
    zh: `由于成员数量很大，路径的分位数由直方图读出：典型月份的误差至多为 P5 至 P95 距离的 ${percent(median)}，最差 ${percent(worst)}（见 errors.csv）。均值和全部指标均为精确值。`,
  }
}
